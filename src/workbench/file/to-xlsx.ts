import { CellValueType, BooleanNumber } from "@univerjs/core";
import type { ICellData, IRange, IStyleData, IWorkbookData, IWorksheetData, Nullable } from "@univerjs/core";
import type { Cell as FileCell, CellValue, ColumnDef, NamedRange, RowDef, WriteSheet } from "hucre";
import { areaAddress } from "../../grid/address";
import { DEFAULT_STYLE } from "../cell-styles";
import { fileWidthOfPixels, pointsOfPixels } from "../measures";
import { lookInFile } from "./cell-looks";
import { inFile } from "./formula-spelling";
import { pagesInFile } from "./pages";
import { rulesOf, type SheetRules } from "./rules";
import { formatsInFile, notesInFile, validationsInFile } from "./rules-in-file";

/** What the engine knows of a sheet besides its snapshot. */
export interface SheetResults {
  /** The formula of a cell that shares another's, as its own. */
  formula(row: number, column: number): string | undefined;
  /** The cells that a formula spills over, by its row and column. */
  spills: Readonly<Record<number, Nullable<Readonly<Record<number, Nullable<IRange>>>>>>;
  /** What is in a cell that another one spilled into. */
  spilled(row: number, column: number): ICellData | undefined;
}

export interface FileOptions {
  isOurs(functionName: string): boolean;
  namespace: string;
  names: readonly NamedRange[];
  results(sheetId: string): SheetResults;
  created: Date;
}

/** A workbook of the engine as an .xlsx file: every sheet with its formulas, results, names and looks. */
export async function workbookInFile(data: IWorkbookData, options: FileOptions): Promise<Uint8Array<ArrayBuffer>> {
  // Only who saves or opens a file waits for what reads and writes it.
  const { writeXlsx } = await import("hucre/xlsx");
  const rules = rulesOf(data);
  const inOrder = data.sheetOrder.map((id) => data.sheets[id] as IWorksheetData);
  const font = fontOf(inOrder[0]);
  const sheets = inOrder.map((it) => sheetInFile(data, it, font, rules, options));
  const content = await writeXlsx({
    sheets,
    namedRanges: [...options.names, ...inOrder.flatMap((it) => pagesInFile(it, data.styles).names)],
    defaultFont: font,
    properties: { creator: "FLOPsheet", created: options.created, modified: options.created },
  });
  return new Uint8Array(content);
}

interface Font {
  name: string;
  size: number;
}

/** What cells of a sheet are written in that say nothing of it. */
function fontOf(sheet: IWorksheetData | undefined): Font {
  const { ff, fs } = { ...DEFAULT_STYLE, ...(sheet?.defaultStyle as IStyleData | undefined) };
  return { name: ff!, size: fs! };
}

