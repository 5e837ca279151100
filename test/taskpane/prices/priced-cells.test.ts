import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { withContents } from "../../../src/breakdown/breakdown-file";
import { resultNames } from "../../../src/breakdown/result-names";
import { accelerators } from "../../../src/core/accelerators";
import { priceChoices } from "../../../src/core/accelerators/prices";
import { paper } from "../../../src/studies";
import { wholeRunUtilisation } from "../../../src/study/accelerator-figures";
import { inputsOf } from "../../../src/study/study";
import { rangedInputs, rangeOfInput } from "../../../src/study/uncertain";
import { pricedCells } from "../../../src/taskpane/prices/priced-cells";
import { areaOf, valuesOf } from "../../breakdown/typed-sheet";

const h100 = accelerators.find(({ name }) => name === "H100 SXM")!;
const published = {
  inputs: {
    ...Object.fromEntries(inputsOf(paper).map(({ name, value }) => [name, value])),
    [resultNames.priceBasis]: null,
    [resultNames.priceBasisUsd]: null,
  },
  ranges: Object.fromEntries(rangedInputs(paper).map((it) => [it.name, rangeOfInput(paper, it)])),
};

test("a price that is taken from a list brings its list's low and high to the sensitivity, which says that they are no more the study's", () => {
  const [choice] = priceChoices(h100);
  const { low, high } = h100.rent!.spread!;
  const cells = pricedCells(published, { part: h100, isOtherPart: true, choice, level: "typical" });
  expect(cells).toMatchObject({
    usd_per_gpu_hour: choice!.usd,
    usd_per_gpu_hour_low: low,
    usd_per_gpu_hour_high: high,
  });

  const sheet = withContents(breakdownSheet(paper, { style: "excel" }), cells);
  const valueAt = valuesOf(sheet, "excel");
  const area = areaOf(sheet, resultNames.figureRanges);
  const row = Array.from({ length: area.rows }, (_, down) => area.row + down).find(
    (it) => valueAt({ row: it, column: area.column }) === "usd_per_gpu_hour",
  )!;
  const across = Array.from({ length: 10 }, (_, right) => valueAt({ row, column: area.column + right }));
  expect(across.slice(1, 4)).toEqual([low, choice!.usd, high]);
  expect(across).toContain("Your own range. The study has 2 to 3.5");
});

test("the range of a rate is that of whole runs on the chosen part, and reaches to the rate", () => {
  const {
    peak_flops_per_gpu: peak,
    flops_per_gpu_low: low,
    flops_per_gpu_high: high,
    flops_per_gpu: rate,
  } = pricedCells(
    { ...published, inputs: { ...published.inputs, goodput: 0.5 } },
    { part: h100, isOtherPart: true, choice: undefined, level: "typical" },
  ) as Record<string, number>;
  expect(peak).toBe(h100.peakFlops === paper.figures.peak_flops_per_gpu ? undefined : h100.peakFlops);
  for (const [it, level] of [
    [low!, "low"],
    [rate!, "typical"],
    [high!, "high"],
  ] as const)
    expect((it * 0.5) / h100.peakFlops / wholeRunUtilisation(h100, level)).toBeCloseTo(1, 3);
});

test("a price that is alone in its list has no range, and what is chosen already is written no second time", () => {
  const [choice] = priceChoices(h100, [{ part: h100.name, vendor: "Our cloud", usd: 2.35, date: "2026-11" }]);
  const priced = { part: h100, isOtherPart: false, choice, level: undefined };
  const cells = pricedCells(published, priced);
  expect(cells).toEqual({
    usd_per_gpu_hour: 2.35,
    usd_per_gpu_hour_low: 2.35,
    usd_per_gpu_hour_high: 2.35,
    [resultNames.priceBasis]: "US$2.35: H100 SXM, Our cloud: your price list, Our cloud (2026-11)",
    [resultNames.priceBasisUsd]: 2.35,
  });
  const held = { inputs: { ...published.inputs, usd_per_gpu_hour: 2.35 }, ranges: { ...published.ranges } };
  held.ranges["usd_per_gpu_hour"] = { low: 2.35, high: 2.35, reason: "" };
  expect(pricedCells(held, priced)).toEqual({});
});
