import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedModels } from "../../src/core/models";
import { calculators, calculatorShapes } from "./calculators";
import { crossChecksPage, impliedUtilisation, ourFlops, ourFlopsPerToken, publishedFlops } from "./cross-checks";
import { publishedHours, publishedRuns } from "./runs";

test("there are at least twelve published runs, of models in the catalogue, and five calculators at six shapes", () => {
  expect(publishedRuns.length).toBeGreaterThanOrEqual(12);
  for (const { model } of publishedRuns) expect(publishedModels.map(({ name }) => name)).toContain(model);
  expect(calculators.length).toBeGreaterThanOrEqual(5);
  expect(calculatorShapes).toHaveLength(6);
});

test.each(publishedRuns.map((it) => [it.model, it.note ?? "", it] as const))(
  "%s %s takes the FLOPs its authors print, to the difference that is explained",
  (_, __, run) => {
    const difference = ourFlops(run) / publishedFlops(run) - 1;
    expect(Math.abs(difference)).toBeLessThanOrEqual(run.within);
    // An allowance far beyond the difference would hold nothing.
    expect(run.within).toBeLessThanOrEqual(Math.max(0.01, 1.5 * Math.abs(difference)));
    expect(run.explanation).toMatch(/\.$/);
    expect(run.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
  },
);

test.each(publishedHours.map((it) => [it.model, it] as const))(
  "the hours printed of %s are more than our FLOPs take at the peak, and not ten times as many",
  (_, it) => {
    expect(impliedUtilisation(it)).toBeGreaterThan(0.1);
    expect(impliedUtilisation(it)).toBeLessThan(0.6);
  },
);

describe.each(calculators.map((it) => [it.name, it] as const))("%s", (_, { flopsPerToken, differences, licence }) => {
  test.each(calculatorShapes.map((it) => [it.name, it] as const))(
    "at %s is ours and the parts that it counts otherwise, to twelve digits",
    (__, shape) => {
      const explained = ourFlopsPerToken(shape) + differences.reduce((sum, it) => sum + it.flops(shape), 0);
      expect(Math.abs(flopsPerToken(shape) / explained - 1)).toBeLessThan(1e-12);
    },
  );

  test("has a reason for each part, and a licence", () => {
    for (const { reason } of differences) expect(reason.length).toBeGreaterThan(10);
    expect(licence.length).toBeGreaterThan(2);
  });
});

test("docs/cross-checks.md is what this data gives", () => {
  expect(readFileSync(join(__dirname, "../../docs/cross-checks.md"), "utf8")).toBe(crossChecksPage());
});
