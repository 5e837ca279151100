import * as fc from "../fast-check";
import { paper } from "../../src/studies";
import { driversOf, terms } from "../../src/study/arithmetic";
import type { AssumptionName } from "../../src/study/assumptions";
import { flopsPerTokenOf, studyCost } from "../../src/study/cost";
import { drawTotals, quantile, triangularQuantile, type Triangle, type UncertainCost } from "../../src/study/range";
import { countsOf, ONE_RUN, withInputs, type Study } from "../../src/study/study";
import { sumsOf } from "../../src/study/sums";
import { studies } from "../breakdown/any-study";
import { runs } from "../sizes";

const { ranges, figures, counts } = paper;
const triangle = (name: string, base: number): Triangle => ({
  low: ranges[name]?.low ?? base,
  base,
  high: ranges[name]?.high ?? base,
});
const triangles = Object.fromEntries(driversOf(terms).map((it) => [it, triangle(it, figures[it])])) as Record<
  AssumptionName,
  Triangle
>;
const counted = (name: string): Triangle =>
  name === ONE_RUN ? triangle(name, 1) : triangle(name, counts[name]!.value);
const uncertain: UncertainCost = {
  figures: triangles,
  counts: countsOf(paper).map((it) => ({ count: counted(it), sums: sumsOf(paper)[it]! })),
  choices: paper.shape,
};

/** The same without a range in any figure. */
function certainCost(study: Study): UncertainCost {
  const certain = (value: number): Triangle => ({ low: value, base: value, high: value });
  return {
    figures: Object.fromEntries(driversOf(terms).map((it) => [it, certain(study.figures[it])])),
    counts: countsOf(study).map((it) => ({
      count: certain(study.counts[it]?.value ?? 1),
      sums: sumsOf(study)[it]!,
    })),
    choices: study.shape,
  };
}

/** Equal slices of a triangle, each by its middle, found by bisecting the area under the density. */
function slices({ low, base, high }: Triangle, count: number): number[] {
  if (low === high) return [base];
  const areaBelow = (x: number): number =>
    x <= base
      ? base === low
        ? 0
        : (x - low) ** 2 / (high - low) / (base - low)
      : 1 - (high - x) ** 2 / (high - low) / (high - base);
  return Array.from({ length: count }, (_, index) => {
    let [from, to] = [low, high];
    for (let halving = 0; halving < 60; halving++) {
      const middle = (from + to) / 2;
      if (areaBelow(middle) < (index + 0.5) / count) from = middle;
      else to = middle;
    }
    return from;
  });
}

/** Quantiles of the total without a random number: the distributions are cut into slices and summed over all their products. */
function integrated(probabilities: readonly number[]): number[] {
  const BINS = 4000;
  /** FLOPs of the study itself, of which the total is a sum of counts times constants. */
  const flopsWith = (tokens_per_param: number, vocab_size: number, others: Record<string, number>): number =>
    studyCost(withInputs(paper, { tokens_per_param, vocab_size, ...others })).total.flops;
  const flops: number[] = [];
  for (const tokensPerParam of slices(triangles.tokens_per_param, 6)) {
    for (const vocab of slices(triangles.vocab_size, 3)) {
      const base = flopsWith(tokensPerParam, vocab, {});
      const more = (name: string) => flopsWith(tokensPerParam, vocab, { [name]: counts[name]!.value + 1 }) - base;
      const [line, heatmap, trials] = ["learning_rates_per_sweep", "heatmap_points", "gamma_trials"].map((name) => {
        const step = more(name);
        return slices(counted(name), 10).map((value) => (value - counts[name]!.value) * step);
      }) as [number[], number[], number[]];
      for (const a of line) for (const b of heatmap) for (const c of trials) flops.push(base + a + b + c);
    }
  }
  const rates: number[] = [];
  for (const usd of slices(triangles.usd_per_gpu_hour, 20))
    for (const rate of slices(triangles.flops_per_gpu, 20)) rates.push(usd / 3600 / rate);
  // Of a product the logarithms add up, and a global costs jest a look-up: millions of sums with neither.
  const { floor } = Math;
  const [logFlops, logRates] = [flops, rates].map((it) => Float64Array.from(it, Math.log).sort()) as [
    Float64Array,
    Float64Array,
  ];
  const from = logFlops[0]! + logRates[0]!;
  const to = logFlops.at(-1)! + logRates.at(-1)!;
  const mass = new Float64Array(BINS + 1);
  for (const f of logFlops) for (const r of logRates) mass[floor(((f + r - from) / (to - from)) * BINS)]!++;
  const all = flops.length * rates.length;
  return probabilities.map((p) => {
    let below = 0;
    const bin = mass.findIndex((it) => (below += it) >= p * all);
    return Math.exp(from + ((bin + 0.5) / BINS) * (to - from));
  });
}

