import * as fc from "../../fast-check";
import { runs } from "../../sizes";
import { calculator, compile } from "../../../src/grid/formula/compile";
import { f, variable } from "../../../src/grid/formula/formula";
import { expressions, VALUES, wholeExpressions } from "./expressions";

const [a, b] = [variable("a_"), variable("b_")];

test("a compiled formula gives what the formula means, to the last digit where nothing is rounded", () => {
  fc.assert(
    fc.property(wholeExpressions, ({ operand, value }) => {
      expect(compile(f`${operand}`)(VALUES) + 0).toBe(value + 0);
    }),
    { numRuns: runs(500) },
  );
  fc.assert(
    fc.property(expressions, ({ operand, value }) => {
      expect(compile(f`${operand}`)(VALUES) / value).toBeCloseTo(1, 6);
    }),
    { numRuns: runs(500) },
  );
});

test("it computes in the order of the text, as a cell does", () => {
  expect(compile(f`${a}+${b}+${b}`)({ a_: 1e16, b_: 1 })).toBe(1e16);
  expect(compile(f`${b}+${b}+${a}`)({ a_: 1e16, b_: 1 })).toBe(1e16 + 2);
  expect(compile(f`${a}*3/3`)({ a_: 0.1 })).toBe((0.1 * 3) / 3);
});

test("signs, percent and powers bind as in Excel", () => {
  expect(compile(f`-${a}^2`)({ a_: 3 })).toBe(9);
  expect(compile(f`+${a}%`)({ a_: 50 })).toBe(0.5);
  expect(compile(f`2^${a}^2`)({ a_: 3 })).toBe(64);
  expect(compile(f`${a}^0.5`)({ a_: 16 })).toBe(4);
});

test("a division by zero gives no number, and no error stops the program", () => {
  expect(compile(f`${a}/0`)({ a_: 1 })).toBe(Infinity);
  expect(compile(f`1-${a}/${a}`)({ a_: 0 })).toBeNaN();
});

test("one calculation follows another, and two of one formula do not meet", () => {
  const [one, other] = [compile(f`${a}*${b}`), compile(f`${a}*${b}`)];
  expect([one({ a_: 2, b_: 3 }), other({ a_: 5, b_: 7 }), one({ a_: 2, b_: 4 })]).toEqual([6, 35, 8]);
});

test("values may be set one by one, in the order of their names", () => {
  const { values, result } = calculator(f`(${a}+${b})*(${a}+${b})-2*3`, ["b_", "a_"]);
  values.set([1, 2]);
  expect(result()).toBe(3);
  values[0] = 2;
  expect(result()).toBe(10);
});

test.each([
  ["a text", f`${a}+${"x"}`, "x is not a number"],
  ["a truth value", f`${a}*${true}`, "true is not a number"],
  ["a comparison", f`${a}<${b}`, "arithmetic has no <"],
  ["a call", f`SUM(${a})`, "arithmetic has no call"],
  ["a cell", f`${a}+B2`, "arithmetic has no area"],
  ["a name that is no variable", f`${a}+total_usd`, "total_usd is no variable of the formula"],
])("%s is refused when the formula is compiled", (_, formula, message) => {
  expect(() => compile(formula)).toThrow(new SyntaxError(message));
});
