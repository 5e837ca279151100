import { HOURS_PER_DAY, SECONDS_PER_HOUR } from "./cost";
import { trainingFlopsPerToken } from "./flops";
import type { Transformer } from "./transformer";

/** FLOPs that a sum of money buys. */
export const flopsForUsd = (
  usd: number,
  { usdPerGpuHour, flopsPerGpu }: { usdPerGpuHour: number; flopsPerGpu: number },
): number => (usd / usdPerGpuHour) * SECONDS_PER_HOUR * flopsPerGpu;

/** Slack of the last digits: what comes out whole must not be one more, and what just fits must not be left out. */
const ROUNDING = 1e-12;

/** GPUs in parallel that are done within a number of days, a part of one being one more; none where nothing is to be done. */
export const gpusForDays = (flops: number, days: number, flopsPerGpu: number): number =>
  flops === 0
    ? 0
    : Math.max(1, Math.ceil((flops / SECONDS_PER_HOUR / flopsPerGpu / HOURS_PER_DAY / days) * (1 - ROUNDING)));

/**
 * The largest width, a multiple of `step`, whose training takes at most `flopsPerToken` FLOPs per token; 0 where not even
 * the smallest does, and infinite where no double tells it from its neighbours. FLOPs per token are nearly a square of the
 * width plus a line in it, which two widths give; what that is beside is found by halving.
 */
export function widthForFlops(shape: Omit<Transformer, "width">, flopsPerToken: number, step: number): number {
  const model: Transformer = { ...shape, width: 0 };
  const fits = (multiple: number): boolean => {
    model.width = multiple * step;
    return trainingFlopsPerToken(model) <= flopsPerToken * (1 + ROUNDING);
  };
  const guess = Math.max(1, Math.floor(multipleByTwo(model, flopsPerToken, step)));
  if (!Number.isFinite(guess)) return Infinity;
  let [low, high] = fits(guess) ? [guess, guess + 1] : fits(guess - 1) ? [guess - 1, guess] : [0, guess];
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

/** Where a square and a line through nothing and the FLOPs per token of one step and of two come to `flopsPerToken`. */
function multipleByTwo(model: Transformer, flopsPerToken: number, step: number): number {
  model.width = step;
  const one = trainingFlopsPerToken(model);
  model.width = 2 * step;
  // Ranks of latent attention leave a part that no width changes, which may be more than the square.
  const square = Math.max(0, (trainingFlopsPerToken(model) - 2 * one) / 2);
  const line = one - square;
  return (2 * flopsPerToken) / (line + Math.sqrt(line * line + 4 * square * flopsPerToken));
}
