import type { Content, PlacedCell, Sheet } from "../../src/grid/sheet";
import { cellKey, type FakeCell, type FakeSheet } from "./fake-excel";

/** A cell that nobody changed stays the same object, so that its formula is read once. */
const known = new WeakMap<FakeCell, PlacedCell>();

function placed(cell: FakeCell): PlacedCell {
  const content = (cell.content ?? null) as Content;
  const format = cell.format === undefined ? undefined : String(cell.format);
  const before = known.get(cell);
  if (before && before.content === content && before.format === format) return before;
  const made = { content, ...(format === undefined ? {} : { format }) };
  known.set(cell, made);
  return made;
}

/** The sheet as the requests left it, in the form that other hosts write: what a user of Excel would have before them. */
export function rebuildSheet({ name, cells, names }: FakeSheet): Sheet {
  const places = [...cells.keys()].map((key) => key.split(",").map(Number) as [number, number]);
  const height = Math.max(...places.map(([row]) => row)) + 1;
  const width = Math.max(...places.map(([, column]) => column)) + 1;
  return {
    name,
    rows: Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (_, column): PlacedCell | null => {
        const cell = cells.get(cellKey(row, column));
        if (!cell || (cell.content === undefined && cell.format === undefined)) return null;
        return placed(cell);
      }),
    ),
    columnWidths: [],
    rowHeights: {},
    frozen: { rows: 0, columns: 0 },
    names: [...names.values()]
      .filter(({ props }) => props.Visible !== false)
      .map(({ props, areas }) => ({
        name: String(props.Name),
        area: areas![0]!,
        comment: String(props.Comment),
      })),
    validations: [],
    conditionalFormats: [],
    charts: [],
  };
}
