import { parseStudyFile } from "../study/file";
import { studyOf } from "../study/read-file";
import type { Study } from "../study/study";
import { PAPER_ID, studyById } from "./index";

/** What a sheet keeps of the study it is made of: its file, as text. */
export const recordOf = ({ file }: Study): string => JSON.stringify(file);

/** Sheets of version 0.2.0 named the article's study in place of a file. */
const LEGACY_RECORD = PAPER_ID;

/** The study that a sheet was made of; undefined where it does not say, and never another study. */
export function studyOfRecord(text: string | undefined): Study | undefined {
  if (text === undefined) return undefined;
  if (text === LEGACY_RECORD) return studyById(PAPER_ID);
  try {
    return studyOf(parseStudyFile(text));
  } catch {
    return undefined;
  }
}
