import { figureNames } from "../../study/assumptions";
import { countOf } from "../../study/moments";
import {
  settingsOf,
  TOKENS_RULES,
  type Correction,
  type Factor,
  type Reading,
  type Sweep,
  type TokensRule,
} from "../../study/study";
import { sweepFlops } from "../../functions/sweep-flops";
import { address, areaAddress } from "../../grid/address";
import { formats } from "../formats";
import {
  DETAIL,
  FIRST_NUMBER,
  isLine,
  isUniform,
  LABEL,
  POINTS,
  runsGridRows,
  SETTINGS,
  widthRow,
  type WidthRow,
} from "../columns";
import { usdFormula } from "../model-formulas";
import { resultNames, switchName, TOKENS_PER_RUN } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { runsOf } from "./exposure";
import { BY_WIDTH, POINTS_RULE, pointsByWidthRow } from "./line-points";
import { widthCells, widthHeadings } from "./widths";

export const runs: Section = {
  rows: runsGridRows,
  place(sheet, context) {
    const { study, runs: grid } = context;
    placeTitle(
      sheet,
      "Runs",
      "Runs at each width: settings × points, or a count of your own typed over it. “optimal” runs train on the compute-optimal tokens above.",
    );
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Sweep", "left"),
      [DETAIL]: heading("Tokens of a run", "left"),
      [SETTINGS]: heading("Settings"),
      [POINTS]: heading("Points"),
      ...widthHeadings(context),
      [grid.runsColumn]: heading("Runs"),
      [grid.flopsColumn]: heading("FLOPs"),
      [grid.countColumn]: heading("Points from", "left", 1),
      ...(grid.tokenFactorColumn ? { [grid.tokenFactorColumn]: heading("Tokens ×") } : {}),
      [grid.variedColumn]: heading("What is varied", "left", 1),
    });

    const columns = study.models.length;
    const corrections = new Map(study.corrections.map((it) => [it.sweep, it]));
    for (const [sweep, row] of grid.rowOf) {
      const correction = corrections.get(sweep.id);
      const settings = address({ row, column: SETTINGS }, "column");
      const points = address({ row, column: POINTS }, "column");
      sheet.place(row, LABEL, { content: sweep.name });
      sheet.place(row, DETAIL, { content: sweep.tokens, style: "input", align: "left" });
      sheet.place(row, SETTINGS, {
        content: settingsFormula(sweep, correction),
        style: "input",
        format: formats.whole,
      });
      sheet.place(
        row,
        POINTS,
        sweep.points === 1
          ? { content: 1, style: "input", format: formats.whole }
          : {
              content: isLine(sweep)
                ? `=IF(${POINTS_RULE}="${BY_WIDTH}","${BY_WIDTH}",${sweep.points})`
                : `=${sweep.points}`,
              format: formats.whole,
              align: "right",
            },
      );
      for (const index of study.models.keys()) {
        const column = FIRST_NUMBER + index;
        const pointsHere = isLine(sweep)
          ? // A number typed over the points of one sweep counts, whatever the rule.
            `IF(ISNUMBER(${points}),${points},${address({ row: pointsByWidthRow(context), column }, "row")})`
          : points;
        sheet.place(row, column, {
          content: runsFormula(sweep, correction, index, `${settings}*${pointsHere}`),
          format: formats.runs,
          style: "input",
        });
      }
      const cells = areaAddress({ row, column: FIRST_NUMBER, rows: 1, columns });
      sheet.place(row, grid.runsColumn, { content: `=${sumOfRuns(cells, columns)}`, format: formats.whole });
      const factor =
        grid.tokenFactorColumn === undefined ? undefined : address({ row, column: grid.tokenFactorColumn });
      sheet.place(row, grid.flopsColumn, {
        content: flopsFormula(
          {
            runs: cells,
            sum: address({ row, column: grid.runsColumn }),
            rule: address({ row, column: DETAIL }),
            factor,
          },
          context,
        ),
        format: formats.flops,
      });
      sheet.place(row, grid.countColumn, aside(countOf(sweep)));
      if (grid.tokenFactorColumn)
        sheet.place(row, grid.tokenFactorColumn, {
          content: sweep.tokenFactor ?? 1,
          format: formats.factor,
          style: "input",
        });
      sheet.place(row, grid.variedColumn, aside(sweep.factors.map(({ count, of }) => `${count} ${of}`).join(" × ")));
    }
    const sweepRows = grid.rowOf.size;
    const body = (column: number, width = 1) => ({ row: grid.top, column, rows: sweepRows, columns: width });
    sheet.validate({
      area: body(DETAIL),
      rule: { kind: "list", choices: TOKENS_RULES },
      message: `Tokens must be ${TOKENS_RULES.join(" or ")}.`,
    });
    sheet.validate({
      area: body(SETTINGS, 2 + columns),
      rule: { kind: "decimal", minimum: 0, maximum: 1e9 },
      message: "A number of runs must be from 0 to 1,000,000,000.",
    });

    const { totalsRow, usdRow } = grid;
    sheet.place(totalsRow, LABEL, { content: "Runs", style: "total" });
    for (const column of [
      DETAIL,
      SETTINGS,
      POINTS,
      grid.countColumn,
      grid.tokenFactorColumn ?? grid.countColumn + 1,
      grid.variedColumn,
    ].filter((it, at, all) => all.indexOf(it) === at))
      sheet.place(totalsRow, column, { content: null, style: "total" });
    for (const column of [...study.models.map((_, index) => FIRST_NUMBER + index), grid.runsColumn, grid.flopsColumn]) {
      sheet.place(totalsRow, column, {
        content: `=SUM(${areaAddress(body(column))})`,
        format: column === grid.flopsColumn ? formats.flops : formats.whole,
        style: "total",
      });
    }
    sheet.place(usdRow, LABEL, { content: "US$ by width" });
    sheet.place(usdRow, DETAIL, { content: "All sweeps at one width", style: "note" });
    for (let index = 0; index < columns; index++) {
      const column = FIRST_NUMBER + index;
      const here = (name: WidthRow) => address({ row: widthCells(context, name).row, column });
      const tokens = `(${TOKENS_PER_RUN}*${runsOf(context, column, "fixed")}+${here("optimalTokens")}*${runsOf(context, column, "optimal")})`;
      sheet.place(usdRow, column, {
        content: `=${usdFormula(`${here("flopsPerToken")}*${tokens}`)}`,
        format: formats.usd,
      });
    }
    sheet.name(resultNames.sweepRules, body(DETAIL), "Tokens rule of each sweep");
    sheet.name(resultNames.sweepCounts, body(grid.countColumn), "What counts the runs of each sweep");
    sheet.name(resultNames.widthUsd, widthRow(study, usdRow), "US$ of all sweeps at each width");
    sheet.highlight({
      kind: "formula",
      area: body(FIRST_NUMBER, columns),
      formula: `${address({ row: grid.top, column: FIRST_NUMBER })}=0`,
      style: "muted",
    });
  },
};

