import { sourceText } from "../source";
import type { Accelerator } from "./part";

/** A price of the user's own: what a vendor asks for an accelerator, and when. */
export interface OwnPrice {
  /** The accelerator, by its name in the catalogue. */
  part: string;
  vendor: string;
  /** US$ per GPU-hour. */
  usd: number;
  /** "2026-11-03" or "2026-11". */
  date: string;
}

/** One price per GPU-hour that an accelerator may be priced at. */
export interface PriceChoice {
  /** Tells it from the others of its accelerator. */
  id: string;
  usd: number;
  /** "typical", "low", "high", or the vendor of an own price. */
  label: string;
  /** Who says so. */
  source: string;
  /** "2026-09" or "2026-09-03". */
  date: string;
  /** The lowest and the highest price of its list for the part; absent where the list has one price. */
  range?: { low: number; high: number; source: string };
}

/** The prices of an accelerator, the user's own first and the newest of them in front; none where no list was read. */
export function priceChoices({ name, rent }: Accelerator, own: readonly OwnPrice[] = []): readonly PriceChoice[] {
  const ofPart = own.filter((it) => it.part === name).sort((one, other) => (one.date < other.date ? 1 : -1));
  const spread = rent?.spread;
  const published = (label: string, usd: number, { source, date }: { source: string; date: string }): PriceChoice => ({
    ...{ id: label, label, usd, source, date },
    ...(rent && spread && between([rent.usd, spread.low, spread.high], sourceText(spread.source))),
  });
  const ownRange = between(
    ofPart.map(({ usd }) => usd),
    "your price list",
  );
  return [
    ...ofPart.map(({ vendor, usd, date }) => ({
      ...{ id: `${vendor} ${date} ${usd}`, label: vendor, usd, source: `your price list, ${vendor}`, date },
      ...ownRange,
    })),
    ...(rent ? [published("typical", rent.usd, rent.price)] : []),
    ...(spread ? [published("low", spread.low, spread.source), published("high", spread.high, spread.source)] : []),
  ];
}

function between(prices: readonly number[], source: string): Pick<PriceChoice, "range"> {
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low < high ? { range: { low, high, source } } : {};
}

/** Who says a price of an accelerator, and when, as the source of an assumption. */
export const priceSource = ({ name }: Pick<Accelerator, "name">, { label, source, date }: PriceChoice): string =>
  `${name}, ${label}: ${source} (${date})`;

/** Why a price may be as low and as high as its list has it. */
export const priceRangeReason = (
  { name }: Pick<Accelerator, "name">,
  { source }: NonNullable<PriceChoice["range"]>,
): string => `${name}: lowest and highest of ${source}`;

const MONTHS = 12;
const monthOf = (date: string): number => {
  const [year, month] = date.split("-").map(Number) as [number, number];
  return MONTHS * year + month;
};

/** Whole months from one month to another, both as "2026-11" or with a day. */
export const monthsOld = (date: string, today: string): number => Math.max(0, monthOf(today) - monthOf(date));

/** Prices of accelerators move within months: past these a price is said to be stale. */
export const STALE_MONTHS = 6;

/** "price of 2025-11, 12 months old: stale". */
export function ageText(date: string, today: string): string {
  const months = monthsOld(date, today);
  const age = months === 0 ? "this month's" : `${months} ${months === 1 ? "month" : "months"} old`;
  return `price of ${date}, ${age}${months > STALE_MONTHS ? ": stale" : ""}`;
}

const NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const IN_WORDS =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?) (20\d\d)\b/i;
const IN_DIGITS = /\b(20\d\d)-(0[1-9]|1[0-2])\b/;

/** The month that a source names, "2024-07" of "Article (July 2024)"; undefined where it names none. */
export function monthIn(source: string): string | undefined {
  const digits = IN_DIGITS.exec(source);
  if (digits) return digits[0];
  const [, name, year] = IN_WORDS.exec(source) ?? [];
  if (name === undefined) return undefined;
  const month = NAMES.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return `${year}-${String(month).padStart(2, "0")}`;
}
