import * as fc from "../../fast-check";
import { literalText, readConstant } from "../../../src/grid/formula/literal";
import { parseFormula } from "../../../src/grid/formula/parse";

test("what is written as a literal is read as what it was, as a constant and in a formula", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.boolean(), fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 })),
      (value) => {
        // There is no zero below zero in a cell.
        const cell = typeof value === "number" ? value + 0 : value;
        expect(readConstant(literalText(cell))).toBe(cell);
        expect(parseFormula(literalText(cell))).toEqual({ kind: "value", value: cell });
      },
    ),
  );
});

test("a table is an array constant, and a blank is nothing", () => {
  expect(
    literalText([
      [512, "a"],
      [true, 'say "b"'],
    ]),
  ).toBe('{512,"a";TRUE,"say ""b"""}');
  expect(literalText(null)).toBe("");
});

test.each([
  ["-3.5E+14", -3.5e14],
  [".5", 0.5],
  ["40%", 0.4],
  ["true", true],
  ['"say ""hi"""', 'say "hi"'],
])("%s is a constant", (text, value) => {
  expect(readConstant(text)).toBe(value);
});

test.each(["", "A1", "total_usd", "1,000", "$2.50", "1+1", '"a"b"', "1e999", "--1", "SUM(1)"])(
  "“%s” is none: a formula writes it otherwise, or only the sheet knows it",
  (text) => {
    expect(readConstant(text)).toBeUndefined();
  },
);
