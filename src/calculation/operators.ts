import { CellError, type Cell } from "../grid/cell";
import { asNumber, asText } from "./coerce";
import type { BinaryOperator, Comparison } from "../grid/formula/parse";

/** One operator on two cells; an error propagates, the left one first. */
export function operate(operator: BinaryOperator, left: Cell, right: Cell): Cell {
  if (left instanceof CellError) return left;
  if (right instanceof CellError) return right;
  if (isComparison(operator)) return holds(operator, compare(left, right));
  if (operator === "&") return `${asText(left) as string}${asText(right) as string}`;
  const [a, b] = [asNumber(left), asNumber(right)];
  if (a instanceof CellError) return a;
  if (b instanceof CellError) return b;
  return arithmetic(operator, a, b);
}

const isComparison = (operator: BinaryOperator): operator is Comparison => /^[=<>]/.test(operator);

function arithmetic(operator: Exclude<BinaryOperator, Comparison | "&">, a: number, b: number): Cell {
  switch (operator) {
    case "+":
      return finite(a + b);
    case "-":
      return finite(a - b);
    case "*":
      return finite(a * b);
    case "/":
      return b === 0 ? new CellError("#DIV/0!") : finite(a / b);
    case "^":
      return power(a, b);
  }
}

export function power(base: number, exponent: number): Cell {
  if (base === 0 && exponent < 0) return new CellError("#DIV/0!");
  return base === 0 && exponent === 0 ? new CellError("#NUM!") : finite(base ** exponent);
}

export const finite = (value: number): number | CellError => (Number.isFinite(value) ? value : new CellError("#NUM!"));

/** Numbers sort before texts, texts before FALSE and TRUE. A blank is the other side's zero, "" or FALSE. */
const rankOf = (cell: Cell): number => (typeof cell === "number" ? 0 : typeof cell === "string" ? 1 : 2);

/** Below, at or above zero as left sorts before, with or after right, ignoring case. */
export function compare(left: Cell, right: Cell): number {
  const [a, b] = [left ?? emptyAs(right), right ?? emptyAs(left)];
  if (typeof a === "string" && typeof b === "string") return order(a.toLowerCase(), b.toLowerCase());
  return rankOf(a) - rankOf(b) || order(Number(a), Number(b));
}

const emptyAs = (other: Cell): Cell => (typeof other === "string" ? "" : typeof other === "boolean" ? false : 0);
const order = <T extends number | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

export function holds(comparison: Comparison, order: number): boolean {
  switch (comparison) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
