import { fallbacks } from "../study/assumptions";
import type { StudyFile } from "../study/file";
import { studyOf } from "../study/read-file";
import type { Study } from "../study/study";
import llama from "./llama.json";
import pythia from "./pythia.json";
import scalingExponents from "./scaling-exponents.json";

/** Every published study, by its id; the first is shown where nobody chose another. */
const files: readonly StudyFile[] = [scalingExponents, llama, pythia].map(published);

/** As a checked file is, without loading what checks it into Excel: test/studies/published-totals.test.ts holds each to it. */
function published(json: { assumptions: object }): StudyFile {
  return { ...json, assumptions: { ...fallbacks, ...json.assumptions } } as unknown as StudyFile;
}

export const studyIds: readonly string[] = files.map(({ id }) => id!);

/** The article's study of the DeepMind paper, whose figures are the defaults of the worksheet functions. */
export const PAPER_ID = studyIds[0]!;

/** The file of a published study; an unknown id is an error, never another study. */
export function studyFile(id: string): StudyFile {
  const file = files.find((it) => it.id === id);
  if (!file) throw new UnknownStudyError(id);
  return file;
}

const studies = new Map<string, Study>();

/** A published study. */
export function studyById(id: string): Study {
  let study = studies.get(id);
  if (!study) studies.set(id, (study = studyOf(studyFile(id))));
  return study;
}

export class UnknownStudyError extends Error {
  constructor(id: string) {
    super(`no study is called "${id}"; use one of ${studyIds.join(", ")}`);
    this.name = "UnknownStudyError";
  }
}

export const isPublished = ({ id }: Pick<Study, "id">): boolean => studyIds.includes(id);

/** What a study is before anything of it is changed: published, or a plan of the user's own. */
export const asItWas = (study: Pick<Study, "id">): string => (isPublished(study) ? "As published" : "As planned");

/** The study of the paper that the article prices: 58,512 runs, 5.421e24 FLOPs, US$12.9M. */
export const paper: Study = studyById(PAPER_ID);
