import type { Cell } from "../../grid/cell";
import { isMatrix, type WorksheetFunction } from "../../grid/define-function";
import { readConstant } from "../../grid/formula/literal";

/** Rows and columns that a formula's result takes. */
export interface Shape {
  rows: number;
  columns: number;
}

const LONE: Shape = { rows: 1, columns: 1 };

/**
 * The cells that `formula`, a lone call of a function of ours, would spill over. Excel before dynamic arrays shows the
 * first of them only, so there each is given a formula of its own.
 */
export function spillShape(
  formula: string,
  catalogue: readonly WorksheetFunction[],
  spell: (name: string) => string,
): Shape {
  const fn = catalogue.find(({ name }) => formula.startsWith(`=${spell(name)}(`) && formula.endsWith(")"));
  if (!fn) return LONE;
  const args = splitArguments(formula.slice(spell(fn.name).length + 2, -1));
  const parameters = Object.values(fn.parameters);
  const shapes = args.flatMap((text, index) => (parameters[index]?.wholeRange ? [] : [shapeOf(text.trim())]));
  const table = parameters.every(({ fallback }) => fallback !== undefined)
    ? fn.call(...args.map((text, index) => valueOf(text.trim(), fn, index)))
    : [[null]];
  return {
    rows: Math.max(table.length, ...shapes.map(({ rows }) => rows)),
    columns: Math.max(table[0]!.length, ...shapes.map(({ columns }) => columns)),
  };
}

/** What an argument's text says by itself; for a reference, whose value only the sheet knows, the example's. */
function valueOf(text: string, { parameters, examples }: WorksheetFunction, index: number): Cell | undefined {
  if (text === "") return null;
  const constant = readConstant(text);
  if (constant !== undefined) return constant;
  const example = examples[0]?.arguments[index];
  return Object.values(parameters)[index] === undefined || example === undefined || isMatrix(example) ? null : example;
}

/** One formula for each cell of the shape, each picking its own part of the result. */
export const pickedFormulas = (formula: string, { rows, columns }: Shape): string[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) =>
      rows * columns === 1 ? formula : `=INDEX(${formula.slice(1)},${row + 1},${column + 1})`,
    ),
  );

/** Texts of the arguments; commas inside texts, brackets and braces part nothing. */
function splitArguments(text: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[\s\S]/g)) {
    if (/^[({]$/.test(token)) depth++;
    if (/^[)}]$/.test(token)) depth--;
    if (token === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += token;
  }
  return parts;
}

const AREA = /^(?:(?:'(?:[^']|'')*'|[\w.]+)!)?\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)$/i;

function shapeOf(text: string): Shape {
  const area = AREA.exec(text);
  if (area) {
    const [, left, top, right, bottom] = area;
    return {
      rows: Math.abs(Number(bottom) - Number(top)) + 1,
      columns: Math.abs(columnNumber(right!) - columnNumber(left!)) + 1,
    };
  }
  if (!/^\{.*\}$/s.test(text)) return LONE;
  const rows = text
    .slice(1, -1)
    .replace(/"(?:[^"]|"")*"/g, "")
    .split(";");
  return { rows: rows.length, columns: rows[0]!.split(",").length };
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, it) => sum * 26 + it.charCodeAt(0) - 64, 0);
