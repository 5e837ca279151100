import { drawTotals, quantile } from "../../src/core/cost-range";
import { costRange } from "../../src/functions/cost-range";
import { readUncertainCost } from "../../src/functions/uncertain-cost";
import type { CellError} from "../../src/grid/cell";
import { type Cell, type Matrix } from "../../src/grid/cell";

const [, figures, runs] = costRange.examples[0]!.arguments as [number, Matrix<Cell>, Matrix<Cell>];
const priced = figures.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 3, 4] : row));
const message = (...args: Parameters<typeof costRange.call>): string => (costRange.call(...args)[0]![0] as CellError).message;

test("a column of shares is answered from the same draws, in rising order", () => {
  const column = costRange.call([[0.05], [0.5], [0.95]], priced, runs, 1000, 3).flat() as number[];
  expect([...column].sort((a, b) => a - b)).toEqual(column);
  const cost = readUncertainCost(priced, runs) as Exclude<ReturnType<typeof readUncertainCost>, CellError>;
  const totals = drawTotals({ ...cost, choices: { gated: false, causal: true, tiedEmbeddings: false } }, 1000, 3);
  expect(column).toEqual([0.05, 0.5, 0.95].map((it) => quantile(totals, it)));
});

test("a table that cannot be read says which argument is wrong, and where", () => {
  expect(message(0.5, figures.slice(1), runs)).toBe("figures must have a row of usd_per_gpu_hour");
  expect(message(0.5, figures.map((row) => row.slice(0, 3)), runs)).toBe("figures must be a range of four columns: name, low, base, high");
  expect(message(0.5, [["usd_per_gpu_hour", 4, 3, 2], ...figures.slice(1)], runs)).toBe("figures must have a low and a high number in the row of usd_per_gpu_hour");
  expect(message(0.5, figures, [["points_per_line", 1, 1, 1, 1, 1, 1, 1, 1, 1]])).toMatch(/^runs must have nine sums .* “points_per_line” has not$/);
  expect(message(0.5, figures, [["one", 1, 1]])).toMatch(/^runs must have nine sums/);
  expect(message(0.5, [...figures, ["points_per_line", 0, 0, 1]], [["points_per_line", 1, 1, 1, 1, 1, 1, 1, 1, 1]])).toMatch(/^figures must be above zero in the row of points_per_line/);
  expect(message(0.5, figures, runs, 200_000)).toBe("draws must be at most 100000");
});

test("a base outside its low and high widens the range instead of being lost", () => {
  const [[low]] = costRange.call(1, priced.map((row) => (row[0] === "usd_per_gpu_hour" ? [row[0], 2, 9, 4] : row)), runs, 5000) as [[number]];
  expect(low).toBeGreaterThan((costRange.call(1, priced, runs, 5000)[0]![0] as number) * 1.5);
});
