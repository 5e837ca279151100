import { planOf, withAssumptions, withRanged } from "../../../src/taskpane/plan/plan";
import { rangeOf, swingsOf } from "../../../src/taskpane/plan/plan-range";
import { withTypicalRate } from "../../../src/taskpane/plan/typical-rate";
import { studyOf } from "../../../src/study/read-file";

const fixed = withAssumptions(planOf(), { usd_per_gpu_hour: 2, flops_per_gpu: 4e14, gpu_count: 8 });
const ranged = (name: "usd_per_gpu_hour" | "flops_per_gpu" | "gpu_count", value: number, low: number, high: number) =>
  withRanged(fixed, name, { value, range: { low, high } });
const range = (file: typeof fixed) => rangeOf(file, studyOf(file));

test("a plan without a range has none", () => {
  expect(range(fixed)).toBeUndefined();
  expect(swingsOf(studyOf(fixed))).toEqual([]);
});

test("a price that may be half or double moves the US$ and nothing else, from low to high", () => {
  const { usd, flops, gpuHours, days } = range(ranged("usd_per_gpu_hour", 2, 1, 4))!;
  // One in ten of a triangle from 1 over 2 to 4 is below 1.5477, and one in ten above 3.2254.
  expect(usd[1] / usd[0]).toBeCloseTo(3.2254 / 1.5477, 1);
  for (const [low, high] of [flops, gpuHours, days]) expect(high).toBe(low);
});

test("a rate that may be lower or higher moves hours and days with the US$, and no FLOPs", () => {
  const { usd, flops, gpuHours, days } = range(ranged("flops_per_gpu", 4e14, 2e14, 5e14))!;
  expect(flops[0]).toBe(flops[1]);
  for (const [low, high] of [usd, gpuHours, days]) expect(high / low).toBeGreaterThan(1.3);
  expect(usd[0] / gpuHours[0]).toBeCloseTo(2, 9);
  expect(gpuHours[1] / days[1]).toBeCloseTo(24 * 8, 6);
});

test("at the typical rate published runs leave more open than the plan's own ranges", () => {
  const typical = range(withTypicalRate(fixed))!;
  expect(typical.gpuHours[1] / typical.gpuHours[0]).toBeGreaterThan(2);
  expect(typical.flops[0]).toBe(typical.flops[1]);
});

test("what moves the total most comes first, each with the total at its low and at its high", () => {
  const file = withRanged(ranged("usd_per_gpu_hour", 2, 1.9, 2.2), "flops_per_gpu", {
    value: 4e14,
    range: { low: 2e14, high: 8e14 },
  });
  const study = studyOf(withRanged(file, "gpu_count", { value: 8, range: { low: 1, high: 64 } }));
  const swings = swingsOf(study);
  // GPUs change the days and no US$.
  expect(swings.map(({ input }) => input.name)).toEqual(["flops_per_gpu", "usd_per_gpu_hour"]);
  const [rate, price] = swings as [(typeof swings)[number], (typeof swings)[number]];
  expect(rate.lowUsd / rate.highUsd).toBeCloseTo(4, 9);
  expect(price.highUsd / price.lowUsd).toBeCloseTo(2.2 / 1.9, 9);
  expect([price.low, price.high]).toEqual([1.9, 2.2]);
  // Of a narrow rate and a wide price the price is first, wherever it stands.
  const other = withRanged(ranged("usd_per_gpu_hour", 2, 0.5, 9), "flops_per_gpu", {
    value: 4e14,
    range: { low: 3.9e14, high: 4.1e14 },
  });
  expect(swingsOf(studyOf(other)).map(({ input }) => input.name)).toEqual(["usd_per_gpu_hour", "flops_per_gpu"]);
});
