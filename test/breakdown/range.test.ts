import { readFileSync } from "node:fs";
import { join } from "node:path";
import { resultNames } from "../../src/breakdown/result-names";
import { typicalUtilisation } from "../../src/core/utilisation";
import { catalogue } from "../../src/functions";
import type { Cell, CellError, Matrix } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";
import { paper, studyById, studyIds } from "../../src/studies";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import type { Study } from "../../src/study/study";
import { areaOf, inputCells, sheetsOf, valuesOf, withTyped, type Typed } from "./typed-sheet";

const costRange = catalogue.find(({ name }) => name === "COST_RANGE")!;

/**
 * The range once more, apart from this project: the article's formulas and script, its lows and highs, an own generator
 * (mulberry32), and Student's t as a normal over the root of a sum of squares.
 */
function independentTotals(draws: number, evidence: boolean): number[] {
  let state = 42;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const triangle = (low: number, mode: number, high: number, u = random()): number =>
    u < (mode - low) / (high - low)
      ? low + Math.sqrt(u * (high - low) * (mode - low))
      : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
  const heads = [1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128];
  /** Σ D^k over the widths from one number of heads to another, k from −1 to 4. */
  const powers = (from: number, to: number): number[] =>
    [-1, 0, 1, 2, 3, 4].map((k) =>
      heads.filter((it) => it >= from && it <= to).reduce((all, it) => all + (128 * it) ** k, 0),
    );
  const [at8, at16, at32, large, all, to32, to48, to64] = [
    [8, 8],
    [16, 16],
    [32, 32],
    [24, 128],
    [1, 128],
    [1, 32],
    [1, 48],
    [1, 64],
  ].map(([from, to]) => powers(from!, to!));
  // Rates are drawn by their ranks, so that a price can share one.
  const rates = Array.from({ length: evidence ? 50_001 : 0 }, () => {
    const t = normal() / Math.sqrt((normal() ** 2 + normal() ** 2 + normal() ** 2 + normal() ** 2) / 4);
    return 989.4e12 / (1 + Math.exp(1.0544 - 0.4241 * t));
  }).sort((a, b) => a - b);

  return Array.from({ length: draws }, () => {
    const perParam = triangle(17.69, 20, 20);
    const vocab = triangle(32_000, 32_101, 32_128);
    const [line, heatmap, trials] = [triangle(10, 15, 20), triangle(13, 13, 20), triangle(800 / 3, 800, 800)];
    const loss = 1024 ** 2 * (1 / triangle(0.76, 1, 1) - 1);
    const [three, h32, blocks, h48, noE1, epsOnce, noRepeats, beta, gamma, twelve] = Array.from(
      { length: 10 },
      () => evidence && random() < 0.5,
    );
    // M = 576·D² + linear·D, P = 96·D² + 2·vocab·D.
    const linear = 6 * (8 * 512 + vocab);
    // A step at D takes 1 + loss / D² times as long.
    const timed = (d: number[], k: number): number => d[k + 1]! + loss * d[k - 1]!;
    const fixed = (d: number[]): number => 50_000 * 256 * 512 * (576 * timed(d, 2) + linear * timed(d, 1));
    const optimal = (d: number[]): number =>
      perParam *
      (576 * 96 * timed(d, 4) +
        96 * linear * timed(d, 3) +
        (blocks ? 0 : 1152 * vocab * timed(d, 3) + 2 * vocab * linear * timed(d, 2)));
    const everywhere = (epsOnce ? 16 : 24) + (beta ? 23 : 24) + (gamma ? 35 : 36) + 4 + (noRepeats ? 0 : 8);
    const flops =
      (three ? 12 : 4) * (fixed(at8!) + fixed(at16!) + fixed(at32!)) +
      (noE1 ? 0 : 76 * fixed(large!)) +
      line * everywhere * fixed(all!) +
      48 * heatmap * fixed(large!) +
      36 * trials * fixed(at8!) +
      line * 16 * fixed(twelve ? to64! : to48!) +
      line * 4 * fixed(h48 ? to48! : to64!) +
      line * 12 * optimal(h32 ? to32! : to48!);
    const rank = random();
    const price = triangle(2, 3, 3.5, rank);
    const shared = random() < 0.5 ? rank : random();
    const rate = evidence ? rates[Math.floor(shared * rates.length)]! : triangle(2.5e14, 3.5e14, 3.96e14);
    return (flops / 3600 / rate) * price;
  }).sort((a, b) => a - b);
}

