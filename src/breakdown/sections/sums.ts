import { f, joined, pinned, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { flopsOfTerms, usd, type Term, type TokensRule } from "../../study/arithmetic";
import { countOf, countsOf, sweepOf } from "../../study/study";
import { rulesOf, termsOf } from "../../study/sums";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { heading, inCells, note, placeHeadings, placeTitle, type SectionContext } from "../section";
import { changeOfSum } from "./corrections";
import { modelRow, TOKEN_ROWS } from "./models";

export interface SumCells {
  /** Tokens that all runs of a model see, or those of one count. */
  tokensOfModel(model: number, count?: string): Formula;
  /** FLOPs of all runs, with other cells in place of some assumptions. */
  totalFlops(others: Readonly<Record<string, Operand>>): Formula;
  /** What the runs of one count cost. */
  usdOfCount(count: string): Place;
  /** Headings, then for each count its name and its sums: what COST_RANGE takes. */
  table: Place;
  /** Headings, then for each reading what it would change of the sums; none where the study has no corrections. */
  readings?: Place;
}

/** The cost as a polynomial of the assumptions: what sensitivity and range are calculated from. */
export function sums(context: SectionContext): SumCells {
  const { sheet, study, placed } = context;
  const counts = countsOf(study);
  const rules = rulesOf(study);
  placeTitle(
    sheet,
    "Coefficients of the cost",
    "Sums over the runs, grouped by count; used by Sensitivity and COST_RANGE.",
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Counted by", "left"),
    [DETAIL]: heading("Tokens per run", "left"),
    ...placed.models.headings,
  });
  const first = sheet.nextRow;
  const rowOf = (count: string, rule: TokensRule): Place =>
    modelRow(study, first + counts.indexOf(count) * rules.length + rules.indexOf(rule));
  for (const count of counts) {
    for (const rule of rules) {
      const row = sheet.nextRow;
      const named = sheet.place(row, LABEL, { content: count });
      const ruled = sheet.place(row, DETAIL, { content: rule });
      for (const index of study.models.keys())
        sheet.place(row, FIRST_NUMBER + index, {
          content: () => runsOfModel(context, index, rule, pinned(named, "column"), pinned(ruled, "column")),
          format: formats.runs,
        });
    }
  }
  const body = span(modelRow(study, first), modelRow(study, sheet.nextRow - 1));
  sheet.highlight({
    kind: "formula",
    area: body,
    formula: () => f`${{ ...body, rows: 1, columns: 1 }}=0`,
    style: "muted",
  });

  sheet.skip(1);
  const terms = termsOf(study);
  const columnOf = (term: Term): number => VALUE + terms.indexOf(term);
  const USD = VALUE + terms.length;
  placeHeadings(sheet, {
    [LABEL]: heading("Sum over the runs of", "left"),
    [DETAIL]: heading("Counted by", "left"),
    ...Object.fromEntries(terms.map((it) => [columnOf(it), heading(it.id)])),
    [USD]: heading("US$"),
  });
  const top = sheet.nextRow;
  const sumsOfRow = (row: number) =>
    terms.map((term) => ({ term, sum: pinned({ row, column: columnOf(term), rows: 1, columns: 1 }, "both") }));
  const priced = (sumCells: ReturnType<typeof sumsOfRow>, others: Readonly<Record<string, Operand>>): Formula =>
    inCells(context, flopsOfTerms(sumCells, study.shape), others);
  const usdCells = new Map<string, Place>();
  for (const count of counts) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: study.counts[count]?.label ?? "Configurations trained once" });
    sheet.place(row, DETAIL, note(count));
    for (const term of terms)
      sheet.place(row, columnOf(term), {
        content: () => {
          const factors = placed.models.factors(term.factors, term.own);
          return f`SUMPRODUCT(${joined([rowOf(count, term.rule), ...factors], ",")})`;
        },
        format: formats.flops,
      });
    usdCells.set(
      count,
      sheet.place(row, USD, {
        content: () => inCells(context, usd, { flops: priced(sumsOfRow(row), {}) }),
        format: formats.usd,
      }),
    );
  }
  const totalRow = sheet.nextRow;
  sheet.place(totalRow, LABEL, { content: "All runs", style: "total" });
  sheet.place(totalRow, DETAIL, { content: null, style: "total" });
  for (let column = VALUE; column <= USD; column++)
    sheet.place(totalRow, column, {
      content: f`SUM(${{ row: top, column, rows: counts.length, columns: 1 }})`,
      format: column < USD ? formats.flops : formats.usd,
      style: "total",
    });
  const table: Place = { row: top - 1, column: DETAIL, rows: counts.length + 1, columns: 1 + terms.length };
  sheet.name(resultNames.exposure, table, "Coefficients of the cost polynomial, one row per count of runs");
  const readings = placeReadings(context, terms);
  sheet.skip(1);
  return {
    tokensOfModel(model, count) {
      const { assumptions, models } = placed;
      const tokensOf = (rule: TokensRule): Operand | undefined => {
        if (rule === "own") return undefined;
        return rule === "fixed" ? assumptions.tokensPerRun : models.at(TOKEN_ROWS[rule], model);
      };
      const runsOf = (rule: TokensRule) =>
        f`(${joined(
          (count === undefined ? counts : [count]).map((it) => ({
            ...rowOf(it, rule),
            column: FIRST_NUMBER + model,
            columns: 1,
          })),
          "+",
        )})`;
      return joined(
        rules.map((rule) => {
          const tokens = tokensOf(rule);
          return tokens === undefined ? runsOf(rule) : f`${tokens}*${runsOf(rule)}`;
        }),
        "+",
      );
    },
    totalFlops: (others) => priced(sumsOfRow(totalRow), others),
    usdOfCount: (count) => pinned(usdCells.get(count)!, "both"),
    table,
    ...(readings ? { readings } : {}),
  };
}

