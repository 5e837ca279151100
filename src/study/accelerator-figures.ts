import type { Accelerator } from "../core/accelerators";
import { typicalUtilisation } from "../core/utilisation";
import type { Figures } from "./assumptions";

export const RATE_LEVELS = ["typical", "low", "high"] as const;
export type RateLevel = (typeof RATE_LEVELS)[number];
const QUANTILES: Readonly<Record<RateLevel, number>> = { typical: 0.5, low: 0.1, high: 0.9 };

/** Share of the peak of whole runs on an accelerator: the median, or what 10 or 90 of 100 runs stay below. */
export const wholeRunUtilisation = (part: Accelerator, level: RateLevel): number =>
  typicalUtilisation(part, undefined, QUANTILES[level]);

/** To the digits that a utilisation is known to, and a rate that comes of it. */
export const toKnownDigits = (value: number): number => Number(value.toPrecision(4));

/** The figures that an accelerator brings; its rate of steps is such that with the goodput the utilisation of the whole run is as given. */
export const acceleratorFigures = (
  part: Accelerator,
  usd: number | undefined,
  utilisation: number,
  goodput: number,
): Partial<Figures> => ({
  ...(usd === undefined ? {} : { usd_per_gpu_hour: usd }),
  flops_per_gpu: toKnownDigits((utilisation * part.peakFlops) / goodput),
  peak_flops_per_gpu: part.peakFlops,
  gpus_per_node: part.perNode,
});

/** The rates of steps that with the goodput make the utilisations that 10 and 90 of 100 whole runs stay below, reaching to the rate itself. */
export function rateRange(part: Accelerator, rate: number, goodput: number): { low: number; high: number } {
  const [low, high] = (["low", "high"] as const).map((level) =>
    toKnownDigits((wholeRunUtilisation(part, level) * part.peakFlops) / goodput),
  ) as [number, number];
  return { low: Math.min(low, rate), high: Math.max(high, rate) };
}
