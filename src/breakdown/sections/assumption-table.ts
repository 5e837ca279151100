import { figureNames } from "../../study/assumptions";
import { LARGEST_COUNT } from "../../study/limits";
import { address, areaAddress, cellAt } from "../../grid/address";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { paperAssumptions, type Assumption, type InputCell } from "../assumptions";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS } from "../columns";
import { ASSUMPTIONS_CHECKED, TOKENS_PER_RUN } from "../result-names";
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

/** Section and headings above; the tokens of a run, the check and a blank row below. */
const FRAME_ROWS = 5;

/** Counts that the functions of the add-in take as whole numbers only. */
const WHOLE = [figureNames.seqLen, figureNames.layers, figureNames.vocab];

/**
 * 1 where every assumption is a number that it may be, an error where one is blank, a text or zero, or a count of the
 * models' shape not whole. A blank cell is 0 to Excel and a default to a function of ours: neither is what the study assumes.
 */
function checkFormula(assumptions: readonly Assumption[], top: number): string {
  const isFree = ({ minimum }: Assumption) => minimum === 0;
  // Neighbours of one kind are one area.
  const starts = assumptions.flatMap((it, index) =>
    index === 0 || isFree(it) !== isFree(assumptions[index - 1]!) ? [index] : [],
  );
  const present = starts.map((first, index) => {
    const rows = (starts[index + 1] ?? assumptions.length) - first;
    const area = areaAddress({ ...cellAt(top + first, SETTINGS), rows });
    return `COUNTIF(${area},"${isFree(assumptions[first]!) ? ">=0" : ">0"}")`;
  });
  const whole = WHOLE.map((it) => `INT(${it})=${it}`);
  return `IF(AND(${present.join("+")}=${assumptions.length},${whole.join(",")},MAX(${WHOLE.join(",")})<=${LARGEST_COUNT}),1,NA())`;
}

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
    const assumptions = paperAssumptions(study);
    const top = sheet.nextRow;
    for (const it of assumptions) placeInput(sheet, sheet.nextRow, it);

    const row = sheet.nextRow;
    const { steps, batch, seqLen } = figureNames;
    sheet.place(row, LABEL, { content: "Tokens of a fixed run" });
    sheet.place(row, DETAIL, { content: TOKENS_PER_RUN, style: "note" });
    sheet.place(row, SETTINGS, { content: `=${steps}*${batch}*${seqLen}`, format: formats.flops });
    sheet.place(row, POINTS, aside("tokens"));
    sheet.place(row, FIRST_NUMBER + 1, { content: "Worked out: steps × batch × sequence length", style: "note" });
    sheet.name(TOKENS_PER_RUN, cellAt(row, SETTINGS), "Tokens of a run of fixed steps");

    const check = cellAt(row + 1, SETTINGS);
    sheet.place(row + 1, LABEL, { content: "Assumptions complete" });
    sheet.place(row + 1, DETAIL, { content: ASSUMPTIONS_CHECKED, style: "note" });
    sheet.place(row + 1, SETTINGS, { content: `=${checkFormula(assumptions, top)}`, format: '"yes"', align: "right" });
    sheet.place(row + 1, FIRST_NUMBER + 1, {
      content: `=IF(ISNUMBER(${address(check)}),"Each is a number","One of them is blank, a text or zero, or a count of the models' shape not whole: without it there is no total")`,
      style: "note",
    });
    sheet.name(ASSUMPTIONS_CHECKED, check, "1 where every assumption is a number that it may be");
  },
};