/** What each reading changes of the sums of the published one, with the share of the draws of the range that have it. */
function placeReadings(context: SectionContext, terms: readonly Term[]): Place | undefined {
  const { sheet, study, placed } = context;
  const [PROBABILITY, CURRENT, COUNT, FIRST_TERM] = [VALUE, ASIDE, FIRST_NUMBER, FIRST_NUMBER + 1];
  if (study.corrections.length === 0) return undefined;
  sheet.skip(1);
  placeHeadings(sheet, {
    [LABEL]: heading("Reading", "left"),
    [DETAIL]: heading("Correction", "left"),
    [PROBABILITY]: heading("Probability"),
    [CURRENT]: heading("Current"),
    [COUNT]: heading("Counted by", "left"),
    ...Object.fromEntries(terms.map((it, index) => [FIRST_TERM + index, heading(it.id)])),
  });
  const top = sheet.nextRow;
  for (const correction of study.corrections) {
    const sweep = sweepOf(study, correction.sweep);
    for (const reading of correction.readings) {
      const row = sheet.nextRow;
      sheet.place(row, LABEL, { content: `${correction.name}: ${reading.choice}` });
      sheet.place(row, DETAIL, note(correction.id));
      sheet.place(row, PROBABILITY, { content: reading.probability ?? 0, format: formats.plain, style: "input" });
      sheet.place(row, CURRENT, {
        content: () => f`IF(${placed.corrections!.switches[correction.id]!}=${reading.choice},1,0)`,
        format: formats.plain,
      });
      sheet.place(row, COUNT, note(countOf(sweep)));
      for (const [index, term] of terms.entries())
        sheet.place(row, FIRST_TERM + index, {
          content: () => changeOfSum(context, sweep, reading, term),
          format: formats.flops,
        });
    }
  }
  const rows = sheet.nextRow - top;
  sheet.validate({
    area: { row: top, column: PROBABILITY, rows, columns: 1 },
    rule: { kind: "decimal", minimum: 0, maximum: 1 },
    message: "A probability must be from 0 to 1.",
  });
  const table: Place = { row: top - 1, column: DETAIL, rows: rows + 1, columns: FIRST_TERM - DETAIL + terms.length };
  sheet.name(resultNames.readingExposure, table, "Other readings: probability, and what each changes of the sums");
  return table;
}

/** Runs of one model in the sweeps of one count and tokens rule, which are cells; those with tokens of their own times these. */
function runsOfModel(
  { placed }: SectionContext,
  model: number,
  rule: TokensRule,
  count: Operand,
  ruled: Operand,
): Formula {
  const { tokens, counts, ofModel } = placed.runs;
  const cells = pinned(ofModel(model), "row");
  // A text in an array of its own counts as zero.
  return rule === "own"
    ? f`SUMPRODUCT((${counts}=${count})*${cells},${tokens})`
    : f`SUMIFS(${cells},${counts},${count},${tokens},${ruled})`;
}
