import { CellError } from "../../src/grid/cell";
import { defineFunction, isMatrix } from "../../src/grid/define-function";
import { choose } from "../../src/grid/formula/fold";
import { f, textOf, variable, type Formula } from "../../src/grid/formula/formula";
import { amount, anyCell, count, flag, optional, whole } from "../../src/grid/parameter";

const said = { summary: "It.", unit: "", equation: "", source: "test", examples: [] };
const product = defineFunction({
  ...said,
  name: "PRODUCT_OF",
  parameters: { a: count("A."), b: optional(count("B."), 2) },
  compute: ({ a, b }) => a * b,
});
const sum = defineFunction({
  ...said,
  name: "SUM_OF",
  parameters: { all: whole(count("All.")), times: optional(count("Times."), 1) },
  compute: ({ all, times }) => all.flat().reduce((x, y) => x + y, 0) * times,
});
const table = defineFunction({
  ...said,
  name: "TABLE_OF",
  parameters: { a: optional(count("A."), 1) },
  compute: ({ a }) => [
    ["a", a],
    ["b", Infinity],
  ],
});

test("cells, ranges, blanks and what is left out are read alike", () => {
  expect(product.call(3, 4)).toEqual([[12]]);
  expect(product.call(3)).toEqual([[6]]);
  expect(product.call([[3], [4]], undefined)).toEqual([[6], [8]]);
  expect(product.call([[3]], [[null]])).toEqual([[6]]);
  expect(product.call(3, [])).toEqual([[6]]);
  expect(product.call(3, [[]])).toEqual([[6]]);
});

test("a required argument that is blank is missing, and a wrong one is named with its rule", () => {
  const missing = new CellError("#VALUE!", "a is missing: it must be a positive whole number");
  expect([product.call(), product.call(null), product.call("")]).toEqual([[[missing]], [[missing]], [[missing]]]);
  expect(product.call(3, -1)).toEqual([[new CellError("#VALUE!", "b must be a positive whole number")]]);
  expect(product.call([[3], [null], ["x"]])).toEqual([
    [6],
    [missing],
    [new CellError("#VALUE!", "a must be a positive whole number")],
  ]);
});

test("an error in a cell goes on as it is, wherever it stands", () => {
  const error = new CellError("#REF!");
  expect(product.call([[3], [error]])).toEqual([[6], [error]]);
  expect(sum.call([[3, error]])).toEqual([[error]]);
});

test("a whole range is one argument, whatever its shape, and may stand beside a range", () => {
  expect(
    sum.call([
      [1, 2],
      [3, 4],
    ]),
  ).toEqual([[10]]);
  expect(sum.call(5, [[1, 2]])).toEqual([[5, 10]]);
  expect(sum.call([[1, "x"]])).toEqual([[new CellError("#VALUE!", "all must be a positive whole number")]]);
});

test("a table spills from single cells, its infinite cells as errors, and refuses ranges", () => {
  expect(table.call(7)).toEqual([
    ["a", 7],
    ["b", new CellError("#NUM!", "the result is too large for a number")],
  ]);
  const refused = [[new CellError("#VALUE!", "TABLE_OF returns a table and takes single cells only")]];
  expect(table.call([[1], [2]])).toEqual(refused);
  expect(table.call([[1, 2]])).toEqual(refused);
});

test("a number past the largest double is #NUM!, and one argument too many is counted", () => {
  const huge = defineFunction({
    ...said,
    name: "HUGE_OF",
    parameters: { a: anyCell("A.", "anything") },
    compute: () => Infinity,
  });
  expect(huge.call(1)).toEqual([[new CellError("#NUM!", "the result is too large for a number")]]);
  expect(product.call(1, 2, 3)).toEqual([[new CellError("#VALUE!", "PRODUCT_OF takes at most 2 arguments")]]);
  expect(product.call(1, 2)).toEqual([[2]]);
});

