import { cellAt, type Area } from "./address";
import { isFormula, textOf, type Formula, type Place, type Spelling } from "./formula/formula";
import { fitTexts } from "./fit-texts";
import type { Chart, ConditionalFormat, Content, PlacedCell, Sheet, SheetName, Validation } from "./sheet";

/** What a cell holds: a constant or a formula, which may be asked for when every cell has its place. */
export type Draft = Content | Formula | (() => Content | Formula);

export type DraftCell = Omit<PlacedCell, "content"> & { content: Draft };

/** A conditional format whose formula is known when every cell has its place. */
export type DraftFormat =
  | Extract<ConditionalFormat, { kind: "dataBar" }>
  | (Omit<Extract<ConditionalFormat, { kind: "formula" }>, "formula"> & { formula: () => Formula });

/**
 * A sheet in the making. Cells are placed first, one section under the other, and are referred to by what `place` gives;
 * addresses are known in `build`, so a formula may refer to a cell that is placed below it, and nobody counts rows.
 */
export interface SheetBuilder {
  readonly nextRow: number;
  place(row: number, column: number, cell: DraftCell): Place;
  /** Leaves rows empty before the next section. */
  skip(rows: number): void;
  /** Gives cells a name of the sheet's own, which formulas show from then on. */
  name(name: string, place: Place, comment: string): void;
  validate(validation: Validation): void;
  highlight(format: DraftFormat): void;
  chart(chart: Chart): void;
  rowHeight(row: number, points: number): void;
  build(frame: Pick<Sheet, "name" | "columnWidths" | "frozen" | "printed">, spelling?: Spelling): Sheet;
}

export function sheetBuilder(): SheetBuilder {
  const rows: (DraftCell | null)[][] = [];
  const names: SheetName[] = [];
  const validations: Validation[] = [];
  const highlights: DraftFormat[] = [];
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
      return cellAt(row, column);
    },
    skip(count) {
      for (let index = 0; index < count; index++) rows.push([]);
    },
    name(name, place, comment) {
      if (names.some((it) => it.name === name)) throw new Error(`two areas named ${name}`);
      place.name = name;
      const { row, column, rows: height, columns } = place;
      names.push({ name, area: { row, column, rows: height, columns }, comment });
    },
    validate: (validation) => void validations.push(validation),
    highlight: (format) => void highlights.push(format),
    chart: (chart) => void charts.push(chart),
    rowHeight: (row, points) => void (rowHeights[row] = points),
    build(frame, spelling) {
      const contentOf = (draft: Draft): Content => {
        const content = typeof draft === "function" ? draft() : draft;
        return isFormula(content) ? `=${textOf(content, spelling)}` : content;
      };
      return {
        ...frame,
        ...fitTexts({
          columnWidths: frame.columnWidths,
          rows: rows.map((row) => row.map((cell) => cell && { ...cell, content: contentOf(cell.content) })),
          rowHeights,
        }),
        names,
        validations,
        conditionalFormats: highlights.map((it) =>
          it.kind === "dataBar" ? it : { ...it, formula: textOf(it.formula(), spelling) },
        ),
        charts,
      };
    },
  };
}

/** The cells from the first to the last of some placed ones. */
export function span(first: Area, last: Area = first): Place {
  const [row, column] = [Math.min(first.row, last.row), Math.min(first.column, last.column)];
  return {
    row,
    column,
    rows: Math.max(first.row + first.rows, last.row + last.rows) - row,
    columns: Math.max(first.column + first.columns, last.column + last.columns) - column,
  };
}
