import type { Area } from "../address";
import { CellError, type Cell, type ErrorCode } from "../cell";

export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";
export type BinaryOperator = Comparison | "&" | "+" | "-" | "*" | "/" | "^";

/** A formula as a tree. An argument that is left out is a blank value. */
export type Syntax =
  | { kind: "value"; value: Cell }
  | { kind: "area"; area: Area }
  | { kind: "name"; name: string }
  | { kind: "call"; name: string; args: readonly Syntax[] }
  | { kind: "unary"; operator: "-" | "+" | "%"; operand: Syntax }
  | { kind: "binary"; operator: BinaryOperator; left: Syntax; right: Syntax }
  | { kind: "array"; rows: readonly (readonly Syntax[])[] };

/** How tightly an operator binds; those of one level are taken from the left. */
export const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "&": 2,
  "+": 3,
  "-": 3,
  "*": 4,
  "/": 4,
  "^": 5,
};

/** Signs, percents and whatever is no operator between two operands. */
export const TIGHTEST = 6;

const REFERENCE = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d*(?![\w.(])`;
/** By kind, in the order in which they are tried. */
const TOKENS = {
  space: String.raw`\s+`,
  text: String.raw`"(?:[^"]|"")*"`,
  number: String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`,
  error: String.raw`#(?:VALUE!|N/A|NUM!|DIV/0!|REF!|NAME\?|NULL!)`,
  area: `${REFERENCE}(?::${REFERENCE})?`,
  word: String.raw`[A-Za-z_\\][\w.]*`,
  operator: String.raw`<=|>=|<>|[-+*/^&=<>%(){},;]`,
};
const KINDS = Object.keys(TOKENS) as (keyof typeof TOKENS)[];
// Groups without names: a sheet has ten thousand tokens, and an object of named groups for each takes most of the reading.
const TOKEN = new RegExp(
  Object.values(TOKENS)
    .map((it) => `(${it})`)
    .join("|"),
  "y",
);

interface Token {
  kind: Exclude<keyof typeof TOKENS, "space">;
  text: string;
}

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(formula);
    if (!found)
      throw new SyntaxError(
        `“${formula}” has “${formula.slice(at, at + 10)}”, which is nothing that a formula of one sheet holds`,
      );
    const kind = KINDS[found.indexOf(found[0], 1) - 1]!;
    if (kind !== "space") tokens.push({ kind, text: found[0] });
  }
  return tokens;
}

/** Reads a formula without its "="; throws a SyntaxError with the formula in it. */
export function parseFormula(formula: string): Syntax {
  const tokens = tokensOf(formula);
  let next = 0;
  const fail = (): never => {
    throw new SyntaxError(`“${formula}” breaks off or goes wrong at “${tokens[next]?.text ?? "its end"}”`);
  };
  const takes = (text: string): boolean => {
    const { kind, text: here } = tokens[next] ?? {};
    if (kind !== "operator" || here !== text) return false;
    next++;
    return true;
  };
  const expect = (text: string): void => void (takes(text) || fail());

  function expression(lowest = 1): Syntax {
    let left = operand();
    for (;;) {
      const { kind, text } = tokens[next] ?? {};
      if (kind !== "operator" || !(text! in PRECEDENCE)) return left;
      const operator = text as BinaryOperator;
      if (PRECEDENCE[operator] < lowest) return left;
      next++;
      left = { kind: "binary", operator, left, right: expression(PRECEDENCE[operator] + 1) };
    }
  }

  /** Signs bind tighter than a power in Excel: -2^2 is 4. */
  function operand(): Syntax {
    for (const operator of ["-", "+"] as const)
      if (takes(operator)) return { kind: "unary", operator, operand: operand() };
    let it = primary();
    while (takes("%")) it = { kind: "unary", operator: "%", operand: it };
    return it;
  }

  function primary(): Syntax {
    if (takes("(")) {
      const inner = expression();
      expect(")");
      return inner;
    }
    if (takes("{")) return { kind: "array", rows: arrayRows() };
    const { kind, text } = tokens[next++] ?? fail();
    if (kind === "number") return { kind: "value", value: Number(text) };
    if (kind === "text") return { kind: "value", value: text.slice(1, -1).replaceAll('""', '"') };
    if (kind === "error") return { kind: "value", value: new CellError(text as ErrorCode) };
    if (kind === "area") return { kind: "area", area: areaOf(text) };
    if (kind === "word" && takes("(")) return { kind: "call", name: text.toUpperCase(), args: callArguments() };
    if (kind === "word" && /^(true|false)$/i.test(text)) return { kind: "value", value: /true/i.test(text) };
    if (kind === "word") return { kind: "name", name: text.toLowerCase() };
    next--;
    return fail();
  }

  function callArguments(): Syntax[] {
    if (takes(")")) return [];
    const args: Syntax[] = [];
    do {
      const { kind, text } = tokens[next] ?? {};
      args.push(kind === "operator" && (text === "," || text === ")") ? { kind: "value", value: null } : expression());
    } while (takes(","));
    expect(")");
    return args;
  }

  function arrayRows(): Syntax[][] {
    const rows: Syntax[][] = [[]];
    for (;;) {
      rows.at(-1)!.push(operand());
      if (takes("}")) return rows;
      if (takes(";")) rows.push([]);
      else expect(",");
    }
  }

  const formulaTree = expression();
  return next === tokens.length ? formulaTree : fail();
}

/** The cells that an address without a sheet's name is: "B4", "$B$4:C9". */
export function areaOf(text: string): Area {
  const [first, last = first] = text.split(":").map((reference) => {
    const [, letters, digits] = /^\$?([A-Z]+)\$?(\d+)$/.exec(reference.toUpperCase())!;
    return {
      row: Number(digits) - 1,
      column: [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
    };
  }) as [{ row: number; column: number }, { row: number; column: number }?];
  const [row, column] = [Math.min(first.row, last.row), Math.min(first.column, last.column)];
  return { row, column, rows: Math.abs(last.row - first.row) + 1, columns: Math.abs(last.column - first.column) + 1 };
}
