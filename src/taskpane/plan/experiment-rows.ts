import { COUNT_RULE } from "../../study/assumptions";
import type { FileExperiment, FileSweep, StudyFile } from "../../study/file";
import { readInput, readText, type Read } from "../fields/read-value";
import { shortText, readTokens } from "./line-text";
import { withAddedExperiment, withExperiment } from "./plan";
import { modelsText, pointsText, readModels, readPoints, settingsText } from "./plan-text";

/** The experiments of a plan as rows of cells, as a spreadsheet has them. */

interface Column {
  /** What its heading may be in a table that is pasted. */
  heading: RegExp;
  label: string;
  text(experiment: FileExperiment): string;
  /** The experiment with what was typed. */
  read(experiment: FileExperiment, typed: string, file: StudyFile): Read<FileExperiment>;
}

const sweepOf = ({ sweeps }: FileExperiment): FileSweep => sweeps[0]!;

/** A row shows one sweep; an experiment of several has its fields below the table. */
export const hasOneSweep = ({ sweeps }: FileExperiment): boolean => sweeps.length === 1;

/** A column of what its sweep has. */
const ofSweep =
  <K extends keyof FileSweep>(field: K, read: (typed: string, file: StudyFile) => Read<FileSweep[K]>): Column["read"] =>
  (experiment, typed, file) => {
    const given = read(typed, file);
    if ("problem" in given) return given;
    return { value: { ...experiment, sweeps: [{ ...sweepOf(experiment), [field]: given.value }] } };
  };

const settings = { label: "Configurations", unit: "each trained", rule: COUNT_RULE } as const;

export const COLUMNS = {
  name: {
    heading: /^(?:name|experiments?|sweeps?)$/i,
    label: "Name",
    text: ({ name }) => name,
    read: (experiment, typed) => {
      const name = readText("The name", typed);
      return "problem" in name ? name : { value: { ...experiment, name: name.value } };
    },
  },
  models: {
    heading: /^(?:models?|widths?|widths? or models?|models? or widths?|sizes?|d_?model)$/i,
    label: "Models or widths",
    text: (it) => modelsText(sweepOf(it).models),
    read: ofSweep("models", (typed, { models = [] }) => readModels(typed, models)),
  },
  tokens: {
    heading: /^(?:tokens?|tokens? (?:per|a) run|training tokens?)$/i,
    label: "Tokens per run",
    text: (it) => {
      const { tokens = "fixed" } = sweepOf(it);
      return typeof tokens === "number" ? shortText(tokens) : tokens;
    },
    read: ofSweep("tokens", readTokensOfRow),
  },
  settings: {
    heading: /^(?:configurations?|configs?|settings?)$/i,
    label: "Configurations",
    text: (it) => {
      const { settings: given = 1 } = sweepOf(it);
      return typeof given === "number" ? String(given) : settingsText(given);
    },
    read: ofSweep("settings", (typed) => readInput(settings, typed)),
  },
  points: {
    heading: /^(?:runs?|points?|seeds?|repeats?|runs? per (?:configuration|setting))$/i,
    label: "Runs per configuration",
    text: (it) => pointsText(sweepOf(it).points),
    read: ofSweep("points", (typed, { counts }) => readPoints(typed, counts)),
  },
} as const satisfies Record<string, Column>;

export type ColumnName = keyof typeof COLUMNS;
export const COLUMN_NAMES = Object.keys(COLUMNS) as ColumnName[];

/** What rows share is no row's own. */
function readTokensOfRow(typed: string, { assumptions }: StudyFile): Read<NonNullable<FileSweep["tokens"]>> {
  const read = readTokens(typed);
  if ("problem" in read) return read;
  if ("usd" in read.value) return { problem: "A budget is for a plan of one experiment." };
  const { tokens, perParam } = read.value;
  return perParam === undefined || (perParam.value === assumptions.tokens_per_param && !perParam.range)
    ? { value: tokens }
    : {
        problem: `All experiments share the tokens per parameter, which are ${assumptions.tokens_per_param}: type optimal, and change them under “Tokens per run”.`,
      };
}

/** What is typed or pasted and not in the plan, because it is invalid: by row and column. */
export type Drafts = Readonly<Record<string, string>>;
export const draftKey = (row: number, column: ColumnName): string => `${row}:${column}`;

