import { accelerators } from "../core/accelerators";
import type { OwnPrice } from "../core/accelerators/prices";
import { findNamed, nearestName } from "../core/find-named";
import { whyNoNumber } from "../grid/number-text";
import { readWritten } from "../grid/written-number";
import { TableError, type LineProblem, type Table } from "./table";

export interface ReadPrices {
  prices: readonly OwnPrice[];
  /** Rows that are no price, each with its line and why. */
  problems: readonly LineProblem[];
}

const COLUMNS = {
  part: ["part", "accelerator", "gpu", "gpu type", "chip", "model", "instance gpu"],
  vendor: ["vendor", "provider", "cloud", "seller"],
  usd: [
    "us$/gpu-hour",
    "usd",
    "us$",
    "price",
    "usd_per_gpu_hour",
    "usd per gpu-hour",
    "price per gpu-hour",
    "us$ per gpu-hour",
    "$/h",
    "price_per_hour",
  ],
  date: ["date", "as of", "since", "month", "day"],
} as const;
type Column = keyof typeof COLUMNS;
const WANTED = "part, vendor, US$/GPU-hour and date";

const [LEAST_USD, MOST_USD] = [0.0001, 1e6];

/** Prices of a table with columns for the accelerator, the vendor, US$ per GPU-hour and the date. Throws a TableError where one is missing. */
export function readPrices({ columns, rows, lines, problems: unread }: Table): ReadPrices {
  const heads = columns.map((it) => it.trim().toLowerCase().replace(/\s+/g, " "));
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, names]) => [
      column,
      heads.findIndex((it) => (names as readonly string[]).includes(it)),
    ]),
  ) as Record<Column, number>;
  const missing = (Object.keys(COLUMNS) as Column[]).filter((it) => at[it] < 0);
  if (missing.length > 0)
    throw new TableError(
      `The first row must name the columns ${WANTED}; it has ${columns.filter((it) => it !== "").join(", ") || "none"}.`,
    );
  const prices: OwnPrice[] = [];
  const problems: LineProblem[] = [...unread];
  for (const [index, row] of rows.entries()) {
    const read = priceOf(
      Object.fromEntries(Object.entries(at).map(([name, it]) => [name, row[it]!.trim()])) as Record<Column, string>,
    );
    if (typeof read === "string") problems.push({ line: lines[index]!, reason: read });
    else prices.push(read);
  }
  return { prices, problems: problems.sort((one, other) => one.line - other.line) };
}

/** The price of a row, or why it is none. */
function priceOf(row: Record<Column, string>): OwnPrice | string {
  const part = findNamed(accelerators, row.part);
  if (!part) {
    const nearest = nearestName(accelerators, row.part);
    return `“${row.part}” is not an accelerator of the catalogue${nearest === undefined ? "" : `; the nearest is “${nearest}”`}`;
  }
  if (row.vendor === "") return "the vendor is missing";
  const written = readWritten(row.usd);
  if (!written || (written.unit !== undefined && written.unit !== "US$"))
    return whyNoNumber(row.usd) ?? `“${row.usd}” is not a price in US$`;
  if (!(written.value >= LEAST_USD && written.value <= MOST_USD))
    return `the price must be from ${LEAST_USD} to ${MOST_USD} US$ per GPU-hour, not ${row.usd}`;
  const date = dateOf(row.date);
  if (date === undefined) return `“${row.date}” is not a date such as 2026-11 or 2026-11-03`;
  return { part: part.name, vendor: row.vendor, usd: written.value, date };
}

/** A day or a month as ISO 8601 writes it; in a cell it is the number of days since the end of 1899. */
function dateOf(text: string): string | undefined {
  if (/^\d{5}$/.test(text)) return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const iso = /^(20\d\d-(?:0[1-9]|1[0-2]))(?:-(\d\d))?$/.exec(text);
  if (!iso) return undefined;
  if (iso[2] === undefined) return text;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}
