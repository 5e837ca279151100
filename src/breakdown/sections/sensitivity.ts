import { figureNames, type Figure } from "../../study/assumptions";
import type { Study, TokensRule } from "../../study/study";
import { costRange } from "../../functions/cost-range";
import { address, areaAddress, type Area } from "../../grid/address";
import { paperAssumptions, type Assumption, type InputCell } from "../assumptions";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS } from "../columns";
import { fixedFlopsFormula, optimalFlopsFormula, usdFormula } from "../model-formulas";
import { resultNames } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { placeInput } from "./assumption-table";
import { totalMoments, usdOfCount, usdOfRule } from "./exposure";

const [LOW, BASE, HIGH] = [SETTINGS, POINTS, FIRST_NUMBER];
const [LOW_USD, HIGH_USD, SWING, RANK, REASON] = [1, 2, 3, 4, 5].map((it) => FIRST_NUMBER + it) as [
  number,
  number,
  number,
  number,
  number,
];

/** Bars of the tornado. */
const LARGEST = 8;
const PROBABILITIES = [0.05, 0.5, 0.95] as const;

/** Assumptions that the cost follows. */
const figures = (study: Study): readonly Assumption[] =>
  paperAssumptions(study).filter(({ name }) => name !== figureNames.gpusPerNode);

const shown = (study: Study): number => Math.min(LARGEST, figures(study).length);

/** Section, headings, figures; blank, headings, the largest; blank, headings, draws, seed, quantiles; blank. */
const ROWS = { above: 2, between: 2, rangeHeadings: 2, rangeInputs: 2, below: 1 };

const largestTop = (study: Study, top: number): number => top + ROWS.above + figures(study).length + ROWS.between;

/** The tornado's labels and its two series. */
export function tornadoCells({ study, topOf }: SectionContext): { labels: Area; low: Area; high: Area } {
  const column = (at: number): Area => ({
    row: largestTop(study, topOf(sensitivity)),
    column: at,
    rows: shown(study),
    columns: 1,
  });
  return { labels: column(LABEL), low: column(LOW_USD), high: column(HIGH_USD) };
}

export const sensitivity: Section = {
  rows: (study) =>
    largestTop(study, 0) + shown(study) + ROWS.rangeHeadings + ROWS.rangeInputs + PROBABILITIES.length + ROWS.below,
  place(sheet, context) {
    const { study, style, spell, topOf } = context;
    placeTitle(
      sheet,
      "Sensitivity",
      "The total with one assumption at its low or high value and the others as they are. Low and high are yours to change.",
    );
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Assumption", "left"),
      [DETAIL]: heading("Name in formulas", "left"),
      [LOW]: heading("Low"),
      [BASE]: heading("Base"),
      [HIGH]: heading("High"),
      [LOW_USD]: heading("US$ at low"),
      [HIGH_USD]: heading("US$ at high"),
      [SWING]: heading("Swing"),
      [RANK]: heading("Rank"),
      [REASON]: heading("Why no lower and no higher", "left", 1),
    });
    const top = sheet.nextRow;
    const all = figures(study);
    const column = (at: number): Area => ({ row: top, column: at, rows: all.length, columns: 1 });
    for (const it of all) {
      const row = sheet.nextRow;
      const { low, high, reason } = study.ranges[it.name] ?? {
        low: it.value,
        high: it.value,
        reason: "No range given",
      };
      sheet.place(row, LABEL, { content: it.label });
      sheet.place(row, DETAIL, { content: it.name, style: "note" });
      sheet.place(row, LOW, { content: low, format: it.format, style: "input" });
      sheet.place(row, BASE, { content: `=${it.name}`, format: it.format });
      sheet.place(row, HIGH, { content: high, format: it.format, style: "input" });
      for (const [at, value] of [
        [LOW_USD, LOW],
        [HIGH_USD, HIGH],
      ] as const) {
        sheet.place(row, at, {
          content: `=${totalAt(context, it.name, address({ row, column: value }))}`,
          format: formats.usd,
        });
      }
      const [lowUsd, highUsd, swing] = [LOW_USD, HIGH_USD, SWING].map((at) => address({ row, column: at }));
      const swings = areaAddress(column(SWING), "row");
      const above = `${address({ row: top, column: SWING }, "row")}:${swing}`;
      sheet.place(row, SWING, { content: `=ROUND(ABS(${highUsd}-${lowUsd}),2)`, format: formats.usd });
      sheet.place(row, RANK, {
        content: `=SUMPRODUCT((${swings}>${swing})*1)+SUMPRODUCT((${above}=${swing})*1)`,
        format: formats.whole,
        style: "note",
        align: "right",
      });
      sheet.place(row, REASON, aside(reason));
    }

    for (const at of [LOW, HIGH]) {
      sheet.validate({
        area: column(at),
        rule: { kind: "decimal", minimum: 0, maximum: 1e30 },
        message: "A low or high value must be a number, zero or greater.",
      });
    }
    sheet.highlight({
      kind: "formula",
      area: { row: top, column: LOW_USD, rows: all.length, columns: SWING - LOW_USD + 1 },
      formula: `${address({ row: top, column: SWING }, "column")}=0`,
      style: "muted",
    });

    sheet.skip(1);
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Change of the total, US$", "left"),
      [LOW_USD]: heading("At low"),
      [HIGH_USD]: heading("At high"),
    });
    const lines = { labels: column(LABEL), low: column(LOW_USD), high: column(HIGH_USD), rank: column(RANK) };
    for (let place = 1; place <= shown(study); place++) {
      const row = sheet.nextRow;
      const found = (area: Area) =>
        `INDEX(${areaAddress(area, "row")},MATCH(${place},${areaAddress(lines.rank, "row")},0))`;
      sheet.place(row, LABEL, { content: `=${found(lines.labels)}` });
      sheet.place(row, LOW_USD, {
        content: `=ROUND(${found(lines.low)}-${resultNames.totalUsd},2)`,
        format: formats.usdChange,
      });
      sheet.place(row, HIGH_USD, {
        content: `=ROUND(${found(lines.high)}-${resultNames.totalUsd},2)`,
        format: formats.usdChange,
      });
    }

    sheet.skip(1);
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Range of the total", "left"),
      [SETTINGS]: heading("Value"),
      [FIRST_NUMBER + 1]: heading("", "left"),
    });
    for (const it of DRAW_INPUTS) placeInput(sheet, sheet.nextRow, it);
    const ranges: Area = { row: top, column: DETAIL, rows: all.length, columns: HIGH - DETAIL + 1 };
    sheet.name(resultNames.figureRanges, ranges, "Assumptions one under the other: name, low, base, high");
    for (const probability of PROBABILITIES) {
      const row = sheet.nextRow;
      sheet.place(row, LABEL, { content: `P${probability * 100}, US$` });
      sheet.place(row, DETAIL, { content: `${probability * 100} of 100 draws cost less`, style: "note" });
      const call = costRange.formula(
        {
          probability: String(probability),
          figures: resultNames.figureRanges,
          runs: resultNames.exposure,
          draws: resultNames.rangeDraws,
          seed: resultNames.rangeSeed,
          ...choicesOf(study),
        },
        spell,
      );
      // Draws take a function; a sheet for colleagues without the add-in says so.
      sheet.place(row, SETTINGS, {
        content: style === "addin" ? `=${call}` : "add-in only",
        format: formats.usd,
        align: "right",
      });
    }
    sheet.name(resultNames.figureLabels, lines.labels, "Assumptions the total follows");
    sheet.name(resultNames.lowUsd, lines.low, "US$ of all experiments with one assumption at its low value");
    sheet.name(resultNames.highUsd, lines.high, "US$ of all experiments with one assumption at its high value");
    if (sheet.nextRow > topOf(sensitivity) + sensitivity.rows(study))
      throw new Error("more rows than the section says");
  },
};

