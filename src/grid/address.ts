/** Zero-based coordinates. */
export interface Position {
  row: number;
  column: number;
}

/** A rectangle of cells, `rows` by `columns` from its first cell. */
export interface Area extends Position {
  rows: number;
  columns: number;
}

export const cellAt = (row: number, column: number): Area => ({ row, column, rows: 1, columns: 1 });

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  }
  return letters;
}

/** A1 address of one cell. `fixed` keeps its row, its column or both when a formula is copied. */
export function address({ row, column }: Position, fixed: "" | "row" | "column" | "both" = ""): string {
  const keep = (part: "row" | "column") => (fixed === part || fixed === "both" ? "$" : "");
  return `${keep("column")}${columnLetters(column)}${keep("row")}${row + 1}`;
}

/** A1 address of an area; a lone cell has no colon. */
export function areaAddress(area: Area, fixed: "" | "row" | "column" | "both" = ""): string {
  const first = address(area, fixed);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${address({ row: area.row + area.rows - 1, column: area.column + area.columns - 1 }, fixed)}`;
}
