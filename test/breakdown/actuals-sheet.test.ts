import { actualsSheet, MOST_ROWS, type Actuals } from "../../src/breakdown/actuals-sheet";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import type { ActualRun } from "../../src/actuals/runs";
import { summaryOf } from "../../src/actuals/summary";
import { studyById } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import * as fc from "../fast-check";

const figures = { usd_per_gpu_hour: 2, peak_flops_per_gpu: 1e15 };
const model = { name: "Llama 3 8B", flopsPerToken: 5e10 };
const cost = studyCost(studyById("llama"));

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
});

test("the sheet counts runs, hours and dollars by how they ended, as the summary does", () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (runs: ActualRun[]) => {
      const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, model });
      const { outcomes, total, goodput } = summaryOf(runs, { usdPerGpuHour: 2, flopsPerToken: model.flopsPerToken });
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
    { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9 },
    { name: "b", outcome: "failed", gpuHours: 100, tokens: 1e9 },
  ];
  const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, model, plan: { title: "LLaMA", cost } });
  // 2.88e9 tokens of 5e10 FLOPs in 100 GPU-hours of 1e15 FLOP/s.
  expect(at("Utilisation of finished runs", 2)).toBeCloseTo(0.4, 12);
  expect(at("Planned: LLaMA", 2)).toBe(cost.total.gpuHours);
  expect(at("Difference from the plan", 2)).toBeCloseTo(200 / cost.total.gpuHours - 1, 8);
});

test("a finished run without tokens has hours and no part in the utilisation, listed or not", () => {
  const rated: ActualRun = { name: "a", outcome: "finished", gpuHours: 100, tokens: 2.88e9 };
  const silent: ActualRun = { name: "b", outcome: "finished", gpuHours: 300, tokens: undefined };
  for (const runs of [
    [rated, silent],
    [...Array<ActualRun>(MOST_ROWS).fill(rated), rated, silent],
  ]) {
    const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, model });
    expect(at("Utilisation of finished runs", 2)).toBeCloseTo(0.4, 12);
    expect(at("finished", 1)).toBe(runs.length);
  }
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
  const at = valuesOf({ source: "runs.csv", runs, problems: [], figures, model });
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
  });
  const texts = rows.map((cells) => cells.map((it) => it?.content));
  expect(texts).toContainEqual([7, "it is not JSON"]);
  expect(texts.flat()).toContain(' =HYPERLINK("x")');
});
