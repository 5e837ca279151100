import type { Injector, Worksheet } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/preset-sheets-core";
import type { Area } from "../grid/address";
import { CellError, isErrorCode, type Cell, type Matrix } from "../grid/cell";

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
      if (typeof v === "string" && isErrorCode(v)) return new CellError(v);
      return t === CellValueType.NUMBER ? Number(v) : v;
    }),
  );
}
