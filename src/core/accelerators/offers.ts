import type { YearMonth } from "../source";
import type { Rent } from "./part";

/** What an accelerator costs an hour, by who says so. */
export const rented = (usd: number, source: string, date: YearMonth): Rent => ({ usd, price: { source, date } });

/** One entry of a price list. */
const offer =
  (priceList: string, date: YearMonth) =>
  (entry: string, usd: number): Rent =>
    rented(usd, `${priceList}, ${entry}`, date);

export const lambda = offer("Lambda price list", "2026-09");
export const runPod = offer("RunPod price list, Secure Cloud", "2026-09");
export const digitalOcean = offer("DigitalOcean price list", "2026-10");

export const spread = (low: number, high: number, source: string, date: YearMonth): NonNullable<Rent["spread"]> => ({
  low,
  high,
  source: { source, date },
});

/** On demand, which is the dearest, and committed to for three years, which is the cheapest. */
export const googleCloud = (name: string, usd: number, committed: number): Rent => ({
  ...offer("Google Cloud TPU pricing, us-central1", "2026-08")(name, usd),
  spread: spread(committed, usd, "Google Cloud TPU pricing, us-central1, three years to on demand", "2026-08"),
});
