import {
  CellValueType,
  InterceptorEffectEnum,
  type ICellData,
  numfmt,
  type Injector,
  type Nullable,
} from "@univerjs/core";
import {
  FontCache,
  FormulaDataModel,
  getFontStyleString,
  INTERCEPTOR_POINT,
  SheetInterceptorService,
} from "@univerjs/preset-sheets-core";
import { fittingNumber } from "./fitting-number";

/** After the number formats, whose priority is 10. */
const AFTER_FORMATS = 0;
/** What the engine keeps free beside a text that has no padding of its own, and the line of the grid. */
const PADDING_PX = 2;
const LINE_PX = 1;

/** Draws no part of a number: one that is wider than its cell is drawn shorter. The engine by itself cuts off its last digits. */
export function drawWholeNumbers(injector: Injector): void {
  const formulas = injector.get(FormulaDataModel);
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: AFTER_FORMATS,
    effect: InterceptorEffectEnum.Value,
    handler: (cell, { unitId, subUnitId, row, col, worksheet, rawData }, next) => {
      // Of a table that a formula spilled, a cell holds nothing itself.
      const held = formulas.getArrayFormulaCellData()[unitId]?.[subUnitId]?.[row]?.[col] ?? rawData;
      const value = numberOf(held);
      if (!cell || value === undefined) return next(cell);
      const style = worksheet.getComposedCellStyleByCellData(row, col, cell);
      const { startColumn, endColumn } = worksheet.getCellInfoInMergeData(row, col);
      let columns = 0;
      for (let it = startColumn; it <= endColumn; it++) columns += worksheet.getColumnWidth(it);
      const { rightOffset = 0, leftOffset = 0 } = cell.fontRenderExtension ?? {};
      const room = columns - (style.pd?.r ?? PADDING_PX) - rightOffset - leftOffset - LINE_PX;
      const font = getFontStyleString(style).fontCache;
      const shown = typeof cell.v === "string" && cell.v !== String(held?.v) ? cell.v : spilledText(held, value);
      const text = fittingNumber(value, shown, (it) => FontCache.getMeasureText(it, font).width <= room);
      return next(text === String(cell.v) ? cell : { ...cell, v: text, t: CellValueType.NUMBER });
    },
  });
}

/** The engine formats a spilled table's first cell only, but keeps the format of each. */
function spilledText(held: Nullable<ICellData>, value: number): string | undefined {
  const style = held?.s;
  const format = typeof style === "object" ? style?.n?.pattern : undefined;
  return format && String(numfmt.format(format, value));
}

function numberOf(cell: Nullable<ICellData>): number | undefined {
  if (!cell || cell.p || cell.v === undefined || cell.v === null || cell.v === "") return undefined;
  if (cell.t !== CellValueType.NUMBER && (cell.t || typeof cell.v !== "number")) return undefined;
  const value = Number(cell.v);
  return Number.isNaN(value) ? undefined : value;
}
