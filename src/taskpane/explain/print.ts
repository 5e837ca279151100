import { textLiteral } from "../../grid/formula/formula";
import { PRECEDENCE, TIGHTEST, type Syntax } from "../../grid/formula/parse";
import { formatCell } from "./format-cell";

export type Reference = Extract<Syntax, { kind: "area" | "name" }>;

/** A formula's text again, with other texts in place of its references; brackets only where the order needs them. */
export function printed(syntax: Syntax, referenceText: (it: Reference) => string): string {
  const print = (it: Syntax, binds = 0): string => {
    switch (it.kind) {
      case "value":
        return it.value === null ? "" : typeof it.value === "string" ? textLiteral(it.value) : formatCell(it.value);
      case "area":
      case "name":
        return referenceText(it);
      case "call":
        return `${it.name}(${it.args.map((arg) => print(arg)).join(", ")})`;
      case "unary":
        return it.operator === "%" ? `${print(it.operand, TIGHTEST)}%` : `${it.operator}${print(it.operand, TIGHTEST)}`;
      case "array":
        return `{${it.rows.map((row) => row.map((cell) => print(cell)).join(", ")).join("; ")}}`;
      case "binary": {
        const own = PRECEDENCE[it.operator];
        const sign = { "*": "×", "-": "−" }[it.operator as string] ?? it.operator;
        const text = `${print(it.left, own)} ${sign} ${print(it.right, own + 1)}`;
        return own < binds ? `(${text})` : text;
      }
    }
  };
  return print(syntax);
}
