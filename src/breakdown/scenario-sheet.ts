import { bind, f, joined, pinned, type Formula, type Operand, type Place } from "../grid/formula/formula";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder, span } from "../grid/sheet-builder";

import { asItWas } from "../studies";
import {
  days,
  flopsOfTerms,
  gpuHours,
  runUtilisation,
  stepUtilisation,
  usd,
  type Term,
  type TokensRule,
} from "../study/arithmetic";
import { partOf } from "../study/typical-rates";
import { switchedStudy } from "../study/corrections";
import { AS_PUBLISHED, cellsOf, type Scenario } from "../study/scenario";
import {
  countOf,
  countsOf,
  inputsOf,
  ONE_RUN,
  pointsOf,
  PUBLISHED,
  settingsOf,
  sweepsOf,
  type Study,
  type StudyModel,
} from "../study/study";
import { sumsOf, termsOf } from "../study/sums";
import { formats } from "./formats";
import { windowReachFormula } from "./sections/models";
import { switchName } from "./result-names";
import { heading, inputRule, note, switchRule } from "./section";

const [LABEL, UNIT, FIRST] = [0, 1, 2];

/** A sum of runs that the cost is proportional to, for one learning rate or trial of its count. */
interface Part {
  count: string;
  /** With every correction at its published reading. */
  base: number;
  /** Added by a reading. */
  changes: readonly { correction: string; choice: string; add: number }[];
}

/**
 * Scenarios of a study side by side, each a column of live cells: its assumptions and readings may be changed there, and
 * its total follows. The first column is the study itself, which the others are compared with.
 */
