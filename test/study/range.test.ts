import * as fc from "../fast-check";
import { drawTotals, quantile, triangularQuantile, type Triangle, type UncertainCost } from "../../src/study/range";
import { figureNames, figuresOf, type Figure } from "../../src/study/assumptions";
import { countsOf, momentsOf, ONE_RUN } from "../../src/study/moments";
import { scalingExponents } from "../../src/studies/scaling-exponents";
import { studyCost } from "../../src/study/study";

const { ranges, shape, tiedEmbeddings, pointCounts } = scalingExponents;
const figures = figuresOf(scalingExponents);
const triangle = (name: string, base: number): Triangle => ({
  low: ranges[name]?.low ?? base,
  base,
  high: ranges[name]?.high ?? base,
});
const triangles = Object.fromEntries(
  (Object.keys(figureNames) as Figure[]).map((it) => [it, triangle(figureNames[it], figures[it])]),
) as Record<Figure, Triangle>;
const counted = (name: string): Triangle =>
  name === ONE_RUN ? triangle(name, 1) : triangle(name, pointCounts[name]!.value);
const uncertain: UncertainCost = {
  figures: triangles,
  counts: countsOf(scalingExponents).map((it) => ({ count: counted(it), moments: momentsOf(scalingExponents)[it]! })),
  choices: { gated: shape.gated, causal: shape.causal, tiedEmbeddings },
};

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
  const flopsWith = (tokensPerParam: number, vocab: number, counts: Record<string, number>): number =>
    studyCost({
      ...scalingExponents,
      tokensPerParam,
      shape: { ...shape, vocab },
      pointCounts: Object.fromEntries(
        Object.entries(pointCounts).map(([name, it]) => [name, { ...it, value: counts[name] ?? it.value }]),
      ),
    }).total.flops;
  const flops: number[] = [];
  for (const tokensPerParam of slices(triangles.tokensPerParam, 6)) {
    for (const vocab of slices(triangles.vocab, 3)) {
      const base = flopsWith(tokensPerParam, vocab, {});
      const more = (name: string) => flopsWith(tokensPerParam, vocab, { [name]: pointCounts[name]!.value + 1 }) - base;
      const [line, heatmap, trials] = ["points_per_line", "heatmap_points", "gamma_trials"].map((name) => {
        const step = more(name);
        return slices(counted(name), 10).map((value) => (value - pointCounts[name]!.value) * step);
      }) as [number[], number[], number[]];
      for (const a of line) for (const b of heatmap) for (const c of trials) flops.push(base + a + b + c);
    }
  }
  const rates: number[] = [];
  for (const usd of slices(triangles.usdPerGpuHour, 20))
    for (const rate of slices(triangles.flopsPerGpu, 20)) rates.push(usd / 3600 / rate);
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
  const certain = {
    ...uncertain,
    figures: Object.fromEntries(
      Object.entries(triangles).map(([name, { base }]) => [name, { low: base, base, high: base }]),
    ) as Record<Figure, Triangle>,
    counts: uncertain.counts.map(({ count: { base }, moments }) => ({
      count: { low: base, base, high: base },
      moments,
    })),
  };
  for (const total of drawTotals(certain, 3, 1))
    expect(total / studyCost(scalingExponents).total.usd).toBeCloseTo(1, 13);
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
