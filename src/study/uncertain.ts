import { followedBy, usd } from "./arithmetic";
import { assumptionNames, isAssumption, type Range } from "./assumptions";
import type { Triangle, UncertainCost } from "./range";
import { countsOf, inputsOf, ONE_RUN, type Input, type Study } from "./study";
import { sumsOf, termsOf } from "./sums";

/** Inputs that the total follows: each has a low and a high on the sheet. */
export function rangedInputs(study: Study): readonly Input[] {
  const followed = followedBy(usd, ...termsOf(study).map((it) => it.flops(study.shape)));
  return inputsOf(study).filter(({ name }) => !isAssumption(name) || followed.includes(name));
}

/** How far an input may be from its value; no way where the study does not say. */
export const rangeOfInput = ({ ranges }: Study, { name, value }: Pick<Input, "name" | "value">): Range =>
  ranges[name] ?? { low: value, high: value, reason: "No range given" };

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
