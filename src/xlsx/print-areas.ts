import type { Area } from "../grid/address";
import type { Cell, Matrix } from "../grid/cell";
import type { Sheet } from "../grid/sheet";
import { columnPixels } from "../grid/measures";
import { textPixels } from "../grid/text-width";

/** The areas that are printed: the rows that the sheet says, as wide as what is in them, texts that run on and charts included. */
export function printAreas(
  sheet: Pick<Sheet, "rows" | "columnWidths" | "charts" | "printed">,
  values: Matrix<Cell>,
): Area[] {
  return (sheet.printed ?? []).map(({ row, rows, from = 0, columns: wanted }) => {
    if (wanted !== undefined) return { row, column: 0, rows, columns: wanted };
    let columns = 1;
    for (let at = row; at < row + rows; at++) {
      for (const [column, cell] of (sheet.rows[at] ?? []).entries()) {
        if (cell && cell.content !== null)
          columns = Math.max(columns, column + (cell.wrap ? 1 : reach(sheet, values[at]?.[column], column)));
      }
    }
    for (const { place } of sheet.charts) {
      if (place.row >= row && place.row < row + rows) columns = Math.max(columns, place.column + place.columns);
    }
    return { row, column: from, rows, columns: Math.max(1, columns - from) };
  });
}

/** Columns that a cell's text takes from its own on. */
function reach({ columnWidths }: Pick<Sheet, "columnWidths">, value: Cell | undefined, column: number): number {
  let room = typeof value === "string" ? textPixels(value) : 0;
  let columns = 0;
  do {
    room -= columnPixels(columnWidths[column + columns] ?? 9);
    columns++;
  } while (room > 0);
  return columns;
}
