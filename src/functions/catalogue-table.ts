import { CellError, type Cell, type Matrix } from "../grid/cell";
import { optional, type Parameter } from "../grid/parameter";

/** Stands for every entry of a catalogue. */
export const ALL = "all";

/** The name of an entry, or nothing for the whole catalogue; in a range of names each cell must have one. */
export const nameOrAll = <T extends { readonly name: string }>(named: Parameter<T>): Parameter<T | typeof ALL> => ({
  ...optional<T | typeof ALL>({ ...named, read: (cell) => (typeof cell === "string" && cell.trim().toLowerCase() === ALL ? ALL : named.read(cell)) }, ALL, "all of them"),
  readRanged: (cell) => (cell === null || cell === "" ? new CellError("#VALUE!", `is missing: it must be ${named.rule}`) : named.read(cell)),
});

/** What a catalogue says of its entries: an id for the argument, a heading for the table, the unit in it. */
export type Fields<T> = Readonly<Record<string, readonly [heading: string, read: (entry: T) => Cell]>>;

export const headingOf = <T>(fields: Fields<T>, id: string): string => fields[id]![0];
export const factOf = <T>(fields: Fields<T>, id: string, entry: T): Cell => fields[id]![1](entry);

/** A table that is worked out when it is first asked for: nothing in it changes. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Entries one under the other: their names, then the fields. */
export const catalogueTable = <T extends { readonly name: string }>(entries: readonly T[], fields: Fields<T>, ids: readonly string[]): Matrix<Cell> => [
  ["Name", ...ids.map((it) => headingOf(fields, it))],
  ...entries.map((entry) => [entry.name, ...ids.map((it) => factOf(fields, it, entry))]),
];
