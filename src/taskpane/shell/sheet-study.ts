import { resultNames, switchName } from "../../breakdown/result-names";
import { paper } from "../../studies";
import { studyOfRecord } from "../../studies/record";
import { inputsOf, type Study } from "../../study/study";
import { RANGE_CELL, type Breakdown } from "./sheet-reading";

export interface SheetStudy {
  /** The study of the sheet in view; undefined where there is no breakdown, or where it does not say what it was made of. */
  study: Study | undefined;
  /** What may be inserted and downloaded: the study of the sheet, the paper's where there is no breakdown, or nothing. */
  offered: Study | undefined;
}

/** What is known of the sheet in view. Beside a sheet of an unknown study nothing is offered: it would be of another one. */
export function sheetStudy(breakdown: Pick<Breakdown, "record"> | null): SheetStudy {
  if (!breakdown) return { study: undefined, offered: paper };
  const study = studyOfRecord(breakdown.record);
  return { study, offered: study };
}

/** What the pane reads of a sheet that was made of a study. */
export const watchedNames = (study: Study): readonly string[] => [
  ...Object.values(resultNames),
  RANGE_CELL,
  ...inputsOf(study).map(({ name }) => name),
  ...study.corrections.map(({ id }) => switchName(id)),
];
