import { parseStudyFile } from "../study/file";
import { studyOf } from "../study/read-file";
import type { Study } from "../study/study";
import { PAPER_ID, studyById } from "./index";

/** FNV-1a over UTF-16 units: tells an edited or half-deleted record, and is no protection against forgery. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** What a sheet keeps of the study it is made of: its file, as text, after a digest of it. */
export function recordOf({ file }: Study): string {
  const json = JSON.stringify(file);
  return `study ${digestOf(json)} ${json}`;
}

const RECORD = /^study ([0-9a-f]{8}) ([^]*)$/;

/** Sheets of version 0.2.0 named the article's study in place of a file. */
const LEGACY_RECORD = PAPER_ID;

/** The study that a sheet was made of; undefined where it does not say or was edited, and never another study. */
export function studyOfRecord(text: string | undefined): Study | undefined {
  if (text === undefined) return undefined;
  if (text === LEGACY_RECORD) return studyById(PAPER_ID);
  const [, digest, json = text] = RECORD.exec(text) ?? [];
  // Records of before the digest begin with the file itself.
  if (digest !== undefined && digest !== digestOf(json)) return undefined;
  try {
    return studyOf(parseStudyFile(json));
  } catch {
    return undefined;
  }
}
