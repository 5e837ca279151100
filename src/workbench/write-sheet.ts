import {
  BooleanNumber,
  CellValueType,
  type ICellData,
  type IObjectMatrixPrimitiveType,
  type IWorksheetData,
} from "@univerjs/core";
import { areaAddress } from "../grid/address";
import type { PlacedCell, Sheet } from "../grid/sheet";
import { cellStyle } from "./cell-styles";
import { emptyWorksheet, SPARE_COLUMNS, SPARE_ROWS } from "./empty-worksheet";
import { joined, pagesOf } from "./file/pages";
import { pixelsOfCharacters, pixelsOfPoints } from "./measures";
import { replaceNames } from "./sheet-names";

/** In a window that is lower, rows that stay in view would leave no room for those that scroll. */
const ROOM_FOR_FROZEN_ROWS_PX = 600;
/**
 * The sheet as the engine keeps one. Input rules and shading follow once their tools are loaded; the pane draws the charts.
 */
export function worksheetData(sheet: Sheet, id: string, name: string): IWorksheetData {
  const addresses = new Map(sheet.names.map((it) => [it.name.toLowerCase(), areaAddress(it.area, "both")]));
  const write = (cell: PlacedCell): ICellData => ({
    ...content(cell.content, (formula) => replaceNames(formula, (it) => addresses.get(it.toLowerCase()))),
    s: cellStyle(cell),
  });
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  sheet.rows.forEach((row, index) => {
    cellData[index] = Object.fromEntries(row.flatMap((cell, column) => (cell ? [[column, write(cell)]] : [])));
  });
  const pages = pagesOf(sheet);
  const { columns } = sheet.frozen;
  const rows = innerHeight < ROOM_FOR_FROZEN_ROWS_PX ? 0 : sheet.frozen.rows;
  return {
    ...emptyWorksheet(id, name),
    cellData,
    rowCount: sheet.rows.length + SPARE_ROWS,
    columnCount: Math.max(sheet.columnWidths.length, ...sheet.rows.map((row) => row.length)) + SPARE_COLUMNS,
    columnData: Object.fromEntries(sheet.columnWidths.map((width, index) => [index, { w: pixelsOfCharacters(width) }])),
    rowData: joined(
      Object.fromEntries(
        Object.entries(sheet.rowHeights).map(([index, points]) => [
          index,
          { h: pixelsOfPoints(points), ia: BooleanNumber.FALSE },
        ]),
      ),
      pages.rows,
    ),
    ...pages.sheet,
    freeze: { ySplit: rows, xSplit: columns, startRow: rows || -1, startColumn: columns || -1 },
  };
}

function content(value: PlacedCell["content"], formula: (text: string) => string): ICellData {
  if (value === null) return {};
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return value.startsWith("=") ? { f: formula(value) } : { v: value, t: CellValueType.STRING };
}
