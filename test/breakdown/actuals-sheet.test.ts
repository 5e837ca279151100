import { actualsSheet, MOST_ROWS, type Actuals } from "../../src/breakdown/actuals-sheet";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import type { ActualRun } from "../../src/actuals/runs";
import { summaryOf } from "../../src/actuals/summary";
import { studyById } from "../../src/studies";
import { plannedModels, plannedNames } from "../../src/study/planned-models";
import { studyCost } from "../../src/study/cost";
import * as fc from "../fast-check";

const terms = { usdPerGpuHour: 2, peakFlops: 1e15, part: "H200 SXM" };
const figures = { usd_per_gpu_hour: 2, peak_flops_per_gpu: 1e15 };
const cost = studyCost(studyById("llama"));
const planned = [{ experiment: "LLaMA", model: "Llama 3 8B", flopsPerToken: 5e10, cost: cost.total }];

const valuesOf = (actuals: Actuals) => {
  const sheet = actualsSheet(actuals);
  const values = evaluateSheet(sheet);
  return (label: string, column: number) => values[sheet.rows.findIndex(([cell]) => cell?.content === label)]![column];
};

const run = fc.record({
  name: fc.string({ maxLength: 12 }),
  outcome: fc.constantFrom("finished" as const, "failed" as const, "running" as const),
  gpuHours: fc.double({ min: 0, max: 1e6, noNaN: true }),
  tokens: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined }),
  part: fc.constantFrom("H200 SXM", "A100 SXM 80GB", "L4"),
});

test("the sheet counts runs, hours and dollars by how they ended, as the summary does", () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs: ActualRun[]) => {
      const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, part: terms.part, planned });
      const { outcomes, total, goodput } = summaryOf(runs, { ...terms, flopsPerToken: [5e10] });
      for (const state of ["finished", "failed", "running"] as const) {
        expect(at(state, 1)).toBe(outcomes[state].runs);
        expect(at(state, 2)).toBeCloseTo(outcomes[state].gpuHours, 6);
        expect(at(state, 3)).toBeCloseTo(outcomes[state].usd, 6);
      }
      expect(at("Total", 1)).toBe(total.runs);
      expect(at("Goodput", 2)).toBeCloseTo(goodput ?? 0, 9);
    }),
  );
});

test("the utilisation of finished runs is their FLOPs over what their GPUs could do, beside the plan's hours", () => {
  const runs: ActualRun[] = [
    { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9, of: 0 },
    { name: "b", outcome: "failed", gpuHours: 100, tokens: 1e9, of: 0 },
  ];
  const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, planned, plan: { title: "LLaMA", cost } });
  // 2.88e9 tokens of 5e10 FLOPs in 100 GPU-hours of 1e15 FLOP/s.
  expect(at("Utilisation of finished runs", 2)).toBeCloseTo(0.4, 12);
  expect(at("Planned: LLaMA", 2)).toBe(cost.total.gpuHours);
  expect(at("Difference from the plan", 2)).toBeCloseTo(200 / cost.total.gpuHours - 1, 8);
});

test("a finished run without tokens has hours and no part in the utilisation, listed or not", () => {
  const rated: ActualRun = { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9, of: 0 };
  const silent: ActualRun = { name: "b", outcome: "finished", gpuHours: 300, tokens: undefined, of: 0 };
  for (const runs of [
    [rated, silent],
    [...Array<ActualRun>(MOST_ROWS).fill(rated), rated, silent],
  ]) {
    const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, planned });
    expect(at("Utilisation of finished runs", 2)).toBeCloseTo(0.4, 12);
    expect(at("finished", 1)).toBe(runs.length);
  }
});

test("a run on another accelerator is priced and rated by that accelerator's cells, and the difference of runs is a number of them", () => {
  const runs: ActualRun[] = [
    { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9, of: 0, part: "H200 SXM" },
    { name: "b", outcome: "finished", gpuHours: 100, tokens: 1.12e9, of: 0, part: "A100 SXM 80GB" },
  ];
  const one = { ...cost, total: { ...cost.total, runs: 1 } };
  const of = { source: "runs.csv", runs, problems: [], figures, part: "H200 SXM", planned };
  const at = valuesOf({ ...of, plan: { title: "One", cost: one } });
  expect(at("Price per GPU-hour, A100 SXM 80GB", 2)).toBe(2.79);
  expect(at("b", 3)).toBeCloseTo(279, 9);
  // 1.12e9 tokens of 5e10 FLOPs in 100 GPU-hours of 312e12 FLOP/s.
  expect(at("b", 6)).toBeCloseTo((1.12e9 * 5e10) / (360_000 * 312e12), 12);
  expect(at("Total", 3)).toBeCloseTo(200 + 279, 9);
  expect(at("Utilisation of finished runs", 2)).toBeCloseTo((4e9 * 5e10) / (360_000 * (1e15 + 312e12)), 12);
  expect(at("Difference from the plan", 1)).toBe(1);
  expect(at("Llama 3 8B", 8)).toBeCloseTo(479, 9);
});

test("what was assumed is said under the title, and runs with a gap are listed below", () => {
  const runs: ActualRun[] = [{ name: "a", outcome: "finished", gpuHours: 1, tokens: undefined }];
  const { rows } = actualsSheet({
    source: "runs.csv",
    runs,
    problems: [],
    gaps: [{ line: 2, reason: "it has no tokens" }],
    remarks: ["8 GPUs assumed for 1 run."],
    figures,
    planned,
  });
  const texts = rows.map((cells) => cells.map((it) => it?.content));
  expect(texts[1]).toEqual(["1 run of runs.csv. 8 GPUs assumed for 1 run."]);
  expect(texts).toContainEqual([2, "it has no tokens"]);
});

