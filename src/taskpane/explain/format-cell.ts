import { CellError, type Cell } from "../../grid/cell";
import { formatResult } from "../parts/format";

/** From here on powers of ten are read more easily than digits. */
const LARGE = 1e12;

/** A value of a cell as an equation shows it. */
export function formatCell(value: Cell): string {
  if (value === null) return "(blank)";
  if (typeof value === "number")
    return Math.abs(value) < LARGE ? formatResult(value) : Number(value.toPrecision(5)).toExponential().toUpperCase();
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value instanceof CellError ? value.code : value;
}
