import { findNamed, nearestName, type Named } from "../../core/find-named";
import { CellError, type Cell } from "../../grid/cell";
import { readOne } from "../../grid/number-text";
import type { Parameter } from "../../grid/parameter";

/** A parameter that admits the name of an entry of a catalogue; `listing` is the function that lists them. */
export function entryNamed<T extends { readonly name: string }>(
  description: string,
  entries: readonly T[],
  kind: string,
  listing: string,
  without: readonly LeftOut[] = [],
): Parameter<T> {
  const choices = entries.map(({ name }) => name);
  const rule = `the name of ${kind} listed by ${listing}`;
  const inBrief = new CellError("#VALUE!", `must be ${rule}`);
  return {
    description,
    rule,
    choices,
    read(cell, isBrief) {
      if (cell instanceof CellError) return cell;
      const found = findNamed(entries, String(cell));
      if (found || isBrief) return found ?? inBrief;
      return new CellError("#VALUE!", `must be ${rule}${suggestion(cell, entries, without)}`);
    },
  };
}

/** What a catalogue leaves out though people ask for it, and why. */
interface LeftOut extends Named {
  readonly reason: string;
}

/** What `parameter` admits, or the name of an entry; with `isWidth` 7B is no number, for nobody writes a width so. */
export function orEntryNamed<T, E extends { readonly name: string }>(
  parameter: Parameter<T>,
  named: Parameter<E>,
  entries: readonly E[],
  without: readonly LeftOut[] = [],
  isWidth = false,
): Parameter<T | E> {
  const rule = `${parameter.rule}, or ${named.rule}`;
  const inBrief = new CellError("#VALUE!", `must be ${rule}`);
  return {
    description: parameter.description,
    rule,
    choices: named.choices!,
    read(cell, isBrief) {
      if (typeof cell !== "string") return parameter.read(cell, true);
      const value = isWidth && readOne(cell)?.scaled ? inBrief : parameter.read(cell, true);
      // "4090" is an accelerator, and no peak.
      const entry = isWidth && !(value instanceof CellError) ? value : named.read(cell, true);
      if (!(entry instanceof CellError)) return entry;
      if (!(value instanceof CellError)) return value;
      return isBrief ? inBrief : new CellError("#VALUE!", `must be ${rule}${suggestion(cell, entries, without)}`);
    },
  };
}

/** Longer texts are no names that somebody misspelled. */
const LONGEST_NAME = 40;

/** The end of a message: why the catalogue leaves out what a text names, or which name is nearest to one that is none. */
export function suggestion(
  cell: Cell,
  entries: readonly { readonly name: string }[],
  without: readonly LeftOut[] = [],
): string {
  const leftOut = typeof cell === "string" ? findNamed(without, cell) : undefined;
  if (leftOut) return `; ${leftOut.name} is not in the catalogue: ${leftOut.reason}`;
  const nearest = typeof cell === "string" && cell.length <= LONGEST_NAME ? nearestName(entries, cell) : undefined;
  return nearest === undefined ? "" : `; the nearest to “${String(cell)}” is “${nearest}”`;
}