test("of many runs the first are listed and the others are counted, so that no total loses one", () => {
  const runs = Array.from({ length: MOST_ROWS + 500 }, (_, index): ActualRun => ({
    name: String(index),
    outcome: index % 5 ? "finished" : "failed",
    gpuHours: 2,
    tokens: 10,
  }));
  const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, planned });
  expect(at("Total", 1)).toBe(MOST_ROWS + 500);
  expect(at("failed", 1)).toBe((MOST_ROWS + 500) / 5);
  expect(at("Total", 2)).toBe(2 * (MOST_ROWS + 500));
});

test("bad rows are on the sheet with their lines, and a run's name never becomes a formula", () => {
  const runs: ActualRun[] = [{ name: '=HYPERLINK("x")', outcome: "finished", gpuHours: 1, tokens: undefined }];
  const { rows } = actualsSheet({
    source: "runs.csv",
    runs,
    problems: [{ line: 7, reason: "it is not JSON" }],
    figures,
    planned,
  });
  const texts = rows.map((cells) => cells.map((it) => it?.content));
  expect(texts).toContainEqual([7, "it is not JSON"]);
  expect(texts.flat()).toContain(' =HYPERLINK("x")');
});

describe("by model of the plan", () => {
  const study = studyById("llama");
  const models = plannedModels(study);
  const runs: ActualRun[] = [
    { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9, of: 0 },
    { name: "b", outcome: "failed", gpuHours: 50, tokens: 1e9, of: 0 },
    { name: "c", outcome: "finished", gpuHours: 10, tokens: 1e9, of: 1 },
    { name: "d", outcome: "finished", gpuHours: 7, tokens: 1e9 },
  ];
  const built = actualsSheet({ source: "runs.csv", runs, problems: [], figures, planned: models });
  const row = (label: string, sheet = built) => sheet.rows.findIndex(([cell]) => cell?.content === label);
  const [PLANNED_RUNS, RUNS, PLANNED_HOURS, HOURS, PLANNED_USD, USD, CHANGE, SHARE] = [3, 4, 5, 6, 7, 8, 9, 10];
  const [first, second] = plannedNames(models);

  test("each has its planned and its actual runs, hours and dollars, and runs of none are a row of their own", () => {
    const values = evaluateSheet(built);
    const of = (label: string) => values[row(label)]!;
    expect(of(first!)[PLANNED_RUNS]).toBe(models[0]!.cost.runs);
    expect(of(first!)[PLANNED_HOURS]).toBe(models[0]!.cost.gpuHours);
    expect(of(first!)[RUNS]).toBe(2);
    expect(of(first!)[HOURS]).toBe(150);
    expect(of(first!)[USD]).toBe(300);
    expect(of(first!)[CHANGE]).toBeCloseTo(300 / models[0]!.cost.usd - 1, 8);
    // Of its finished run: 2.88e9 tokens in 100 hours of 1e15 FLOP/s.
    expect(of(first!)[SHARE]).toBeCloseTo((2.88e9 * models[0]!.flopsPerToken) / (100 * 3600 * 1e15), 12);
    expect(of(second!)[RUNS]).toBe(1);
    expect(of("No model of the plan")[RUNS]).toBe(1);
    expect(of("No model of the plan")[USD]).toBe(14);
    const planned = models.map((_, index) => values[row(first!) + index]![PLANNED_USD] as number);
    expect(planned.reduce((sum, it) => sum + it, 0)).toBeCloseTo(studyCost(study).total.usd, 3);
  });

  test("the number in a run's row may be typed over, and the sums and its FLOPs follow", () => {
    const rows = built.rows.map((cells) => [...cells]);
    const runRow = row("d");
    rows[runRow]![8] = { content: 2 };
    const values = evaluateSheet({ ...built, rows });
    expect(values[row(second!)]![RUNS]).toBe(2);
    expect(values[row(second!)]![HOURS]).toBe(17);
    expect(values[row("No model of the plan")]![RUNS]).toBe(0);
    expect(values[runRow]![5]).toBeCloseTo(1e9 * models[1]!.flopsPerToken, 0);
    expect(values[runRow]![11]).toBe(second);
  });

  test("no run past those that are listed is lost to its model", () => {
    const many = Array.from({ length: MOST_ROWS + 300 }, (_, index): ActualRun => ({
      name: String(index),
      outcome: index % 2 ? "finished" : "failed",
      gpuHours: 1,
      tokens: 10,
      ...(index % 3 === 2 ? {} : { of: index % 3 }),
    }));
    const sheet = actualsSheet({ source: "runs.csv", runs: many, problems: [], figures, planned: models });
    const values = evaluateSheet(sheet);
    for (const [index, label] of [first!, second!, "No model of the plan"].entries())
      expect(values[row(label, sheet)]![RUNS]).toBe(many.filter((_, at) => at % 3 === index).length);
  });

  test("of a plan of many models those that were run are listed, and the others are one row", () => {
    const large = Array.from({ length: 120 }, (_, index) => ({ ...models[0]!, model: `Model ${index}` }));
    const sheet = actualsSheet({
      source: "runs.csv",
      runs: [{ ...runs[0]!, of: 77 }],
      problems: [],
      figures,
      planned: large,
    });
    const values = evaluateSheet(sheet);
    expect(values[row("Model 77", sheet)]![RUNS]).toBe(1);
    expect(values[row("119 other models of the plan, not run", sheet)]![PLANNED_RUNS]).toBe(119 * models[0]!.cost.runs);
  });
});
