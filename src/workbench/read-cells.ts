import type { Injector, Worksheet } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Area } from "../grid/address";
import { CellError, type Cell, type ErrorCode, type Matrix } from "../grid/cell";

const ERROR_CODES: readonly string[] = [
  "#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#REF!", "#NAME?", "#NULL!",
] satisfies readonly ErrorCode[];

/** Values as calculated, not as displayed: the engine's own reading rounds and formats. Spilled values count. */
export function readCells(injector: Injector, worksheet: Worksheet, { row, column, rows, columns }: Area): Matrix<Cell> {
  const spilled = injector.get(FormulaDataModel).getArrayFormulaCellData()[worksheet.getUnitId()]?.[worksheet.getSheetId()];
  const written = worksheet.getCellMatrix();
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, right) => {
      const place = [row + down, column + right] as const;
      const { v, t } = spilled?.[place[0]]?.[place[1]] ?? written.getValue(...place) ?? {};
      if (v === undefined || v === null) return null;
      if (t === CellValueType.BOOLEAN) return v === 1 || v === true;
      if (typeof v === "string" && ERROR_CODES.includes(v)) return new CellError(v as ErrorCode);
      return t === CellValueType.NUMBER ? Number(v) : v;
    }),
  );
}
