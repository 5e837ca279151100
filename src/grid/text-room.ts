import { looks } from "./looks";
import { CELL_PADDING_PX, columnPixels, DEFAULT_COLUMN_WIDTH, INDENT_PX } from "./measures";
import type { PlacedCell, Sheet } from "./sheet";
import { textPixels } from "./text-width";

type Frame = Pick<Sheet, "rows" | "columnWidths">;

const widthOf = ({ columnWidths }: Pick<Sheet, "columnWidths">, column: number): number =>
  columnPixels(columnWidths[column] ?? DEFAULT_COLUMN_WIDTH);

/** Whether a text beside it may run over a cell. */
const isFree = (cell: PlacedCell | null | undefined): boolean => (cell?.content ?? null) === null;

/** A text is cut at the edge of a cell, not at the padding before it. */
const EDGE_PX = 2;
const CELLS_TO_THE_RIGHT = 40;

/** Pixels that the text of a cell has: its column, and the cells that it may run over. From `columns` on, nothing is shown. */
export function roomFor(sheet: Frame, row: number, column: number, columns = column + CELLS_TO_THE_RIGHT): number {
  const cells = sheet.rows[row]!;
  const { align, indent = 0 } = cells[column]!;
  let room = widthOf(sheet, column) - CELL_PADDING_PX - EDGE_PX - indent * INDENT_PX;
  if (align !== "right")
    for (let next = column + 1; next < columns && isFree(cells[next]); next++) room += widthOf(sheet, next);
  if (align !== undefined && align !== "left")
    for (let next = column - 1; next >= 0 && isFree(cells[next]); next--) room += widthOf(sheet, next);
  return room;
}

/** Pixels that a text takes in a cell, on one line. */
export const pixelsIn = ({ style }: PlacedCell, text: string): number => textPixels(text, style ? looks[style] : {});
