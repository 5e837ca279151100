import { countsOf } from "../../study/moments";
import { TOKENS_RULES, type Study, type TokensRule } from "../../study/study";
import { address, areaAddress, type Area } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, factorRow, FIRST_NUMBER, LABEL, SETTINGS, widthRow, type FactorRow, type RunsGrid } from "../columns";
import { fixedFlopsFormula, optimalFlopsFormula, usdFormula, type MomentCells } from "../model-formulas";
import { resultNames } from "../result-names";
import { heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { widthCells, widthHeadings } from "./widths";

/** A sum over the runs: how its column is headed, of which tokens rule, and of which powers. */
interface MomentColumn {
  heading: string;
  rule: (typeof TOKENS_RULES)[number];
  heads: number;
  factors: readonly FactorRow[];
}

const [l, w, v, e] = ["attentionFactor", "weightFactor", "vocabFactor", "embeddingFactor"] as const;

/** In the order of `Moments`. */
const MOMENTS: readonly MomentColumn[] = [
  { heading: "λH", rule: "fixed", heads: 1, factors: [l] },
  { heading: "νH", rule: "fixed", heads: 1, factors: [v] },
  { heading: "ωH²", rule: "fixed", heads: 2, factors: [w] },
  { heading: "ενH²", rule: "optimal", heads: 2, factors: [e, v] },
  { heading: "ελH²", rule: "optimal", heads: 2, factors: [e, l] },
  { heading: "εωH³", rule: "optimal", heads: 3, factors: [e, w] },
  { heading: "ωνH³", rule: "optimal", heads: 3, factors: [w, v] },
  { heading: "ωλH³", rule: "optimal", heads: 3, factors: [w, l] },
  { heading: "ω²H⁴", rule: "optimal", heads: 4, factors: [w, w] },
];
const momentColumn = (index: number): number => SETTINGS + index;
const FIXED_USD = momentColumn(MOMENTS.length);
const OPTIMAL_USD = FIXED_USD + 1;

/** Section, headings, the runs sorted; a blank row and the headings of the sums. */
const momentsTop = (study: Study, top: number): number => top + 2 + countsOf(study).length * TOKENS_RULES.length + 2;

const momentCells = (row: number): MomentCells =>
  MOMENTS.map((_, index) => address({ row, column: momentColumn(index) }, "both"));

/** Cells of the moments of all runs. */
export const totalMoments = ({ study, topOf }: SectionContext): MomentCells =>
  momentCells(momentsTop(study, topOf(exposure)) + countsOf(study).length);

/** What the runs of one count cost. */
export function usdOfCount({ study, topOf }: SectionContext, count: string): string {
  const row = momentsTop(study, topOf(exposure)) + countsOf(study).indexOf(count);
  return `(${address({ row, column: FIXED_USD }, "both")}+${address({ row, column: OPTIMAL_USD }, "both")})`;
}

/** What all runs of one tokens rule cost. */
export const usdOfRule = ({ study, topOf }: SectionContext, rule: TokensRule): string =>
  address(
    {
      row: momentsTop(study, topOf(exposure)) + countsOf(study).length,
      column: rule === "fixed" ? FIXED_USD : OPTIMAL_USD,
    },
    "both",
  );

/** Runs of one width and rule, each times its token factor; of one count, or of all. */
export function runsOf(
  { study, topOf }: SectionContext,
  column: number,
  rule: TokensRule,
  counts = countsOf(study),
): string {
  const first = topOf(exposure) + 2 + TOKENS_RULES.indexOf(rule);
  const cells = counts.map((it) => address({ row: first + countsOf(study).indexOf(it) * TOKENS_RULES.length, column }));
  return cells.length === 1 ? cells[0]! : `(${cells.join("+")})`;
}

export const exposure: Section = {
  rows: (study) => momentsTop(study, 0) + countsOf(study).length + 2,
  place(sheet, context) {
    const { study, topOf } = context;
    placeTitle(
      sheet,
      "Runs by count",
      "The runs above, sorted by what counts them and weighted by their tokens; summed with powers of H, and of a model's attention λ, block weights ω, vocabulary ν and embedding tables ε over the study's, they are what sensitivity and range hang on.",
    );
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Points from", "left"),
      [DETAIL]: heading("Tokens of a run", "left"),
      ...widthHeadings(context),
    });
    const first = sheet.nextRow;
    for (const count of countsOf(study)) {
      for (const rule of TOKENS_RULES) {
        const row = sheet.nextRow;
        sheet.place(row, LABEL, { content: count });
        sheet.place(row, DETAIL, { content: rule });
        for (const index of study.models.keys()) {
          const column = FIRST_NUMBER + index;
          const content = runsOfCount(
            context.runs,
            column,
            address({ row, column: LABEL }, "column"),
            address({ row, column: DETAIL }, "column"),
          );
          sheet.place(row, column, { content: `=${content}`, format: formats.runs });
        }
      }
    }
    sheet.highlight({
      kind: "formula",
      area: { row: first, column: FIRST_NUMBER, rows: sheet.nextRow - first, columns: study.models.length },
      formula: `${address({ row: first, column: FIRST_NUMBER })}=0`,
      style: "muted",
    });

    sheet.skip(1);
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Sum over the runs of", "left"),
      [DETAIL]: heading("Points from", "left"),
      ...Object.fromEntries(MOMENTS.map((it, index) => [momentColumn(index), heading(`${it.rule} ${it.heading}`)])),
      [FIXED_USD]: heading("US$, fixed"),
      [OPTIMAL_USD]: heading("US$, optimal"),
    });
    const top = momentsTop(study, topOf(exposure));
    const body = (column: number): Area => ({ row: top, column, rows: countsOf(study).length, columns: 1 });
    for (const [index, count] of countsOf(study).entries()) {
      const row = top + index;
      sheet.place(row, LABEL, { content: study.pointCounts[count]?.label ?? "Settings trained once" });
      sheet.place(row, DETAIL, { content: count, style: "note" });
      for (const [place, { rule, heads, factors }] of MOMENTS.entries()) {
        const runs = areaAddress(
          widthRow(study, first + index * TOKENS_RULES.length + TOKENS_RULES.indexOf(rule)),
          "both",
        );
        const powers = [
          ...Array.from({ length: heads }, () => resultNames.heads),
          ...factors.flatMap((it) => {
            const shown = factorRow(study, it);
            return shown ? [areaAddress(widthCells(context, shown), "both")] : [];
          }),
        ];
        sheet.place(row, momentColumn(place), {
          content: `=SUMPRODUCT(${[runs, ...powers].join(",")})`,
          format: formats.flops,
        });
      }
    }
    const totalRow = top + countsOf(study).length;
    sheet.place(totalRow, LABEL, { content: "All runs", style: "total" });
    sheet.place(totalRow, DETAIL, { content: null, style: "total" });
    for (let row = top; row < totalRow; row++) {
      const moments = momentCells(row);
      sheet.place(row, FIXED_USD, {
        content: `=${usdFormula(fixedFlopsFormula(study, moments))}`,
        format: formats.usd,
      });
      sheet.place(row, OPTIMAL_USD, {
        content: `=${usdFormula(optimalFlopsFormula(study, moments))}`,
        format: formats.usd,
      });
    }
    for (let column = momentColumn(0); column <= OPTIMAL_USD; column++) {
      sheet.place(totalRow, column, {
        content: `=SUM(${areaAddress(body(column))})`,
        format: column < FIXED_USD ? formats.flops : formats.usd,
        style: "total",
      });
    }
    sheet.name(
      resultNames.exposure,
      { ...body(DETAIL), columns: 1 + MOMENTS.length },
      "What counts runs, and the sums over the runs it counts that their cost is a polynomial of",
    );
  },
};

/** Cells of one column of the grid, a sweep a row. */
const gridCells = (grid: RunsGrid, column: number): Area => ({
  row: grid.top,
  column,
  rows: grid.rowOf.size,
  columns: 1,
});

/** Runs of one width in the sweeps of one count and tokens rule, which are cells, each times its token factor. */
function runsOfCount(grid: RunsGrid, column: number, count: string, rule: string): string {
  const { sweepCounts, sweepRules } = resultNames;
  const { tokenFactorColumn } = grid;
  const cells = areaAddress(gridCells(grid, column), "row");
  return tokenFactorColumn
    ? `SUMPRODUCT((${sweepCounts}=${count})*(${sweepRules}=${rule})*${areaAddress(gridCells(grid, tokenFactorColumn), "both")}*${cells})`
    : `SUMIFS(${cells},${sweepCounts},${count},${sweepRules},${rule})`;
}
