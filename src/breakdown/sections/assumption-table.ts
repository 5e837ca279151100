import { figureNames } from "../../study/assumptions";
import { cellAt } from "../../grid/address";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { paperAssumptions, type InputCell } from "../assumptions";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS } from "../columns";
import { TOKENS_PER_RUN } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section } from "../section";

/** One named input cell with what it is, its unit and who says so. */
export function placeInput(sheet: SheetBuilder, row: number, input: InputCell): void {
  const area = cellAt(row, SETTINGS);
  const { name, label, unit, value, content = value, format, source, rule, minimum, maximum } = input;
  sheet.place(row, LABEL, { content: label });
  sheet.place(row, DETAIL, { content: name, style: "note" });
  sheet.place(row, SETTINGS, { content, format, style: "input" });
  sheet.place(row, POINTS, aside(unit));
  sheet.place(row, FIRST_NUMBER + 1, { content: source, style: "note" });
  sheet.name(name, area, unit === "" ? label : `${label}, ${unit}`);
  sheet.validate({
    area,
    rule: { kind: rule, minimum, maximum },
    message: `${label} must be a ${rule === "whole" ? "whole " : ""}number from ${minimum} to ${maximum}.`,
  });
}

/** Section and headings above; the tokens of a run and a blank row below. */
const FRAME_ROWS = 4;

export const assumptionTable: Section = {
  rows: (study) => paperAssumptions(study).length + FRAME_ROWS,
  place(sheet, { study }) {
    placeTitle(sheet, "Assumptions", "Change a cell on a yellow ground and the whole sheet follows.");
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Assumption", "left"),
      [DETAIL]: heading("Name in formulas", "left"),
      [SETTINGS]: heading("Value"),
      [POINTS]: heading("Unit", "left", 1),
      [FIRST_NUMBER + 1]: heading("Source", "left"),
    });
    for (const it of paperAssumptions(study)) placeInput(sheet, sheet.nextRow, it);

    const row = sheet.nextRow;
    const { steps, batch, seqLen } = figureNames;
    sheet.place(row, LABEL, { content: "Tokens of a fixed run" });
    sheet.place(row, DETAIL, { content: TOKENS_PER_RUN, style: "note" });
    sheet.place(row, SETTINGS, { content: `=${steps}*${batch}*${seqLen}`, format: formats.flops });
    sheet.place(row, POINTS, aside("tokens"));
    sheet.place(row, FIRST_NUMBER + 1, { content: "Worked out: steps × batch × sequence length", style: "note" });
    sheet.name(TOKENS_PER_RUN, cellAt(row, SETTINGS), "Tokens of a run of fixed steps");
  },
};
