import type { Injector } from "@univerjs/core";
import {
  deserializeRangeWithSheet,
  IDefinedNamesService,
  type IDefinedNamesServiceParam,
} from "@univerjs/preset-sheets-core";
import { areaAddress, type Area } from "../grid/address";
import type { Sheet } from "../grid/sheet";

export type DefinedName = IDefinedNamesServiceParam & { unitId: string };

/**
 * Names of the breakdown sheets, kept with the engine so that they move with their cells and its name box lists
 * them. Formulas never use them: to the engine, of two sheets' names spelled alike the later one answers on both,
 * and after rows are inserted it goes on with the addresses of before. Hence `replaceNames`.
 */
export class SheetNames {
  private readonly service: IDefinedNamesService;

  constructor(
    injector: Injector,
    private readonly workbookId: string,
  ) {
    this.service = injector.get(IDefinedNamesService);
  }

  /** What registers the names of a sheet with the engine. */
  entries(sheet: Sheet, sheetId: string, sheetName: string): DefinedName[] {
    return sheet.names.map(({ name, area, comment }) => ({
      unitId: this.workbookId,
      id: idOf(sheetId, name),
      name,
      formulaOrRefString: `${quotedSheetName(sheetName)}!${areaAddress(area, "both")}`,
      comment,
      localSheetId: sheetId,
    }));
  }

  /** Every name of a sheet, and where it is now. */
  areas(sheetId: string): Record<string, Area> {
    const entries = Object.values(this.service.getDefinedNameMap(this.workbookId) ?? {});
    return Object.fromEntries(
      entries.flatMap(({ name, localSheetId }) => {
        const area = localSheetId === sheetId ? this.area(sheetId, name) : undefined;
        return area ? [[name, area]] : [];
      }),
    );
  }

  /** Where a name of a sheet is now; rows may have been inserted above it. */
  area(sheetId: string, name: string): Area | undefined {
    const entry = this.service.getValueById(this.workbookId, idOf(sheetId, name));
    if (!entry || entry.formulaOrRefString.includes("#REF!")) return undefined;
    // The engine's own reader takes the first "!" for the end of the sheet's name, which may have one.
    const reference = entry.formulaOrRefString.replace(/^.*!/s, "");
    const { startRow, startColumn, endRow, endColumn } = deserializeRangeWithSheet(reference).range;
    return { row: startRow, column: startColumn, rows: endRow - startRow + 1, columns: endColumn - startColumn + 1 };
  }
}

export const idOf = (sheetId: string, name: string) => `${sheetId}/${name.toLowerCase()}`;

/** Texts, which are kept, or a word that may be a name, after the name of its sheet if it has one. */
const TOKEN = /"(?:[^"]|"")*"|(?:('(?:[^']|'')*'|[A-Za-z_][\w.]*)!)?([A-Za-z_][\w.]*)(?![\w.]|\s*[(!])/g;

/** The formula with each name that `addressOf` knows as its address; functions, texts and references stay. */
export function replaceNames(
  formula: string,
  addressOf: (name: string, sheetName: string | undefined) => string | undefined,
): string {
  return formula.replace(TOKEN, (token: string, sheet: string | undefined, name: string | undefined) => {
    const address = name && addressOf(name, sheet?.replace(/^'(.*)'$/s, "$1").replaceAll("''", "'"));
    return address ? (sheet ? `${sheet}!${address}` : address) : token;
  });
}

/** A sheet's name as a formula writes it. */
export const quotedSheetName = (sheetName: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(sheetName) ? sheetName : `'${sheetName.replaceAll("'", "''")}'`;
