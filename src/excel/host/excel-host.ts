import type { Cell, Matrix } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { HostError, noSuchCell, type Host, type InsertOptions } from "../../grid/host";
import type { Sheet } from "../../grid/sheet";
import { addWorkbookNames } from "./add-workbook-names";
import type { ErrorMessages } from "../functions/error-messages";
import { codeOf, explain } from "./explain";
import { followChanges } from "./follow-changes";
import { insertSheet } from "./insert-sheet";
import { READ, readRange } from "./read-range";
import { spelling } from "../site";
import { pickedFormulas, spillShape } from "./without-spilling";
import { withinTime } from "./within-time";

/** A lone read or write; the first one may find the workbook still loading. */
const ANSWER_LIMIT_MS = 20_000;

/** Excel versions with dynamic arrays have this set; before it, a formula fills its own cell only. */
const SPILLING = "1.12";
/** Every Excel with this set has LAMBDA; Excel 2021, which lacks it, ends at 1.14. */
const LAMBDA = "1.16";

const supports = (version: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", version);

/** Excel, on Windows, on a Mac or on the web, as the task pane sees it. */
export function excelHost(catalogue: readonly WorksheetFunction[], namespace: string, messages: ErrorMessages): Host {
  const spell = spelling(namespace);
  const changes = followChanges();

  async function ask<T>(
    what: string,
    batch: (context: Excel.RequestContext) => (() => T) | Promise<() => T>,
  ): Promise<T> {
    try {
      const context = new Excel.RequestContext();
      const result = await batch(context);
      await withinTime(context.sync(), ANSWER_LIMIT_MS);
      return result();
    } catch (error) {
      throw explain(what, error);
    }
  }

  return {
    label: "Excel",
    charts: true,
    spell,

    insert: (sheet: Sheet, options?: InsertOptions) => changes.heldDuring(() => insertSheet(sheet, options)),

    read: (wanted) =>
      ask("The sheet could not be read.", (context) => {
        const worksheet = context.workbook.worksheets.getActiveWorksheet();
        const { names } = worksheet;
        worksheet.load("id");
        const ranges = wanted.map((name) => [name, names.getItemOrNullObject(name).getRangeOrNullObject()] as const);
        for (const [, range] of ranges) range.load(READ);
        return () => {
          const found = ranges.flatMap(([name, range]): [string, Matrix<Cell>][] =>
            range.isNullObject ? [] : [[name, readRange(range)]],
          );
          return found.length === 0 ? null : { sheetId: worksheet.id, cells: Object.fromEntries(found) };
        };
      }),

    async write(sheetId, values) {
      await ask("The cell was not changed.", (context) => {
        const { names } = context.workbook.worksheets.getItem(sheetId);
        // Excel stops at the first action it refuses: what may be missing is looked for before anything is set.
        const cells = Object.entries(values).map(([name, value]) => ({ range: names.getItem(name).getRange(), value }));
        for (const { range, value } of cells) range.values = [[value]];
        return () => undefined;
      }).catch((error: unknown) => {
        throw codeOf((error as Error).cause) === "ItemNotFound" ? noSuchCell(Object.keys(values)) : error;
      });
    },

    type: (formula) =>
      ask("The formula was not inserted.", async (context) => {
        const cell = context.workbook.getActiveCell();
        const shape = supports(SPILLING) ? { rows: 1, columns: 1 } : spillShape(formula, catalogue, spell);
        const range = cell.getResizedRange(shape.rows - 1, shape.columns - 1);
        if (shape.rows * shape.columns > 1) await refuseUnlessEmpty(context, range);
        range.formulas = pickedFormulas(formula, shape);
        cell.load("address");
        return () => ({ address: cell.address.replace(/^.*!/s, "") });
      }),

    selection: () =>
      ask("The selection could not be read.", (context) => {
        const cell = context.workbook.getActiveCell();
        cell.load(`address,formulas,${READ}`);
        return () => {
          const { address } = cell;
          if (String(cell.valueTypes[0]![0]) !== "Error") return { address };
          const error = messages.at(address, String(cell.formulas[0]![0]));
          return error ? { address, error } : { address };
        };
      }),

    onChange: changes.listen,

    ...(supports(LAMBDA) && { addWorkbookNames: () => addWorkbookNames(ANSWER_LIMIT_MS) }),
  };
}

/** What a newer Excel says as #SPILL!. */
async function refuseUnlessEmpty(context: Excel.RequestContext, range: Excel.Range): Promise<void> {
  range.load("address,formulas");
  await withinTime(context.sync(), ANSWER_LIMIT_MS);
  // The first cell is the one the user chose to type into.
  const inTheWay = range.formulas
    .flat()
    .slice(1)
    .some((it) => it !== "");
  if (inTheWay) {
    throw new HostError(
      `The result needs ${range.address.replace(/^.*!/s, "")}, which is not empty.`,
      "Select a cell with enough empty cells below and to the right, and try again.",
    );
  }
}
