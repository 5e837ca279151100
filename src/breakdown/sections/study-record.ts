import { span } from "../../grid/sheet-builder";
import { recordOf } from "../../studies/record";
import { DETAIL, LABEL, VALUE } from "../columns";
import { resultNames } from "../result-names";
import { note, type SectionContext } from "../section";

/** Excel's limit for the text of one cell is 32,767 characters; a study longer than a cell takes several. */
const CHARACTERS_PER_CELL = 30_000;

/** What the sheet was made from, for the pane to know it again. */
export function studyRecord({ sheet, study }: SectionContext): void {
  const top = sheet.nextRow;
  const record = recordOf(study);
  for (let from = 0; from < record.length; from += CHARACTERS_PER_CELL) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, note(from === 0 ? "Study (FLOPsheet reads this)" : ""));
    sheet.place(row, DETAIL, note(record.slice(from, from + CHARACTERS_PER_CELL)));
    // A long text would run over the cells beside it.
    sheet.place(row, VALUE, { content: " " });
  }
  const cell = (row: number) => ({ row, column: DETAIL, rows: 1, columns: 1 });
  sheet.name(resultNames.studyRecord, span(cell(top), cell(sheet.nextRow - 1)), "The study this sheet was made from");
}
