import { sweepFlops } from "../../functions/sweep-flops";
import { f, joined, verbatim, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { a, atFullRate, usd } from "../../study/arithmetic";
import {
  countOf,
  hasPointsByWidth,
  settingsOf,
  sweepsOf,
  type Correction,
  type Factor,
  type Reading,
  type Sweep,
} from "../../study/study";
import { rulesOf } from "../../study/sums";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { aside, heading, inCells, placeHeadings, placeTitle, type SectionContext } from "../section";
import { modelRow, TOKEN_ROWS } from "./models";
import { BY_WIDTH } from "./points-by-width";

/** Cells of one sweep. */
export interface SweepCells {
  tokens: Place;
  configurations: Place;
  points: Place;
  /** One cell per model. */
  models: Place;
  runs: Place;
  flops: Place;
  /** FLOPs times what the width of each model loses of the rate. */
  lost: Place;
}

export interface RunsCells {
  rows: ReadonlyMap<Sweep, SweepCells>;
  /** One column, one row per sweep. */
  tokens: Place;
  counts: Place;
  /** The sweeps over one model. */
  ofModel(model: number): Place;
  /** One row, one column per model. */
  usd: Place;
  /** FLOPs of all runs, each times what its width loses of the rate. */
  lost: Place;
  headings: Place;
}

/** The grid of runs: one row per sweep, one column per model, then the totals. */
export function runs(context: SectionContext): RunsCells {
  const { sheet, study, placed } = context;
  const right = FIRST_NUMBER + study.models.length;
  const [RUNS, FLOPS, LOST, COUNT, VARIED] = [right, right + 1, right + 2, right + 3, right + 4];
  placeTitle(
    sheet,
    "Runs",
    "Runs per model: configurations × runs each; type over a cell to set your own count. “optimal” runs train on the compute-optimal tokens above.",
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Sweep", "left"),
    [DETAIL]: heading("Tokens per run", "left"),
    [VALUE]: heading("Configs"),
    [ASIDE]: heading("Runs each"),
    ...placed.models.headings,
    [RUNS]: heading("Runs"),
    [FLOPS]: heading("FLOPs"),
    [LOST]: heading("FLOPs × loss"),
    [COUNT]: heading("Counted by", "left", 1),
    [VARIED]: heading("What is varied", "left", 1),
  });

  const top = sheet.nextRow;
  const corrections = new Map(study.corrections.map((it) => [it.sweep, it]));
  const rows = new Map<Sweep, SweepCells>();
  for (const sweep of sweepsOf(study)) {
    const row = sheet.nextRow;
    const correction = corrections.get(sweep.id);
    const grows = hasPointsByWidth(study, sweep);
    const { inputs } = placed.assumptions;
    sheet.place(row, LABEL, { content: sweep.name });
    const tokens = sheet.place(row, DETAIL, {
      content: correction?.readings.some(({ change }) => change.tokens !== undefined)
        ? () => switched(context, correction, sweep.tokens, ({ change }) => change.tokens)
        : sweep.tokens,
      style: "input",
      align: "left",
      format: typeof sweep.tokens === "number" ? formats.flops : undefined,
    });
    const configurations = sheet.place(row, VALUE, {
      content: configurationsFormula(context, sweep, correction),
      style: "input",
      format: formats.whole,
    });
    const points = sheet.place(
      row,
      ASIDE,
      sweep.points === 1
        ? { content: 1, style: "input", format: formats.whole }
        : {
            content: () =>
              grows
                ? f`IF(${placed.pointsByWidth!.rule}=${BY_WIDTH},${BY_WIDTH},${inputs[sweep.points]!})`
                : f`${inputs[sweep.points]!}`,
            format: formats.whole,
            align: "right",
          },
    );
    for (const index of study.models.keys()) {
      // A number typed over the points of one sweep counts, whatever the rule.
      const each = () =>
        grows ? f`IF(ISNUMBER(${points}),${points},${placed.pointsByWidth!.at(index)})` : f`${points}`;
      sheet.place(row, FIRST_NUMBER + index, {
        content: runsFormula(context, sweep, correction, index, () => f`${configurations}*${each()}`),
        format: formats.runs,
        style: "input",
      });
    }
    const models = modelRow(study, row);
    const sum = sheet.place(row, RUNS, { content: sumOfRuns(models), format: formats.whole });
    const flops = sheet.place(row, FLOPS, {
      // Where there are no runs nothing is asked of their models; what is wrong with the runs is wrong with their FLOPs.
      content: () => f`IF(${sum}=0,0,${flopsFormula(context, sweep, models, tokens)})`,
      format: formats.flops,
    });
    const lost = sheet.place(row, LOST, {
      content: () => f`IF(${sum}=0,0,${nativeFlops(context, sweep, models, tokens, [placed.models.row("lost")])})`,
      format: formats.flops,
    });
    sheet.place(row, COUNT, aside(countOf(sweep)));
    sheet.place(row, VARIED, aside(sweep.factors.map(({ count, of }) => `${count} ${of}`).join(" × ")));
    rows.set(sweep, { tokens, configurations, points, models, runs: sum, flops, lost });
  }

  const rules = rulesOf(study).filter((it) => it !== "own");
  const all = [...rows.values()];
  const column = (of: (it: SweepCells) => Place): Place => span(of(all[0]!), of(all.at(-1)!));
  const grid = column((it) => it.models);
  for (const [sweep, it] of rows) {
    if (typeof sweep.tokens === "number") {
      sheet.validate({
        area: it.tokens,
        rule: { kind: "decimal", minimum: 1, maximum: 1e21 },
        message: "Tokens per run must be a number from 1 to 1E21.",
      });
    } else {
      sheet.validate({
        area: it.tokens,
        rule: { kind: "list", choices: rules },
        message: `Tokens per run must be ${alternatives(rules)}.`,
      });
    }
  }
  sheet.validate({
    area: span(
      column((it) => it.configurations),
      grid,
    ),
    rule: { kind: "decimal", minimum: 0, maximum: 1e9 },
    message: "A number of runs must be from 0 to 1,000,000,000.",
  });

  const totalsRow = sheet.nextRow;
  sheet.place(totalsRow, LABEL, { content: "Runs", style: "total" });
  for (const at of [DETAIL, VALUE, ASIDE, COUNT, VARIED]) sheet.place(totalsRow, at, { content: null, style: "total" });
  const ofModel = (model: number): Place => ({ ...grid, column: FIRST_NUMBER + model, columns: 1 });
  for (const index of study.models.keys())
    sheet.place(totalsRow, FIRST_NUMBER + index, {
      content: f`SUM(${ofModel(index)})`,
      format: formats.runs,
      style: "total",
    });
  sheet.place(totalsRow, RUNS, { content: f`SUM(${column((it) => it.runs)})`, format: formats.whole, style: "total" });
  sheet.place(totalsRow, FLOPS, {
    content: f`SUM(${column((it) => it.flops)})`,
    format: formats.flops,
    style: "total",
  });
  const allLost = sheet.place(totalsRow, LOST, {
    content: f`SUM(${column((it) => it.lost)})`,
    format: formats.flops,
    style: "total",
  });

  const usdRow = sheet.nextRow;
  sheet.place(usdRow, LABEL, { content: "US$ by model" });
  for (const index of study.models.keys())
    sheet.place(usdRow, FIRST_NUMBER + index, {
      content: () =>
        inCells(context, usd, {
          flops: timedAt(context, index, placed.sums.tokensOfModel(index)),
        }),
      format: formats.usd,
    });

  const cells: RunsCells = {
    rows,
    tokens: column((it) => it.tokens),
    counts: { row: top, column: COUNT, rows: all.length, columns: 1 },
    ofModel,
    usd: modelRow(study, usdRow),
    lost: allLost,
    headings: modelRow(study, top - 1),
  };
  sheet.name(resultNames.sweepRules, cells.tokens, "Tokens rule of each sweep");
  sheet.name(resultNames.sweepCounts, cells.counts, "Name of the count behind each sweep's runs");
  sheet.name(resultNames.widthUsd, cells.usd, "US$ of all sweeps of each model");
  sheet.highlight({
    kind: "formula",
    area: grid,
    formula: () => f`${{ ...grid, rows: 1, columns: 1 }}=0`,
    style: "muted",
  });
  sheet.skip(1);
  return cells;
}

