import { SECONDS_PER_HOUR, HOURS_PER_DAY } from "./cost";
import { trainingFlopsPerToken } from "./flops";
import type { Transformer } from "./transformer";

/** FLOPs that a sum of money buys. */
export const flopsForUsd = (usd: number, { usdPerGpuHour, flopsPerGpu }: { usdPerGpuHour: number; flopsPerGpu: number }): number =>
  (usd / usdPerGpuHour) * SECONDS_PER_HOUR * flopsPerGpu;

/** Slack of a division that comes out whole: 8 GPUs for a day must not become 9 by the last digit. */
const ROUNDING = 1e-12;

/** GPUs side by side that are done within a number of days, a part of one being one more. */
export const gpusForDays = (flops: number, days: number, flopsPerGpu: number): number =>
  Math.ceil((flops / (days * HOURS_PER_DAY * SECONDS_PER_HOUR * flopsPerGpu)) * (1 - ROUNDING));

/**
 * The largest width, a multiple of `step`, whose training takes at most `flopsPerToken` FLOPs a token; 0 where not even
 * the smallest does, and infinite where no double tells it from its neighbours. FLOPs a token grow with the width, so
 * halving finds it.
 */
export function widthForFlops(shape: Omit<Transformer, "width">, flopsPerToken: number, step: number): number {
  const model: Transformer = { ...shape, width: 0 };
  const fits = (multiple: number): boolean => {
    model.width = multiple * step;
    return trainingFlopsPerToken(model) <= flopsPerToken;
  };
  let [low, high] = [0, 1];
  while (fits(high)) {
    if (high * step > Number.MAX_SAFE_INTEGER) return Infinity;
    [low, high] = [high, high * 2];
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low * step;
}
