import { accelerators } from "../../core/accelerators";
import type { OwnPrice } from "../../core/accelerators/prices";
import { findNamed } from "../../core/find-named";

/** The user's own prices over a reload: in the browser's storage for this page, on this machine, until they are forgotten. */

const KEY = "flopsheet-own-prices";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What was kept; of another version's or another program's content only what is a price of a part of the catalogue. */
export function keptPrices(store: () => Store): readonly OwnPrice[] {
  try {
    const kept: unknown = JSON.parse(store().getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap(asPrice) : [];
  } catch {
    // Storage that is refused, as in a private window, keeps nothing.
    return [];
  }
}

/** Keeps prices, or forgets them where there are none; false where the browser refuses. */
export function keepPrices(store: () => Store, prices: readonly OwnPrice[]): boolean {
  try {
    if (prices.length === 0) store().removeItem(KEY);
    else store().setItem(KEY, JSON.stringify(prices));
    return true;
  } catch {
    return false;
  }
}

function asPrice(it: Partial<Record<keyof OwnPrice, unknown>> | null): OwnPrice[] {
  const { part, vendor, usd, date } = it ?? {};
  const isPrice =
    typeof part === "string" &&
    findNamed(accelerators, part)?.name === part &&
    typeof vendor === "string" &&
    typeof usd === "number" &&
    usd > 0 &&
    typeof date === "string" &&
    /^20\d\d-\d\d(-\d\d)?$/.test(date);
  return isPrice ? [{ part, vendor, usd, date }] : [];
}