/** "fixed, optimal or non-embedding". */
const alternatives = (of: readonly string[]): string => `${of.slice(0, -1).join(", ")} or ${of.at(-1)!}`;

/** Factors as the user reads them in the cell: 4*6. */
const product = (factors: readonly Factor[]): string => factors.map(({ count }) => count).join("*");

/** Which of a correction's readings change what `of` picks, one inside the other. */
function switched(
  { placed }: SectionContext,
  correction: Correction | undefined,
  published: Operand,
  of: (reading: Reading) => Operand | undefined,
): Formula {
  const readings = correction?.readings.filter((it) => of(it) !== undefined) ?? [];
  return readings.reduceRight<Formula>(
    (rest, it) => f`IF(${placed.corrections!.switches[correction!.id]!}=${it.choice},${of(it)!},${rest})`,
    f`${published}`,
  );
}

function configurationsFormula(
  context: SectionContext,
  { factors }: Sweep,
  correction: Correction | undefined,
): number | (() => Formula) {
  const changes = (it: Reading) =>
    it.change.factors && product(it.change.factors) !== product(factors)
      ? verbatim(product(it.change.factors))
      : undefined;
  if (factors.length === 1 && !correction?.readings.some(changes)) return settingsOf(factors);
  return () => switched(context, correction, verbatim(product(factors)), changes);
}

