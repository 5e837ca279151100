import { compile } from "../../src/grid/formula/compile";
import { f, variable } from "../../src/grid/formula/formula";
import { paper, studyById, studyIds } from "../../src/studies";
import * as arithmetic from "../../src/study/arithmetic";
import { driversOf, followedBy, terms, type TokensRule } from "../../src/study/arithmetic";
import { assumptionNames } from "../../src/study/assumptions";
import { flopsPerTokenOf, studyCost, tokensOf } from "../../src/study/cost";
import { countsOf, pointsOf, settingsOf, sweepsOf, withInputs, type Study } from "../../src/study/study";
import { ruleOf, sumsOf, termsOf } from "../../src/study/sums";
import { studies } from "../breakdown/any-study";
import * as fc from "../fast-check";
import { runs } from "../sizes";

/** FLOPs at the full rate by the terms: each count's sums times what they are multiplied with. */
function flopsByTerms(study: Study): number {
  const sums = sumsOf(study);
  return countsOf(study).reduce(
    (total, count) =>
      total +
      termsOf(study).reduce(
        (sum, term) => sum + compile(term.flops(study.shape))(study.figures) * sums[count]![term.id]!,
        0,
      ),
    0,
  );
}

/** FLOPs run by run, in doubles, each as many as take its time at the full rate. */
const flopsByRuns = (study: Study): number =>
  sweepsOf(study).reduce((total, sweep) => {
    const each = sweep.models
      .map((it) => study.models[it]!)
      .reduce((sum, model) => {
        const slower = 1 + (1024 / model.width) ** 2 * (1 / study.figures.rate_at_1024 - 1);
        return sum + flopsPerTokenOf(study, model) * tokensOf(study, sweep, model) * slower;
      }, 0);
    return total + settingsOf(sweep.factors) * pointsOf(study, sweep) * each;
  }, 0);

test.each(studyIds)("the terms of %s add up to its cost", (id) => {
  const study = studyById(id);
  const { flops, usd } = studyCost(study).total;
  expect(flopsByTerms(study) / flops).toBeCloseTo(1, 13);
  expect(compile(arithmetic.usd)({ ...study.figures, flops: flopsByTerms(study) }) / usd).toBeCloseTo(1, 13);
});

test("the terms add up to the runs of any study, whatever its assumptions, models and tokens", () => {
  fc.assert(
    fc.property(studies, (study) => {
      expect(flopsByTerms(study) / flopsByRuns(study)).toBeCloseTo(1, 11);
    }),
    { numRuns: runs(100) },
  );
});

/** FLOPs run by run in big integers, of whole FLOPs a token and whole tokens. */
function wholeFlops(study: Study, { sweeps }: Study["experiments"][number]): bigint {
  let total = 0n;
  for (const sweep of sweeps) {
    const runsOfModel = BigInt(settingsOf(sweep.factors) * pointsOf(study, sweep));
    for (const model of sweep.models.map((it) => study.models[it]!)) {
      const perToken = BigInt(Math.round(flopsPerTokenOf(study, model)));
      total += runsOfModel * perToken * BigInt(Math.round(tokensOf(study, sweep, model)));
    }
  }
  return total;
}

test("the cost of any study is the sum over its runs to the last digit, in whole FLOPs a token and whole tokens", () => {
  const check = (study: Study) => {
    const { experiments, total } = studyCost(study);
    const each = study.experiments.map((it) => wholeFlops(study, it));
    expect(experiments.map(({ exactFlops }) => exactFlops)).toEqual(each);
    expect(total.exactFlops).toBe(each.reduce((a, b) => a + b));
  };
  fc.assert(fc.property(studies, check), { numRuns: runs(100) });
  // Tokens and FLOPs a token that are larger than any study's, so that no part of their products is a whole double.
  check(withInputs(paper, { tokens_per_param: 1000, layer_count: 100_000, vocab_size: 999_999_999 }));
  check(withInputs(paper, { train_steps: 999_999_999, batch_size: 999_999_999, layer_count: 1_000_003 }));
});

test("a study of random models has each kind of term, so that none goes untried", () => {
  const tried = new Set<string>();
  for (const study of fc.sample(studies, 200)) {
    for (const sums of Object.values(sumsOf(study)))
      for (const [id, sum] of Object.entries(sums)) if (sum > 0) tried.add(id);
  }
  expect([...tried].sort()).toEqual(terms.map(({ id }) => id).sort());
});

test("a study has the terms of its kinds of models, under the rules that all have and further ones of its own", () => {
  const ids = (study: Study) => termsOf(study).map(({ id }) => id);
  const idsOf = (own: boolean, rules: readonly TokensRule[]) =>
    terms.filter((it) => it.own === own && rules.includes(it.rule)).map(({ id }) => id);
  // The paper's non-embedding parameters are in a reading alone.
  expect(ids(paper)).toEqual(idsOf(false, ["fixed", "optimal", "non-embedding"]));
  expect(ids(studyById("llama"))).toEqual(idsOf(true, ["fixed", "optimal", "own"]));
  expect(new Set(terms.map(({ id }) => id)).size).toBe(terms.length);
  expect((["fixed", "optimal", 1e9] as const).map((tokens) => ruleOf({ tokens }))).toEqual(["fixed", "optimal", "own"]);
});

test("the formulas of price, time and tokens are the article's", () => {
  const positive = fc.double({ min: 1e-3, max: 1e24, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, fc.integer({ min: 1, max: 999 }), (flops, rate, price, gpus) => {
      const values = { ...paper.figures, flops, flops_per_gpu: rate, usd_per_gpu_hour: price, gpus_per_node: gpus };
      const hours = flops / 3600 / rate;
      expect(compile(arithmetic.gpuHours)(values)).toBe(hours);
      expect(compile(arithmetic.usd)(values)).toBe(hours * price);
      expect(compile(arithmetic.nodeHours)(values)).toBe(hours / gpus);
      expect(compile(arithmetic.nodeMonths)(values)).toBe(hours / gpus / 24 / 30);
    }),
  );
  expect(compile(arithmetic.tokensPerRun)(paper.figures)).toBe(6_553_600_000);
});

test("an assumption is a driver where some study's dollars follow it, and only there", () => {
  const moving = new Set<string>();
  for (const study of fc.sample(studies, 60)) {
    const { usd } = studyCost(study).total;
    for (const name of assumptionNames) {
      const moved = studyCost(withInputs(study, { [name]: study.figures[name] * 2 })).total.usd !== usd;
      if (moved) moving.add(name);
    }
  }
  expect(assumptionNames.filter((it) => moving.has(it))).toEqual(driversOf(terms));
});

test("assumptions that formulas follow come in the sheet's order, each once", () => {
  const { seq_len, flops_per_gpu, train_steps } = arithmetic.a;
  expect(followedBy(f`${seq_len}*${f`${train_steps}+${seq_len}`}`, f`${flops_per_gpu}*${variable("flops")}`)).toEqual([
    "flops_per_gpu",
    "train_steps",
    "seq_len",
  ]);
});
