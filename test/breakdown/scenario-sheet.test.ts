import * as fc from "../fast-check";
import { scenarioSheet } from "../../src/breakdown/scenario-sheet";
import { cellValues } from "../../src/calculation/evaluate-sheet";
import type { Content, Sheet } from "../../src/grid/sheet";
import { paper, studyById, studyIds } from "../../src/studies";
import { scenarioCost, studyAs, type Scenario } from "../../src/study/scenario";
import { studyOf } from "../../src/study/read-file";
import { planOf, withAccelerator } from "../../src/taskpane/plan/plan";
import { activeParamsOf, flopsPerTokenOf, studyCost } from "../../src/study/cost";
import { inputsOf, type Study } from "../../src/study/study";
import { runs } from "../sizes";
import { figures, studies } from "./any-study";

const valueAt = (sheet: Sheet, label: string, column: number): unknown => {
  const row = sheet.rows.findIndex(([cell]) => cell?.content === label);
  return cellValues(sheet)({ row, column });
};
/** The column of the first scenario, behind the study's own. */
const SCENARIO = 3;

const withCell = (sheet: Sheet, label: string, column: number, content: Content): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) =>
    row[0]?.content === label ? row.map((cell, at) => (at === column ? { ...cell!, content } : cell)) : row,
  ),
});

/** Any values of a study's assumptions and counts, and any reading of its corrections. */
const scenarioOf = (study: Study): fc.Arbitrary<Scenario> =>
  fc.record({
    name: fc.constant("Other"),
    inputs: fc.tuple(figures, fc.integer({ min: 1, max: 40 })).map(([values, count]) => ({
      ...values,
      ...Object.fromEntries(Object.keys(study.counts).map((name) => [name, count])),
    })),
    readings: fc
      .tuple(
        ...study.corrections.map(({ id, readings }) =>
          fc.constantFrom(null, ...readings.map(({ choice }) => [id, choice] as const)),
        ),
      )
      .map((chosen) => Object.fromEntries(chosen.filter((it) => it !== null))),
  });

/** Core counts whole FLOPs a token and whole tokens a run: of the smallest models that is a visible share. */
function roundingOf(study: Study): number {
  const sizes = study.models.flatMap((it) => [
    flopsPerTokenOf(study, it),
    study.figures.tokens_per_param * activeParamsOf(study, it),
  ]);
  return 1 / Math.min(...sizes);
}

test.each(studyIds)("the first column of %s's scenarios is the study itself, to the dollar and the run", (id) => {
  const study = studyById(id);
  const sheet = scenarioSheet(study, []);
  const { total } = studyCost(study);
  expect(Number(valueAt(sheet, "Total cost", 2)) / total.usd).toBeCloseTo(1, 12);
  expect(Number(valueAt(sheet, "Training FLOPs", 2)) / total.flops).toBeCloseTo(1, 12);
  expect(Number(valueAt(sheet, "GPU-hours", 2)) / total.gpuHours).toBeCloseTo(1, 12);
  expect(valueAt(sheet, "Training runs", 2)).toBe(total.runs);
});

test("any scenario of any study costs in its column what it costs in core", () => {
  fc.assert(
    fc.property(
      fc
        .oneof(fc.constantFrom(...studyIds.map(studyById)), studies)
        .chain((study) => scenarioOf(study).map((it) => ({ study, scenario: it }))),
      ({ study, scenario }) => {
        const sheet = scenarioSheet(study, [scenario]);
        const { total } = scenarioCost(study, scenario);
        const error = Math.abs(Number(valueAt(sheet, "Total cost", SCENARIO)) / total.usd - 1);
        expect(error).toBeLessThan(1e-11 + roundingOf(studyAs(study, scenario)));
        expect(valueAt(sheet, "Training runs", SCENARIO)).toBe(total.runs);
        // By the counted FLOPs, whatever small widths lose of the rate: that takes hours, not FLOPs.
        const { figures: own } = studyAs(study, scenario);
        const tolerance = 1e-11 + roundingOf(studyAs(study, scenario));
        const off = (label: string, wanted: number) =>
          Math.abs(Number(valueAt(sheet, label, SCENARIO)) / wanted - 1) - tolerance;
        expect(off("Training FLOPs", total.flops)).toBeLessThan(0);
        expect(off("GPU-hours", total.gpuHours)).toBeLessThan(0);
        expect(off("Days on all GPUs", total.gpuHours / 24 / own.gpu_count)).toBeLessThan(0);
        expect(
          off("Utilisation of the whole run", (own.flops_per_gpu / own.peak_flops_per_gpu) * own.goodput),
        ).toBeLessThan(0);
      },
    ),
    { numRuns: runs(40) },
  );
});

test("a plan's first column is as planned, and says its accelerator until its peak is changed", () => {
  const plan = studyOf(withAccelerator(planOf(), "B200"));
  const sheet = scenarioSheet(plan, [{ name: "Older", inputs: { peak_flops_per_gpu: 9.894e14 }, readings: {} }]);
  const texts = sheet.rows.flat().map((it) => String(it?.content ?? ""));
  expect(texts).toContain("As planned");
  expect(texts.filter((it) => /published/i.test(it))).toEqual([]);
  expect([2, 3].map((it) => valueAt(sheet, "Accelerator", it))).toEqual(["B200", "H100 SXM"]);
  expect(valueAt(withCell(sheet, "Peak FLOP/s per GPU", 2, 1e15), "Accelerator", 2)).toBe("another one");
});

test("a column is live: another price, sequence length or reading typed into it changes its total alone", () => {
  const correction = paper.corrections[0]!;
  const kept: Scenario = { name: "Cheaper", inputs: { usd_per_gpu_hour: 2 }, readings: {} };
  const before = scenarioSheet(paper, [kept]);
  const changed: Scenario = {
    name: "Cheaper",
    inputs: { usd_per_gpu_hour: 1.5, seq_len: 1024 },
    readings: { [correction.id]: correction.readings[0]!.choice },
  };
  const label = (name: string) => inputsOf(paper).find((it) => it.name === name)!.label;
  let sheet = withCell(before, label("usd_per_gpu_hour"), SCENARIO, 1.5);
  sheet = withCell(sheet, label("seq_len"), SCENARIO, 1024);
  sheet = withCell(sheet, correction.name, SCENARIO, correction.readings[0]!.choice);
  expect(Number(valueAt(sheet, "Total cost", SCENARIO)) / scenarioCost(paper, changed).total.usd).toBeCloseTo(1, 12);
  expect(valueAt(sheet, "Total cost", 2)).toBe(valueAt(before, "Total cost", 2));
  const difference = scenarioCost(paper, changed).total.usd - studyCost(paper).total.usd;
  expect(valueAt(sheet, "Difference from “As published”", SCENARIO)).toBeCloseTo(difference, 1);
});
