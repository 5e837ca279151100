import * as fc from "../../fast-check";
import { compile } from "../../../src/grid/formula/compile";
import { choose, difference, isAbove, lesser, product, quotient, sum } from "../../../src/grid/formula/fold";
import { f, textOf, variable, type Operand } from "../../../src/grid/formula/formula";

const x = variable("x_");
const text = (it: Operand): string => textOf(f`${it}`);

test("what is known leaves no trace", () => {
  expect(text(product(1, x, 1))).toBe("x_");
  expect(text(product(6, sum(0, x, 2), x))).toBe("6*(x_+2)*x_");
  expect(product(x, 0)).toBe(0);
  expect([product(), product(1), sum(), sum(0, 0)]).toEqual([1, 1, 0, 0]);
  expect([difference(1, 0.25), quotient(3, 4)]).toEqual([0.75, 0.75]);
  expect([text(difference(x, 0)), text(difference(1, x)), text(quotient(x, 1)), text(quotient(x, 2))]).toEqual([
    "x_",
    "1-x_",
    "x_",
    "x_/2",
  ]);
});

test("a condition that is known picks a case, and cases that are alike need none", () => {
  expect([choose(true, 3, 2), choose(false, 3, 2), choose(x, 2, 2)]).toEqual([3, 2, 2]);
  expect(text(choose(x, 3, 2))).toBe("IF(x_,3,2)");
  expect([isAbove(2, 1), isAbove(1, 1), lesser(3, 2)]).toEqual([true, false, 2]);
  expect([text(isAbove(x, 1)), text(lesser(x, 2)), text(lesser(2, x))]).toEqual([
    "x_>1",
    "IF(x_<2,x_,2)",
    "IF(2<x_,2,x_)",
  ]);
});

test("folding changes no value, whichever operands are known", () => {
  const operand = fc.record({ value: fc.constantFrom(0, 1, 2, 0.5, -3), isKnown: fc.boolean() });
  fc.assert(
    fc.property(fc.array(operand, { minLength: 1, maxLength: 5 }), operand, (operands, last) => {
      const values = Object.fromEntries([...operands, last].map(({ value }, index) => [`x_${index}`, value]));
      const held = (it: typeof last, index: number): Operand => (it.isKnown ? it.value : variable(`x_${index}`));
      const [all, end] = [operands.map(held), held(last, operands.length)];
      const value = (it: Operand): number => compile(f`${it}`)(values) + 0;
      expect(value(product(...all))).toBe(operands.reduce((a, it) => a * it.value, 1) + 0);
      expect(value(sum(...all))).toBe(operands.reduce((a, it) => a + it.value, 0) + 0);
      expect(value(difference(all[0]!, end))).toBe(operands[0]!.value - last.value + 0);
      if (last.value !== 0) expect(value(quotient(all[0]!, end))).toBe(operands[0]!.value / last.value + 0);
    }),
  );
});
