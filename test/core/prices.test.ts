import { accelerators } from "../../src/core/accelerators";
import { ageText, monthIn, monthsOld, priceChoices, type OwnPrice } from "../../src/core/accelerators/prices";
import { acceleratorFigures, wholeRunUtilisation } from "../../src/study/accelerator-figures";

const h100 = accelerators.find(({ name }) => name === "H100 SXM")!;
const own = (part: string, usd: number, date: string): OwnPrice => ({ part, vendor: "Our cloud", usd, date });

test("an accelerator has its published prices, behind the user's own of it, the newest first", () => {
  expect(priceChoices(h100).map(({ label, usd }) => [label, usd])).toEqual([
    ["typical", h100.rent!.usd],
    ["low", h100.rent!.spread!.low],
    ["high", h100.rent!.spread!.high],
  ]);
  const mine = [own("H100 SXM", 2, "2026-09"), own("H100 SXM", 2.35, "2026-11-03"), own("B200", 5, "2026-11")];
  expect(priceChoices(h100, mine).map(({ usd }) => usd)).toEqual([2.35, 2, 3.99, 1.99, 5]);
  for (const part of accelerators) {
    const choices = priceChoices(part, mine);
    expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
    for (const { source, date } of choices)
      expect([source, monthIn(date)]).toEqual([expect.any(String), date.slice(0, 7)]);
  }
});

test("a price says how many months old it is, and past six that it is stale", () => {
  expect(monthsOld("2025-11", "2026-11-25")).toBe(12);
  expect(ageText("2025-11", "2026-11-25")).toBe("price of 2025-11, 12 months old: stale");
  expect(ageText("2026-05-31", "2026-11-01")).toBe("price of 2026-05-31, 6 months old");
  expect(ageText("2026-04-30", "2026-11-01")).toBe("price of 2026-04-30, 7 months old: stale");
  expect(ageText("2026-10", "2026-11")).toBe("price of 2026-10, 1 month old");
  expect(ageText("2026-11-03", "2026-11-25")).toBe("price of 2026-11-03, this month's");
  // A list that is dated ahead is no older than nothing.
  expect(monthsOld("2027-01", "2026-11")).toBe(0);
});

test("the month of a source is found in digits and in words, and a number of a paper is no month", () => {
  expect(monthIn("Article (July 2024): $3.50 Lambda")).toBe("2024-07");
  expect(monthIn("H100 SXM: Lambda price list, 8x H100 SXM (2026-09)")).toBe("2026-09");
  expect(monthIn("arXiv:2407.05872")).toBeUndefined();
  expect(monthIn("arXiv:2407.21783, May 2024")).toBe("2024-05");
  expect(monthIn("Your own figure")).toBeUndefined();
});

test("with the goodput an accelerator's rate makes the utilisation of the whole run", () => {
  const share = wholeRunUtilisation(h100, "typical");
  const {
    flops_per_gpu: rate,
    peak_flops_per_gpu: peak,
    usd_per_gpu_hour: usd,
  } = acceleratorFigures(h100, 2, share, 0.9);
  expect((rate! * 0.9) / peak!).toBeCloseTo(share, 4);
  expect([peak, usd]).toEqual([h100.peakFlops, 2]);
  expect(wholeRunUtilisation(h100, "low")).toBeLessThan(share);
  expect(wholeRunUtilisation(h100, "high")).toBeGreaterThan(share);
  expect(acceleratorFigures(h100, undefined, share, 1)).not.toHaveProperty("usd_per_gpu_hour");
});
