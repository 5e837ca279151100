import { CellError, type Cell } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import type { Syntax } from "../../grid/formula/parse";
import type { Parameter } from "../../grid/parameter";
import { isAssumption, type AssumptionName } from "../../study/assumptions";
import { entryOf, type NamedEntry } from "./brought";
import { loneCell, type Value } from "./evaluate";
import { formatCell } from "./format-cell";

/** An argument that was left out, and what took its place. */
export interface Taken {
  name: string;
  text: string;
  /** Where that is from, where it is not the function's own source. */
  source?: string;
}

/** Of a catalogue: what an argument names, and what that brought to the arguments left out. */
export interface Brought {
  /** As the formula names it. */
  named: string;
  entry: NamedEntry;
  taken: readonly Taken[];
}

/** A call of one of our functions. */
export interface Called {
  function: WorksheetFunction;
  /** The call with its values, and what it comes to, where that is not the whole formula's. */
  part?: { text: string; value: Cell };
  /** Arguments that were left out or are blank, with what took their places. */
  defaults: readonly Taken[];
  brought: readonly Brought[];
  /** Where the function and the defaults that it took are from. */
  source: string;
}

/** What a call is explained with: its place in the formula, and the values of its parts. */
export interface Context {
  /** Sources of the article's assumptions, by their names. */
  sources: Readonly<Partial<Record<AssumptionName, string>>>;
  valueOf(it: Syntax): Value | undefined;
  textOf(it: Syntax): string;
}

export function explainCall(
  called: WorksheetFunction,
  syntax: Extract<Syntax, { kind: "call" }>,
  isWhole: boolean,
  { sources, valueOf, textOf }: Context,
): Called {
  const parameters = Object.entries(called.parameters);
  const cells = parameters.map(([, parameter], index) => {
    const it = syntax.args[index];
    return it === undefined || parameter.wholeRange ? undefined : loneCell(valueOf(it));
  });
  const isLeftOut = (index: number): boolean => {
    const it = syntax.args[index];
    return it === undefined || cells[index] === null || cells[index] === "";
  };
  const entries = parameters.flatMap(([, parameter], index) => {
    const cell = cells[index];
    if (typeof cell !== "string" || isLeftOut(index)) return [];
    const entry = entryOf(parameter.read(cell, true));
    return entry ? [{ named: cell.trim(), entry }] : [];
  });
  const leftOut = parameters.filter(([, { fallback }], index) => fallback !== undefined && isLeftOut(index));
  // A name that several cells may hold brings something, though nobody knows what.
  const mayBring = parameters.some((_, index) => !isLeftOut(index) && cells[index] === undefined);
  const brings = (name: string): boolean => entries.some(({ entry }) => name in entry.brings);
  const value = isWhole ? undefined : loneCell(valueOf(syntax));
  return {
    function: called,
    ...(value === undefined ? {} : { part: { text: textOf(syntax), value } }),
    defaults: leftOut.filter(([name]) => !brings(name)).flatMap((it) => takenOf(it, mayBring, sources)),
    brought: entries.map(({ named, entry }) => ({
      named,
      entry,
      taken: leftOut.flatMap(([name]) => {
        const cell = entry.brings[name];
        return cell === undefined ? [] : [{ name, text: formatCell(cell) }];
      }),
    })),
    source: sourceOf(called.source, new Set(leftOut.map(([name]) => name))),
  };
}

function takenOf(
  [name, { fallback, fallbackText, inheritedFrom }]: [string, Parameter],
  mayBring: boolean,
  sources: Context["sources"],
): readonly Taken[] {
  // None of something need not be said.
  if (fallback === 0) return [];
  const text = fallbackText ?? (isCell(fallback) ? formatCell(fallback) : "");
  if (text === "") return [];
  const source = isAssumption(name) ? sources[name] : undefined;
  return [
    {
      name,
      text: inheritedFrom !== undefined && mayBring ? `${text}, or ${inheritedFrom}` : text,
      ...(source === undefined ? {} : { source }),
    },
  ];
}

const isCell = (it: unknown): it is Cell =>
  it === null || ["number", "string", "boolean"].includes(typeof it) || it instanceof CellError;

const OF_DEFAULT = /; (\w+) left out: /;

/** A function's source, without that of a default which the call did not take. */
function sourceOf(source: string, leftOut: ReadonlySet<string>): string {
  const [own, ...rest] = source.split(OF_DEFAULT);
  const taken = rest.flatMap((name, index) =>
    index % 2 === 0 && leftOut.has(name) ? [`${name} left out: ${rest[index + 1]!}`] : [],
  );
  return [own!, ...taken].join("; ");
}