function sheetInFile(
  data: IWorkbookData,
  sheet: IWorksheetData,
  fileFont: Font,
  rules: SheetRules,
  options: FileOptions,
): WriteSheet {
  const results = options.results(sheet.id);
  const cells = new Map<string, Partial<FileCell>>();
  const put = (row: number, column: number, cell: Partial<FileCell>) => cells.set(`${row},${column}`, cell);
  const { name, size } = fontOf(sheet);
  // A file has one font for all of its sheets: cells of a sheet with another one say so themselves.
  const own: IStyleData = {
    ...(name !== fileFont.name && { ff: name }),
    ...(size !== fileFont.size && { fs: size }),
  };
  const isOwn = Object.keys(own).length > 0;
  const styleOf = (it: ICellData): Nullable<IStyleData> => {
    const style = typeof it.s === "string" ? data.styles[it.s] : it.s;
    return isOwn ? { ...own, ...style } : style;
  };
  for (const [row, line] of numbered(sheet.cellData)) {
    for (const [column, cell] of numbered(line)) {
      const look = styleOf(cell);
      const style = look ? lookInFile(look) : undefined;
      const value = valueOf(cell);
      const formula = cell.f ?? (cell.si ? results.formula(row, column) : undefined);
      if (formula) {
        const range = results.spills[row]?.[column];
        put(row, column, {
          value,
          type: "formula",
          formula: inFile(formula, options.isOurs, options.namespace),
          ...(value !== null && { formulaResult: value }),
          ...(range && isMany(range) && { formulaType: "array", formulaRef: rangeText(range), formulaDynamic: true }),
          ...(style && { style }),
        });
      } else if (value !== null || style) {
        put(row, column, { value, type: typeOf(value), ...(style && { style }) });
      }
    }
  }
  for (const [, line] of numbered(results.spills)) {
    for (const [, range] of numbered(line)) {
      for (let row = range.startRow; row <= range.endRow; row++) {
        for (let column = range.startColumn; column <= range.endColumn; column++) {
          const kept = cells.get(`${row},${column}`);
          if (kept?.formula !== undefined) continue;
          const value = valueOf(results.spilled(row, column) ?? {});
          if (value !== null) put(row, column, { ...kept, value, type: typeOf(value) });
        }
      }
    }
  }
  for (const [key, text] of notesInFile(rules.notes[sheet.id])) {
    cells.set(key, { value: null, type: "empty", ...cells.get(key), comment: { text } });
  }
  const rowDefs = rowsOf(sheet);
  // The library writes rows as far as there are cells: below them a height would be lost.
  const last = Math.max(-1, ...rowDefs.keys());
  if (last >= 0 && !cells.has(`${last},0`)) put(last, 0, { value: null, type: "empty" });
  const spell = (formula: string) => inFile(formula, options.isOurs, options.namespace);
  const { xSplit, ySplit } = sheet.freeze;
  return {
    name: sheet.name,
    rows: [],
    cells,
    columns: columnsOf(sheet),
    rowDefs,
    merges: sheet.mergeData.map(({ startRow, startColumn, endRow, endColumn }) => ({
      startRow,
      startCol: startColumn,
      endRow,
      endCol: endColumn,
    })),
    ...((xSplit > 0 || ySplit > 0) && { freezePane: { rows: ySplit, columns: xSplit } }),
    ...(sheet.hidden === BooleanNumber.TRUE && { hidden: true }),
    dataValidations: validationsInFile(rules.validations[sheet.id] ?? [], spell),
    conditionalRules: formatsInFile(rules.formats[sheet.id] ?? [], spell),
    ...pagesInFile(sheet, data.styles).written,
    view: { showGridLines: sheet.showGridlines !== BooleanNumber.FALSE },
  };
}

function columnsOf({ columnData }: IWorksheetData): ColumnDef[] {
  const columns: ColumnDef[] = [];
  for (const [index, { w, hd }] of numbered(columnData)) {
    while (columns.length <= index) columns.push({});
    columns[index] = {
      ...(w !== undefined && { width: fileWidthOfPixels(w) }),
      ...(hd === BooleanNumber.TRUE && { hidden: true }),
    };
  }
  return columns;
}

function rowsOf({ rowData }: IWorksheetData): Map<number, RowDef> {
  const rows = new Map<number, RowDef>();
  for (const [index, { h, ia, hd }] of numbered(rowData)) {
    // A height that follows the text is the next reader's to find.
    const height = h !== undefined && ia === BooleanNumber.FALSE ? { height: pointsOfPixels(h) } : {};
    const row = { ...height, ...(hd === BooleanNumber.TRUE && { hidden: true }) };
    if (Object.keys(row).length > 0) rows.set(index, row);
  }
  return rows;
}

function valueOf({ v, t, p }: ICellData): CellValue {
  if (v === undefined || v === null) return p?.body ? p.body.dataStream.replace(/\r?\n?$/, "") || null : null;
  if (t === CellValueType.BOOLEAN) return v === 1 || v === true;
  if (t === CellValueType.NUMBER) return Number(v);
  return v;
}

const typeOf = (value: CellValue): FileCell["type"] => (value === null ? "empty" : (typeof value as "string"));

const isMany = ({ startRow, endRow, startColumn, endColumn }: IRange): boolean =>
  endRow > startRow || endColumn > startColumn;

const rangeText = ({ startRow, endRow, startColumn, endColumn }: IRange): string =>
  areaAddress({
    row: startRow,
    column: startColumn,
    rows: endRow - startRow + 1,
    columns: endColumn - startColumn + 1,
  });

/** Entries of what the engine keeps by number. */
function numbered<T>(of: Readonly<Record<number, Nullable<T>>>): [number, T][] {
  return Object.entries(of).flatMap(([key, it]): [number, T][] =>
    it === null || it === undefined ? [] : [[Number(key), it]],
  );
}
