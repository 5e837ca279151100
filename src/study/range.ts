import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { costInUsd } from "../core/cost";
import type { Figure, Figures } from "./assumptions";
import { flopsOfMoments, type Moments, type ShapeChoices } from "./moments";

/** A figure by its lowest, most likely and highest value; a fixed one has all three alike. */
export interface Triangle {
  low: number;
  base: number;
  high: number;
}

/** All that a range of a total is drawn from. */
export interface UncertainCost {
  figures: Readonly<Record<Figure, Triangle>>;
  /** Each count of runs, with the moments of the runs it counts at its base. */
  counts: readonly { count: Triangle; moments: Moments }[];
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
  const generator = xoroshiro128plus(seed);
  const names = Object.keys(figures) as Figure[];
  const drawn = Object.fromEntries(names.map((it) => [it, figures[it].base])) as Figures;
  const uncertain = names.filter((it) => figures[it].low < figures[it].high);
  const totals = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (const it of uncertain) drawn[it] = triangularQuantile(figures[it], uniformFloat64(generator));
    let flops = 0;
    for (const { count, moments } of counts) {
      const value = count.low < count.high ? triangularQuantile(count, uniformFloat64(generator)) : count.base;
      flops += (flopsOfMoments(drawn, moments, choices) * value) / count.base;
    }
    totals[draw] = costInUsd(flops, drawn);
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