export function scenarioSheet(study: Study, scenarios: readonly Scenario[]): Sheet {
  const sheet = sheetBuilder();
  const fromStudy = asItWas(study);
  const asPublished: Scenario = { ...AS_PUBLISHED, name: fromStudy };
  const columns = [asPublished, ...scenarios].map((it, index) => ({ ...it, column: FIRST + index }));
  const last = FIRST + scenarios.length;
  const at = (row: number, column: number): Place => ({ row, column, rows: 1, columns: 1 });
  const section = (title: string, about: string) => {
    sheet.place(sheet.nextRow, LABEL, { content: title, style: "section" });
    sheet.place(sheet.nextRow - 1, FIRST, note(about));
  };

  sheet.place(0, LABEL, { content: "Scenarios", style: "title" });
  sheet.place(1, LABEL, { content: study.title, style: "subtitle" });
  sheet.rowHeight(0, 27);
  sheet.skip(1);
  const names = sheet.nextRow;
  sheet.place(names, LABEL, heading("", "left"));
  sheet.place(names, UNIT, heading("Unit", "left"));
  for (const { name, column } of columns) sheet.place(names, column, heading(name));

  // Results stand first, and are asked for once everything that they follow has its place.
  const results = sheet.nextRow;
  const [USD, DIFFERENCE, SHARE, FLOPS, HOURS, DAYS, RUNS, PART, STEPS, WHOLE] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (it) => results + it,
  ) as [number, number, number, number, number, number, number, number, number, number];
  const inputRows = new Map<string, number>();
  const switchRows = new Map<string, number>();
  const cellsIn = (column: number): Record<string, Operand> =>
    Object.fromEntries([...inputRows].map(([name, row]) => [name, at(row, column)]));
  const late = {} as Record<"flops" | "timed" | "runs", (column: number) => Formula>;
  const result = (row: number, label: string, unit: string, format: string, of: (column: number) => Formula) => {
    const style = row === USD ? "total" : undefined;
    sheet.place(row, LABEL, { content: label, style });
    sheet.place(row, UNIT, { content: unit, style: style ?? "note" });
    for (const { column } of columns) sheet.place(row, column, { content: () => of(column), format, style });
  };
  const inFlops = (formula: Formula) => (column: number) =>
    bind(formula, { ...cellsIn(column), flops: late.timed(column) });
  result(USD, "Total cost", "US$", formats.usd, inFlops(usd));
  result(
    DIFFERENCE,
    `Difference from “${fromStudy}”`,
    "US$",
    formats.usdChange,
    (column) => f`ROUND(${at(USD, column)}-${at(USD, FIRST)},2)`,
  );
  result(
    SHARE,
    `Change from “${fromStudy}”`,
    "%",
    formats.percentChange,
    (column) => f`ROUND(${at(USD, column)}/${at(USD, FIRST)}-1,9)`,
  );
  result(FLOPS, "Training FLOPs", "FLOPs", formats.flops, (column) => late.flops(column));
  result(HOURS, "GPU-hours", "hours", formats.hours, inFlops(gpuHours));
  result(DAYS, "Days on all GPUs", "days", formats.days, inFlops(days));
  result(RUNS, "Training runs", "runs", formats.whole, (column) => late.runs(column));
  sheet.place(PART, LABEL, { content: "Accelerator" });
  sheet.place(PART, UNIT, note("by its peak"));
  for (const { column, inputs } of columns) {
    const figures = { ...study.figures, ...inputs };
    // The one of the column as it was made: another peak, typed over it, may be of several.
    sheet.place(PART, column, {
      content: () =>
        f`IF(${at(inputRows.get("peak_flops_per_gpu")!, column)}=${figures.peak_flops_per_gpu},${partOf(figures).name},"another one")`,
      align: "right",
    });
  }
  const share = (formula: Formula) => (column: number) => bind(formula, cellsIn(column));
  result(STEPS, "Utilisation of steps (MFU)", "of the peak", formats.percent, share(stepUtilisation));
  result(WHOLE, "Utilisation of the whole run", "of the peak", formats.percent, share(runUtilisation));
  sheet.skip(1);

  section("Assumptions", `Edit any highlighted cell. Gray: ${fromStudy.toLowerCase()}.`);
  const firstInput = sheet.nextRow;
  for (const { name, label, unit, rule, format } of inputsOf(study)) {
    const row = sheet.nextRow;
    inputRows.set(name, row);
    sheet.place(row, LABEL, { content: label });
    sheet.place(row, UNIT, note(unit));
    for (const it of columns) {
      const value = cellsOf(study, it, switchName)[name]!;
      sheet.place(row, it.column, { content: value, format: formats[format], style: "input" });
    }
    sheet.validate(inputRule(span(at(row, FIRST), at(row, last)), { label, rule }));
  }
  for (const correction of study.corrections) {
    const { id, name } = correction;
    const row = sheet.nextRow;
    switchRows.set(id, row);
    sheet.place(row, LABEL, { content: name });
    sheet.place(row, UNIT, note("reading"));
    for (const it of columns)
      sheet.place(row, it.column, { content: it.readings[id] ?? PUBLISHED, style: "input", align: "right" });
    sheet.validate(switchRule(span(at(row, FIRST), at(row, last)), correction));
  }
  if (scenarios.length > 0) {
    const compared = span(at(firstInput, FIRST + 1), at(sheet.nextRow - 1, last));
    const same = f`${at(firstInput, FIRST + 1)}=${pinned(at(firstInput, FIRST), "column")}`;
    sheet.highlight({ kind: "formula", area: compared, formula: () => same, style: "muted" });
  }
  sheet.skip(1);

  section(
    "Sums over the runs",
    "What the totals above are calculated from. D: width of a model, W: its weights per token, A: its attention, P and B: its parameters, with and without embeddings.",
  );
  const sumOf = (parts: readonly Part[], column: number): Formula =>
    joined(
      parts.map(({ count, base, changes }) => {
        const added = changes.map(
          ({ correction, choice, add }) => f`IF(${at(switchRows.get(correction)!, column)}=${choice},${add},0)`,
        );
        const sum = joined([base, ...added], "+");
        return count === ONE_RUN ? f`(${sum})` : f`${at(inputRows.get(count)!, column)}*(${sum})`;
      }),
      "+",
    );
  const placeSum = (label: string, parts: readonly Part[]): ((column: number) => Place) => {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, note(label));
    for (const { column } of columns)
      sheet.place(row, column, { content: () => sumOf(parts, column), format: formats.flops });
    return (column) => at(row, column);
  };
  const sums = coefficientsOf(study).map(({ term, parts, reach, label }) => ({
    term,
    reach,
    cell: placeSum(label, parts),
  }));
  const runs = placeSum("Runs", partsOf(study, runsByCount, RUNS_ID));
  late.runs = (column) => f`${runs(column)}`;
  const inAll = (wanted: (term: Term) => boolean) => (column: number) => {
    const summed = sums
      .filter(({ term }) => wanted(term))
      .map(({ term, cell, reach }) => ({
        term,
        sum: reach ? f`${cell(column)}*(${reach})` : cell(column),
      }));
    return bind(flopsOfTerms(summed, study.shape), cellsIn(column));
  };
  // Runs take longer than their FLOPs at the full rate by what small widths lose of it.
  late.flops = inAll((it) => !it.factors.includes("lost"));
  const timedRow = sheet.nextRow;
  sheet.place(timedRow, LABEL, note("FLOPs at the full rate"));
  for (const { column } of columns)
    sheet.place(timedRow, column, {
      content: () => inAll(() => true)(column),
      format: formats.flops,
    });
  late.timed = (column) => f`${at(timedRow, column)}`;

  return sheet.build({
    name: "Scenarios",
    columnWidths: [38, 18, ...columns.map(() => 18)],
    frozen: { rows: results, columns: FIRST },
  });
}

