import { CellError, type Cell } from "../grid/cell";
import { numberOfText } from "../grid/cell";

/** What a cell is in arithmetic: a blank is 0, a text must be a number. */
export function asNumber(cell: Cell): number | CellError {
  if (typeof cell === "number" || cell instanceof CellError) return cell;
  if (cell === null) return 0;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return numberOfText(cell) ?? new CellError("#VALUE!", `“${cell}” is not a number`);
}

export function asText(cell: Cell): string | CellError {
  if (typeof cell === "string" || cell instanceof CellError) return cell;
  if (cell === null) return "";
  return typeof cell === "boolean" ? String(cell).toUpperCase() : numberText(cell);
}

export function asBoolean(cell: Cell): boolean | CellError {
  if (typeof cell === "boolean" || cell instanceof CellError) return cell;
  if (typeof cell === "string" && /^(true|false)$/i.test(cell)) return /true/i.test(cell);
  const number = asNumber(cell);
  return number instanceof CellError ? number : number !== 0;
}

/** As Excel writes a number into a text: 15 digits, an exponent from 1E+21 on. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)))
    .replace(/e([-+])(\d)$/, "E$10$2")
    .replace("e", "E");
}
