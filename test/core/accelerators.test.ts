import { accelerators } from "../../src/core/accelerators";

const peak = (name: string): number => accelerators.find((it) => it.name === name)!.peakFlops;

test("the catalogue has at least twelve accelerators, each once", () => {
  expect(accelerators.length).toBeGreaterThanOrEqual(12);
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
  "%s has a rate, a memory and a price that are positive, each with source and month",
  (_, it) => {
    for (const value of [it.peakFlops, it.memoryGb, it.powerWatts ?? 1, it.perNode, it.usdPerHour])
      expect(value).toBeGreaterThan(0);
    expect(it.peakFlops).toBeGreaterThan(1e14);
    for (const { source, date } of [it.specification, it.price]) {
      expect(source.length).toBeGreaterThan(8);
      expect(source).not.toMatch(/^[=+\-@']/);
      expect(date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    }
  },
);