type SumsByCount = (study: Study) => Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A sum of a study's runs apart by count, each for one run of its count, and what readings of corrections add to it. */
function partsOf(study: Study, sums: SumsByCount, id: string): readonly Part[] {
  const once = {
    ...study,
    counts: Object.fromEntries(Object.entries(study.counts).map(([name, it]) => [name, { ...it, value: 1 }])),
  };
  const base = sums(once);
  const readings = study.corrections.flatMap(({ id: correction, readings: all }) =>
    all.map(({ choice }) => ({ correction, choice, sums: sums(switchedStudy(once, { [correction]: choice })) })),
  );
  return countsOf(study)
    .map((count): Part => {
      const sum = base[count]![id]!;
      const changes = readings.map((it) => ({ ...it, add: it.sums[count]![id]! - sum })).filter(({ add }) => add !== 0);
      return { count, base: sum, changes };
    })
    .filter((it) => it.base !== 0 || it.changes.length > 0);
}

const RUNS_ID = "runs";
const runsByCount: SumsByCount = (study) =>
  Object.fromEntries(
    countsOf(study).map((count) => {
      const sweeps = sweepsOf(study).filter((it) => countOf(it) === count);
      const runs = sweeps.reduce((sum, it) => sum + settingsOf(it.factors) * pointsOf(study, it) * it.models.length, 0);
      return [count, { [RUNS_ID]: runs }];
    }),
  );

const RUNS_OF: Readonly<Record<TokensRule, string>> = {
  fixed: "Fixed-length runs",
  optimal: "Compute-optimal runs",
  "non-embedding": "Runs by non-embedding weights",
  own: "Runs of given tokens",
};

/** "Compute-optimal runs: sum of D³", and of the same with what small widths lose. */
const labelOf = ({ id, rule, factors }: Term): string =>
  `${RUNS_OF[rule]}: ${id.split(" ")[1]!}${factors.includes("lost") ? " × loss at small widths" : ""}`;

interface Coefficient {
  term: ReturnType<typeof termsOf>[number];
  label: string;
  parts: readonly Part[];
  /** What windows leave of attention, where they depend on a cell. */
  reach?: Formula;
}

/** Terms of the cost that a study has. Attention with windows is apart for each window: it follows the sequence length. */
function coefficientsOf(study: Study): readonly Coefficient[] {
  const windows = new Map(
    study.models.flatMap(({ own }) => (own?.window ? [[JSON.stringify(own.window), own.window] as const] : [])),
  );
  const only = (key: string | undefined): Study => ({
    ...study,
    models: study.models.map((model): StudyModel => {
      if (!model.own) return model;
      const { window, ...own } = model.own;
      const isOf = (window && JSON.stringify(window)) === key;
      return { ...model, own: isOf ? own : { ...own, attention: 0 } };
    }),
  });
  return termsOf(study)
    .flatMap((term): Coefficient[] => {
      if (!term.factors.includes("ownAttention"))
        return [{ term, label: labelOf(term), parts: partsOf(study, sumsOf, term.id) }];
      return [undefined, ...windows.keys()].map((key) => {
        const window = key === undefined ? undefined : windows.get(key)!;
        return {
          term,
          label: window ? `${labelOf(term)}, window of ${window.tokens} tokens` : labelOf(term),
          parts: partsOf(only(key), sumsOf, term.id),
          ...(window ? { reach: windowReachFormula(window, study.shape.causal) } : {}),
        };
      });
    })
    .filter(({ parts }) => parts.length > 0);
}
