import { f, joined, type Operand } from "./formula";

/**
 * Arithmetic on operands of a formula that is done at once where they are numbers or truth values already: once a factor
 * of 1, an addend of 0 and an IF on TRUE leave no trace, one formula with all its cases is as short as the case at hand.
 */

export function product(...factors: readonly Operand[]): Operand {
  if (factors.includes(0)) return 0;
  const open = factors.filter((it) => it !== 1);
  return open.length > 1 ? joined(open, "*") : (open[0] ?? 1);
}

export function sum(...addends: readonly Operand[]): Operand {
  const open = addends.filter((it) => it !== 0);
  return open.length > 1 ? joined(open, "+") : (open[0] ?? 0);
}

export function difference(from: Operand, what: Operand): Operand {
  if (typeof from === "number" && typeof what === "number") return from - what;
  return what === 0 ? from : f`${from}-${what}`;
}

export function quotient(dividend: Operand, divisor: Operand): Operand {
  if (typeof dividend === "number" && typeof divisor === "number") return dividend / divisor;
  return divisor === 1 ? dividend : f`${dividend}/${divisor}`;
}

/** IF, where the condition is not known beforehand. */
export function choose(condition: Operand, yes: Operand, no: Operand): Operand {
  if (typeof condition === "boolean") return condition ? yes : no;
  return yes === no ? yes : f`IF(${condition},${yes},${no})`;
}

/** The smaller of two numbers, by IF and not by MIN, which makes one number of a range. */
export function lesser(a: Operand, b: Operand): Operand {
  if (typeof a === "number" && typeof b === "number") return Math.min(a, b);
  return a === Infinity ? b : choose(f`${a}<${b}`, a, b);
}

export function isAbove(a: Operand, b: Operand): Operand {
  return typeof a === "number" && typeof b === "number" ? a > b : f`${a}>${b}`;
}
