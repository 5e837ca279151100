import { CellError, type Cell, type ErrorCode, type Matrix, isErrorCode } from "../../grid/cell";

/** What the custom-functions runtime hands over in place of one cell. */
type Given = unknown;

/** A result as the runtime takes it: errors are objects of its own. */
export type Answer = number | string | boolean | CustomFunctions.Error;

/**
 * One argument as our functions read it. Excel gives a matrix, a lone value or, for an argument left out, nothing;
 * a blank cell arrives as null or "" and on some desktops, past our reach, as 0.
 */
export function readArgument(given: Given): Cell | Matrix<Cell> | undefined {
  if (given === null || given === undefined) return undefined;
  if (!Array.isArray(given)) return readCell(given);
  const rows = given.map((row: Given) => (Array.isArray(row) ? row.map(readCell) : [readCell(row)]));
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : rows;
}

function readCell(given: Given): Cell {
  if (given === undefined || given === null || given === "") return null;
  if (typeof given === "number" || typeof given === "string" || typeof given === "boolean") return given;
  if (typeof given === "object") {
    const { code, basicValue } = given as { code?: unknown; basicValue?: unknown };
    if (typeof code === "string") return new CellError(errorCode(code));
    // A formatted number, a linked data type: Excel's plain value of it.
    if (basicValue !== undefined) return readCell(basicValue);
  }
  return new CellError("#VALUE!", "a cell holds something that is neither a number nor text");
}

/** Codes a custom function may answer with; Excel shows #VALUE! for the others, so the message names the code. */
const ANSWERED: readonly ErrorCode[] = ["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#NULL!"];

export function errorAnswer({ code, message }: CellError): CustomFunctions.Error {
  return ANSWERED.includes(code)
    ? new CustomFunctions.Error(code as CustomFunctions.ErrorCode, message)
    : new CustomFunctions.Error("#VALUE!" as CustomFunctions.ErrorCode, message || `an argument is ${code}`);
}

/** A blank in a table would show as 0. */
export const answer = (cell: Cell): Answer => (cell instanceof CellError ? errorAnswer(cell) : (cell ?? ""));

/** Excel has more errors than a cell of ours (#SPILL!, #CALC!, #BUSY! …); they count as #VALUE!. */
export const errorCode = (text: string): ErrorCode => (isErrorCode(text) ? text : "#VALUE!");