/** Rows below a row that is gone move up by one. */
export const draftsWithout = (drafts: Drafts, row: number): Drafts =>
  Object.fromEntries(
    Object.entries(drafts).flatMap(([key, typed]) => {
      const [at, column] = [Number(key.split(":")[0]), key.split(":")[1] as ColumnName];
      return at === row ? [] : [[draftKey(at > row ? at - 1 : at, column), typed]];
    }),
  );

/** What a cell of the table is, were a text typed into it. */
export function readCell(file: StudyFile, row: number, column: ColumnName, typed: string): Read<FileExperiment> {
  const experiment = file.experiments[row]!;
  if (column !== "name" && !hasOneSweep(experiment))
    return { problem: `“${experiment.name}” has ${experiment.sweeps.length} sweeps: change them below the table.` };
  return COLUMNS[column].read(experiment, typed, file);
}

/** Rows of cells from a spreadsheet: between tabs, a cell that has a line break or a tab in quotes. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gy;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? [];
    if (end === undefined) break;
    row.push((quoted?.replaceAll('""', '"') ?? plain ?? "").trim());
    if (end === "\t") continue;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push([...row, ""]);
  return rows;
}

/** The columns that a row of headings names; undefined for a row of data. */
function columnsOf(headings: readonly string[]): (ColumnName | undefined)[] | undefined {
  const columns = headings.map((it) => COLUMN_NAMES.find((name) => COLUMNS[name].heading.test(it)));
  const filled = headings.filter((it) => it !== "").length;
  const known = columns.filter((it) => it !== undefined).length;
  return known > 0 && known >= filled / 2 ? columns : undefined;
}

export interface Pasted {
  file: StudyFile;
  /** Cells that are invalid, as they were pasted. */
  drafts: Drafts;
  rows: number;
  /** What found no place in the table, each with where it was. */
  leftOut: readonly string[];
}

/** As many as a list of a file may have. */
const MOST_EXPERIMENTS = 200;

/** Models of a row that is new and gives none, until it does. */
const WITHOUT_MODELS = "";

/** Fills rows from a cell on with cells of a spreadsheet; a row of headings says which column is which. Blank rows are none. */
export function pasted(file: StudyFile, text: string, from: { row: number; column: ColumnName }): Pasted {
  const all = cellsOf(text).map((cells, index) => ({ cells, line: index + 1 }));
  const filled = all.filter(({ cells }) => cells.some((it) => it !== ""));
  const headed = filled[0] && columnsOf(filled[0].cells);
  const first = COLUMN_NAMES.indexOf(from.column);
  const columnAt = (index: number): ColumnName | undefined => (headed ? headed[index] : COLUMN_NAMES[first + index]);
  const drafts: Record<string, string> = {};
  const leftOut: string[] = [];
  let plan = file;
  let row = from.row;
  const used = headed?.filter((it) => it !== undefined) ?? [];
  const repeated = used.find((it, at) => used.indexOf(it) < at);
  if (repeated !== undefined) leftOut.push(`Two columns are headed ${COLUMNS[repeated].label}: the last one counts.`);
  for (const { cells, line } of headed ? filled.slice(1) : filled) {
    if (row >= MOST_EXPERIMENTS) {
      leftOut.push(`Line ${line} of the pasted cells: a plan has at most ${MOST_EXPERIMENTS} experiments.`);
      continue;
    }
    const isNew = row >= plan.experiments.length;
    if (isNew) plan = withAddedExperiment(plan);
    const given = new Set<ColumnName>();
    for (const [index, typed] of cells.entries()) {
      if (typed === "") continue;
      const column = columnAt(index);
      if (column === undefined) {
        const heading = headed && filled[0]!.cells[index];
        leftOut.push(
          `Line ${line}, column ${index + 1}${heading ? ` (${heading})` : ""}: “${typed}” has no column in the table.`,
        );
        continue;
      }
      given.add(column);
      const read = readCell(plan, row, column, typed);
      if ("problem" in read) drafts[draftKey(row, column)] = typed;
      else {
        delete drafts[draftKey(row, column)];
        plan = withExperiment(plan, row, read.value);
      }
    }
    if (isNew && !given.has("models")) drafts[draftKey(row, "models")] = WITHOUT_MODELS;
    row++;
  }
  return { file: plan, drafts, rows: row - from.row, leftOut };
}
