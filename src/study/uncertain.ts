import { assumptionNames } from "./assumptions";
import type { Triangle, UncertainCost } from "./range";
import { countsOf, ONE_RUN, type Study } from "./study";
import { sumsOf } from "./sums";

/** A value with its range; a range that the value is outside of reaches to it. */
function triangleOf({ ranges }: Study, name: string, base: number): Triangle {
  const { low, high } = ranges[name] ?? { low: base, high: base };
  return { low: Math.min(low, base), base, high: Math.max(high, base) };
}

/** All that a study's own ranges leave open, without the evidence beside them. */
export function uncertainCostOf(study: Study): UncertainCost {
  const sums = sumsOf(study);
  return {
    figures: Object.fromEntries(assumptionNames.map((name) => [name, triangleOf(study, name, study.figures[name])])),
    counts: countsOf(study).map((name) => ({
      count: triangleOf(study, name, name === ONE_RUN ? 1 : study.counts[name]!.value),
      sums: sums[name]!,
    })),
    choices: study.shape,
  };
}
