import { paper } from "../../src/studies";
import { ONE_RUN, withInputs } from "../../src/study/study";
import { rangedInputs, rangeOfInput, uncertainCostOf } from "../../src/study/uncertain";

/** The paper's own range of its price: 2 to 4 US$ an hour around 3 (src/studies/scaling-exponents.json). */
const { low, high } = paper.ranges["usd_per_gpu_hour"]!;
const priceAt = (usd: number) => uncertainCostOf(withInputs(paper, { usd_per_gpu_hour: usd })).figures.usd_per_gpu_hour;

test("a value is drawn between its low and its high, and a range that the value is outside of reaches to it", () => {
  expect(low).toBeLessThan(3);
  expect(high).toBeGreaterThan(3);
  expect(priceAt(3)).toEqual({ low, base: 3, high });
  expect(priceAt(low / 2)).toEqual({ low: low / 2, base: low / 2, high });
  expect(priceAt(2 * high)).toEqual({ low, base: 2 * high, high: 2 * high });
});

test("a count is drawn like a figure, and a setting that is trained once is certain", () => {
  const [name, range] = Object.entries(paper.ranges).find(([it]) => Object.hasOwn(paper.counts, it))!;
  const { counts } = uncertainCostOf(paper);
  const names = [...Object.keys(paper.counts), ONE_RUN];
  expect(counts[names.indexOf(name)]!.count).toEqual({
    low: range.low,
    base: paper.counts[name]!.value,
    high: range.high,
  });
  expect(counts.at(-1)!.count).toEqual({ low: 1, base: 1, high: 1 });
});

test("an input without a range is as it is, and one that the total does not follow has no row", () => {
  expect(rangeOfInput(paper, { name: "gpus_per_node", value: 8 })).toMatchObject({ low: 8, high: 8 });
  const names = rangedInputs(paper).map((it) => it.name);
  expect(names).toEqual(expect.arrayContaining(["usd_per_gpu_hour", "flops_per_gpu", ...Object.keys(paper.counts)]));
  for (const aside of ["gpus_per_node", "gpu_count", "peak_flops_per_gpu"]) expect(names).not.toContain(aside);
});
