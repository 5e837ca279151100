import { CellError, type Cell, type Matrix } from "../../grid/cell";
import type { CellContent } from "../../grid/host";
import { errorCode } from "../functions/custom-function-values";

/** What a range must have loaded before it can be read. */
export const READ = "values,valueTypes";

/** Excel gives errors as texts like any other; only their type tells them apart. */
export const readRange = ({ values, valueTypes }: Pick<Excel.Range, "values" | "valueTypes">): Matrix<Cell> =>
  values.map((row: unknown[], down) => row.map((value, right) => readCell(value, valueTypes[down]![right]!)));

function readCell(value: unknown, type: Excel.RangeValueType | string): Cell {
  if (type === "Error") return errorOf(String(value));
  if (type === "Empty" || value === "") return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** Whether a cell of a range waits for a function, such as one of ours. */
export const isCalculating = ({ values, valueTypes }: Pick<Excel.Range, "values" | "valueTypes">): boolean =>
  values.some((row: unknown[], down) =>
    row.some((value, right) => String(valueTypes[down]![right]) === "Error" && BUSY.test(String(value))),
  );

const BUSY = /^#(BUSY!|GETTING_DATA)$/;

function errorOf(text: string): CellError {
  if (BUSY.test(text)) return new CellError("#N/A", "Excel is still calculating");
  const code = errorCode(text);
  return new CellError(code, code === text ? "" : `the cell shows ${text}`);
}

/** The same with the formulas: Excel gives a constant as its own formula. */
export const readContents = (range: Pick<Excel.Range, "values" | "valueTypes" | "formulas">): Matrix<CellContent> =>
  readRange(range).map((row, down) =>
    row.map((value, right): CellContent => {
      const formula: unknown = range.formulas[down]![right];
      return typeof formula === "string" && formula.startsWith("=") ? { formula, value } : { value };
    }),
  );
