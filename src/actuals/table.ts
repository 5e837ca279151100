import { counted } from "../grid/counted";
import Papa from "papaparse";

/** Rows of an export, each a text for each column. */
export interface Table {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** Lines that could not be read, each with its number in the file, from 1. */
  problems: readonly LineProblem[];
  /** Line of the file that each row begins on. */
  lines: readonly number[];
}

export interface LineProblem {
  line: number;
  reason: string;
}

export class TableError extends Error {}

/** Delimiters of exports: CSV, TSV, `sacct -p`, and CSV where the comma is the decimal mark. */
const DELIMITERS = [",", "\t", "|", ";"];

/** Reads a table with a line of headings, JSON lines, or a JSON list of objects. Throws a TableError where there is none. */
export function readTable(text: string): Table {
  const content = text.replace(/^\ufeff/, "");
  const first = content.trimStart()[0];
  if (first === undefined) throw new TableError("The file is empty.");
  if (first === "[") return ofObjects(listOf(content));
  return first === "{" ? ofObjects(linesOf(content)) : delimited(content);
}

function delimited(content: string): Table {
  const { data, errors } = Papa.parse<string[]>(content, { delimitersToGuess: DELIMITERS, skipEmptyLines: false });
  const [head, ...body] = data;
  // `sacct -p` ends each line with its delimiter: a last column without a heading is none.
  const columns = head!.map((it) => it.trim());
  if (columns.at(-1) === "") columns.pop();
  if (columns.length < 2) throw new TableError("The file has no table: its first line must name two columns or more.");
  const quotes = new Map(
    errors.filter(({ type }) => type === "Quotes").map(({ row }) => [row, "a quote is not closed"]),
  );
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const problems: LineProblem[] = [];
  let line = 1 + lineBreaks(head!);
  for (const [index, cells] of body.entries()) {
    line++;
    const here = line;
    line += lineBreaks(cells);
    if (cells.every((it) => it.trim() === "")) continue;
    const given =
      cells.length > columns.length && cells.slice(columns.length).every((it) => it.trim() === "")
        ? cells.slice(0, columns.length)
        : cells;
    const quote = quotes.get(index + 1);
    if (quote !== undefined) problems.push({ line: here, reason: quote });
    else if (given.length !== columns.length)
      problems.push({
        line: here,
        reason: `it has ${counted(given.length, "column")}, the first line ${columns.length}`,
      });
    else {
      rows.push(given);
      lines.push(here);
    }
  }
  return { columns, rows, problems, lines };
}

const lineBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, it) => sum + (it.match(/\n/g)?.length ?? 0), 0);

type Entry = { line: number } & ({ value: unknown } | { reason: string });

function listOf(content: string): Entry[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    throw new TableError(`The file is not JSON: ${(error as Error).message}`);
  }
  return (list as unknown[]).map((value, index) => ({ line: index + 1, value }));
}

const linesOf = (content: string): Entry[] =>
  content.split(/\r?\n/).flatMap((text, index): Entry[] => {
    if (text.trim() === "") return [];
    try {
      return [{ line: index + 1, value: JSON.parse(text) as unknown }];
    } catch {
      return [{ line: index + 1, reason: "it is not JSON" }];
    }
  });

function ofObjects(entries: readonly Entry[]): Table {
  const problems: LineProblem[] = [];
  const objects: { line: number; fields: ReadonlyMap<string, string> }[] = [];
  const columns = new Set<string>();
  for (const entry of entries) {
    if ("reason" in entry) problems.push({ line: entry.line, reason: entry.reason });
    else if (typeof entry.value !== "object" || entry.value === null || Array.isArray(entry.value))
      problems.push({ line: entry.line, reason: "it is not an object" });
    else {
      const fields = new Map<string, string>();
      flatten(entry.value, "", fields);
      for (const name of fields.keys()) columns.add(name);
      objects.push({ line: entry.line, fields });
    }
  }
  if (columns.size === 0) throw new TableError("The file has no runs: no line is a JSON object with fields.");
  const names = [...columns];
  return {
    columns: names,
    rows: objects.map(({ fields }) => names.map((it) => fields.get(it) ?? "")),
    lines: objects.map(({ line }) => line),
    problems,
  };
}

/** {"summary": {"tokens": 1}} has the column "summary.tokens". */
function flatten(value: object, prefix: string, into: Map<string, string>): void {
  for (const [key, it] of Object.entries(value)) {
    const name = `${prefix}${key}`;
    if (typeof it === "object" && it !== null && !Array.isArray(it)) flatten(it as object, `${name}.`, into);
    else if (it !== null && it !== undefined) into.set(name, typeof it === "string" ? it : JSON.stringify(it));
  }
}
