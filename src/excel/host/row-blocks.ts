import type { Sheet } from "../../grid/sheet";
import { cellInput } from "./cell-input";

/** Rows that are written together; every row is `columns` long, null where a cell is left as it is. */
export interface RowBlock {
  top: number;
  formulas: (number | string | boolean | null)[][];
  numberFormats: (string | null)[][];
}

/** The sheet's rows, in order, in blocks whose JSON stays below `characters`. A row longer than that is a block of its own. */
export function rowBlocks(sheet: Sheet, characters: number): RowBlock[] {
  const columns = columnCount(sheet);
  const blocks: RowBlock[] = [];
  let length = Infinity;
  sheet.rows.forEach((cells, row) => {
    const across = Array.from({ length: columns }, (_, column) => cells[column] ?? null);
    const formulas = across.map((cell) => cellInput(cell?.content ?? null));
    const numberFormats = across.map((cell) => cell?.format ?? null);
    const added = JSON.stringify(formulas).length + JSON.stringify(numberFormats).length;
    if (length + added > characters) {
      blocks.push({ top: row, formulas: [], numberFormats: [] });
      length = 0;
    }
    length += added;
    const block = blocks.at(-1)!;
    block.formulas.push(formulas);
    block.numberFormats.push(numberFormats);
  });
  return blocks;
}

/**
 * The block without its empty rows and, section by section, without the columns that a section does not reach: a fifth
 * of its JSON.
 */
export function sectionsOf({ top, formulas, numberFormats }: RowBlock): RowBlock[] {
  const sections: RowBlock[] = [];
  const reach = formulas.map((cells, row) => {
    const last = (values: readonly unknown[]) => values.findLastIndex((it) => it !== null && it !== "") + 1;
    return Math.max(last(cells), last(numberFormats[row]!));
  });
  for (let first = 0; first < reach.length;) {
    let end = first;
    while (end < reach.length && reach[end]! > 0) end++;
    if (end > first) {
      const columns = Math.max(...reach.slice(first, end));
      const cut = <T>(rows: readonly T[][]): T[][] => rows.slice(first, end).map((cells) => cells.slice(0, columns));
      sections.push({ top: top + first, formulas: cut(formulas), numberFormats: cut(numberFormats) });
    }
    first = end + 1;
  }
  return sections;
}

export const columnCount = (sheet: Sheet): number => Math.max(1, ...sheet.rows.map((cells) => cells.length));
