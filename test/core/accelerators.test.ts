import { accelerators } from "../../src/core/accelerators";
import { findNamed } from "../../src/core/find-named";
import { matrixProducts } from "../../src/core/matrix-products";

const peak = (name: string): number => accelerators.find((it) => it.name === name)!.peakFlops;

test("the catalogue has at least forty accelerators, each once", () => {
  expect(accelerators.length).toBeGreaterThanOrEqual(40);
  expect(new Set(accelerators.map(({ name }) => name.toLowerCase())).size).toBe(accelerators.length);
});

test("peaks are the dense ones that papers measure utilisation against", () => {
  // The source article (July 2024): 989.4 TFLOP/s. LLaMA and others: 312. PaLM, arXiv:2204.02311, §4: 275.
  expect(peak("H100 SXM")).toBe(989.4e12);
  expect(peak("A100 SXM 80GB")).toBe(312e12);
  expect(peak("TPU v4")).toBe(275e12);
  // With sparsity these would be 1979, 624 and 5000.
  for (const [name, sparse] of [
    ["H100 SXM", 1979e12],
    ["H200 SXM", 1979e12],
    ["A100 SXM 40GB", 624e12],
    ["H100 PCIe", 1513e12],
    ["B200", 4500e12],
    ["MI300X", 2614.9e12],
  ] as const) {
    expect(peak(name) / sparse).toBeCloseTo(0.5, 2);
  }
});

test.each(accelerators.map((it) => [it.name, it] as const))(
  "%s has numbers that are positive and in order, each with source and month",
  (_, { peakFlops, fp8Flops, memoryGb, powerWatts, perNode, specification, rent }) => {
    for (const value of [peakFlops, memoryGb, powerWatts ?? 1, perNode, rent?.usd ?? 1])
      expect(value).toBeGreaterThan(0);
    // From a T4 to a Blackwell; 8-bit products are at the 16-bit rate or at twice of it.
    expect(peakFlops).toBeGreaterThan(5e13);
    expect(peakFlops).toBeLessThan(3e15);
    if (fp8Flops !== undefined)
      expect([1, 2, 4].some((it) => Math.abs(fp8Flops / peakFlops / it - 1) < 0.07)).toBe(true);
    if (rent?.spread) {
      expect(rent.spread.low).toBeLessThanOrEqual(rent.usd);
      expect(rent.spread.high).toBeGreaterThanOrEqual(rent.usd);
    }
    for (const { source, date } of [
      specification,
      ...(rent ? [rent.price] : []),
      ...(rent?.spread ? [rent.spread.source] : []),
    ]) {
      expect(source.length).toBeGreaterThan(8);
      expect(source).not.toMatch(/^[=+\-@']/);
      expect(date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    }
  },
);

/** findings: named with their peaks in an independent table (stas00/ml-engineering, August 2026), and typed in here again. */
test.each([
  ["GB300", 2500, 5000],
  ["MI355X", 2500, 5000],
  ["Ironwood", 2307, 4614],
  ["B300", 2250, 4500],
  ["Gaudi 3", 1677, 1677],
  ["GH200", 989, 1979],
  ["H800", 989, 1979],
  ["Trillium", 918, 918],
  ["trn2", 667, 1299],
  ["Gaudi2", 432, 865],
  ["MI250X", 383, undefined],
  ["NVIDIA L40S", 362, 733],
  ["A800", 312, undefined],
  ["H20", 148, 296],
])("%s is in the catalogue with its peaks", (name, tflops, fp8) => {
  const part = findNamed(accelerators, name)!;
  expect(Math.abs(part.peakFlops / 1e12 / tflops - 1)).toBeLessThan(0.01);
  if (fp8 === undefined) expect(part).not.toHaveProperty("fp8Flops");
  else expect(Math.abs(part.fp8Flops! / 1e12 / fp8 - 1)).toBeLessThan(0.01);
});

test("every accelerator whose products were measured is in the catalogue, and reaches less than its peak", () => {
  for (const [name, { flops }] of Object.entries(matrixProducts))
    expect([name, flops < peak(name)]).toEqual([name, true]);
});
