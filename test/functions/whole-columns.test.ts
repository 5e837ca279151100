import { costRange } from "../../src/functions/cost-range";
import { flopsPerToken } from "../../src/functions/flops-per-token";
import { widthForFlops } from "../../src/core/budget";
import { trainingFlopsPerToken } from "../../src/core/flops";
import { CellError, type Cell } from "../../src/grid/cell";
import { defineFunction } from "../../src/grid/define-function";
import { count, type Parameter } from "../../src/grid/parameter";
import { runCost } from "../../src/functions/run-cost";
import { sweepFlops } from "../../src/functions/sweep-flops";
import * as fc from "../fast-check";
import { runs } from "../sizes";

const column = (cells: number, of: (row: number) => Cell): Cell[][] =>
  Array.from({ length: cells }, (_, row) => [of(row)]);
const message = (cell: Cell | undefined): string => (cell instanceof CellError ? cell.message : String(cell));

test("a text that a column has again is read once, and each cell has the message", () => {
  const asked: Cell[] = [];
  const kind = count("A number.");
  const counted: Parameter<number> = { ...kind, read: (cell, isBrief) => (asked.push(cell), kind.read(cell, isBrief)) };
  const double = defineFunction({
    name: "DOUBLE",
    summary: "",
    unit: "",
    parameters: { number: counted },
    examples: [],
    equation: "",
    source: "",
    compute: ({ number }) => 2 * number,
  });
  const result = double.call(column(10_000, (row) => (row % 2 ? "12" : "a heading")));
  expect(asked).toEqual(["a heading", "12"]);
  expect(result.slice(-2).flat().map(message)).toEqual(["number must be a positive whole number", "24"]);
});

test("what a text may have meant is said of the first thousand, and the others have the rule alone", () => {
  const texts = column(1500, (row) => `${row + 1},5`);
  const result = runCost.call(texts).map(([cell]) => message(cell));
  expect(result.filter((it) => it.includes("has a decimal comma")).length).toBe(1000);
  expect(result[1499]).toMatch(/^flops must be a number [a-z ]+$/);
  // Names and numbers are read however far down they are.
  expect(runCost.call([...texts, ["1e20"]])[1500]).toEqual(runCost.call(1e20)[0]);
  expect(flopsPerToken.call([...texts, ["Llama 3 8B"]])[1500]).toEqual(flopsPerToken.call("Llama 3 8B")[0]);
});

test("a column of seeds is drawn as far as one formula may, and then refused in words", () => {
  const { arguments: example } = costRange.examples[0]!;
  const seeds = costRange.call(
    example[0],
    example[1],
    example[2],
    100_000,
    column(100, (row) => row + 1),
  );
  const drawn = seeds.filter(([cell]) => typeof cell === "number").length;
  expect(drawn).toBe(20);
  expect(message(seeds[20]![0])).toBe("draws of one formula must be at most 2000000 in all: use fewer cells");
  // Other percentiles of the same draws draw nothing.
  const percentiles = costRange.call(
    column(1000, (row) => (row + 1) / 1000),
    example[1],
    example[2],
    100_000,
  );
  expect(percentiles.flat().every((cell) => typeof cell === "number")).toBe(true);
});

test("a sweep over a column of settings is the sum of its runs in each cell, of widths beside names too", () => {
  const widths = [[1024], ["Llama 3 8B"], [2048], [512]];
  const layers = [[8], [12], [8]];
  const tokens = 1e9;
  const together = sweepFlops.call(widths, 3, 2, tokens, layers);
  const apart = layers.map(([it]) => [
    widths.reduce((sum, [width]) => sum + (sweepFlops.call(width, 3, 2, tokens, it)[0]![0] as number), 0),
  ]);
  together.forEach(([it], row) => expect((it as number) / apart[row]![0]!).toBeCloseTo(1, 14));
});

test("the width of a budget is the largest multiple that fits, whatever the shape", () => {
  const shapes = fc.record({
    layers: fc.integer({ min: 1, max: 200 }),
    seqLen: fc.integer({ min: 1, max: 100_000 }),
    vocab: fc.integer({ min: 1, max: 300_000 }),
    kvRatio: fc.constantFrom(1, 0.25),
    ffnRatio: fc.constantFrom(1, 3.5),
    gated: fc.boolean(),
    causal: fc.boolean(),
    experts: fc.constantFrom(undefined, { count: 8, active: 2 }),
  });
  const budgets = fc.double({ min: 1, max: 1e24, noNaN: true });
  fc.assert(
    fc.property(shapes, budgets, fc.integer({ min: 1, max: 1000 }), (shape, flops, step) => {
      const cost = (width: number) => trainingFlopsPerToken({ ...shape, width });
      const width = widthForFlops(shape, flops, step);
      expect(width % step).toBe(0);
      expect(cost(width + step)).toBeGreaterThan(flops);
      if (width > 0) expect(cost(width)).toBeLessThanOrEqual(flops * (1 + 1e-11));
    }),
    { numRuns: runs(1000) },
  );
});
