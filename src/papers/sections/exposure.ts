import { countsOf } from "../../core/moments";
import { TOKENS_RULES, type Study } from "../../core/study";
import { address, areaAddress, type Area } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, isUniform, LABEL, SETTINGS, widthRow, type FactorRow } from "../layout";
import { momentFlopsFormula, usdFormula, type MomentCells } from "../model-formulas";
import { resultNames } from "../result-names";
import { runsOfCount } from "../run-formulas";
import { heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { widthCells, widthHeadings } from "./widths";

/** A sum over the runs: how its column is headed, of which tokens rule, and of which powers. */
interface MomentColumn {
  heading: string;
  rule: (typeof TOKENS_RULES)[number];
  heads: number;
  factors: readonly FactorRow[];
}

const [l, w, v] = ["layerFactor", "weightFactor", "vocabFactor"] as const;

/** In the order of `Moments`. */
const MOMENTS: readonly MomentColumn[] = [
  { heading: "λH", rule: "fixed", heads: 1, factors: [l] },
  { heading: "νH", rule: "fixed", heads: 1, factors: [v] },
  { heading: "ωH²", rule: "fixed", heads: 2, factors: [w] },
  { heading: "ν²H²", rule: "optimal", heads: 2, factors: [v, v] },
  { heading: "λνH²", rule: "optimal", heads: 2, factors: [l, v] },
  { heading: "ωνH³", rule: "optimal", heads: 3, factors: [w, v] },
  { heading: "ωλH³", rule: "optimal", heads: 3, factors: [w, l] },
  { heading: "ω²H⁴", rule: "optimal", heads: 4, factors: [w, w] },
];
const momentColumn = (index: number): number => SETTINGS + index;
const USD = momentColumn(MOMENTS.length);

/** Section, headings, the runs sorted; a blank row and the headings of the sums. */
const momentsTop = (study: Study, top: number): number => top + 2 + countsOf(study).length * TOKENS_RULES.length + 2;

const momentCells = (row: number): MomentCells =>
  MOMENTS.map((_, index) => address({ row, column: momentColumn(index) }, "both")) as unknown as MomentCells;

/** Cells of the moments of all runs. */
export const totalMoments = ({ study, topOf }: SectionContext): MomentCells =>
  momentCells(momentsTop(study, topOf(exposure)) + countsOf(study).length);

/** The cell of what the runs of one count cost. */
export const usdOfCount = ({ study, topOf }: SectionContext, count: string): string =>
  address({ row: momentsTop(study, topOf(exposure)) + countsOf(study).indexOf(count), column: USD }, "both");

export const exposure: Section = {
  rows: (study) => momentsTop(study, 0) + countsOf(study).length + 2,
  place(sheet, context) {
    const { study, topOf } = context;
    placeTitle(
      sheet, "Runs by count",
      "The runs above, sorted by what counts them and weighted by their tokens; summed with powers of H, and of a model's layers λ, block weights ω and vocabulary ν over the study's, they are what sensitivity and range hang on.",
    );
    placeHeadings(sheet, sheet.nextRow, { [LABEL]: heading("Points from", "left"), [DETAIL]: heading("Tokens of a run", "left"), ...widthHeadings(context) });
    const first = sheet.nextRow;
    for (const count of countsOf(study)) {
      for (const rule of TOKENS_RULES) {
        const row = sheet.nextRow;
        sheet.place(row, LABEL, { content: count });
        sheet.place(row, DETAIL, { content: rule });
        for (const index of study.models.keys()) {
          const column = FIRST_NUMBER + index;
          const content = runsOfCount(context.runs, column, address({ row, column: LABEL }, "column"), address({ row, column: DETAIL }, "column"));
          sheet.place(row, column, { content: `=${content}`, format: formats.runs });
        }
      }
    }
    sheet.highlight({
      kind: "formula", area: { row: first, column: FIRST_NUMBER, rows: sheet.nextRow - first, columns: study.models.length },
      formula: `${address({ row: first, column: FIRST_NUMBER })}=0`, style: "muted",
    });

    sheet.skip(1);
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Sum over the runs of", "left"),
      [DETAIL]: heading("Points from", "left"),
      ...Object.fromEntries(MOMENTS.map((it, index) => [momentColumn(index), heading(`${it.rule} ${it.heading}`)])),
      [USD]: heading("US$"),
    });
    const top = momentsTop(study, topOf(exposure));
    const body = (column: number): Area => ({ row: top, column, rows: countsOf(study).length, columns: 1 });
    for (const [index, count] of countsOf(study).entries()) {
      const row = top + index;
      sheet.place(row, LABEL, { content: study.pointCounts[count]?.label ?? "Settings trained once" });
      sheet.place(row, DETAIL, { content: count, style: "note" });
      for (const [place, { rule, heads, factors }] of MOMENTS.entries()) {
        const runs = areaAddress(widthRow(study, first + index * TOKENS_RULES.length + TOKENS_RULES.indexOf(rule)), "both");
        const powers = [
          ...Array.from({ length: heads }, () => resultNames.heads),
          ...(isUniform(study) ? [] : factors.map((it) => areaAddress(widthCells(context, it), "both"))),
        ];
        sheet.place(row, momentColumn(place), { content: `=SUMPRODUCT(${[runs, ...powers].join(",")})`, format: formats.flops });
      }
    }
    const totalRow = top + countsOf(study).length;
    sheet.place(totalRow, LABEL, { content: "All runs", style: "total" });
    sheet.place(totalRow, DETAIL, { content: null, style: "total" });
    for (const place of MOMENTS.keys()) {
      sheet.place(totalRow, momentColumn(place), { content: `=SUM(${areaAddress(body(momentColumn(place)))})`, format: formats.flops, style: "total" });
    }
    for (let row = top; row <= totalRow; row++) {
      sheet.place(row, USD, {
        content: `=${usdFormula(momentFlopsFormula(study, momentCells(row)))}`, format: formats.usd, style: row === totalRow ? "total" : undefined,
      });
    }
    sheet.name(
      resultNames.exposure, { ...body(DETAIL), columns: 1 + MOMENTS.length },
      "What counts runs, and the sums over the runs it counts that their cost is a polynomial of",
    );
  },
};
