import * as fc from "../../fast-check";
import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { catalogue } from "../../../src/functions";
import { CellError, type Cell } from "../../../src/grid/cell";
import { callLambda } from "../call-lambda";

const functionOf = (name: string) => catalogue.find((it) => it.name === name)!;

test("the basic functions have a workbook name", () => {
  expect(lambdaNames.map(({ name }) => name)).toEqual([
    "FLOPS_PER_TOKEN",
    "MODEL_PARAMS",
    "RUN_TOKENS",
    "OPTIMAL_TOKENS",
    "RUN_FLOPS",
    "GPU_HOURS",
    "RUN_COST",
    "RUN_DAYS",
  ]);
});

describe.each(lambdaNames.map((it) => [it.name, it] as const))("%s", (name, { formula, comment }) => {
  const fn = functionOf(name);
  const parameters = Object.values(fn.parameters);

  test("is within Excel's limits for a name, and no argument is a cell or stands twice", () => {
    expect(formula.length).toBeLessThan(8192);
    expect(comment.length).toBeLessThanOrEqual(255);
    const names = Object.keys(fn.parameters);
    for (const it of names) expect(it).not.toMatch(/^([a-z]{1,3}\d+|r\d*c?\d*|c\d*)$/i);
    expect(new Set(names).size).toBe(names.length);
  });

  // A name has no catalogue to look a published model up in.
  test.each(fn.examples.filter((it) => typeof it.arguments[0] === "number"))(
    "gives its example's result for $arguments",
    ({ arguments: args, result }) => {
      const value = callLambda(formula, args as Cell[]) as number;
      expect(Math.abs(value / (result as number) - 1)).toBeLessThan(1e-14);
    },
  );

  test("agrees with the add-in's function on any admitted arguments, left out, blank or given", () => {
    const whole = fc.integer({ min: 1, max: 100_000 });
    const argument = parameters.map((parameter) => {
      const real = (max: number) => fc.double({ min: 0.001, max, noNaN: true });
      const admits = (cell: Cell) => !(parameter.read(cell) instanceof CellError);
      const value: fc.Arbitrary<Cell> =
        typeof parameter.fallback === "boolean" ? fc.boolean() : !admits(2) ? real(1) : admits(1.5) ? real(1e6) : whole;
      return parameter.fallback === undefined ? value : fc.oneof(value, fc.constant(null), fc.constant(undefined));
    });
    fc.assert(
      fc.property(fc.tuple(...argument), (args) => {
        const [expected, value] = [fn.call(...args)[0]![0], callLambda(formula, args)];
        if (expected instanceof CellError) expect(value).toBeInstanceOf(CellError);
        else expect(Math.abs((value as number) / (expected as number) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test("refuses what the add-in's function refuses", () => {
    for (const [index, parameter] of parameters.entries()) {
      const isFlag = typeof parameter.fallback === "boolean";
      for (const bad of [-1, 5, 1.5, 2 ** 60, "x"].filter((it) => parameter.read(it) instanceof CellError)) {
        // The other arguments left out where they can be; a text that is no number must not come through either.
        const args: Cell[] = parameters.map((it) => (it.fallback === undefined ? 2 : null));
        args[index] = bad;
        expect(fn.call(...args)[0]![0]).toBeInstanceOf(CellError);
        expect([name, index, bad, callLambda(formula, args)]).toEqual([name, index, bad, new CellError("#VALUE!")]);
      }
      if (isFlag)
        for (const good of [true, false, 1, 0]) {
          const args: Cell[] = parameters.map((it) => (it.fallback === undefined ? 2 : null));
          args[index] = good;
          expect(callLambda(formula, args)).toBe(fn.call(...args)[0]![0]);
        }
    }
  });
});