const sheet = sheetsOf(paper).addin;
const named = (name: string) => areaOf(sheet, name);
const inputAt = (name: string) => {
  const { row, column } = named(name);
  return inputCells(sheet).find((it) => it.row === row && it.column === column)!;
};

/** P5, P50 and P95 as the sheet has them. */
function shown(typed: Typed, column: number): number[] {
  const changed = withTyped(sheet, typed);
  const valueAt = valuesOf(changed, "addin");
  return ["P5, US$", "P50, US$", "P95, US$"].map((label) => {
    const row = changed.rows.findIndex(([it]) => it?.content === label);
    return valueAt({ row, column }) as number;
  });
}
const BY_RANGES = named(resultNames.rangeDraws).column;
const BY_EVIDENCE = BY_RANGES + 2;
const manyDraws: Typed = [[inputAt(resultNames.rangeDraws), 100_000]];

test.each([
  ["by the ranges of the assumptions", BY_RANGES, false],
  ["with the evidence: rates of published runs, readings, price and rate together", BY_EVIDENCE, true],
] as const)("the sheet's range %s is what an independent program draws", (_, column, evidence) => {
  const totals = independentTotals(50_000, evidence);
  const expected = [0.05, 0.5, 0.95].map((it) => totals[Math.floor(it * totals.length)]!);
  for (const [index, value] of shown(manyDraws, column).entries())
    expect(Math.abs(value / expected[index]! - 1)).toBeLessThan(0.015);
});

test("the article's own total is below the median of the range by evidence, whose rate is lower", () => {
  const [low, median, high] = shown([], BY_EVIDENCE) as [number, number, number];
  const { usd } = studyCost(paper).total;
  expect(low).toBeLessThan(usd);
  expect(median).toBeGreaterThan(usd);
  expect(high).toBeGreaterThan(2 * usd);
  const millions = (it: number): string => `${(it / 1e6).toFixed(1)}M`;
  expect(readFileSync(join(__dirname, "..", "..", "CHANGELOG.md"), "utf8").replace(/\s+/g, " ")).toContain(
    `P5, P50 and P95 by evidence are US$${millions(low)}, ${millions(median)} and ${millions(high)}.`,
  );
});

const call = (args: Readonly<Record<string, Cell | Matrix<Cell>>>): Cell =>
  costRange.call(...Object.keys(costRange.parameters).map((it) => args[it] ?? null))[0]![0]!;
const calculated = new Map<Study, { it: Sheet; valueAt: ReturnType<typeof valuesOf> }>();
const table = (of: Study, name: string): Matrix<Cell> => {
  const known = calculated.get(of) ?? { it: sheetsOf(of).addin, valueAt: valuesOf(sheetsOf(of).addin, "addin") };
  calculated.set(of, known);
  const { it, valueAt } = known;
  const { row, column, rows, columns } = areaOf(it, name);
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (__, right) => valueAt({ row: row + down, column: column + right })),
  );
};
/** The sheet's tables, with every figure at its base. */
const certain = (of: Study) => ({
  figures: table(of, resultNames.figureRanges).map(([name, , base]) => [name!, base!, base!, base!]),
  runs: table(of, resultNames.exposure),
  draws: 200,
});
const withProbability = (readings: Matrix<Cell>, of: (index: number) => number): Matrix<Cell> =>
  readings.map((row, index) => (index === 0 ? row : [row[0]!, of(index - 1), ...row.slice(2)]));

test("a reading that every draw has costs what the core's reading of the study does, whichever is current", () => {
  const readings = table(paper, resultNames.readingExposure);
  const all = paper.corrections.flatMap(({ readings: of }) => of.map(({ id }) => id));
  for (const [at, id] of all.entries()) {
    const drawn = call({
      ...certain(paper),
      probability: 0.5,
      readings: withProbability(readings, (index) => (index === at ? 1 : 0)),
    }) as number;
    expect([id, drawn / studyCost(readStudy(paper, id)).total.usd]).toEqual([id, expect.closeTo(1, 10)]);
  }
});

