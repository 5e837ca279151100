import { countsOf } from "../../core/moments";
import { TOKENS_RULES, type Study } from "../../core/study";
import { address, areaAddress, type Area } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS, widthRow } from "../layout";
import { momentFlopsFormula, usdFormula, type MomentCells } from "../model-formulas";
import { resultNames } from "../result-names";
import { heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { widthHeadings } from "./widths";

/** Columns of the moments, in the order of `MomentCells`, and of what they cost. */
const MOMENTS = [SETTINGS, POINTS, FIRST_NUMBER, FIRST_NUMBER + 1, FIRST_NUMBER + 2] as const;
const USD = FIRST_NUMBER + 3;
const { heads } = resultNames;
const POWERS = [heads, `${heads},${heads}`, `${heads},${heads}`, `${heads},${heads},${heads}`, `${heads},${heads},${heads},${heads}`];
const HEADINGS = ["Fixed Σ H", "Fixed Σ H²", "Optimal Σ H²", "Optimal Σ H³", "Optimal Σ H⁴"];
/** How many of the moments are of runs of fixed tokens. */
const FIXED_MOMENTS = 2;

const momentsTop = (study: Study, top: number): number => top + 2 + countsOf(study).length * TOKENS_RULES.length + 2;

const momentCells = (row: number): MomentCells => MOMENTS.map((column) => address({ row, column }, "both")) as unknown as MomentCells;

/** Cells of the moments of all runs. */
export const totalMoments = ({ study, topOf }: SectionContext): MomentCells =>
  momentCells(momentsTop(study, topOf(exposure)) + countsOf(study).length);

/** The cell of what the runs of one count cost. */
export const usdOfCount = ({ study, topOf }: SectionContext, count: string): string =>
  address({ row: momentsTop(study, topOf(exposure)) + countsOf(study).indexOf(count), column: USD }, "both");

export const exposure: Section = {
  rows: (study) => momentsTop(study, 0) + countsOf(study).length + 2,
  place(sheet, context) {
    const { study, topOf, runs: grid } = context;
    placeTitle(sheet, "Runs by count", "The runs above, sorted by what counts them; with Σ runs × H^n the cost is a polynomial of the assumptions, which sensitivity and range use.");
    placeHeadings(sheet, sheet.nextRow, { [LABEL]: heading("Points from", "left"), [DETAIL]: heading("Tokens of a run", "left"), ...widthHeadings(context) });
    const column = (index: number): Area => ({ row: grid.top, column: index, rows: grid.rowOf.size, columns: 1 });
    const counts = areaAddress(column(grid.countColumn), "both");
    const rules = areaAddress(column(DETAIL), "both");
    const first = sheet.nextRow;
    for (const count of countsOf(study)) {
      for (const rule of TOKENS_RULES) {
        const row = sheet.nextRow;
        sheet.place(row, LABEL, { content: count });
        sheet.place(row, DETAIL, { content: rule });
        const [countCell, ruleCell] = [address({ row, column: LABEL }, "column"), address({ row, column: DETAIL }, "column")];
        for (const index of study.heads.keys()) {
          const cells = areaAddress(column(FIRST_NUMBER + index), "row");
          sheet.place(row, FIRST_NUMBER + index, {
            content: `=SUMIFS(${cells},${counts},${countCell},${rules},${ruleCell})`, format: formats.runs,
          });
        }
      }
    }
    sheet.highlight({
      kind: "formula", area: { row: first, column: FIRST_NUMBER, rows: sheet.nextRow - first, columns: study.heads.length },
      formula: `${address({ row: first, column: FIRST_NUMBER })}=0`, style: "muted",
    });

    sheet.skip(1);
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Σ runs × H^n", "left"),
      [DETAIL]: heading("Points from", "left"),
      ...Object.fromEntries(MOMENTS.map((it, index) => [it, heading(HEADINGS[index]!)])),
      [USD]: heading("US$"),
    });
    const top = momentsTop(study, topOf(exposure));
    for (const [index, count] of countsOf(study).entries()) {
      const row = top + index;
      sheet.place(row, LABEL, { content: study.pointCounts[count]?.label ?? "Settings trained once" });
      sheet.place(row, DETAIL, { content: count, style: "note" });
      for (const [power, at] of MOMENTS.entries()) {
        const rule = power < FIXED_MOMENTS ? 0 : 1;
        const runs = areaAddress(widthRow(study, first + index * TOKENS_RULES.length + rule), "both");
        sheet.place(row, at, { content: `=SUMPRODUCT(${runs},${POWERS[power]!})`, format: formats.flops });
      }
    }
    const totalRow = top + countsOf(study).length;
    sheet.place(totalRow, LABEL, { content: "All runs", style: "total" });
    sheet.place(totalRow, DETAIL, { content: null, style: "total" });
    for (const at of MOMENTS) {
      const cells = areaAddress({ row: top, column: at, rows: countsOf(study).length, columns: 1 });
      sheet.place(totalRow, at, { content: `=SUM(${cells})`, format: formats.flops, style: "total" });
    }
    for (let row = top; row <= totalRow; row++) {
      sheet.place(row, USD, {
        content: `=${usdFormula(momentFlopsFormula(study, momentCells(row)))}`, format: formats.usd, style: row === totalRow ? "total" : undefined,
      });
    }
    sheet.name(resultNames.exposure, { row: top, column: DETAIL, rows: countsOf(study).length, columns: 1 + MOMENTS.length }, "Counts of runs, and Σ runs × H^n of the runs each counts");
  },
};
