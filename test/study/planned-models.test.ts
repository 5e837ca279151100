import { studyCost } from "../../src/study/cost";
import { plannedModels, plannedNames } from "../../src/study/planned-models";
import { studyById, studyIds } from "../../src/studies";

test.each(studyIds)("the models of each experiment of %s cost what the study costs, to the last FLOP", (id) => {
  const study = studyById(id);
  const { total, experiments } = studyCost(study);
  const planned = plannedModels(study);
  expect(planned.reduce((sum, { cost }) => sum + cost.exactFlops, 0n)).toBe(total.exactFlops);
  expect(planned.reduce((sum, { cost }) => sum + cost.runs, 0)).toBe(total.runs);
  expect(planned.reduce((sum, { cost }) => sum + cost.usd, 0)).toBeCloseTo(total.usd, 3);
  for (const { name, gpuHours } of experiments)
    expect(
      planned.filter(({ experiment }) => experiment === name).reduce((sum, { cost }) => sum + cost.gpuHours, 0),
    ).toBeCloseTo(gpuHours, 3);
});

test("models are named with their experiment where a plan has several", () => {
  const [one, other] = [
    { experiment: "A", model: "x" },
    { experiment: "B", model: "x" },
  ];
  expect(plannedNames([one])).toEqual(["x"]);
  expect(plannedNames([one, other])).toEqual(["A: x", "B: x"]);
});
