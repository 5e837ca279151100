import { span } from "../../grid/sheet-builder";
import { recordOf } from "../../studies/record";
import { DETAIL, LABEL, VALUE } from "../columns";
import { resultNames } from "../result-names";
import { note, type SectionContext } from "../section";

/** Excel's limit for the text of one cell is 32,767 characters; a study longer than a cell takes several. */
const CHARACTERS_PER_CELL = 30_000;

/** A cell's text that began so would be a formula, or lose its apostrophe; half a character would be lost. */
const BEGINS_BADLY = /^[=+\-@'\s\udc00-\udfff]/;

/** A long text in pieces that cells keep as they are. */
export function slicesOf(text: string, longest: number): string[] {
  const slices: string[] = [];
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = from + longest;
    while (to - 1 > from && BEGINS_BADLY.test(text.slice(to, to + 1))) to--;
    slices.push(text.slice(from, to));
  }
  return slices;
}

/** What the sheet was made from, for the pane to know it again. */
export function studyRecord({ sheet, study }: SectionContext): void {
  const top = sheet.nextRow;
  for (const [index, slice] of slicesOf(recordOf(study), CHARACTERS_PER_CELL).entries()) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, note(index === 0 ? "Study (FLOPsheet reads this)" : ""));
    sheet.place(row, DETAIL, { ...note(slice), wrap: false });
    // A long text would run over the cells beside it.
    sheet.place(row, VALUE, { content: " " });
  }
  const cell = (row: number) => ({ row, column: DETAIL, rows: 1, columns: 1 });
  sheet.name(resultNames.studyRecord, span(cell(top), cell(sheet.nextRow - 1)), "The study this sheet was made from");
  const row = sheet.nextRow;
  sheet.place(row, LABEL, note("Scenarios (FLOPsheet keeps them here)"));
  const scenarios = sheet.place(row, DETAIL, note(null));
  sheet.place(row, VALUE, { content: " " });
  sheet.name(resultNames.scenarios, scenarios, "Scenarios of this study that were kept");
}
