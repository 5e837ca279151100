import * as fc from "../fast-check";
import { gpusForDeadline } from "../../src/functions/gpus-for-deadline";
import { optimalModel } from "../../src/functions/optimal-model";
import { runCost } from "../../src/functions/run-cost";
import { runDays } from "../../src/functions/run-days";
import { runFlops } from "../../src/functions/run-flops";
import { tokensForBudget } from "../../src/functions/tokens-for-budget";
import { widthForBudget } from "../../src/functions/width-for-budget";
import { CellError, type Cell } from "../../src/grid/cell";

const number = (cells: readonly (readonly Cell[])[]): number => {
  const cell = cells[0]?.[0];
  if (typeof cell !== "number") throw new Error(`${String(cell)} ${cell instanceof CellError ? cell.message : ""}`);
  return cell;
};
const usd = fc.double({ min: 1, max: 1e9, noNaN: true });
const price = fc.double({ min: 0.1, max: 20, noNaN: true });
const rate = fc.double({ min: 1e13, max: 3e15, noNaN: true });

test("what a budget's tokens cost is the budget, for widths and for named models", () => {
  fc.assert(
    fc.property(
      usd,
      fc.constantFrom<Cell>(128, 1024, 16384, "Llama 3 8B", "Mixtral 8x7B", "DeepSeek-V3"),
      price,
      rate,
      (money, model, hourly, flopsPerGpu) => {
        const tokens = number(tokensForBudget.call(money, model, hourly, flopsPerGpu));
        expect(number(runCost.call(number(runFlops.call(model, tokens)), hourly, flopsPerGpu)) / money).toBeCloseTo(
          1,
          12,
        );
      },
    ),
  );
});

test("a budget's width is the last that it pays for", () => {
  fc.assert(
    fc.property(
      usd,
      fc.double({ min: 1e8, max: 1e13, noNaN: true }),
      price,
      rate,
      fc.constantFrom(1, 64, 128),
      (money, tokens, hourly, flopsPerGpu, multiple) => {
        const cost = (width: number) => number(runCost.call(number(runFlops.call(width, tokens)), hourly, flopsPerGpu));
        const [[width]] = widthForBudget.call(money, tokens, hourly, flopsPerGpu, multiple) as [[Cell]];
        if (typeof width !== "number") expect(cost(multiple)).toBeGreaterThan(money);
        else {
          expect(width % multiple).toBe(0);
          expect(cost(width)).toBeLessThanOrEqual(money * (1 + 1e-12));
          expect(cost(width + multiple)).toBeGreaterThan(money * (1 - 1e-12));
        }
      },
    ),
  );
  expect(widthForBudget.call(0.01)[0]![0]).toEqual(
    new CellError("#N/A", "usd is too small: even a model of width 128 costs more"),
  );
  expect(widthForBudget.call(1e300, 1e-300)[0]![0]).toMatchObject({ code: "#NUM!" });
});

test("the width that just fits is the one that fits", () => {
  for (let heads = 1; heads <= 130; heads++) {
    for (const [tokens, hourly, flopsPerGpu] of [
      [6_553_600_000, 3, 3.5e14],
      [1e9, 2.49, 3.9e14],
      [3e11, 1.99, 1.513e14],
    ] as const) {
      const money = number(runCost.call(number(runFlops.call(heads * 128, tokens)), hourly, flopsPerGpu));
      expect(number(widthForBudget.call(money, tokens, hourly, flopsPerGpu))).toBe(heads * 128);
    }
  }
});

test("what no double can hold is no answer", () => {
  expect(gpusForDeadline.call(1e20, 1e308)[0]![0]).toBe(1);
  expect(tokensForBudget.call(3, 1024, null, null, null, null, null, 1e308)[0]![0]).toMatchObject({ code: "#NUM!" });
});

test("a deadline's GPUs meet it, and one fewer does not", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e18, max: 1e27, noNaN: true }),
      fc.double({ min: 0.5, max: 1000, noNaN: true }),
      rate,
      (flops, days, flopsPerGpu) => {
        const gpus = number(gpusForDeadline.call(flops, days, flopsPerGpu));
        expect(number(runDays.call(flops, gpus, flopsPerGpu))).toBeLessThanOrEqual(days * (1 + 1e-9));
        if (gpus > 1) expect(number(runDays.call(flops, gpus - 1, flopsPerGpu))).toBeGreaterThan(days);
      },
    ),
  );
});

test("whole GPUs stay whole, whatever the last digit of a division", () => {
  for (let gpus = 1; gpus <= 2000; gpus++) {
    expect(number(gpusForDeadline.call(gpus * 86_400 * 7 * 3.1e14, 7, 3.1e14))).toBe(gpus);
  }
});

test("the rule of 20 tokens does not predict a loss, and says so", () => {
  expect(optimalModel.call(1e23, null, "loss")[0]![0]).toEqual(
    new CellError("#N/A", "law “20 tokens” does not predict a loss"),
  );
  expect(optimalModel.call(1e23, "hoffmann", "source")[0]![0]).toMatch(/2203\.15556.*\(2022-03\)$/);
});
