import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { literalText, readConstant } from "../../grid/formula/literal";
import type { Parameter } from "../../grid/parameter";
import { readWritten } from "../../grid/written-number";

/** What a user typed for an argument: its text in the formula, and its value where that needs no sheet. */
export type Argument =
  | { kind: "blank"; text: "" }
  | { kind: "literal"; text: string; value: Cell | Matrix<Cell> }
  | { kind: "reference"; text: string };

const SHEET = String.raw`(?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?`;
const CELL = String.raw`\$?[a-z]{1,3}\$?[1-9]\d{0,6}`;
const REFERENCE = new RegExp(
  String.raw`^${SHEET}(?:${CELL}(?::${CELL}|#)?|\$?[a-z]{1,3}:\$?[a-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})$`,
  "iu",
);
const NAME = new RegExp(String.raw`^${SHEET}[\p{L}_\\][\p{L}\p{N}_.\\]*$`, "iu");

/**
 * Reads what was typed as `parameter` would take it. Some texts are two things: H100 is a cell and an accelerator.
 * A text the parameter admits wins; put "=" before it to mean the cell.
 */
export function readArgument(parameter: Parameter, typed: string): Argument {
  const text = typed.trim();
  if (text === "") return { kind: "blank", text: "" };
  if (text.startsWith("="))
    return text.length > 1 ? { kind: "reference", text: text.slice(1).trim() } : { kind: "blank", text: "" };

  const constant = constantOf(text, parameter);
  if (constant !== undefined) return literal(constant);
  const matrix = readMatrix(text);
  if (matrix) return literal(matrix);

  const admitted = !(parameter.read(text) instanceof CellError);
  if (!admitted && CALL.test(text)) return { kind: "reference", text };
  // H100 is a cell, and half of a name: where names are asked for it is the name that was meant.
  if (!admitted && beginsChoice(parameter, text)) return literal(text);
  if (!admitted && (REFERENCE.test(text) || (NAME.test(text) && !parameter.choices)))
    return { kind: "reference", text };
  return literal(text);
}

/** A call of a function, whose value the sheet calculates. */
const CALL = /^[\p{L}_][\p{L}\p{N}_.]*\(.*\)$/su;

const beginsChoice = ({ choices }: Parameter, text: string): boolean =>
  choices?.some((it) => it.toLowerCase().startsWith(`${text.toLowerCase()} `)) ?? false;

/** The first reason why a literal is not what the parameter admits, beginning with the parameter's name. */
export function problemOf(name: string, parameter: Parameter, argument: Argument): string | undefined {
  if (argument.kind !== "literal") return undefined;
  const cells: readonly Cell[] = Array.isArray(argument.value) ? argument.value.flat() : [argument.value as Cell];
  for (const cell of cells) {
    const value = parameter.read(cell);
    if (value instanceof CellError) return `${name} ${value.message}.`;
  }
  return undefined;
}

const literal = (value: Cell | Matrix<Cell>): Argument => ({ kind: "literal", text: literalText(value), value });

/** Excel's array constant of numbers, texts and truth values: {512,1024;"a","b"}. */
function readMatrix(text: string): Cell[][] | undefined {
  const inside = /^\{([^{}]+)\}$/.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const rows: (Cell | undefined)[][] = [[]];
  for (const [, item, end] of inside.matchAll(/\s*("(?:[^"]|"")*"|[^",;]*)\s*([,;]|$)/g)) {
    rows.at(-1)!.push(constantOf(item!.trim()));
    if (end === ";") rows.push([]);
    if (end === "") break;
  }
  const whole = rows.every((row) => row.length === rows[0]!.length && row.every((it) => it !== undefined));
  return whole ? (rows as Cell[][]) : undefined;
}

/** As a formula writes it, or a number as people write one: 6,553,600,000 or $2.50; but 7B is a part of a name where names are asked for. */
function constantOf(text: string, parameter?: Parameter): Cell | undefined {
  const written = readWritten(text);
  return written && !(written.scaled && parameter?.choices) ? written.value : readConstant(text);
}
