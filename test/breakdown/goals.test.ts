import { breakdownSheet } from "../../src/breakdown/breakdown";
import { inputNames, withContents } from "../../src/breakdown/breakdown-file";
import { resultNames } from "../../src/breakdown/result-names";
import type { Content } from "../../src/grid/sheet";
import { studyOfRecord, recordOf } from "../../src/studies/record";
import { studyOf } from "../../src/study/read-file";
import { planOf, planOfSheet } from "../../src/taskpane/plan/plan";
import { priceOf } from "../../src/taskpane/plan/plan-cost";
import { goalsOf, onlySweep, solved, withGoals } from "../../src/taskpane/plan/solve";
import { areaOf, valuesOf } from "./typed-sheet";

const GOALS = { days: 21, usd: 5000 };
const plan = withGoals(solved(planOf(), GOALS).file, GOALS);
const study = studyOf(plan);

/** Of a goal by its name: at most, on the sheet, and whether it is met. */
function goal(name: string, style: "excel" | "addin", typed: Readonly<Record<string, Content>> = {}) {
  const sheet = withContents(breakdownSheet(study, { style }), typed);
  const valueAt = valuesOf(sheet, style);
  const { row, column } = areaOf(sheet, name);
  return [0, 2, 3].map((right) => valueAt({ row, column: column + right }));
}

describe.each(["excel", "addin"] as const)(
  "the sheet of a plan that was solved for goals, in the style %s",
  (style) => {
    test("has the deadline and the budget, and says by formula whether they are met", () => {
      const { days, usd } = priceOf(plan)!;
      const [deadline, budget] = [goal(resultNames.deadline, style), goal(resultNames.budget, style)];
      expect(deadline).toEqual([21, expect.closeTo(days, 9), "Met"]);
      expect(budget).toEqual([5000, expect.closeTo(usd, 6), "Met"]);
    });

    test("says that a goal is not met once an assumption or the goal is another", () => {
      const dearer = { usd_per_gpu_hour: plan.assumptions.usd_per_gpu_hour * 1.01 };
      expect(goal(resultNames.budget, style, dearer)[2]).toMatch(/^Not met: /);
      expect(goal(resultNames.deadline, style, dearer)[2]).toBe("Met");
      expect(goal(resultNames.deadline, style, { deadline_days: 1 })[2]).toMatch(/^Not met: /);
      expect(goal(resultNames.budget, style, { budget_usd: null })[2]).toBe("No number is given");
    });
  },
);

test("goals are inputs of the sheet, in its record, and those of the plan that starts from it", () => {
  const sheet = breakdownSheet(study, { style: "excel" });
  expect(inputNames(sheet)).toEqual(expect.arrayContaining([resultNames.deadline, resultNames.budget]));
  const known = studyOfRecord(recordOf(study))!;
  expect(goalsOf(planOfSheet(known, { inputs: {} }))).toEqual(GOALS);
  expect(goalsOf(planOfSheet(known, { inputs: {}, goals: { deadline_days: 14, budget_usd: null } }))).toEqual({
    days: 14,
  });
  // GPUs that were typed on the sheet are kept, and the deadline is met or not.
  expect(goalsOf(planOfSheet(known, { inputs: { gpu_count: 3 } }))).toEqual({ ...GOALS, holdsGpus: true });
  expect(onlySweep(planOfSheet(known, { inputs: {} }))).toEqual(onlySweep(plan));
});

test("a sheet of a plan without goals has no such rows", () => {
  const names = breakdownSheet(studyOf(planOf()), { style: "excel" }).names.map(({ name }) => name);
  expect(names).not.toContain(resultNames.deadline);
  expect(names).not.toContain(resultNames.budget);
});
