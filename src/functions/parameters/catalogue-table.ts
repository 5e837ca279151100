import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { optional, type Parameter } from "../../grid/parameter";

/** Means every entry of a catalogue. */
const ALL = "all";

/** The name of an entry, or nothing for the whole catalogue; in a range of names each cell must have one. */
export const nameOrAll = <T extends { readonly name: string }>(named: Parameter<T>): Parameter<T | typeof ALL> => ({
  ...optional<T | typeof ALL>(
    {
      ...named,
      read: (cell) => (typeof cell === "string" && cell.trim().toLowerCase() === ALL ? ALL : named.read(cell)),
    },
    ALL,
    "all of them",
  ),
  readRanged: (cell) =>
    cell === null || cell === "" ? new CellError("#VALUE!", `is missing: it must be ${named.rule}`) : named.read(cell),
});

/** What a catalogue says of its entries: an id for the argument, a heading for the table, the unit in it. */
export type Fields<T> = Readonly<Record<string, readonly [heading: string, read: (entry: T) => Cell]>>;

const headingOf = <T>(fields: Fields<T>, id: string): string => fields[id]![0];
const factOf = <T>(fields: Fields<T>, id: string, entry: T): Cell => fields[id]![1](entry);

/** Entries one under the other: their names, then the fields. */
export const catalogueTable = <T extends { readonly name: string }>(
  entries: readonly T[],
  fields: Fields<T>,
  ids: readonly string[],
): Matrix<Cell> => [
  ["Name", ...ids.map((it) => headingOf(fields, it))],
  ...entries.map((entry) => [entry.name, ...ids.map((it) => factOf(fields, it, entry))]),
];

/** What a catalogue answers with: one fact of one entry, a field of all of them, or the table of the fields `inTable`. */
export function catalogueAnswer<T extends { readonly name: string }, Field extends string>(
  entries: readonly T[],
  fields: Fields<T>,
  lone: Field,
  inTable: readonly string[],
): (args: { name: T | typeof ALL; field: Field | undefined }) => Cell | Matrix<Cell> {
  // Computed when it is first asked for: nothing in it changes.
  let table: Matrix<Cell> | undefined;
  return ({ name, field }) => {
    if (name !== ALL) return factOf(fields, field ?? lone, name);
    return field === undefined
      ? (table ??= catalogueTable(entries, fields, inTable))
      : catalogueTable(entries, fields, [field]);
  };
}