test("a switch that is set is current, and a draw without its reading is as published", () => {
  const { id, readings } = paper.corrections[0]!;
  const cell = inputAt(`reading_${id}`);
  const changed = withTyped(sheet, [[cell, readings[0]!.choice]]);
  const valueAt = valuesOf(changed, "addin");
  const cellsOf = (name: string) => {
    const { row, column, rows, columns } = areaOf(changed, name);
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, right) => valueAt({ row: row + down, column: column + right })),
    );
  };
  const published = call({
    ...certain(paper),
    runs: cellsOf(resultNames.exposure),
    probability: 0.5,
    readings: withProbability(cellsOf(resultNames.readingExposure), () => 0),
  }) as number;
  expect(published / studyCost(paper).total.usd).toBeCloseTo(1, 10);
});

test("a rate takes the place of the rate of steps and of the goodput, and shares the price's rank as often as said", () => {
  const given = certain(paper);
  const figures = given.figures.map((row) =>
    row[0] === "usd_per_gpu_hour" ? [row[0], 1, 2, 3] : row[0] === "goodput" ? [row[0], 0.5, 0.5, 0.5] : row,
  );
  const rates = Array.from({ length: 99 }, (_, index) => [(index + 1) / 100, (index + 1) * 1e13]);
  const fixedRate = (flopsPerGpu: number) =>
    call({ ...given, probability: 0.5, rates: [[0.5, flopsPerGpu]] }) as number;
  expect(fixedRate(7e14) / studyCost(paper).total.usd).toBeCloseTo(0.5, 10);
  const spread = (together: number) => {
    const at = (probability: number) =>
      Math.log(call({ ...given, figures, draws: 20_000, probability, rates, together }) as number);
    return at(0.95) - at(0.05);
  };
  expect(spread(1)).toBeLessThan(spread(0));
  expect(spread(0.5)).toBeGreaterThan(spread(1));
});

test("evidence that cannot be read says which argument is wrong", () => {
  const message = (args: Readonly<Record<string, Cell | Matrix<Cell>>>) =>
    (call({ ...certain(paper), probability: 0.5, ...args }) as CellError).message;
  const readings = table(paper, resultNames.readingExposure);
  expect(message({ rates: [[0.5, 1e14], [0.4, 2e14]] })).toMatch(/^rates must be .*; row 2 is not$/); // prettier-ignore
  expect(message({ rates: [[0.5, 0]] })).toMatch(/^rates must be/);
  expect(message({ rates: [[0.5], [0.6]] })).toMatch(/^rates must be/);
  expect(message({ readings: withProbability(readings, () => 0.6) })).toBe(
    "readings must have probabilities from 0 to 1 that add up to at most 1 in the rows of compute_optimal",
  );
  expect(message({ readings: readings.slice(1) })).toMatch(/^readings must begin with a row of headings/);
  expect(message({ readings: readings.map((row) => row.map((it) => (it === "one" ? "two" : it))) })).toBe(
    "readings must be counted by a count listed in runs; “two” is not one",
  );
  expect(message({ together: 1.5 })).toBe("together must be a number from 0 to 1");
  // A blank cell arrives as 0 on some desktops.
  expect(call({ ...certain(paper), probability: 0.5, rates: 0, readings: 0 })).toBe(
    call({ ...certain(paper), probability: 0.5 }),
  );
});

test.each(studyIds)("the sheet of %s names whole runs of its accelerator, at the utilisations of TYPICAL_MFU", (id) => {
  const study = studyById(id);
  const rates = table(study, resultNames.rateQuantiles) as number[][];
  const name = id === "scaling-exponents" ? "H100 SXM" : "A100 SXM 80GB";
  const peak = study.figures.peak_flops_per_gpu;
  for (const [share, rate] of rates)
    expect(rate! / peak / typicalUtilisation({ name, peakFlops: peak }, undefined, share)).toBeCloseTo(1, 3);
});
