import { cellValues, evaluateSheet, type SheetFunctions } from "../calculation/evaluate-sheet";
import type { Study } from "../study/study";
import { catalogue } from "../functions";
import { CellError, type Cell } from "../grid/cell";
import { savedSpelling } from "../grid/saved-spelling";
import type { Content, Sheet } from "../grid/sheet";
import { xlsxFile } from "../xlsx/xlsx-file";
import { isSameNumber } from "../grid/same-number";
import { breakdownSheet, type FormulaStyle } from "./breakdown";
import { resultNames } from "./result-names";

export interface BreakdownFileOptions {
  style: FormulaStyle;
  /** The date that the file says it was made. */
  created: Date;
  /** What the input cells of another copy of the sheet hold, by their names; those of other cells are ignored. */
  inputs?: Readonly<Record<string, Cell>>;
  /** Of the add-in's functions, as its manifest states it; empty where they have no namespace. */
  namespace: string;
}

/** The study's breakdown as an .xlsx file, every formula with its result. */
export function breakdownFile(
  study: Study,
  { style, created, inputs = {}, namespace }: BreakdownFileOptions,
): { name: string; content: Uint8Array<ArrayBuffer> } {
  const spell = savedSpelling(namespace);
  const functions = Object.fromEntries(catalogue.map(({ name, call }) => [spell(name), call]));
  const template = breakdownSheet(study, { style, spell, charts: true });
  const sheet = withContents(template, changedInputs(template, inputs, functions));
  const content = xlsxFile(sheet, {
    values: evaluateSheet(sheet, functions),
    properties: {
      title: study.title,
      subject: study.subtitle,
      creator: "FLOPsheet",
      description:
        style === "excel"
          ? "Live formulas; no add-in is needed."
          : "Live formulas with the functions of the FLOPsheet add-in.",
      keywords: "training cost, FLOPs",
      created,
    },
    // Without the add-in Excel would turn its functions into #NAME? on opening; their results stay until something changes.
    recalculate: style === "excel",
  });
  return { name: `${sheet.name}.xlsx`, content };
}

const placeOf = ({ names }: Sheet, wanted: string): { row: number; column: number } => {
  const named = names.find(({ name }) => name === wanted);
  if (!named) throw new Error(`the sheet has no cell named ${wanted}`);
  return named.area;
};

/** Names of the cells that the user may change, and of what the pane keeps for them. */
export const inputNames = ({ names, rows }: Sheet): string[] =>
  names
    .filter(
      ({ name, area }) =>
        name === resultNames.scenarios ||
        name === resultNames.priceBasis ||
        name === resultNames.priceBasisUsd ||
        (area.rows * area.columns === 1 && rows[area.row]?.[area.column]?.style === "input"),
    )
    .map(({ name }) => name);

/** Inputs that differ from what the sheet holds by itself; an error or a blank, as a cell is before its first calculation, is no input. */
function changedInputs(
  sheet: Sheet,
  inputs: Readonly<Record<string, Cell>>,
  functions: SheetFunctions,
): Record<string, Content> {
  const given = inputNames(sheet).filter((name) => name in inputs);
  // Only the cells that are compared, and what they follow: the whole sheet is calculated once, with its inputs.
  const valueAt = cellValues(sheet, functions);
  return Object.fromEntries(
    given.flatMap((name): [string, Content][] => {
      const [own, wanted] = [valueAt(placeOf(sheet, name)), inputs[name]!];
      const same = typeof own === "number" && typeof wanted === "number" ? isSameNumber(own, wanted) : own === wanted;
      // A text that begins as a formula does was typed with an apostrophe; as an input it must not become one.
      const isFormula = typeof wanted === "string" && wanted.startsWith("=");
      return same || wanted === null || wanted instanceof CellError || isFormula ? [] : [[name, wanted]];
    }),
  );
}

/** The sheet with other contents in the cells that its names refer to. */
export function withContents(sheet: Sheet, contents: Readonly<Record<string, Content>>): Sheet {
  const rows = sheet.rows.map((row) => [...row]);
  for (const [name, content] of Object.entries(contents)) {
    const { row, column } = placeOf(sheet, name);
    rows[row]![column] = { ...rows[row]![column]!, content };
  }
  return { ...sheet, rows };
}
