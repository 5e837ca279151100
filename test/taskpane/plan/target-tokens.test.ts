import { studyOf } from "../../../src/study/read-file";
import { studyFile } from "../../../src/studies";
import { planOf, withAddedExperiment, withExperiment } from "../../../src/taskpane/plan/plan";
import { withOnlySweep } from "../../../src/taskpane/plan/solve";
import { targetTokens } from "../../../src/taskpane/plan/target-tokens";

test("the target of an IsoFLOP plan has the plan's tokens: those of the sweep that trains it, else the plan's only number", () => {
  const plan = withOnlySweep(planOf(), { models: ["Llama 3 8B"], tokens: 2e12 });
  expect(targetTokens(plan, "llama 3 8b")).toBe(2e12);
  expect(targetTokens(plan, "Llama 3 70B")).toBe(2e12);
  const more = withExperiment(withAddedExperiment(plan), 1, {
    name: "Narrow",
    sweeps: [{ models: [1024], tokens: 3e11 }],
  });
  expect(targetTokens(more, "1024")).toBe(3e11);
  expect(targetTokens(more, "Llama 3 70B")).toBeUndefined();
});

test("tokens by a rule are those that the target comes to, and a text that is no model has none", () => {
  const { assumptions } = planOf();
  const fixed = assumptions.train_steps * assumptions.batch_size * assumptions.seq_len;
  expect(targetTokens(planOf(), "1024")).toBe(fixed);
  expect(targetTokens(planOf(), "Llama 3 8B")).toBeUndefined();
  const optimal = withOnlySweep(planOf(), { models: ["Llama 3 8B"], tokens: "optimal" });
  const own = studyOf(optimal).models[0]!.own!;
  expect(targetTokens(optimal, "Llama 3 8B")).toBe(own.params * assumptions.tokens_per_param);
  for (const text of ["", "Llama", "512, 1024"]) expect(targetTokens(studyFile("llama"), text)).toBeUndefined();
});
