import * as fc from "../../fast-check";
import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { catalogue } from "../../../src/functions";
import { CellError, type Cell } from "../../../src/grid/cell";
import type { WorksheetFunction } from "../../../src/grid/define-function";
import { textOf, variable, type Operand } from "../../../src/grid/formula/formula";
import { consistent } from "../../functions/consistent-arguments";
import { callLambda } from "../call-lambda";

const functionOf = (name: string) => catalogue.find((it) => it.name === name)!;

const native = catalogue.filter((it) => it.native);

test("every function with a native formula has a workbook name, and the basic ones are among them", () => {
  expect(lambdaNames.map(({ name }) => name)).toEqual(native.map(({ name }) => name));
  // Who opens a workbook without the add-in needs these to follow what a run costs.
  const basic = ["FLOPS_PER_TOKEN", "MODEL_PARAMS", "RUN_TOKENS", "OPTIMAL_TOKENS", "RUN_FLOPS"];
  for (const name of [...basic, "GPU_HOURS", "RUN_COST", "RUN_DAYS"]) expect(native).toContain(functionOf(name));
});

/** What the parameters admit, or a blank where there is a default. */
function argumentsOf({ parameters }: WorksheetFunction): fc.Arbitrary<Cell | undefined>[] {
  return Object.values(parameters).map((parameter) => {
    const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    const admits = (cell: Cell) => !(parameter.read(cell) instanceof CellError);
    const value: fc.Arbitrary<Cell> =
      typeof parameter.fallback === "boolean"
        ? fc.boolean()
        : !admits(2)
          ? real(0.001, 1)
          : !admits(1.5)
            ? fc.integer({ min: 1, max: 100_000 })
            : admits(1)
              ? real(0.001, 1e6)
              : real(1.001, 10);
    return parameter.fallback === undefined ? value : fc.oneof(value, fc.constant(null), fc.constant(undefined));
  });
}

/** Any of them, and such as are no error beside each other. */
const callsOf = (fn: WorksheetFunction): fc.Arbitrary<(Cell | undefined)[]> =>
  fc
    .tuple(fc.tuple(...argumentsOf(fn)), fc.boolean())
    .map(([args, isAny]) => (isAny ? args : consistent(Object.keys(fn.parameters), args as (number | null)[])));

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
  test.each(fn.examples.filter(({ arguments: args }) => args.length > 0 && !args.some((it) => typeof it === "string")))(
    "gives its example's result for $arguments",
    ({ arguments: args, result }) => {
      const value = callLambda(formula, args as Cell[]) as number;
      expect(Math.abs(value / (result as number) - 1)).toBeLessThan(1e-14);
    },
  );

  test("agrees with the add-in's function on any arguments, left out, blank or given", () => {
    fc.assert(
      fc.property(callsOf(fn), (args) => {
        const [expected, value] = [fn.call(...args)[0]![0], callLambda(formula, args)];
        if (expected instanceof CellError) expect(value).toBeInstanceOf(CellError);
        else expect(Math.abs((value as number) / (expected as number) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  test("is, as a formula of a sheet, the same whichever of its arguments are literals", () => {
    fc.assert(
      fc.property(callsOf(fn), fc.infiniteStream(fc.boolean()), (args, literals) => {
        const given = args.map((it) => it ?? null);
        const expected = fn.call(...given)[0]![0];
        if (expected instanceof CellError) return;
        // Arguments that are no literals are variables of a LAMBDA, which no sheet has: their names are its arguments.
        const names = Object.keys(fn.parameters);
        const operands = Object.fromEntries(
          names.flatMap((it, index): [string, Operand][] => {
            const value = given[index]!;
            if (value === null) return [];
            return [[it, literals.next().value ? variable(it) : (value as number | boolean)]];
          }),
        );
        const text = `=LAMBDA(${[...names, textOf(fn.write("excel", operands))].join(",")})`;
        expect((callLambda(text, given) as number) / (expected as number)).toBeCloseTo(1, 11);
      }),
    );
  });

  test("refuses what the add-in's function refuses", () => {
    for (const [index, parameter] of parameters.entries()) {
      const isFlag = typeof parameter.fallback === "boolean";
      for (const bad of [-1, 0, 1, 5, 1.5, 2 ** 60, "x"].filter((it) => parameter.read(it) instanceof CellError)) {
        // The other arguments left out where they can be; a text that is not a number must not come through either.
        const args: Cell[] = parameters.map((it) => (it.fallback === undefined ? 2 : null));
        args[index] = bad;
        expect(fn.call(...args)[0]![0]).toBeInstanceOf(CellError);
        expect([name, index, bad, callLambda(formula, args)]).toEqual([name, index, bad, new CellError("#VALUE!")]);
      }
      if (isFlag)
        for (const good of [true, false]) {
          const args: Cell[] = parameters.map((it) => (it.fallback === undefined ? 2 : null));
          args[index] = good;
          expect(callLambda(formula, args)).toBe(fn.call(...args)[0]![0]);
        }
    }
  });
});
