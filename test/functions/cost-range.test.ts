import { drawTotals, quantile } from "../../src/study/range";
import { costRange } from "../../src/functions/cost-range";
import { readUncertainCost } from "../../src/functions/parameters/uncertain-cost";
import type { CellError } from "../../src/grid/cell";
import { type Cell, type Matrix } from "../../src/grid/cell";

const [, figures, runs] = costRange.examples[0]!.arguments as [number, Matrix<Cell>, Matrix<Cell>];
const priced = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 3, 4] : row));
const message = (...args: Parameters<typeof costRange.call>): string =>
  (costRange.call(...args)[0]![0] as CellError).message;

test("a column of shares is answered from the same draws, in rising order", () => {
  const column = costRange.call([[0.05], [0.5], [0.95]], priced, runs, 1000, 3).flat() as number[];
  expect([...column].sort((a, b) => a - b)).toEqual(column);
  const cost = readUncertainCost(priced, runs) as Exclude<ReturnType<typeof readUncertainCost>, CellError>;
  const totals = drawTotals({ ...cost, choices: { gated: false, causal: true, tiedEmbeddings: false } }, 1000, 3);
  expect(column).toEqual([0.05, 0.5, 0.95].map((it) => quantile(totals, it)));
});

test("a table that cannot be read says which argument is wrong, and where", () => {
  expect(message(0.5, figures.slice(1), runs)).toBe("figures must have a row of usd_per_gpu_hour");
  expect(
    message(
      0.5,
      figures.map((row) => row.slice(0, 3)),
      runs,
    ),
  ).toBe("figures must be a range of four columns: name, low, base, high");
  expect(message(0.5, [["usd_per_gpu_hour", 4, 3, 2], ...figures.slice(1)], runs)).toBe(
    "figures must have a low and a high number in the row of usd_per_gpu_hour",
  );
  expect(message(0.5, figures, [["points_per_line", 1, 1, 1, 1, 1, 1, 1, 1, 1]])).toMatch(
    /^runs must have nine sums .* “points_per_line” has not$/,
  );
  expect(message(0.5, figures, [["one", 1, 1]])).toMatch(/^runs must have nine sums/);
  expect(
    message(0.5, [...figures, ["points_per_line", 0, 0, 1]], [["points_per_line", 1, 1, 1, 1, 1, 1, 1, 1, 1]]),
  ).toMatch(/^figures must be above zero in the row of points_per_line/);
  expect(message(0.5, figures, runs, 200_000)).toBe("draws must be at most 100000");
});

test.each([
  ["a low above the high", [5, 3, 4]],
  ["a low below zero", [-1, 3, 4]],
  ["a base below zero", [2, -3, 4]],
  ["a text for the low", ["2", 3, 4]],
  ["a text for the base", [2, "3", 4]],
  ["a text for the high", [2, 3, "4"]],
  ["a truth value for the base", [2, true, 4]],
] as const)("%s is refused with its row", (_, [low, base, high]) => {
  const table = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], low, base, high] : row));
  expect(message(0.5, table, runs)).toBe("figures must have a low and a high number in the row of usd_per_gpu_hour");
});

test("a low, a base and a high that are one are taken, and so are zeros where nothing is counted by them", () => {
  const free = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 0, 0, 0] : row));
  expect(costRange.call(0.5, free, runs, 10)[0]![0]).toBe(0);
  expect(message(0.5, [[5, 1, 1, 1], ...figures], runs)).toBe(
    "figures must be a range of four columns: name, low, base, high",
  );
  expect(message(0.5, figures, [["one", 8, 8, 64, 0, 0, 0, 0, 0, "0"]])).toMatch(/^runs must have nine sums/);
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
