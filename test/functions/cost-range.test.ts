import { costRange } from "../../src/functions/cost-range";
import { readUncertainCost } from "../../src/functions/parameters/uncertain-cost";
import type { Cell, CellError, Matrix } from "../../src/grid/cell";
import { studyById, studyIds } from "../../src/studies";
import { driversOf, terms } from "../../src/study/arithmetic";
import { assumptionOf, assumptions, type AssumptionName } from "../../src/study/assumptions";
import { studyCost } from "../../src/study/cost";
import { drawTotals, quantile } from "../../src/study/range";
import { countsOf } from "../../src/study/study";
import { sumsOf, termsOf } from "../../src/study/sums";

const [, figures, runs] = costRange.examples[0]!.arguments as [number, Matrix<Cell>, Matrix<Cell>];
const priced = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 3, 4] : row));
const certain = (name: string, value: number): Cell[] => [name, value, value, value];
const total = (...args: Parameters<typeof costRange.call>): number => costRange.call(...args)[0]![0] as number;
const message = (...args: Parameters<typeof costRange.call>): string =>
  (costRange.call(...args)[0]![0] as CellError).message;

/** The headings of the example and a row of its own. */
const withRow = (...row: Cell[]): Matrix<Cell> => [runs[0]!, row];

test("a column of shares is answered from the same draws, in rising order", () => {
  const column = costRange.call([[0.05], [0.5], [0.95]], priced, runs, 1000, 3).flat() as number[];
  expect([...column].sort((a, b) => a - b)).toEqual(column);
  const cost = readUncertainCost({ figures: priced, runs }) as Exclude<ReturnType<typeof readUncertainCost>, CellError>;
  const totals = drawTotals({ ...cost, choices: { gated: false, causal: true, tied: false } }, 1000, 3);
  expect(column).toEqual([0.05, 0.5, 0.95].map((it) => quantile(totals, it)));
});

test("a table that cannot be read says which argument is wrong, and where", () => {
  expect(message(0.5, figures.slice(1), runs)).toBe("figures must have a row for usd_per_gpu_hour");
  expect(
    message(
      0.5,
      figures.map((row) => row.slice(0, 3)),
      runs,
    ),
  ).toBe("figures must be a range of four columns: name, low, base, high");
  expect(message(0.5, [["usd_per_gpu_hour", 4, 3, 2], ...figures.slice(1)], runs)).toBe(
    "figures must have a low and a high number above zero in the row of usd_per_gpu_hour",
  );
  expect(message(0.5, figures, withRow("heatmap_points", 1, 1))).toBe(
    "runs must begin each row with a count of runs listed in figures; “heatmap_points” is not one",
  );
  expect(message(0.5, figures, withRow("one", 1, true))).toBe(
    "runs must have a number under each heading in the row of one",
  );
  expect(message(0.5, [...figures, ["heatmap_points", 0, 0, 1]], withRow("heatmap_points", 1, 1))).toBe(
    "figures must have a low and a high number above zero in the row of heatmap_points",
  );
  expect(message(0.5, figures, runs, 200_000)).toBe("draws must be at most 100000");
});

test.each([
  ["a low above the high", [5, 3, 4]],
  ["a low below zero", [-1, 3, 4]],
  ["a low of zero, which may have been a blank", [0, 3, 4]],
  ["a base of zero", [2, 0, 4]],
  ["a base below zero", [2, -3, 4]],
  ["a text for the low", ["2", 3, 4]],
  ["a text for the base", [2, "3", 4]],
  ["a text for the high", [2, 3, "4"]],
  ["a truth value for the base", [2, true, 4]],
] as const)("%s is refused with its row", (_, [low, base, high]) => {
  const table = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], low, base, high] : row));
  expect(message(0.5, table, runs)).toBe(
    "figures must have a low and a high number above zero in the row of usd_per_gpu_hour",
  );
});

test("a low, a base and a high that are one are taken, and so are sums of zero, where no runs are counted, blank or not", () => {
  const fixed = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 2, 2] : row));
  for (const none of [0, null]) {
    const sums = [
      [...runs[0]!, "optimal D³"],
      [...runs[1]!, none],
    ];
    expect(total(0.5, fixed, sums, 10)).toBeCloseTo((12.894584738377143 / 3) * 2, 12);
  }
  expect(message(0.5, [[5, 1, 1, 1], ...figures], runs)).toBe(
    "figures must be a range of four columns: name, low, base, high",
  );
  expect(message(0.5, figures, withRow("one", 1024, "0"))).toMatch(/^runs must have a number under each heading/);
});

test("a base above the high or below the low becomes the end of its range", () => {
  const at = (probability: number, base: number) =>
    costRange.call(
      probability,
      figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, base, 4] : row)),
      runs,
      20_000,
    )[0]![0] as number;
  const flops = 12.894584738377143 / 3;
  expect(at(1, 9) / flops).toBeCloseTo(9, 1);
  expect(at(1e-9, 9) / flops).toBeCloseTo(2, 0);
  expect(at(1e-9, 1) / flops).toBeCloseTo(1, 1);
  expect(at(1, 1) / flops).toBeLessThanOrEqual(4);
});

test("100,000 draws are taken and one more is not", () => {
  expect(message(0.5, figures, runs, 100_001)).toBe("draws must be at most 100000");
  expect(typeof costRange.call(0.5, figures, runs, 100_000)[0]![0]).toBe("number");
});