test("a blank among the cells of a whole range is 0 or an error; the default is for an argument that is left out", () => {
  const it = defineFunction({
    ...said,
    name: "SUM_OF",
    parameters: { all: whole(optional(amount("All."), 1)), each: whole(optional(count("Each."), 1)) },
    compute: ({ all, each }) => [...all.flat(), ...each.flat()].reduce((sum, value) => sum + value, 0),
  });
  expect(it.call()).toEqual([[2]]);
  expect(it.call(null, [[null]])).toEqual([[2]]);
  for (const blank of [null, ""]) {
    expect(it.call([[blank, 5]], 1)).toEqual([[6]]);
    expect(it.call(1, [[5], [blank]])).toEqual([[new CellError("#VALUE!", "each must be a positive whole number")]]);
  }
});

test("a cell of a range may be read in a way of its own", () => {
  const parameter = { ...optional(count("A."), 1), readRanged: () => new CellError("#VALUE!", "is in a range") };
  const it = defineFunction({ ...said, name: "RANGED", parameters: { a: parameter }, compute: ({ a }) => a });
  expect(it.call(5)).toEqual([[5]]);
  expect(it.call([[5]])).toEqual([[5]]);
  for (const range of [[[5], [6]], [[5, 6]]])
    expect(it.call(range).flat()).toEqual([
      new CellError("#VALUE!", "a is in a range"),
      new CellError("#VALUE!", "a is in a range"),
    ]);
});

test("a matrix is told from a cell", () => {
  expect([isMatrix([[1]]), isMatrix(1), isMatrix("x"), isMatrix(null), isMatrix(undefined)]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

describe("a function with a native formula", () => {
  const days = defineFunction({
    ...said,
    name: "DAYS_OF",
    parameters: { hours: amount("Hours."), nights: optional(flag("Nights."), false) },
    native: { formula: ({ hours, nights }) => f`${hours}/${choose(nights, 24, 12)}` },
    compute: ({ hours, nights }) => hours / (nights ? 24 : 12),
  });
  const written = (it: Formula) => textOf(it, { spell: (name) => `TRAIN.${name}` });

  test("is written as a call or as that formula, of cells, variables and literals", () => {
    const cell = { row: 1, column: 1, rows: 1, columns: 1 };
    expect(written(days.write("addin", { hours: cell, nights: true }))).toBe("TRAIN.DAYS_OF(B2,TRUE)");
    expect(written(days.write("excel", { hours: cell, nights: true }))).toBe("B2/24");
    expect(written(days.write("excel", { hours: f`${cell}+1`, nights: variable("nights") }))).toBe(
      "(B2+1)/IF(nights,24,12)",
    );
  });

  test("takes the default of an argument that is left out, in both", () => {
    expect(written(days.write("addin", { hours: 36 }))).toBe("TRAIN.DAYS_OF(36)");
    expect(written(days.write("excel", { hours: 36 }))).toBe("36/12");
  });

  test("cannot be written without an argument that is required", () => {
    expect(() => days.write("excel", { nights: true })).toThrow("DAYS_OF needs hours");
  });
});

test("a function without a native formula can only be called", () => {
  expect(textOf(table.write("addin", {}))).toBe("TABLE_OF()");
  expect(() => table.write("excel", {})).toThrow("TABLE_OF has no native formula");
});

test("arithmetic that is said as a formula needs no second saying to be computed", () => {
  const area = defineFunction({
    ...said,
    name: "AREA_OF",
    parameters: { width: amount("Width."), height: optional(amount("Height."), 2) },
    native: { formula: ({ width, height }) => f`${width}*${height}` },
  });
  expect(area.call(3)).toEqual([[6]]);
  expect(area.call([[3], [4]], 5)).toEqual([[15], [20]]);
  expect(area.call(3, "x")[0]![0]).toBeInstanceOf(CellError);
});

test("what is no arithmetic must say how it is computed", () => {
  expect(() =>
    defineFunction({
      ...said,
      name: "EITHER_OF",
      parameters: { a: flag("A.") },
      native: { formula: ({ a }) => f`IF(${a},1,2)` },
    }),
  ).toThrow("arithmetic has no call");
});
