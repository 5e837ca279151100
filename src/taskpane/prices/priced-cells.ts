import { resultNames } from "../../breakdown/result-names";
import type { Accelerator } from "../../core/accelerators";
import { priceSource, type PriceChoice } from "../../core/accelerators/prices";
import { acceleratorFigures, rateRange, wholeRunUtilisation, type RateLevel } from "../../study/accelerator-figures";
import { rangeCellsOf, type Ends } from "../../study/scenario";
import type { Breakdown } from "../shell/sheet-reading";

export const usdText = (usd: number): string => `US$${usd.toFixed(2)}`;

/** What is taken from the lists for a sheet; what is left out stays as the sheet has it. */
export interface Priced {
  part: Accelerator;
  /** False where the part is the one that the sheet has: its peak and its nodes stay. */
  isOtherPart: boolean;
  choice: PriceChoice | undefined;
  level: RateLevel | undefined;
}

/**
 * The cells that price a sheet on an accelerator and do not hold it yet: figures, the lows and highs of those that are
 * taken from a list, and who says the price. A price that is alone in its list has no range. Nothing where all is as chosen.
 */
export function pricedCells(
  { inputs, ranges }: Pick<Breakdown, "inputs" | "ranges">,
  { part, isOtherPart, choice, level }: Priced,
): Readonly<Record<string, number | string>> {
  const number = (name: string): number => inputs[name] as number;
  const goodput = typeof inputs["goodput"] === "number" ? inputs["goodput"] : 1;
  const takesRate = level !== undefined || part.peakFlops !== number("peak_flops_per_gpu");
  const share =
    level === undefined
      ? (number("flops_per_gpu") * goodput) / number("peak_flops_per_gpu")
      : wholeRunUtilisation(part, level);
  const { flops_per_gpu: rate, ...figures } = acceleratorFigures(part, choice?.usd, share, goodput);
  const { usd_per_gpu_hour: usd, ...ofPart } = figures;
  const taken: Record<string, number> = {
    ...(usd === undefined ? {} : { usd_per_gpu_hour: usd }),
    ...(takesRate ? { flops_per_gpu: rate! } : {}),
    ...(isOtherPart ? ofPart : {}),
  };
  const ends: Record<string, Ends> = {
    ...(choice ? { usd_per_gpu_hour: choice.range ?? { low: choice.usd, high: choice.usd } } : {}),
    ...(takesRate ? { flops_per_gpu: rateRange(part, rate!, goodput) } : {}),
  };
  const held: Readonly<Record<string, unknown>> = { ...inputs, ...rangeCellsOf(ranges) };
  const written = Object.fromEntries(
    Object.entries({ ...taken, ...rangeCellsOf(ends) }).filter(([name, it]) => name in held && held[name] !== it),
  );
  if (Object.keys(written).length === 0) return {};
  // Begins with its price, so that no vendor's name makes a formula of it.
  const basis = choice && {
    [resultNames.priceBasis]: `${usdText(choice.usd)}: ${priceSource(part, choice)}`,
    [resultNames.priceBasisUsd]: choice.usd,
  };
  return { ...written, ...Object.fromEntries(Object.entries(basis ?? {}).filter(([name]) => name in inputs)) };
}
