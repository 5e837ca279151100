import { calculator } from "../grid/formula/compile";
import { product, sum } from "../grid/formula/fold";
import { bind, variable, type Formula, type Operand } from "../grid/formula/formula";
import { terms, usd, type ShapeChoices, type Term } from "./arithmetic";
import type { AssumptionName } from "./assumptions";
import { uniformRandom } from "./uniform-random";

/** A number by its lowest, most likely and highest value; a fixed one has all three alike. */
export interface Triangle {
  low: number;
  base: number;
  high: number;
}

/** All that a range of a total is drawn from. */
export interface UncertainCost extends Evidence {
  /** By the names of the assumptions. */
  figures: Readonly<Record<string, Triangle>>;
  /** Each count of runs, with the sums of the runs it counts at its base, by the names of the terms. */
  counts: readonly { count: Triangle; sums: Readonly<Record<string, number>> }[];
  choices: ShapeChoices;
}

/** What beside the ranges of the assumptions a total is drawn from. */
export interface Evidence {
  /**
   * The rate of whole runs, in place of the range of the rate of steps and of the goodput: shares of runs below, rising, and
   * the FLOP/s that they stay below. Between two of them it is drawn in proportion, beyond the first and the last not at all.
   */
  rates?: readonly { share: number; flopsPerGpu: number }[];
  /** Share of the draws, 0 to 1, in which the rate is as high among rates as the price among prices: their rank correlation. */
  together?: number;
  /** Other readings of the sources; of those of one correction a draw has one or none. */
  readings?: readonly UncertainReading[];
}

export interface UncertainReading {
  correction: string;
  /** Share of the draws that have it; what those of a correction leave of 1 has the published reading. */
  probability: number;
  /** Whether the sums of the counts have it. */
  isCurrent: boolean;
  /** Place among the counts of what counts the runs that it adds. */
  count: number;
  /** What it adds to the published reading's sums at the base of its count. */
  sums: Readonly<Record<string, number>>;
}

/** The value that a share `p` of a triangular distribution lies below. */
export function triangularQuantile({ low, base, high }: Triangle, p: number): number {
  const width = high - low;
  if (width === 0) return base;
  const rising = base - low;
  return p * width < rising ? low + Math.sqrt(p * width * rising) : high - Math.sqrt((1 - p) * width * (high - base));
}

/**
 * US$ totals of `draws` studies, lowest first: every figure drawn from its triangle, apart from the others, and the evidence
 * where there is some. The same seed gives the same draws. With another formula of the arithmetic it is that of each study.
 */
export function drawTotals(cost: UncertainCost, draws: number, seed: number, of: Formula = usd): Float64Array {
  const { counts, choices, rates, readings = [] } = cost;
  // The rate of whole runs has the goodput in it.
  const figures = rates ? { ...cost.figures, goodput: FIXED_AT_ONE } : cost.figures;
  const inputs = [
    ...Object.entries(figures).map(([name, triangle]) => ({ name, triangle, unit: 1 })),
    // A count scales its sums, which are those at its base.
    ...counts.map(({ count }, index) => ({ name: `count_${index}`, triangle: count, unit: count.base })),
  ];
  const uncertain = inputs.filter(({ name, triangle }) => triangle.low < triangle.high && !(rates && name === RATE));
  // What is certain is a number of the formula, so that a draw computes only what follows from what is drawn.
  const operands: Record<string, Operand> = Object.fromEntries(
    inputs.map(({ name, triangle: { base }, unit }) => [name, base / unit]),
  );
  const variables = [
    ...uncertain.map(({ name }) => name),
    ...(rates ? [RATE] : []),
    ...readings.map((_, index) => `reading_${index}`),
  ];
  for (const name of variables) operands[name] = variable(name);

  const sumOf = ({ id }: Term): Operand =>
    sum(
      ...counts.map(({ sums }, index) => product(sums[id] ?? 0, operands[`count_${index}`]!)),
      ...readings.map((it, index) =>
        product(it.sums[id] ?? 0, operands[`count_${it.count}`]!, operands[`reading_${index}`]!),
      ),
    );
  const present = terms.filter(({ id }) => [...counts, ...readings].some(({ sums }) => (sums[id] ?? 0) !== 0));
  const flops = sum(...present.map((it) => product(sumOf(it), bind(it.flops(choices), operands))));
  const total = calculator(bind(of, { ...operands, flops }), variables);

  const random = uniformRandom(seed);
  const price = uncertain.findIndex(({ name }) => name === PRICE);
  const firstReading = uncertain.length + (rates ? 1 : 0);
  const corrections = byCorrection(readings, firstReading);
  const ranks = new Float64Array(uncertain.length);
  const totals = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let index = 0; index < uncertain.length; index++) {
      const { triangle, unit } = uncertain[index]!;
      ranks[index] = random();
      total.values[index] = triangularQuantile(triangle, ranks[index]!) / unit;
    }
    if (rates) {
      const [own, shared] = [random(), random()];
      const rank = price >= 0 && shared < (cost.together ?? 0) ? ranks[price]! : own;
      total.values[uncertain.length] = rateAt(rates, rank);
    }
    for (const own of corrections) {
      let left = random();
      for (const { place, probability, current } of own) {
        const isDrawn = left >= 0 && left < probability;
        // Drawn readings have gone below zero: one of a correction is enough.
        left = isDrawn ? -1 : left - probability;
        total.values[place] = (isDrawn ? 1 : 0) - current;
      }
    }
    totals[draw] = total.result();
  }
  return totals.sort();
}

/** Readings of each correction, as a draw needs them: ten thousand draws look nothing up. */
function byCorrection(readings: readonly UncertainReading[], first: number) {
  const groups = new Map<string, { place: number; probability: number; current: number }[]>();
  readings.forEach(({ correction, probability, isCurrent }, index) => {
    const own = groups.get(correction) ?? [];
    groups.set(correction, own);
    own.push({ place: first + index, probability, current: isCurrent ? 1 : 0 });
  });
  return [...groups.values()];
}

const PRICE: AssumptionName = "usd_per_gpu_hour";
const RATE: AssumptionName = "flops_per_gpu";
const FIXED_AT_ONE: Triangle = { low: 1, base: 1, high: 1 };

/** The rate that a share of runs stays below. */
function rateAt(rates: NonNullable<Evidence["rates"]>, share: number): number {
  let above = 0;
  while (above < rates.length && rates[above]!.share < share) above++;
  if (above === 0) return rates[0]!.flopsPerGpu;
  if (above === rates.length) return rates[above - 1]!.flopsPerGpu;
  const [from, to] = [rates[above - 1]!, rates[above]!];
  return from.flopsPerGpu + ((share - from.share) / (to.share - from.share)) * (to.flopsPerGpu - from.flopsPerGpu);
}

/** The value that a share `p` of sorted values lies below, between two neighbours in proportion, as PERCENTILE.INC has it. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (position - below);
}