function runsFormula(
  context: SectionContext,
  { models }: Sweep,
  correction: Correction | undefined,
  here: number,
  each: () => Formula,
): number | (() => Formula) {
  const trained = models.includes(here);
  const changes = (it: Reading) => it.change.models !== undefined && it.change.models.includes(here) !== trained;
  if (!trained && !correction?.readings.some(changes)) return 0;
  const at = (it: boolean): Operand => (it ? each() : 0);
  return () => switched(context, correction, at(trained), (it) => (changes(it) ? at(!trained) : undefined));
}

/** Runs of a sweep: a blank is none, and anything that is not a number of runs is an error; Excel's sums would skip it. */
const sumOfRuns = (models: Place): Formula =>
  f`IF(COUNTIF(${models},">=0")+COUNTBLANK(${models})=${models.columns},SUM(${models}),NA())`;

/** FLOPs of a sweep; a tokens rule that is none of those known is a visible error, never another rule. */
function flopsFormula(context: SectionContext, sweep: Sweep, cells: Place, tokens: Place): Formula {
  const { study, style, placed } = context;
  const { gated, causal } = study.shape;
  // The functions take one shape for all models.
  if (style !== "addin" || study.models.some((it) => it.own)) return nativeFlops(context, sweep, cells, tokens);
  const call = sweepFlops.write("addin", {
    widths: placed.models.row("width"),
    lines: cells,
    points: 1,
    tokens: byRule(context, tokens, (row) => f`${row}`, givenTokens(context, sweep, tokens)),
    layers: a.layer_count,
    seq_len: a.seq_len,
    vocab: a.vocab_size,
    kv_ratio: a.kv_ratio,
    ffn_ratio: a.ffn_ratio,
    ...(gated ? { gated } : {}),
    ...(causal ? {} : { causal }),
  });
  return inCells(context, f`${placed.assumptions.checked}*${call}`);
}

/** What the rule in a cell makes: of the tokens that follow the parameters, where it is one of theirs, or something else. */
function byRule(
  { study, placed }: SectionContext,
  rule: Place,
  of: (tokens: Place) => Formula,
  otherwise: Formula,
): Formula {
  const follows = rulesOf(study).filter((it) => it === "optimal" || it === "non-embedding");
  return follows.reduceRight(
    (rest, it) => f`IF(${rule}=${it},${of(placed.models.row(TOKEN_ROWS[it]))},${rest})`,
    otherwise,
  );
}

/** Tokens of a run that do not follow the parameters. */
function givenTokens({ study, placed }: SectionContext, sweep: Sweep, tokens: Place): Formula {
  const own =
    typeof sweep.tokens === "number" || rulesOf(study).includes("own")
      ? f`IF(COUNTIF(${tokens},">0")=1,${tokens},NA())`
      : f`NA()`;
  return f`IF(${tokens}="fixed",${placed.assumptions.tokensPerRun},${own})`;
}

/** FLOPs of a sweep in Excel's own functions, each model's times its cells of some further rows. */
function nativeFlops(
  context: SectionContext,
  sweep: Sweep,
  cells: Place,
  tokens: Place,
  further: readonly Place[] = [],
): Formula {
  const { models } = context.placed;
  const rows = joined([cells, models.row("flopsPerToken"), ...further], ",");
  const given = givenTokens(context, sweep, tokens);
  return byRule(context, tokens, (row) => f`SUMPRODUCT(${rows},${row})`, f`${given}*SUMPRODUCT(${rows})`);
}

/** FLOPs at the full rate that some tokens of a model take as long as. */
export function timedAt(context: SectionContext, model: number, tokens: Operand): Formula {
  const { models } = context.placed;
  const flops = f`${models.at("flopsPerToken", model)}*(${tokens})`;
  return inCells(context, atFullRate(flops, f`${flops}*${models.at("lost", model)}`));
}
