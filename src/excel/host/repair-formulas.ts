import { catalogue } from "../../functions";
import { savedSpelling } from "../../grid/saved-spelling";
import { spelling } from "../site";
import { explain } from "./explain";
import { withinTime } from "./within-time";

/** What Excel shows where it does not know a function, and where it waits for one. */
const REPAIRABLE = /^#(NAME\?|BUSY!|GETTING_DATA)$/;

/** Cells that are read in one request; Excel on the web answers with 5 MB at most. */
const CELLS_A_REQUEST = 50_000;

/**
 * Enters each formula of the workbook again that has a function of ours and shows one of these errors, a request a sheet. Excel keeps
 * both after the add-in's functions are there: OfficeDev/office-js#4487, #5865, #6662. Resolves with the number of cells.
 */
export async function repairFormulas(namespace: string, limitMs: number): Promise<number> {
  try {
    const context = new Excel.RequestContext();
    const answer = () => withinTime(context.sync(), limitMs);
    const { worksheets } = context.workbook;
    worksheets.load("items/id");
    await answer();
    const sheets = worksheets.items.map((sheet) => ({ sheet, used: sheet.getUsedRangeOrNullObject(true) }));
    for (const { used } of sheets) used.load("rowIndex,columnIndex,rowCount,columnCount");
    await answer();
    let count = 0;
    for (const { sheet, used } of sheets) if (!used.isNullObject) count += await repairSheet(sheet, used);
    return count;

    async function repairSheet(sheet: Excel.Worksheet, used: Excel.Range): Promise<number> {
      const { rowIndex, columnIndex, rowCount, columnCount } = used;
      const rows = Math.max(1, Math.floor(CELLS_A_REQUEST / columnCount));
      let repaired = 0;
      for (let top = 0; top < rowCount; top += rows) {
        const range = sheet.getRangeByIndexes(rowIndex + top, columnIndex, Math.min(rows, rowCount - top), columnCount);
        range.load("formulas,values,valueTypes");
        await answer();
        const broken = brokenFormulas(range, namespace);
        for (const { row, column, formula } of broken)
          sheet.getRangeByIndexes(rowIndex + top + row, columnIndex + column, 1, 1).formulas = [[formula]];
        if (broken.length > 0) await answer();
        repaired += broken.length;
      }
      return repaired;
    }
  } catch (error) {
    throw explain("Not all formulas were repaired.", error);
  }
}

interface Broken {
  /** From the range's first cell. */
  row: number;
  column: number;
  /** As it is to be entered. */
  formula: string;
}

function brokenFormulas({ formulas, values, valueTypes }: Excel.Range, namespace: string): Broken[] {
  const { isOurs, asTyped } = ourFormulas(namespace);
  return formulas.flatMap((cells: unknown[], row) =>
    cells.flatMap((formula, column): Broken[] =>
      typeof formula === "string" &&
      formula.startsWith("=") &&
      isOurs(formula) &&
      String(valueTypes[row]![column]) === "Error" &&
      REPAIRABLE.test(String(values[row]![column]))
        ? [{ row, column, formula: asTyped(formula) }]
        : [],
    ),
  );
}

/** How a formula calls a function of ours: as it is typed, or as Excel writes it where it did not know the function when it opened the file. */
function ourFormulas(namespace: string): { isOurs(formula: string): boolean; asTyped(formula: string): string } {
  const [spell, saved] = [spelling(namespace), savedSpelling(namespace)];
  const byFile = new Map(catalogue.map(({ name }) => [saved(name).toUpperCase(), spell(name)]));
  const typed = new Set(catalogue.map(({ name }) => spell(name).toUpperCase()));
  const call = /(?<![\w.])([A-Za-z_][\w.]*)(?=\()/g;
  // A text in a formula may look like a call.
  const calls = (formula: string) =>
    [...formula.replace(/"[^"]*"/g, '""').matchAll(call)].map(([, name]) => name!.toUpperCase());
  return {
    isOurs: (formula) => calls(formula).some((name) => typed.has(name) || byFile.has(name)),
    asTyped: (formula) =>
      formula.replace(/"[^"]*"|(?<![\w.])_xldudf_\w+(?=\()/gi, (it) => byFile.get(it.toUpperCase()) ?? it),
  };
}