const DRAW_INPUTS: readonly InputCell[] = [
  {
    name: resultNames.rangeDraws,
    label: "Draws",
    unit: "totals",
    value: 10_000,
    rule: "whole",
    minimum: 100,
    maximum: 100_000,
    format: formats.whole,
    source: "Every assumption is drawn on its own from the triangle of its low, base and high value, by COST_RANGE",
  },
  {
    name: resultNames.rangeSeed,
    label: "Seed",
    unit: "",
    value: 1,
    rule: "whole",
    minimum: 1,
    maximum: 1e9,
    format: formats.plain,
    source: "The same seed gives the same draws",
  },
];

const choicesOf = ({ shape, tiedEmbeddings }: Study): { gated?: string; causal?: string; tied?: string } => ({
  ...(shape.gated ? { gated: "TRUE" } : {}),
  ...(shape.causal ? {} : { causal: "FALSE" }),
  ...(tiedEmbeddings ? { tied: "TRUE" } : {}),
});

/** Assumptions that runs of one tokens rule cost in proportion to, and the others not at all. */
const LINEAR_IN: Readonly<Record<string, TokensRule>> = {
  [figureNames.steps]: "fixed",
  [figureNames.batch]: "fixed",
  [figureNames.tokensPerParam]: "optimal",
};

/** US$ of all runs with another value of one assumption. */
function totalAt(context: SectionContext, name: string, value: string): string {
  const { study } = context;
  if (name in study.pointCounts) return `${resultNames.totalUsd}+(${value}/${name}-1)*${usdOfCount(context, name)}`;
  const of = LINEAR_IN[name];
  if (of) return `${resultNames.totalUsd}+(${value}/${name}-1)*${usdOfRule(context, of)}`;
  const figure = (Object.keys(figureNames) as Figure[]).find((it) => figureNames[it] === name)!;
  const cells = { ...figureNames, [figure]: value };
  return figure === "usdPerGpuHour" || figure === "flopsPerGpu"
    ? usdFormula(resultNames.totalFlops, cells)
    : usdFormula(
        `(${fixedFlopsFormula(study, totalMoments(context), cells)}+${optimalFlopsFormula(study, totalMoments(context), cells)})`,
      );
}
