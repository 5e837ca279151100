import { summaryOf } from "../../../src/actuals";
import { parseStudyFile, studyFileText } from "../../../src/study/file";
import { studyOf } from "../../../src/study/read-file";
import { studyCost } from "../../../src/study/cost";
import { planOf, withAssumptions } from "../../../src/taskpane/plan/plan";
import { withMeasuredRates } from "../../../src/taskpane/actuals/measured-rates";

const runs = [
  { name: "a", outcome: "finished" as const, gpuHours: 10, tokens: 1e9, of: 0 },
  { name: "b", outcome: "finished" as const, gpuHours: 20, tokens: 1e9, of: 0 },
  { name: "c", outcome: "failed" as const, gpuHours: 10, tokens: 1e8, of: 0 },
];
const summary = summaryOf(runs, { usdPerGpuHour: 3, peakFlops: 1e15, part: undefined, flopsPerToken: [3.6e9] });

test("a plan takes the rate of finished runs with its range, and their share of the hours, each with its source", () => {
  const file = withMeasuredRates(planOf(), summary, "runs.csv");
  expect(file.assumptions).toMatchObject({ flops_per_gpu: 7.5e13, goodput: 0.75 });
  expect(file.ranges!["flops_per_gpu"]).toEqual({
    low: 5.5e13,
    high: 9.5e13,
    reason: "Measured: 2 finished runs of runs.csv, 10th and 90th percentile",
  });
  expect(file.sources!["flops_per_gpu"]).toContain("runs.csv");
  // It is a plan like any other: it can be saved and opened, and costs what its rate says.
  const reopened = parseStudyFile(studyFileText(file));
  const byHand = withAssumptions(planOf(), { flops_per_gpu: 7.5e13, goodput: 0.75 });
  expect(studyCost(studyOf(reopened)).total.usd).toBe(studyCost(studyOf(byHand)).total.usd);
});

test("runs without a known model leave the plan as it is", () => {
  const plan = planOf();
  expect(
    withMeasuredRates(
      plan,
      summaryOf(
        runs.map(({ of: _, ...it }) => it),
        { usdPerGpuHour: 3, peakFlops: 1e15, part: undefined, flopsPerToken: [] },
      ),
      "runs.csv",
    ),
  ).toBe(plan);
});