test("a base outside its low and high widens the range instead of being lost", () => {
  const [[low]] = costRange.call(
    1,
    priced.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 9, 4] : row)),
    runs,
    5000,
  ) as [[number]];
  expect(low).toBeGreaterThan((costRange.call(1, priced, runs, 5000)[0]![0] as number) * 1.5);
});

test("each driver of the total needs its row, unless studies that do not say take a value of it; the others need none", () => {
  const followed = driversOf(terms.filter(({ id }) => runs[0]!.includes(id)));
  expect(followed.length).toBeGreaterThan(3);
  const needed = figures.filter(
    ([name]) => !((name as string) in assumptions) || followed.includes(name as AssumptionName),
  );
  expect(total(0.5, needed, runs)).toBe(total(0.5, figures, runs));
  for (const it of followed) {
    const without = figures.filter(([name]) => name !== it);
    const { fallback } = assumptionOf(it);
    if (fallback === undefined) expect(message(0.5, without, runs)).toBe(`figures must have a row for ${it}`);
    else expect(total(0.5, without, runs)).toBe(total(0.5, [...without, certain(it, fallback)], runs));
  }
});

test("an assumption that moves no total may have a row, and changes no draw", () => {
  const more = [["gpus_per_node", 4, 8, 16], ...priced, ["peak_flops_per_gpu", 1, 2, 3]];
  expect(total(0.3, more, runs, 500)).toBe(total(0.3, priced, runs, 500));
  expect(total(0.3, [...priced].reverse(), runs, 500)).toBe(total(0.3, priced, runs, 500));
});

test("a row of what is neither an assumption nor counts runs is refused", () => {
  expect(message(0.5, [...figures, certain("head_dim", 128)], runs)).toBe(
    "figures must have rows of assumptions and counts of runs only; “head_dim” is neither",
  );
  expect(message(0.5, [...figures, certain("heatmap_points", 13)], runs)).toMatch(/“heatmap_points” is neither$/);
  const counted = [...runs, ["heatmap_points", 0, 0]];
  expect(total(0.5, [...figures, certain("heatmap_points", 13)], counted)).toBe(total(0.5, figures, runs));
});

test("a table of before it had headings says that the sheet must be inserted again", () => {
  const again = "runs must begin with a row of headings: insert the sheet again";
  expect(message(0.5, figures, [["one", 8, 8, 64, 0, 0, 0, 0, 0, 0]])).toBe(again);
  expect(
    message(0.5, figures, [
      ["one", 1, 2],
      ["one", 3, 4],
    ]),
  ).toBe(again);
  expect(message(0.5, figures, runs.slice(0, 1))).toBe(again);
  expect(message(0.5, figures, runs.slice(1))).toBe(again);
  expect(message(0.5, figures, [["Counted by"], ["one"]])).toBe(again);
});

test("headings are the terms' names, each once, with the nearest where one is none", () => {
  const headed = (...headings: string[]): Matrix<Cell> => [
    ["Counted by", ...headings],
    ["one", ...headings.map(() => 1)],
  ];
  expect(message(0.5, figures, headed("fixed D", "fixd W"))).toMatch(
    /^runs must have the terms of the sheet as headings; “fixd W” is not one; the nearest to “fixd W” is “fixed W”/,
  );
  expect(message(0.5, figures, headed("fixed D", "fixed D"))).toBe(
    "runs must have each heading once; “fixed D” appears twice",
  );
});

test("columns may be in any order, and a term without one has no runs", () => {
  const [corner, d, d2] = runs[0]!;
  const [one, sum, sum2] = runs[1]!;
  expect(
    total(0.5, figures, [
      [corner!, d2!, d!, "own W"],
      [one!, sum2!, sum!, 0],
    ]),
  ).toBe(total(0.5, figures, runs));
  const linear = total(0.5, figures, [
    [corner!, d!],
    [one!, sum!],
  ]);
  const square = total(0.5, figures, [
    [corner!, d2!],
    [one!, sum2!],
  ]);
  expect((linear + square) / total(0.5, figures, runs)).toBeCloseTo(1, 12);
});

test("a seed past the generator's 32 bits is refused: it would be another seed's draws", () => {
  expect(message(0.5, priced, runs, 10, 2 ** 32 + 1)).toBe("seed must be at most 4294967295");
  expect(total(0.5, priced, runs, 10, 2 ** 32 - 1)).not.toBe(total(0.5, priced, runs, 10, 1));
});

test("a count of runs scales its sums, drawn from its own triangle", () => {
  const counted = [...figures, ["heatmap_points", 10, 10, 20]];
  const table = withRow("heatmap_points", ...runs[1]!.slice(1));
  const one = total(0.5, figures, runs);
  expect(total(1e-9, counted, table) / one).toBeCloseTo(1, 2);
  expect(total(1, counted, table) / one).toBeGreaterThan(1.9);
  expect(total(1, counted, table) / one).toBeLessThanOrEqual(2);
});

test.each(studyIds)("without ranges the total of %s comes out of its sums", (id) => {
  const study = studyById(id);
  const sums = sumsOf(study);
  const headings = termsOf(study).map((it) => it.id);
  const table = [
    ["Counted by", ...headings],
    ...countsOf(study).map((it) => [it, ...headings.map((term) => sums[it]![term]!)]),
  ];
  const values = [
    ...Object.entries(study.figures).map(([name, value]) => certain(name, value)),
    ...Object.entries(study.counts).map(([name, { value }]) => certain(name, value)),
  ];
  const { gated, causal, tied } = study.shape;
  expect(total(0.5, values, table, 10, 1, gated, causal, tied) / studyCost(study).total.usd).toBeCloseTo(1, 12);
});
