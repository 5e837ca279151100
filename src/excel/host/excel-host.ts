import type { Cell, Matrix } from "../../grid/cell";
import { FilledCell, noSuchCell, type Host, type InsertOptions, otherSheet } from "../../grid/host";
import { helpAddress } from "../../grid/help-address";
import type { Sheet } from "../../grid/sheet";
import { addWorkbookNames } from "./add-workbook-names";
import type { ErrorMessages } from "../functions/error-messages";
import { base64 } from "./base64";
import { codeOf, explain } from "./explain";
import { followChanges } from "./follow-changes";
import { insertSheet } from "./insert-sheet";
import { areaAddress } from "../../grid/address";
import { areaOf } from "../../grid/formula/parse";
import { isCalculating, READ, readContents, readRange } from "./read-range";
import { repairFormulas } from "./repair-formulas";
import { spelling } from "../site";
import { ALWAYS_SHOWN } from "./visibility";
import { withinTime } from "./within-time";

/** A lone read or write; the first one may find the workbook still loading. */
const ANSWER_LIMIT_MS = 20_000;

/** A result with its unit, such as $12,907,461.42, needs a column this wide, in points: a new one shows ####. */
const RESULT_WIDTH = 80;

/** A new workbook opens in a window or a tab of its own. */
const OPEN_LIMIT_MS = 60_000;
/** Office.PlatformType.Mac, which is not there before Office.js is. */
const MAC = "Mac";

/** Excel, on Windows, on a Mac or on the web, as the task pane sees it. */
export function excelHost(namespace: string, messages: ErrorMessages, visibility = ALWAYS_SHOWN): Host {
  const spell = spelling(namespace);
  const changes = followChanges(visibility);

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
    // Office for Mac has none, by design: OfficeDev/office-js#2700, #3385.
    downloads: String(Office.context.platform) !== MAC,
    openAsNew: (content) =>
      withinTime(Excel.createWorkbook(base64(content)), OPEN_LIMIT_MS).catch((error: unknown) => {
        throw explain("The workbook was not opened.", error);
      }),
    spell,
    namespace,
    helpPage: helpAddress,

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
          if (found.length === 0) return null;
          return {
            sheetId: worksheet.id,
            cells: Object.fromEntries(found),
            isCalculating: ranges.some(([, range]) => !range.isNullObject && isCalculating(range)),
          };
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

    async type(formula, { numberFormat, replace = false } = {}) {
      const place = await ask("The formula was not inserted.", (context) => {
        const cell = context.workbook.getActiveCell();
        cell.load("address,numberFormat,formulas");
        cell.format.load("columnWidth");
        cell.worksheet.load("id");
        return () => ({
          sheetId: cell.worksheet.id,
          address: cell.address.replace(/^.*!/s, ""),
          isFilled: cell.formulas[0]![0] !== "",
          // A format that the user has set is theirs.
          isPlain: cell.numberFormat[0]![0] === "General",
          // Null where the columns of a merged cell differ.
          columnWidth: cell.format.columnWidth ?? RESULT_WIDTH,
        });
      });
      const { sheetId, address, isFilled, isPlain, columnWidth } = place;
      if (isFilled && !replace) throw new FilledCell(address);
      await ask("The formula was not inserted.", (context) => {
        const cell = context.workbook.worksheets.getItem(sheetId).getRange(address);
        cell.formulas = [[formula]];
        if (numberFormat !== undefined && isPlain) {
          cell.numberFormat = [[numberFormat]];
          if (columnWidth < RESULT_WIDTH) cell.format.columnWidth = RESULT_WIDTH;
        }
        return () => undefined;
      });
      return { address };
    },

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

    contents: (areas, sheetId) =>
      ask("The cells could not be read.", (context) => {
        const worksheet = context.workbook.worksheets.getActiveWorksheet();
        worksheet.load("id");
        worksheet.names.load("items/name,items/formula");
        const cell = context.workbook.getActiveCell();
        cell.load(`address,formulas,${READ}`);
        const ranges = areas.map((it) => worksheet.getRange(areaAddress(it)));
        for (const range of ranges) range.load(`formulas,${READ}`);
        return () => {
          if (sheetId !== undefined && sheetId !== worksheet.id) throw otherSheet();
          return {
            sheetId: worksheet.id,
            selected: { ...readContents(cell)[0]![0]!, ...areaOf(cell.address.replace(/^.*!/s, "")) },
            names: Object.fromEntries(
              worksheet.names.items.flatMap(({ name, formula }) => {
                const area = /^=(?:'(?:[^']|'')*'|[^'!]+)!(\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)$/i.exec(
                  String(formula),
                );
                return area ? [[name, areaOf(area[1]!)]] : [];
              }),
            ),
            areas: ranges.map(readContents),
          };
        };
      }),

    valuesOf: (wanted) =>
      ask("The cells of other sheets could not be read.", (context) => {
        const ranges = wanted.map(({ sheet, area }) =>
          context.workbook.worksheets.getItem(sheet).getRange(areaAddress(area)),
        );
        for (const range of ranges) range.load(READ);
        return () => ranges.map(readRange);
      }),

    onChange: changes.listen,

    addWorkbookNames: () => addWorkbookNames(ANSWER_LIMIT_MS),

    repair: () => changes.heldDuring(() => repairFormulas(namespace, ANSWER_LIMIT_MS)),

    check: (onStep) =>
      changes.heldDuring(async () => {
        // Apart from the pane: few press the button, and it must not cost the others anything.
        const { checkExcel } = await import(/* webpackChunkName: "check" */ "../check/check-excel");
        return checkExcel({ spell, messages, onStep }).catch((error: unknown) => {
          throw explain("The check did not come to its end.", error);
        });
      }),
  };
}
