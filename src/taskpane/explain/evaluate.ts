import type { Cell, Matrix } from "../../grid/cell";
import { isMatrix, type WorksheetFunction } from "../../grid/define-function";
import type { BinaryOperator, Syntax } from "../../grid/formula/parse";
import { loneCellOf } from "../../grid/lone-cell";
import type { Reference } from "./print";

export type Value = Cell | Matrix<Cell>;

const ARITHMETIC: Partial<Record<BinaryOperator, (left: number, right: number) => number>> = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": (left, right) => left ** right,
};

const finite = (it: number): number | undefined => (Number.isFinite(it) ? it : undefined);

/**
 * What a part of a formula comes to, where it is arithmetic on known numbers or a call of ours; undefined for the rest, the
 * spreadsheet's own functions among it, and for functions of whole ranges, which may take long.
 */
export function evaluated(
  syntax: Syntax,
  functionOf: (name: string) => WorksheetFunction | undefined,
  valueOf: (it: Reference) => Value | undefined,
): Value | undefined {
  const evaluate = (it: Syntax): Value | undefined => {
    switch (it.kind) {
      case "value":
        return it.value;
      case "area":
      case "name":
        return valueOf(it);
      case "array":
        return undefined;
      case "unary": {
        const operand = evaluate(it.operand);
        if (typeof operand !== "number") return undefined;
        return it.operator === "%" ? operand / 100 : it.operator === "-" ? -operand : operand;
      }
      case "binary": {
        const [left, right] = [evaluate(it.left), evaluate(it.right)];
        const calculate = ARITHMETIC[it.operator];
        return calculate && typeof left === "number" && typeof right === "number"
          ? finite(calculate(left, right))
          : undefined;
      }
      case "call":
        return call(functionOf(it.name), it.args);
    }
  };

  function call(called: WorksheetFunction | undefined, args: readonly Syntax[]): Value | undefined {
    if (!called || Object.values(called.parameters).some(({ wholeRange }) => wholeRange)) return undefined;
    const values = args.map(evaluate);
    if (values.includes(undefined)) return undefined;
    return loneCellOf(called.call(...values));
  }

  return evaluate(syntax);
}

/** The one cell that a value is, if it is one. */
export function loneCell(value: Value | undefined): Cell | undefined {
  const it = isMatrix(value) ? loneCellOf(value) : value;
  return isMatrix(it) ? undefined : it;
}
