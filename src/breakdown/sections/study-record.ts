import { cellAt } from "../../grid/address";
import { DETAIL, LABEL, SETTINGS } from "../columns";
import { resultNames } from "../result-names";
import type { Section } from "../section";

/** Excel's limit for the text of one cell. */
export const MOST_CHARACTERS = 32_767;

/** What the sheet was made of, for the pane to know it again. A study too long for a cell goes without. */
export const studyRecord: Section = {
  rows: ({ record }) => (record.length > MOST_CHARACTERS ? 0 : 2),
  place(sheet, { study }) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: "Study", style: "note" });
    sheet.place(row, DETAIL, { content: study.record, style: "note" });
    // A long text would run over the cells beside it.
    sheet.place(row, SETTINGS, { content: " " });
    sheet.name(resultNames.studyRecord, cellAt(row, DETAIL), "The study this sheet was made of");
  },
};
