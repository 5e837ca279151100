import { scalingExponents } from "../../studies/scaling-exponents";
import type { Study } from "../../study/study";
import { parseStudyFile, studyOf } from "../../study/file";

/** The study a sheet says it was made of: the paper's, where it names no other; undefined where it cannot be read. */
export function studyOfRecord(record: string | undefined): Study | undefined {
  if (!record?.startsWith("{")) return scalingExponents;
  try {
    return studyOf(parseStudyFile(record));
  } catch {
    return undefined;
  }
}
