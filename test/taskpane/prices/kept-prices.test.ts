import type { OwnPrice } from "../../../src/core/accelerators/prices";
import { keepPrices, keptPrices } from "../../../src/taskpane/prices/kept-prices";

const MINE: OwnPrice = { part: "H100 SXM", vendor: "Our cloud", usd: 2.35, date: "2026-11-03" };

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    get length() {
      return kept.size;
    },
  } as Storage;
}

test("the user's own prices are there after a reload, until they are forgotten, and then nothing is left of them", () => {
  const store = storage();
  expect(keptPrices(() => store)).toEqual([]);
  expect(keepPrices(() => store, [MINE])).toBe(true);
  expect(keptPrices(() => store)).toEqual([MINE]);
  expect(keepPrices(() => store, [])).toBe(true);
  expect([keptPrices(() => store), store.length]).toEqual([[], 0]);
});

test("what is no price of the catalogue's parts is not taken from storage, and storage that is refused keeps nothing", () => {
  const store = storage();
  const others = [
    null,
    1,
    { ...MINE, part: "H1000" },
    { ...MINE, usd: "2" },
    { ...MINE, usd: -1 },
    { ...MINE, date: "soon" },
    { ...MINE, vendor: 1 },
  ];
  store.setItem("flopsheet-own-prices", JSON.stringify([...others, { ...MINE, more: "x" }]));
  expect(keptPrices(() => store)).toEqual([MINE]);
  for (const text of ["{", "{}", "3"]) {
    store.setItem("flopsheet-own-prices", text);
    expect(keptPrices(() => store)).toEqual([]);
  }
  const refused = (): Storage => {
    throw new Error("denied");
  };
  expect([keptPrices(refused), keepPrices(refused, [MINE])]).toEqual([[], false]);
});
