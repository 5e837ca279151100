import { evaluateSheet } from "../calculation/evaluate-sheet";
import type { Study } from "../core/study";
import { catalogue } from "../functions";
import type { Content, Sheet } from "../grid/sheet";
import { xlsxFile } from "../xlsx/xlsx-file";
import { breakdownSheet, type FormulaStyle } from "./breakdown";

export interface BreakdownFileOptions {
  style: FormulaStyle;
  /** The date that the file says it was made. */
  created: Date;
  /** What the cells of some of the sheet's names hold instead of the study's own figures. */
  inputs?: Readonly<Record<string, Content>>;
  /** Of the add-in's functions, as the manifest states it. */
  namespace?: string;
}

/** A saved file spells TRAIN.RUN_COST so; Excel reads and shows it with the dot. */
const savedSpelling = (namespace: string) => (name: string): string => `_xldudf_${namespace}_${name}`;

/** The study's breakdown as the bytes of an .xlsx file, every formula with its result. */
export function breakdownFile(study: Study, { style, created, inputs = {}, namespace = "TRAIN" }: BreakdownFileOptions): Uint8Array {
  const spell = savedSpelling(namespace);
  const sheet = withInputs(breakdownSheet(study, { style, spell, charts: true }), inputs);
  const values = evaluateSheet(sheet, Object.fromEntries(catalogue.map(({ name, call }) => [spell(name), call])));
  return xlsxFile(sheet, {
    values,
    properties: {
      title: study.title,
      subject: study.subtitle,
      creator: "FLOPsheet",
      description: style === "excel" ? "Live formulas; no add-in is needed." : `Live formulas with the functions of the FLOPsheet add-in (${namespace}).`,
      keywords: "training cost, FLOPs",
      created,
    },
    // Without the add-in Excel would turn its functions into #NAME? on opening; their results stay until something changes.
    recalculate: style === "excel",
  });
}

/** The sheet with other contents in the cells that its names stand for. */
export function withInputs(sheet: Sheet, inputs: Readonly<Record<string, Content>>): Sheet {
  const contents = new Map(
    Object.entries(inputs).map(([name, content]) => {
      const named = sheet.names.find((it) => it.name === name);
      if (!named) throw new Error(`the sheet has no cell named ${name}`);
      return [`${named.area.row},${named.area.column}`, content];
    }),
  );
  const rows = sheet.rows.map((row, rowIndex) =>
    row.map((cell, column) => {
      const key = `${rowIndex},${column}`;
      return cell && contents.has(key) ? { ...cell, content: contents.get(key)! } : cell;
    }),
  );
  return { ...sheet, rows };
}
