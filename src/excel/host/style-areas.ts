import type { Area } from "../../grid/address";
import type { PlacedCell, Sheet } from "../../grid/sheet";

/** Cells that look alike, as few rectangles. */
export interface StyledAreas {
  look: Pick<PlacedCell, "style" | "align" | "indent" | "wrap">;
  areas: readonly Area[];
}

/** Every look of a sheet but the default one, with the rectangles that have it. */
export function styleAreas(sheet: Sheet): StyledAreas[] {
  const looks = new Map<string, { look: StyledAreas["look"]; areas: Area[] }>();
  sheet.rows.forEach((cells, row) => {
    for (let column = 0; column < cells.length;) {
      const key = keyOf(cells[column]);
      const first = column;
      while (column < cells.length && keyOf(cells[column]) === key) column++;
      if (key === DEFAULT) continue;
      const known = looks.get(key) ?? { look: lookOf(cells[first]!), areas: [] };
      looks.set(key, known);
      const columns = column - first;
      const above = known.areas.find((it) => it.column === first && it.columns === columns && it.row + it.rows === row);
      if (above) above.rows++;
      else known.areas.push({ row, column: first, rows: 1, columns });
    }
  });
  return [...looks.values()];
}

const lookOf = ({ style, align, indent, wrap }: PlacedCell): StyledAreas["look"] => ({
  style,
  align,
  indent,
  wrap,
});
const keyOf = (cell: PlacedCell | null | undefined): string =>
  JSON.stringify([cell?.style, cell?.align, cell?.indent, cell?.wrap || undefined]);
const DEFAULT = keyOf(null);
