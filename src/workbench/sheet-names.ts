import type { Injector } from "@univerjs/core";
import {
  deserializeRangeWithSheet,
  IDefinedNamesService,
  type Lexer,
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

  /**
   * The engine finds a name without a thought of its sheet. From now on it does so only while somebody goes to one, and takes that
   * of the sheet in view; to a formula a name is known where `replaceNames` found it, and nowhere else.
   */
  keepFromFormulas(lexer: Lexer, sheetInView: () => string): void {
    const { service } = this;
    const [findByName, readFormula] = [service.getValueByName.bind(service), lexer.treeBuilder.bind(lexer)];
    let isReadingFormula = false;
    lexer.treeBuilder = (...given) => {
      isReadingFormula = true;
      try {
        return readFormula(...given);
      } finally {
        isReadingFormula = false;
      }
    };
    service.getValueByName = (workbookId, name) => {
      const ofWorkbook = this.all().find((it) => it.name.toLowerCase() === name.toLowerCase() && !isOfSheet(it));
      if (isReadingFormula) return ofWorkbook ?? null;
      return service.getValueById(workbookId, idOf(sheetInView(), name)) ?? ofWorkbook ?? findByName(workbookId, name);
    };
  }

  /** Names of one sheet. */
  of(sheetId: string): DefinedName[] {
    return this.all()
      .filter((it) => it.localSheetId === sheetId)
      .map((it) => ({ ...it, unitId: this.workbookId }));
  }

  /** The same names, of a copy of their sheet. */
  copied(sheetId: string, copyId: string, copyName: string): DefinedName[] {
    return this.of(sheetId).map((it) => ({
      ...it,
      id: idOf(copyId, it.name),
      formulaOrRefString: `${quotedSheetName(copyName)}!${it.formulaOrRefString.replace(/^.*!/s, "")}`,
      localSheetId: copyId,
    }));
  }

  /** Sheets that have a name of their own spelled so. */
  sheetsWith(name: string): string[] {
    return this.all()
      .filter((it) => isOfSheet(it) && it.name.toLowerCase() === name.toLowerCase())
      .map((it) => it.localSheetId!);
  }

  private all(): IDefinedNamesServiceParam[] {
    return Object.values(this.service.getDefinedNameMap(this.workbookId) ?? {});
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

const isOfSheet = ({ id, localSheetId, name }: IDefinedNamesServiceParam): boolean =>
  localSheetId !== undefined && id === idOf(localSheetId, name);

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
