import { sorted, SORTS } from "../../../src/taskpane/models/sort-catalogue";

const rented = (name: string, usd: number | undefined, peak: number) => ({ name, figures: { usd, peak } });
const parts = [rented("a", 3, 1e15), rented("b", undefined, 2e15), rented("c", 1, 5e14), rented("d", undefined, 1e14)];
const names = (key: string) => sorted(parts, "accelerators", key).map(({ name }) => name);

test("the catalogue is sorted by price from the cheapest, by speed from the fastest, and what has no figure is last", () => {
  expect(names("usd")).toEqual(["c", "a", "b", "d"]);
  expect(names("peak")).toEqual(["b", "a", "c", "d"]);
});

test("by what the other catalogue is sorted by, or by nothing, it stays in its order", () => {
  for (const key of ["", ...Object.keys(SORTS.models)]) expect(names(key)).toEqual(["a", "b", "c", "d"]);
});
