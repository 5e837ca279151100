import { CELL_PADDING_PX, columnPixels, DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_POINTS, INDENT_PX } from "./measures";
import type { PlacedCell, Sheet } from "./sheet";
import { pixelsIn, roomFor } from "./text-room";

/** Excel's limit for the height of a row. */
const HIGHEST_ROW_POINTS = 409;

/**
 * A sheet's rows and their heights with every text that has too little room beside it wrapped in its cell. What a formula
 * shows is not known here; a cell that says itself whether it wraps keeps that.
 */
export function fitTexts(
  sheet: Pick<Sheet, "rows" | "columnWidths" | "rowHeights">,
): Pick<Sheet, "rows" | "rowHeights"> {
  const rowHeights: Record<number, number> = { ...sheet.rowHeights };
  const rows = sheet.rows.map((cells, row) =>
    cells.map((cell, column) => {
      if (!cell || !isText(cell) || cell.wrap === false) return cell;
      if (!cell.wrap && pixelsIn(cell, cell.content) <= roomFor(sheet, row, column)) return cell;
      const points =
        linesOf(cell, cell.content, sheet.columnWidths[column] ?? DEFAULT_COLUMN_WIDTH) * DEFAULT_ROW_POINTS;
      rowHeights[row] = Math.min(HIGHEST_ROW_POINTS, Math.max(rowHeights[row] ?? 0, points));
      return { ...cell, wrap: true };
    }),
  );
  return { rows, rowHeights };
}

const isText = (cell: PlacedCell): cell is PlacedCell & { content: string } =>
  typeof cell.content === "string" && cell.content !== "" && !cell.content.startsWith("=");

/** Lines that a text takes in a column of so many characters; a word that is wider is broken. */
function linesOf(cell: PlacedCell, text: string, characters: number): number {
  const room = columnPixels(characters) - 2 * CELL_PADDING_PX - (cell.indent ?? 0) * INDENT_PX;
  const space = pixelsIn(cell, " ");
  let [lines, used] = [1, 0];
  for (const word of text.split(" ")) {
    const width = pixelsIn(cell, word);
    if (used > 0 && used + space + width > room) [lines, used] = [lines + 1, 0];
    else if (used > 0) used += space;
    lines += Math.ceil(Math.max(0, width - room) / room);
    used += width > room ? width % room : width;
  }
  return lines;
}
