import type { Accelerator } from "../core/accelerators";
import { sourceText } from "../core/source";
import { typicalUtilisation } from "../core/utilisation";
import type { Figures } from "./assumptions";

/** A price of the user's own: what a vendor asks for an accelerator, and since when. */
export interface OwnPrice {
  /** The accelerator, by its name in the catalogue. */
  part: string;
  vendor: string;
  usd: number;
  /** "2026-11-03" or "2026-11". */
  date: string;
}

/** One price per GPU-hour that an accelerator may be priced at. */
export interface PriceChoice {
  /** Tells it from the others of its accelerator. */
  id: string;
  usd: number;
  /** What kind of price it is: "typical", or the vendor of an own one. */
  label: string;
  /** Who says so. */
  source: string;
  /** "2026-09" or "2026-09-03". */
  date: string;
}

/** The prices of an accelerator, the user's own first and the newest of them in front; none where nobody was read. */
export function priceChoices(part: Accelerator, own: readonly OwnPrice[] = []): readonly PriceChoice[] {
  const ofPart = own.filter((it) => it.part === part.name).sort((one, other) => (one.date < other.date ? 1 : -1));
  const { rent } = part;
  const spread = rent?.spread;
  const seen = (label: string, usd: number, { source, date }: { source: string; date: string }): PriceChoice => ({
    id: label,
    usd,
    label,
    source,
    date,
  });
  return [
    ...ofPart.map(({ vendor, usd, date }, index) => ({
      id: `own ${index}`,
      usd,
      label: vendor,
      source: `Your price list, ${vendor}`,
      date,
    })),
    ...(rent ? [seen("typical", rent.usd, rent.price)] : []),
    ...(spread ? [seen("low", spread.low, spread.source), seen("high", spread.high, spread.source)] : []),
  ];
}

export const RATE_LEVELS = ["typical", "low", "high"] as const;
export type RateLevel = (typeof RATE_LEVELS)[number];
const QUANTILES: Readonly<Record<RateLevel, number>> = { typical: 0.5, low: 0.1, high: 0.9 };

/** Share of the peak of whole runs on an accelerator: the median, or what 10 or 90 of 100 runs stay below. */
export const wholeRunUtilisation = (part: Accelerator, level: RateLevel): number =>
  typicalUtilisation(part, undefined, QUANTILES[level]);

/** The figures that an accelerator brings. Its utilisation is that of whole runs, of which the rate of steps is the part without goodput. */
export function acceleratorFigures(
  part: Accelerator,
  usd: number | undefined,
  level: RateLevel,
  goodput: number,
): Partial<Figures> {
  return {
    ...(usd === undefined ? {} : { usd_per_gpu_hour: usd }),
    flops_per_gpu: Number(((wholeRunUtilisation(part, level) * part.peakFlops) / goodput).toPrecision(4)),
    peak_flops_per_gpu: part.peakFlops,
    gpus_per_node: part.perNode,
  };
}

/** Who gives them, by their names. */
export function acceleratorSources(
  part: Accelerator,
  price: PriceChoice | undefined,
  level: RateLevel,
): Partial<Record<keyof Figures, string>> {
  const percent = (100 * wholeRunUtilisation(part, level)).toFixed(1);
  return {
    ...(price ? { usd_per_gpu_hour: `${part.name}, ${price.label}: ${price.source} (${price.date})` } : {}),
    flops_per_gpu: `${percent} % of the peak of ${part.name}: ${level} of whole runs, TYPICAL_MFU`,
    peak_flops_per_gpu: `${part.name}: ${sourceText(part.specification)}`,
    gpus_per_node: `Typical node for ${part.name}`,
  };
}

const MONTHS = 12;
const monthsSince = (date: string): number => {
  const [year, month] = date.split("-").map(Number) as [number, number];
  return MONTHS * year + month;
};

/** Whole months from the month of a date to that of another, both as "2026-11" or with a day. */
export const monthsOld = (date: string, today: string): number => Math.max(0, monthsSince(today) - monthsSince(date));

/** Prices of accelerators move within months: an older one is said to be stale. */
export const STALE_MONTHS = 6;

/** "price of 2025-11, 12 months old: stale". */
export function ageText(date: string, today: string): string {
  const months = monthsOld(date, today);
  const age = months === 0 ? "this month" : `${months} ${months === 1 ? "month" : "months"} old`;
  return `price of ${date}, ${age}${months > STALE_MONTHS ? ": stale" : ""}`;
}
