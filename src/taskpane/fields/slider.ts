import { admits } from "../../study/assumptions";
import type { Input } from "../../study/study";

export interface Slider {
  minimum: number;
  maximum: number;
  step: number;
}

/** Of the study's value: a what-if is of the same kind of thing at another price or speed. */
const [LOWEST, HIGHEST] = [1 / 5, 3];

/** Steps are near this many, so that one press of an arrow key is a change that can be seen. */
const STEPS = 100;

/** Digits that a sum of steps keeps. */
const DIGITS = 12;

/**
 * From about a fifth of the study's value to about three times it, or as far as what its cell holds. Steps are 1, 2 or 5 of a
 * power of ten, counted from the study's value: the slider comes back to it.
 */
export function sliderOf({ rule, value }: Pick<Input, "rule" | "value">, held: unknown = value): Slider {
  const also = typeof held === "number" && admits(rule, held) ? held : value;
  const lowest = Math.max(rule.minimum, Math.min(value * LOWEST, also));
  const highest = Math.min(rule.maximum, Math.max(value * HIGHEST, also));
  const step = Math.max(rule.kind === "whole" ? 1 : 0, roundStep((highest - lowest) / STEPS));
  const stepsTo = (end: number): number => {
    const count = exact(Math.abs(end - value) / step);
    // What the cell holds is within, where the rule leaves room for a whole step; the ends of the range are about where they are.
    const beyond = value + Math.sign(end - value) * Math.ceil(count) * step;
    return end === also && beyond >= rule.minimum && beyond <= rule.maximum ? Math.ceil(count) : Math.floor(count);
  };
  return {
    minimum: Math.max(rule.minimum, exact(value - stepsTo(lowest) * step)),
    maximum: Math.min(rule.maximum, exact(value + stepsTo(highest) * step)),
    step,
  };
}

const exact = (value: number): number => Number(value.toPrecision(DIGITS));

/** The largest of 1, 2 and 5 of a power of ten that is not above it. */
function roundStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return exact(([5, 2].find((it) => it * power <= most) ?? 1) * power);
}
