import type { Sheet } from "../grid/sheet";
import { columnPixels, DEFAULT_ROW_POINTS, POINTS_PER_PIXEL } from "../grid/measures";
import { titleRows } from "./print-setup";
import { element, type Xml } from "./xml";

/** Height over width of what a landscape page prints: A4 the flatter of the common two, less some rows that grow with their text. */
const PAGE_ASPECT = 0.63;

/** Rows that a new page starts with, so that no section is cut in two that fits on one page. */
export function pageStarts(sheet: Sheet): number[] {
  const points = (row: number): number => sheet.rowHeights[row] ?? DEFAULT_ROW_POINTS;
  const between = (from: number, to: number): number =>
    Array.from({ length: to - from }, (_, index) => points(from + index)).reduce((sum, it) => sum + it, 0);
  const page = PAGE_ASPECT * POINTS_PER_PIXEL * sheet.columnWidths.reduce((sum, width) => sum + columnPixels(width), 0);
  const room = page - between(0, titleRows(sheet));
  const sections = sheet.rows.flatMap((row, index) => (row[0]?.style === "section" ? [index] : []));
  const starts: number[] = [];
  for (const [index, row] of sections.entries()) {
    const top = starts.at(-1) ?? titleRows(sheet);
    const end = sections[index + 1] ?? sheet.rows.length;
    if (between(top, end) > room && between(top, row) > 0) starts.push(row);
  }
  return starts;
}

export function rowBreaks(sheet: Sheet): Xml[] {
  // Areas that are printed begin their own pages.
  const starts = sheet.printed ? [] : pageStarts(sheet);
  if (starts.length === 0) return [];
  const lastColumn = 16383;
  return [
    element(
      "rowBreaks",
      { count: starts.length, manualBreakCount: starts.length },
      // Counted from 0, a break is above the row that it names.
      ...starts.map((row) => element("brk", { id: row, max: lastColumn, man: 1 })),
    ),
  ];
}