test("the quantiles of the draws agree with a numerical integration of the same distributions to 1 %", () => {
  const probabilities = [0.05, 0.5, 0.95];
  const totals = drawTotals(uncertain, 100_000, 1);
  for (const [index, expected] of integrated(probabilities).entries()) {
    expect(Math.abs(quantile(totals, probabilities[index]!) / expected - 1)).toBeLessThan(0.01);
  }
});

test("the same seed gives the same draws and another seed others", () => {
  expect(drawTotals(uncertain, 500, 7)).toEqual(drawTotals(uncertain, 500, 7));
  expect(drawTotals(uncertain, 500, 7)).not.toEqual(drawTotals(uncertain, 500, 8));
});

test("without doubt in any figure every draw is the total of the study", () => {
  for (const total of drawTotals(certainCost(paper), 3, 1))
    expect(total / studyCost(paper).total.usd).toBeCloseTo(1, 13);
  fc.assert(
    fc.property(studies, (study) => {
      // A study counts whole FLOPs a token and whole tokens, of which the smallest models have few.
      fc.pre(study.models.every((it) => flopsPerTokenOf(study, it) > 1e5));
      const [total] = drawTotals(certainCost(study), 1, 1);
      expect(total! / studyCost(study).total.usd).toBeCloseTo(1, 3);
    }),
    { numRuns: runs(50) },
  );
});

test("one figure that is drawn moves the total as the study's own formulas do", () => {
  for (const name of ["usd_per_gpu_hour", "flops_per_gpu", "seq_len", "tokens_per_param", "layer_count"] as const) {
    const base = figures[name];
    // The lowest and the highest of many draws are near the ends of the triangle.
    const drawn = { ...certainCost(paper).figures, [name]: { low: base, base, high: 2 * base } };
    const totals = drawTotals({ ...certainCost(paper), figures: drawn }, 20_000, 1);
    const [one, other] = [base, 2 * base].map((it) => studyCost(withInputs(paper, { [name]: it })).total.usd);
    expect(
      [totals[0]! / Math.min(one!, other!), totals.at(-1)! / Math.max(one!, other!)].map((it) => it.toFixed(1)),
    ).toEqual(["1.0", "1.0"]);
  }
});

test("runs of no study cost nothing", () => {
  expect([...drawTotals({ ...uncertain, counts: [] }, 3, 1)]).toEqual([0, 0, 0]);
});

test("a share of a triangle's area lies below its quantile", () => {
  fc.assert(
    fc.property(
      fc.tuple(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
      ),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (corners, p) => {
        const [low, base, high] = [...corners].sort((a, b) => a - b) as [number, number, number];
        fc.pre(high - low > 1e-6 && base - low > 1e-9 && high - base > 1e-9);
        const x = triangularQuantile({ low, base, high }, p);
        const below =
          x <= base ? (x - low) ** 2 / (high - low) / (base - low) : 1 - (high - x) ** 2 / (high - low) / (high - base);
        expect(below).toBeCloseTo(p, 5);
      },
    ),
  );
});

test("a quantile between two values is in proportion, as PERCENTILE.INC has it", () => {
  expect(quantile([10, 20, 40], 0.5)).toBe(20);
  expect(quantile([10, 20, 40], 0.75)).toBe(30);
  expect(quantile([10, 20, 40], 1)).toBe(40);
  expect(quantile([10], 0.3)).toBe(10);
});