/** Factors as the user reads them in the cell: 4*6. */
const product = (factors: readonly Factor[]): string => factors.map(({ count }) => count).join("*");

/** Which of a correction's readings change what `of` picks, by their place in an IF. */
function switched(
  correction: Correction | undefined,
  published: string,
  of: (reading: Reading) => string | undefined,
): string {
  const readings = correction?.readings.filter((it) => of(it) !== undefined && of(it) !== published) ?? [];
  return readings.reduceRight(
    (rest, it) => `IF(${switchName(correction!.id)}="${it.choice}",${of(it)!},${rest})`,
    published,
  );
}

function settingsFormula({ factors }: Sweep, correction: Correction | undefined): number | string {
  const published = product(factors);
  const formula = switched(correction, published, ({ change }) => change.factors && product(change.factors));
  return formula === published && factors.length === 1 ? settingsOf(factors) : `=${formula}`;
}

function runsFormula(
  { models }: Sweep,
  correction: Correction | undefined,
  here: number,
  runs: string,
): number | string {
  const at = (trained: readonly number[]) => (trained.includes(here) ? runs : "0");
  const formula = switched(correction, at(models), ({ change }) => change.models && at(change.models));
  return formula === "0" ? 0 : `=${formula}`;
}

/** Runs of a sweep: a blank is none, and anything that is no number of runs an error, which Excel's sums pass over. */
const sumOfRuns = (cells: string, columns: number): string =>
  `IF(COUNTIF(${cells},">=0")+COUNTBLANK(${cells})=${columns},SUM(${cells}),NA())`;

/** Cells of a sweep: its runs at each width, their sum, its tokens rule, and the factor of its tokens where it has one. */
interface SweepCells {
  runs: string;
  sum: string;
  rule: string;
  factor: string | undefined;
}

function flopsFormula(cells: SweepCells, context: SectionContext): string {
  const { sum, factor } = cells;
  const times = factor === undefined ? "" : `IF(${factor}>0,${factor},NA())*`;
  // Where there are no runs nothing is asked of their models; what is wrong with the runs is wrong with their FLOPs.
  return `=IF(${sum}=0,0,${times}${factorlessFlops(cells, context)})`;
}

/** One of two, by a sweep's tokens rule; an error by any other text. */
const byRule = (rule: string, of: Readonly<Record<TokensRule, string>>): string =>
  `IF(${rule}="optimal",${of.optimal},IF(${rule}="fixed",${of.fixed},NA()))`;

function factorlessFlops({ runs, rule }: SweepCells, { study, style, spell }: SectionContext): string {
  const { layers, seqLen, vocab, kvRatio, ffnRatio } = figureNames;
  const { widths, flopsPerToken: perToken, optimalTokens } = resultNames;
  const { gated, causal } = study.shape;
  // The functions take one shape for all widths.
  if (style === "addin" && isUniform(study)) {
    return sweepFlops.formula(
      {
        widths,
        lines: runs,
        points: "1",
        tokens: byRule(rule, { optimal: optimalTokens, fixed: TOKENS_PER_RUN }),
        layers,
        seq_len: seqLen,
        vocab,
        kv_ratio: kvRatio,
        ffn_ratio: ffnRatio,
        ...(gated ? { gated: "TRUE" } : {}),
        ...(causal ? {} : { causal: "FALSE" }),
      },
      spell,
    );
  }
  return byRule(rule, {
    optimal: `SUMPRODUCT(${runs},${perToken},${optimalTokens})`,
    fixed: `${TOKENS_PER_RUN}*SUMPRODUCT(${runs},${perToken})`,
  });
}
