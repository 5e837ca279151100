import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import * as v from "valibot";
import { HostError } from "../grid/host";
import { studyById, studyIds } from "../studies";
import { checkStudyFile, StudyFileError } from "../study/file";
import { studyOf } from "../study/read-file";
import { problemsOf, type Scenario } from "../study/scenario";
import { MOST_SCENARIOS, scenarioSchema } from "../study/scenario-file";
import type { Study } from "../study/study";

/** A study and the settings of its sheet, as a link carries them. */
export interface SharedStudy {
  study: Study;
  scenario: Scenario;
  /** The scenarios that are kept with the sheet. */
  scenarios?: readonly Scenario[];
}

/** Compressed in the fragment: browsers do not send it, so no server sees the study. */
const KEY = "study";
/** Chat programs cut longer links. */
export const LONGEST_LINK = 8_000;
/** A study of 200 experiments is under a tenth of this; a link that unpacks to more is no study. */
const LARGEST_BYTES = 1_000_000;

/** A published study goes by its id, which keeps its links short. */
const linkSchema = v.strictObject({
  study: v.union([v.string(), v.looseObject({})]),
  scenario: scenarioSchema,
  scenarios: v.optional(v.pipe(v.array(scenarioSchema), v.maxLength(MOST_SCENARIOS))),
});

/** A link with what it carries, and how many kept scenarios had no room in it: it has all of them or none. */
export function sharedLink(page: string, shared: SharedStudy): { link: string; left: number } {
  const { scenarios = [], ...alone } = shared;
  if (scenarios.length === 0) return { link: studyLink(page, alone), left: 0 };
  try {
    return { link: studyLink(page, shared), left: 0 };
  } catch {
    return { link: studyLink(page, alone), left: scenarios.length };
  }
}

/** The address of `page` with the study in its fragment. Throws a HostError where that would be too long for a link. */
export function studyLink(page: string, { study, scenario, scenarios = [] }: SharedStudy): string {
  const published = studyIds.includes(study.id) && study.file === studyById(study.id).file;
  const json = JSON.stringify({
    study: published ? study.id : study.file,
    scenario,
    ...(scenarios.length > 0 ? { scenarios } : {}),
  });
  const link = `${page.replace(/#.*$/s, "")}#${KEY}=${toBase64Url(deflateSync(strToU8(json), { level: 9 }))}`;
  if (link.length > LONGEST_LINK)
    throw new HostError(
      `This study makes a link of ${link.length.toLocaleString("en-US")} characters (at most ${LONGEST_LINK.toLocaleString("en-US")}).`,
      "Send the file instead: Save in the Plan tab, or Download (.xlsx).",
    );
  return link;
}

/** The study of a link, whole or its fragment alone; undefined where it carries none. Throws a HostError where it is damaged. */
export function readStudyLink(link: string): SharedStudy | undefined {
  const [, packed] = new RegExp(`#${KEY}=([^&\\s]*)`).exec(link) ?? [];
  if (packed === undefined) return undefined;
  const { study: given, scenario, scenarios = [] } = checked(unpacked(packed));
  let study: Study;
  try {
    study = typeof given === "string" ? studyById(given) : studyOf(checkStudyFile(given));
  } catch (error) {
    throw refused(error instanceof StudyFileError ? error.problems[0]! : (error as Error).message);
  }
  const [problem] = [scenario, ...scenarios].flatMap((it) => problemsOf(study, it));
  if (problem !== undefined) throw refused(problem);
  const names = scenarios.map(({ name }) => name.toLowerCase());
  if (names.includes("") || new Set(names).size < names.length)
    throw refused("scenarios: each must have a name of its own");
  return { study, scenario, ...(scenarios.length > 0 ? { scenarios } : {}) };
}

const refused = (reason: string): HostError =>
  new HostError(
    "The link's study can't be opened.",
    `It may have been cut when it was copied, or come from another version (${reason}).`,
  );

function checked(value: unknown): v.InferOutput<typeof linkSchema> {
  const { success, output, issues } = v.safeParse(linkSchema, value);
  if (!success) throw refused(`${v.getDotPath(issues[0]) ?? "link"}: ${issues[0].message}`);
  return output;
}

function unpacked(packed: string): unknown {
  if (packed.length > LONGEST_LINK) throw refused(`longer than ${LONGEST_LINK} characters`);
  let text: string;
  try {
    // One byte more than is allowed, and no more memory than that whatever the link claims to unpack to.
    const bytes = inflateSync(fromBase64Url(packed), { out: new Uint8Array(LARGEST_BYTES + 1) });
    if (bytes.length > LARGEST_BYTES) throw new Error("unpacks to more than 1 MB");
    text = strFromU8(bytes);
  } catch (error) {
    throw refused((error as Error).message);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw refused("not complete");
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const fromBase64Url = (text: string): Uint8Array =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
