import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { calculator } from "../grid/formula/compile";
import { product, sum } from "../grid/formula/fold";
import { bind, variable, type Operand } from "../grid/formula/formula";
import { terms, usd, type ShapeChoices, type Term } from "./arithmetic";

/** A number by its lowest, most likely and highest value; a fixed one has all three alike. */
export interface Triangle {
  low: number;
  base: number;
  high: number;
}

/** All that a range of a total is drawn from. */
export interface UncertainCost {
  /** By the names of the assumptions. */
  figures: Readonly<Record<string, Triangle>>;
  /** Each count of runs, with the sums of the runs it counts at its base, by the names of the terms. */
  counts: readonly { count: Triangle; sums: Readonly<Record<string, number>> }[];
  choices: ShapeChoices;
}

/** The value that a share `p` of a triangular distribution lies below. */
export function triangularQuantile({ low, base, high }: Triangle, p: number): number {
  const width = high - low;
  if (width === 0) return base;
  const rising = base - low;
  return p * width < rising ? low + Math.sqrt(p * width * rising) : high - Math.sqrt((1 - p) * width * (high - base));
}

/**
 * US$ totals of `draws` studies, lowest first: every figure drawn from its triangle, apart from the others.
 * The same seed gives the same draws.
 */
export function drawTotals({ figures, counts, choices }: UncertainCost, draws: number, seed: number): Float64Array {
  const inputs = [
    ...Object.entries(figures).map(([name, triangle]) => ({ name, triangle, unit: 1 })),
    // A count scales its sums, which are those at its base.
    ...counts.map(({ count }, index) => ({ name: `count_${index}`, triangle: count, unit: count.base })),
  ];
  const uncertain = inputs.filter(({ triangle }) => triangle.low < triangle.high);
  // What is certain is a number of the formula, so that a draw computes only what follows from what is drawn.
  const operands: Record<string, Operand> = Object.fromEntries(
    inputs.map(({ name, triangle: { base }, unit }) => [name, base / unit]),
  );
  for (const { name } of uncertain) operands[name] = variable(name);

  const sumOf = ({ id }: Term): Operand =>
    sum(...counts.map(({ sums }, index) => product(sums[id] ?? 0, operands[`count_${index}`]!)));
  const present = terms.filter(({ id }) => counts.some(({ sums }) => (sums[id] ?? 0) !== 0));
  const flops = sum(...present.map((it) => product(sumOf(it), bind(it.flops(choices), operands))));
  const total = calculator(
    bind(usd, { ...operands, flops }),
    uncertain.map(({ name }) => name),
  );

  const generator = xoroshiro128plus(seed);
  const totals = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let index = 0; index < uncertain.length; index++) {
      const { triangle, unit } = uncertain[index]!;
      total.values[index] = triangularQuantile(triangle, uniformFloat64(generator)) / unit;
    }
    totals[draw] = total.result();
  }
  return totals.sort();
}

/** The value that a share `p` of sorted values lies below, between two neighbours in proportion, as PERCENTILE.INC has it. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (position - below);
}
