import * as fc from "../../fast-check";
import { accelerators } from "../../../src/core/accelerators";
import { studyFile } from "../../../src/studies";
import { checkStudyFile, type StudyFile } from "../../../src/study/file";
import { planOf, withAssumptions } from "../../../src/taskpane/plan/plan";
import { priceOf } from "../../../src/taskpane/plan/plan-cost";
import {
  goalsOf,
  onlySweep,
  solved,
  tokensForDays,
  tokensForUsd,
  withGoals,
  withOnlySweep,
} from "../../../src/taskpane/plan/solve";
import { withPart } from "../../../src/taskpane/plan/typical-rate";
import { runs } from "../../sizes";

const plans: fc.Arbitrary<StudyFile> = fc
  .record({
    models: fc.constantFrom<(string | number)[]>([1024], ["Llama 3 8B"], [512, 2048], ["Mixtral 8x7B", 4096]),
    part: fc.constantFrom(...accelerators.map(({ name }) => name)),
    price: fc.double({ min: 0.1, max: 50, noNaN: true }),
    goodput: fc.constantFrom(0.5, 0.93, 1),
    small: fc.constantFrom(0.76, 1),
    points: fc.constantFrom(1, 15),
  })
  .map(({ models, part, price, goodput, small, points }) =>
    withAssumptions(withPart(withOnlySweep(planOf(), { models, points }), part), {
      usd_per_gpu_hour: price,
      goodput,
      rate_at_1024: small,
    }),
  );
const tokens = fc.double({ min: 1, max: 13, noNaN: true }).map((power) => Math.floor(10 ** power));

test("tokens → US$ → tokens comes round, and a budget is never exceeded by a token", () => {
  fc.assert(
    fc.property(plans, tokens, (plan, wanted) => {
      const { usd } = priceOf(withOnlySweep(plan, { tokens: wanted }))!;
      expect(tokensForUsd(plan, usd)).toBe(wanted);
      const { file } = solved(plan, { usd: usd * 1.0001 });
      checkStudyFile(file);
      const bought = onlySweep(file)!.tokens as number;
      const cost = (of: number) => priceOf(withOnlySweep(plan, { tokens: of }))!.usd;
      expect(cost(bought)).toBeLessThanOrEqual(usd * 1.0001 * (1 + 1e-11));
      expect(cost(bought + 1)).toBeGreaterThan(usd * 1.0001 * (1 - 1e-11));
    }),
    { numRuns: runs(200) },
  );
});

test("GPUs → days → GPUs comes round, and one GPU fewer misses the deadline", () => {
  fc.assert(
    fc.property(plans, tokens, fc.integer({ min: 1, max: 1e6 }), (plan, wanted, gpus) => {
      const sized = withAssumptions(withOnlySweep(plan, { tokens: wanted }), { gpu_count: gpus });
      const { days } = priceOf(sized)!;
      expect(solved(sized, { days }).file.assumptions.gpu_count).toBe(gpus);
      const { file } = solved(sized, { days: days * 1.37 });
      const needed = file.assumptions.gpu_count;
      expect(priceOf(file)!.days).toBeLessThanOrEqual(days * 1.37 * (1 + 1e-11));
      if (needed > 1)
        expect(priceOf(withAssumptions(file, { gpu_count: needed - 1 }))!.days).toBeGreaterThan(
          days * 1.37 * (1 - 1e-11),
        );
    }),
    { numRuns: runs(200) },
  );
});

test("a budget and a deadline together give tokens, and the GPUs for them", () => {
  const { file, problems } = solved(planOf(), { usd: 100_000, days: 30 });
  expect(problems).toEqual({});
  const { usd, days } = priceOf(file)!;
  expect(usd / 100_000).toBeCloseTo(1, 6);
  expect(days).toBeLessThanOrEqual(30);
  // 100,000/3/24/30 = 46.3 of them.
  expect(file.assumptions.gpu_count).toBe(47);
});

test("goals that cannot be met are named, and the plan stays as it was", () => {
  expect(solved(planOf(), { usd: 0.01 / 1e6 }).problems.usd).toBe("$0.00 buys less than one token per run.");
  const largest = solved(withOnlySweep(planOf(), { tokens: 1e21 }), { days: 1e-6 });
  expect(largest.problems.days).toBe("No number of GPUs meets this deadline.");
});

test("a plan of many sweeps has no tokens to solve for", () => {
  const paper = structuredClone(studyFile("scaling-exponents"));
  expect(onlySweep(paper)).toBeUndefined();
  expect(solved(paper, { usd: 1000 }).file).toBe(paper);
});

test("GPUs that are given with a deadline stay, and the tokens that fit are the most that meet it", () => {
  const plan = withAssumptions(withOnlySweep(planOf(), { tokens: 1e12 }), { gpu_count: 256 });
  const goals = { days: 3, holdsGpus: true };
  expect(solved(plan, goals).file).toBe(plan);
  const fits = tokensForDays(plan, 3);
  const daysAt = (tokens: number) => priceOf(withOnlySweep(plan, { tokens }))!.days;
  expect(daysAt(fits)).toBeLessThanOrEqual(3 * (1 + 1e-11));
  expect(daysAt(fits * (1 + 1e-9))).toBeGreaterThan(3);
  const saved = checkStudyFile(JSON.parse(JSON.stringify(withGoals(plan, goals))));
  expect(goalsOf(saved)).toEqual(goals);
  expect(withGoals(saved, {})).toEqual(plan);
});
