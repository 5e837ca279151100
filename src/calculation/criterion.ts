import { CellError, type Cell } from "../grid/cell";
import { asNumber } from "./coerce";
import { compare, holds } from "./operators";
import type { Comparison } from "../grid/formula/parse";

/** What SUMIF and its family look for: a value, or a text such as ">=15". Wildcards are not known. */
export function criterion(wanted: Cell): (cell: Cell) => boolean {
  const [, sign, rest] = typeof wanted === "string" ? /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(wanted)! : [];
  const comparison = (sign ?? "=") as Comparison;
  const text = rest ?? wanted ?? 0;
  const number = asNumber(text);
  const value = text === "" || number instanceof CellError ? text : number;
  if (typeof value === "string" && /[*?~]/.test(value)) throw new Error(`the criterion “${value}” has a wildcard`);
  return (cell) => {
    if (cell instanceof CellError) return false;
    // Other types never match, but for “is not”.
    if (cell === null ? value !== "" : typeof cell !== typeof value) return comparison === "<>";
    return holds(comparison, compare(cell, value));
  };
}
