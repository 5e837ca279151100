import type { Area } from "./address";
import type { Chart, ConditionalFormat, PlacedCell, Sheet, SheetName, Validation } from "./sheet";

/** A sheet in the making. Sections are placed one under the other from `nextRow`. */
export interface SheetBuilder {
  readonly nextRow: number;
  place(row: number, column: number, cell: PlacedCell): void;
  /** Leaves rows empty before the next section. */
  skip(rows: number): void;
  name(name: string, area: Area, comment: string): void;
  validate(validation: Validation): void;
  highlight(format: ConditionalFormat): void;
  chart(chart: Chart): void;
  rowHeight(row: number, points: number): void;
  build(frame: Pick<Sheet, "name" | "columnWidths" | "frozen">): Sheet;
}

export function sheetBuilder(): SheetBuilder {
  const rows: (PlacedCell | null)[][] = [];
  const names: SheetName[] = [];
  const validations: Validation[] = [];
  const conditionalFormats: ConditionalFormat[] = [];
  const charts: Chart[] = [];
  const rowHeights: Record<number, number> = {};

  return {
    get nextRow() {
      return rows.length;
    },
    place(row, column, cell) {
      while (rows.length <= row) rows.push([]);
      const cells = rows[row]!;
      while (cells.length < column) cells.push(null);
      if (cells[column]) throw new Error(`two cells at row ${row}, column ${column}`);
      cells[column] = cell;
    },
    skip(count) {
      for (let index = 0; index < count; index++) rows.push([]);
    },
    name(name, area, comment) {
      if (names.some((it) => it.name === name)) throw new Error(`two areas named ${name}`);
      names.push({ name, area, comment });
    },
    validate: (validation) => void validations.push(validation),
    highlight: (format) => void conditionalFormats.push(format),
    chart: (chart) => void charts.push(chart),
    rowHeight: (row, points) => void (rowHeights[row] = points),
    build: (frame) => ({ ...frame, rows, rowHeights, names, validations, conditionalFormats, charts }),
  };
}
