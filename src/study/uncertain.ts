import { followedBy, usd } from "./arithmetic";
import { assumptionNames, isAssumption, type Range } from "./assumptions";
import { switchedStudy } from "./corrections";
import type { Triangle, UncertainCost, UncertainReading } from "./range";
import { countOf, countsOf, inputsOf, ONE_RUN, sweepOf, type Input, type Study } from "./study";
import { sumsOf, termsOf } from "./sums";
import { partOf, PRICE_AND_RATE, typicalRates } from "./typical-rates";

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

/** The readings that a range has with their probabilities, each with what it changes of the sums of the published one. */
export function uncertainReadingsOf(study: Study): readonly UncertainReading[] {
  const published = sumsOf(study);
  const counts = countsOf(study);
  return study.corrections.flatMap(({ id, sweep, readings }) =>
    readings.flatMap(({ choice, probability = 0 }): UncertainReading[] => {
      if (probability === 0) return [];
      const count = countOf(sweepOf(study, sweep));
      const read = sumsOf(switchedStudy(study, { [id]: choice }))[count]!;
      const sums = Object.fromEntries(Object.keys(read).map((term) => [term, read[term]! - published[count]![term]!]));
      return [{ correction: id, probability, isCurrent: false, count: counts.indexOf(count), sums }];
    }),
  );
}

/** What a study's total is drawn from by evidence: its ranges, whole published runs in place of its rate, its readings. */
export const evidencedCostOf = (study: Study): UncertainCost => ({
  ...uncertainCostOf(study),
  rates: typicalRates(partOf(study.figures)),
  together: PRICE_AND_RATE,
  readings: uncertainReadingsOf(study),
});
