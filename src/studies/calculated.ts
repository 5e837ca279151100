import type { StudyFile } from "../study/file";
import { settingsOf, type Factor, type OwnModel, type Study } from "../study/study";
import { PAPER_ID, studyById, studyIds } from "./index";

/**
 * The published studies as worksheet functions calculate them: every number, name and id of the cost, and none of the words, ranges and
 * rules that only a sheet, a file or the pane has. The build puts the values of this module in its place (src/site/evaluated-modules.ts), since Excel loads
 * the functions before all else: what they are read from comes with the pane.
 */

const withoutWords = ({ pointsByWidth: _byWidth, ...study }: Study): Study => ({
  ...study,
  title: "",
  subtitle: "",
  // Help names the source of the article's.
  source: study.id === PAPER_ID ? study.source : "",
  references: [],
  sources: {},
  ranges: {},
  claims: [],
  counts: mapped(study.counts, (it) => ({ ...it, label: "", source: "" })),
  experiments: study.experiments.map(({ published: _, ...it }) => ({
    ...it,
    place: "",
    uncertainty: "",
    sweeps: it.sweeps.map((sweep) => ({
      ...sweep,
      name: "",
      factors: productOf(sweep.factors),
    })),
  })),
  corrections: study.corrections.map((it) => ({
    ...it,
    name: "",
    place: "",
    reason: "",
    readings: it.readings.map(({ change, probability: _, ...reading }) => ({
      ...reading,
      change: { ...change, ...(change.factors && { factors: productOf(change.factors) }) },
    })),
  })),
  models: study.models.map(({ width, own }) => (own ? { width, own: nameless(own) } : { width })),
  file: {} as StudyFile,
});

const nameless = ({ source: _, ...own }: OwnModel): OwnModel => ({ ...own, name: "" });

const productOf = (factors: readonly Factor[]): readonly Factor[] => [{ count: settingsOf(factors), of: "" }];

const mapped = <T>(of: Readonly<Record<string, T>>, to: (it: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(of).map(([name, it]) => [name, to(it)]));

/** The article's first, as everywhere. */
export const studies: readonly Study[] = studyIds.map((id) => withoutWords(studyById(id)));
