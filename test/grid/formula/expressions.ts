import * as fc from "../../fast-check";
import { f, variable, type Operand } from "../../../src/grid/formula/formula";

/** A formula and the number that it means, worked out beside it without its text. */
export interface Expression {
  operand: Operand;
  value: number;
}

export const VALUES: Readonly<Record<string, number>> = { x_a: 2, x_b: 3, x_c: 5, x_d: -7 };

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  fc.integer({ min: -9, max: 9 }).map((value) => ({ operand: value, value })),
  fc.constantFrom(...Object.entries(VALUES)).map(([name, value]) => ({ operand: variable(name), value })),
);

const both =
  (operand: (a: Operand, b: Operand) => Operand, value: (a: number, b: number) => number) =>
  ([a, b]: readonly [Expression, Expression]): Expression => ({
    operand: operand(a.operand, b.operand),
    value: value(a.value, b.value),
  });

/** Templates whose value is a whole number for whole numbers, some with more than one operator. */
const WHOLE = [
  both(
    (a, b) => f`${a}+${b}`,
    (a, b) => a + b,
  ),
  both(
    (a, b) => f`${a}-${b}`,
    (a, b) => a - b,
  ),
  both(
    (a, b) => f`${a}*${b}`,
    (a, b) => a * b,
  ),
  both(
    (a, b) => f`2*${a}-3*${b}`,
    (a, b) => 2 * a - 3 * b,
  ),
  both(
    (a, b) => f`-${a}*${b}`,
    (a, b) => -a * b,
  ),
  both(
    (a, b) => f`(${a})-(${b}+1)`,
    (a, b) => a - (b + 1),
  ),
  both(
    (a) => f`${a}^2`,
    (a) => a ** 2,
  ),
  both(
    (a, b) => f`${a}-${b}^2`,
    (a, b) => a - b ** 2,
  ),
];
const DIVIDED = [
  ...WHOLE,
  both(
    (a, b) => f`${a}/${b}`,
    (a, b) => a / b,
  ),
  both(
    (a, b) => f`${a}/${b}/4`,
    (a, b) => a / b / 4,
  ),
];

function trees(templates: typeof WHOLE): fc.Arbitrary<Expression> {
  const { tree } = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      fc.tuple(fc.constantFrom(...templates), fc.tuple(tie("tree"), tie("tree"))).map(([of, pair]) => of(pair)),
    ),
  }));
  return tree;
}

/** Of whole numbers below 2^53, in which no order of operations rounds. */
export const wholeExpressions = trees(WHOLE).filter(({ value }) => Number.isSafeInteger(value));

/** With quotients; where they cancel or end in no number there is nothing to compare. */
export const expressions = trees(DIVIDED).filter(({ value }) => Math.abs(value) > 1e-3 && Math.abs(value) < 1e15);
