import { studyCost } from "../../../src/study/study";
import { checkStudyFile, studyOf } from "../../../src/study/file";
import {
  PLAN_EXAMPLES,
  modelsText,
  planOf,
  pointsText,
  readModels,
  readPlan,
  readPoints,
  withoutSources,
} from "../../../src/taskpane/plan/plan";

test.each(PLAN_EXAMPLES.map((it) => [it.label, it] as const))("the example %s is a study", (_, { file }) => {
  expect(studyCost(studyOf(checkStudyFile(file()))).total.usd).toBeGreaterThan(0);
});

const OWN = [{ name: "7B", width: 4096 }];

test("widths and names are read as typed, and what is neither is named", () => {
  expect(readModels(" 512, 7b ; 512", OWN)).toEqual({ models: [512, "7B"] });
  expect(readModels("512, 7C", OWN)).toEqual({
    problem: "“7C” is neither a width, a whole number from 1, nor a model.",
  });
  expect(readModels("12.5", [])).toEqual({ problem: "“12.5” is neither a width, a whole number from 1, nor a model." });
  expect(readModels(" , ", [])).toHaveProperty("problem");
  expect(readModels(modelsText([512, "7B"]), OWN)).toEqual({ models: [512, "7B"] });
});

test("runs of a setting are a number or a range of learning rates", () => {
  expect(readPoints("15")).toEqual({ points: 15 });
  for (const points of [
    3,
    { lowest_lr: 0.0001, highest_lr: 0.0128 },
    { lowest_lr: 1e-7, highest_lr: 0.5, step: 1.19 },
  ]) {
    expect(readPoints(pointsText(points))).toEqual({ points });
  }
  for (const text of ["", "1.5", "0 to 1", "2 to 1", "1 to 2 step 1", "many"])
    expect(readPoints(text)).toHaveProperty("problem");
});

test("a figure that was changed loses its source, the others keep theirs", () => {
  const plan = planOf();
  const { sources } = withoutSources(plan, { usd_per_gpu_hour: 5 });
  expect(Object.keys(sources!)).toEqual(Object.keys(plan.sources!).filter((it) => it !== "usd_per_gpu_hour"));
});

test("a file that is no plan says what is wrong and that nothing was lost", () => {
  expect(() => readPlan("{}")).toThrow(
    expect.objectContaining({ advice: expect.stringMatching(/Your plan here is as it was\.$/) }),
  );
});
