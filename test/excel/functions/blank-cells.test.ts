import { associateFunctions } from "../../../src/excel/functions/associate-functions";
import { ErrorMessages } from "../../../src/excel/functions/error-messages";
import { catalogue } from "../../../src/functions";
import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import { isMatrix, type WorksheetFunction } from "../../../src/grid/define-function";
import type { Parameter } from "../../../src/grid/parameter";
import * as fc from "../../fast-check";
import { runs } from "../../sizes";
import { PROFILES, type Profile } from "../fake-excel";
import { handedOver, type Argument } from "../fake/custom-function-calls";
import { loadOffice } from "../load-office";

/** A cell of an answer; each error is like any other. */
const ERROR = "an error";
type Answer = Matrix<Cell>;

const { CustomFunctions } = loadOffice();
const associated = new Map<string, (...given: unknown[]) => unknown[][]>();
globalThis.CustomFunctions = {
  ...CustomFunctions,
  associate: (id: string, fn: (...given: unknown[]) => unknown[][]) => void associated.set(id, fn),
} as never;
associateFunctions(catalogue, new ErrorMessages());

/** What the function answers in one kind of Excel. */
function answer({ name, parameters }: WorksheetFunction, args: readonly Argument[], profile: Profile): Answer {
  try {
    const given = handedOver(args, Object.keys(parameters).length, profile);
    const rows = associated.get(name)!(...given, { address: "Sheet1!A1" });
    return rows.map((row) => row.map((it) => (it instanceof CustomFunctions.Error ? ERROR : (it as Cell))));
  } catch (error) {
    if (error instanceof CustomFunctions.Error) return [[ERROR]];
    throw error;
  }
}

const BLANK: Matrix<Cell> = [[null]];
const BLANKS: Matrix<Cell> = [[null], [null]];

/** Arguments of a call in which one is a blank cell, or a range that has one. */
interface Call {
  what: "a blank cell" | "a blank cell in a range";
  args: readonly Argument[];
}

/** Calls like the function's own examples, with blanks at one argument. */
function callsWithBlank({ parameters, examples }: WorksheetFunction, at: number): Call[] {
  const parameter = Object.values(parameters)[at]!;
  return examples.flatMap(({ arguments: example }): Call[] => {
    const withArgument = (it: Argument): Argument[] => Object.assign([...example] as Argument[], { [at]: it });
    const given = example[at] ?? (parameter.fallback as Cell | undefined) ?? null;
    // As many cells as another argument has, where the two belong together.
    const shape = parameter.wholeRange ? example.find(isMatrix) : undefined;
    const cells: Matrix<Cell> = isMatrix(given) ? given : (shape ?? BLANKS).map((row) => row.map(() => given));
    const ranges = cells.flatMap((row, down) =>
      row.map((_, right) => cells.map((it, y) => it.map((cell, x) => (y === down && x === right ? null : cell)))),
    );
    return [
      { what: "a blank cell", args: withArgument(BLANK) },
      ...ranges.map((range): Call => ({ what: "a blank cell in a range", args: withArgument(range) })),
    ];
  });
}

/** What a blank gives that reaches the function as 0, and what as nothing, where the first is another number than the second. */
function differenceOf(fn: WorksheetFunction, args: readonly Argument[]): { desktop: Answer; web: Answer } | undefined {
  const [web, desktop] = [answer(fn, args, PROFILES.web), answer(fn, args, PROFILES.desktop)];
  const isOther = desktop.some((row, down) => row.some((it, right) => it !== ERROR && it !== web[down]?.[right]));
  return isOther ? { desktop, web } : undefined;
}

const cases = catalogue.flatMap((fn) =>
  Object.keys(fn.parameters).flatMap((parameter, at) => {
    const calls = callsWithBlank(fn, at);
    return (["a blank cell", "a blank cell in a range"] as const).map((what) => ({
      title: `${fn.name}, ${parameter}: ${what}`,
      run: () => expect(calls.filter((it) => it.what === what && differenceOf(fn, it.args))).toEqual([]),
    }));
  }),
);

describe("on the desktop, where blanks arrive as 0, the answer is that of the web or an error", () => {
  for (const { title, run } of cases) test(title, run);
});

/** What an argument admits, found by asking it. */
function admitted(parameter: Parameter): fc.Arbitrary<Cell> {
  const { choices, fallback } = parameter;
  const numbers = [0.25, 0.5, 1, 1.5, 2, 7, 64, 1024, 50_000, 1e9, 1e15, 1e20];
  const candidates: Cell[] = [...(choices ?? []), ...(typeof fallback === "boolean" ? [true, false] : numbers)];
  return fc.constantFrom(...candidates.filter((it) => !(parameter.read(it) instanceof CellError)));
}

/** Any call whose arguments are admitted, left out or blank, with one of them a blank cell or a range that has one. */
function callsOf({ parameters }: WorksheetFunction): fc.Arbitrary<Argument[]> {
  const all = Object.values(parameters);
  return fc.nat(all.length - 1).chain((blankAt) =>
    fc.tuple(
      ...all.map((parameter, index): fc.Arbitrary<Argument> => {
        const given = admitted(parameter);
        if (index === blankAt)
          return fc.oneof(
            fc.constant(BLANK),
            given.map((it) => [[it], [null]]),
            given.map((it) => [[null, it]]),
          );
        return parameter.fallback === undefined ? given : fc.oneof(given, fc.constant(undefined), fc.constant(BLANK));
      }),
    ),
  );
}

/** Its arguments are tables, which the examples above cover. */
const ofCells = catalogue.filter(({ name }) => name !== "COST_RANGE");

test.each(ofCells.map((it) => [it.name, it] as const))(
  "%s never tells a blank from zero by another number",
  (_, fn) => {
    fc.assert(
      fc.property(callsOf(fn), (args) => {
        expect(differenceOf(fn, args)).toBeUndefined();
      }),
      { numRuns: runs(100) },
    );
  },
);

test.each(catalogue.map((it) => [it.name, it] as const))(
  "%s names the cause where a zero may have been a blank",
  (_, fn) => {
    for (const [at, [name, parameter]] of Object.entries(fn.parameters).entries()) {
      if (!(parameter.read(0) instanceof CellError)) continue;
      const args = Object.assign([...fn.examples[0]!.arguments] as Argument[], { [at]: BLANK });
      const [[error]] = fn.call(...args.map((it) => (it === BLANK ? 0 : it))) as [[CellError]];
      expect([name, error]).toEqual([name, expect.any(CellError)]);
      expect(error.message).toMatch(new RegExp(`^${name} .*a blank cell may reach a function as 0$`));
    }
  },
);
