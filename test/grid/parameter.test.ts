import { CellError, type Cell } from "../../src/grid/cell";
import {
  amount,
  anyCell,
  choice,
  count,
  flag,
  fraction,
  optional,
  positive,
  ratioAboveOne,
  whole,
  type Parameter,
} from "../../src/grid/parameter";

const NONE = Symbol("refused");
const read = (parameter: Parameter, cell: Cell): unknown => {
  const value = parameter.read(cell);
  return value instanceof CellError ? NONE : value;
};

/** For each kind what it admits, with the value it is read as, and what it refuses. */
const KINDS: Record<string, { parameter: Parameter; admits: readonly [Cell, unknown][]; refuses: readonly Cell[] }> = {
  count: {
    parameter: count("It."),
    admits: [
      [1, 1],
      [2 ** 53 - 1, 2 ** 53 - 1],
      ["12", 12],
      [" 3 ", 3],
    ],
    refuses: [0, -1, 1.5, 2 ** 53, Number.NaN, Infinity, "", "x", true, null],
  },
  positive: {
    parameter: positive("It."),
    admits: [
      [1e-300, 1e-300],
      [5, 5],
      [".5", 0.5],
    ],
    refuses: [0, -1, Infinity, Number.NaN, "no", false],
  },
  amount: {
    parameter: amount("It."),
    admits: [
      [0, 0],
      [0.5, 0.5],
      ["0", 0],
    ],
    refuses: [-1e-9, -Infinity, "1;00", true],
  },
  fraction: {
    parameter: fraction("It."),
    admits: [
      [1e-9, 1e-9],
      [1, 1],
      ["0.4", 0.4],
    ],
    refuses: [0, 1.0001, -0.5, 2],
  },
  ratioAboveOne: {
    parameter: ratioAboveOne("It."),
    admits: [
      [1.0001, 1.0001],
      [10, 10],
    ],
    refuses: [1, 0.5, 0, -3],
  },
  flag: {
    parameter: flag("It."),
    admits: [
      [true, true],
      [false, false],
      ["TRUE", true],
      [" false ", false],
      ["true", true],
    ],
    refuses: [0, 1, 2, -1, "yes", "untrue", "trueish", "", null],
  },
  choice: {
    parameter: choice("It.", ["One", "two"]),
    admits: [
      ["one", "One"],
      [" TWO ", "two"],
    ],
    refuses: ["three", "", 1, null, true],
  },
};

describe.each(Object.entries(KINDS))("a %s", (_, { parameter, admits, refuses }) => {
  test.each(admits)("reads %p as %p", (cell, value) => {
    expect(read(parameter, cell)).toBe(value);
  });

  test.each(refuses.map((it) => [it]))("refuses %p and says its rule", (cell) => {
    expect(parameter.read(cell)).toEqual(new CellError("#VALUE!", `must be ${parameter.rule}`));
  });

  test("hands on an error as it came", () => {
    const error = new CellError("#DIV/0!");
    expect(parameter.read(error)).toBe(error);
  });

  test("takes its fallback where it is optional and blank, and nothing else then", () => {
    const [[cell, value]] = admits as [[Cell, unknown]];
    const lenient = optional(parameter, value, "said so");
    expect([lenient.read(null), lenient.read("")]).toEqual([value, value]);
    expect(lenient.read(cell)).toBe(value);
    expect(lenient.fallbackText).toBe("said so");
    expect("fallbackText" in optional(parameter, value)).toBe(false);
    expect(lenient.read("nothing of the kind")).toBeInstanceOf(CellError);
  });
});

test("a cell of a range may admit what a lone cell does not, and a blank is zero there", () => {
  const lines = whole(optional(positive("It."), 1), amount("It."));
  expect([read(lines, null), read(lines, 0), read(lines, 2)]).toEqual([1, NONE, 2]);
  expect([null, "", 0, 2].map((it) => lines.readRanged!(it))).toEqual([0, 0, 0, 2]);
});

test("any cell is taken as it is, and a whole range knows that it is one", () => {
  expect(read(anyCell("It.", "a table"), "x")).toBe("x");
  expect(whole(count("It.")).wholeRange).toBe(true);
  expect(count("It.").wholeRange).toBeUndefined();
});
