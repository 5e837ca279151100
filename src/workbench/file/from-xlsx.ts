import { BooleanNumber, CellValueType } from "@univerjs/core";
import type { ICellData, IObjectMatrixPrimitiveType, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { Cell as FileCell, CellValue, NamedRange, Sheet as FileSheet, Workbook } from "hucre";
import { HostError } from "../../grid/host";
import { DEFAULT_STYLE } from "../cell-styles";
import { pixelsOfFileWidth, pixelsOfPoints } from "../measures";
import { emptyWorksheet } from "../empty-worksheet";
import { lookOfFile } from "./cell-looks";
import { fromFile } from "./formula-spelling";
import { joined, pagesOfFile } from "./pages";
import type { SheetRules } from "./rules";
import { formatsOfFile, notesOfFile, validationsOfFile } from "./rules-of-file";

/** Larger ones take the engine longer than anybody waits. */
const LARGEST_BYTES = 20_000_000;

/** Room below and to the right of what a file has. */
const [SPARE_ROWS, SPARE_COLUMNS] = [100, 12];
const [LEAST_ROWS, LEAST_COLUMNS] = [200, 26];

const MS_PER_DAY = 86_400_000;
/** The day 0 of a file's dates. */
const EPOCH = Date.UTC(1899, 11, 30);

export interface OpenedWorkbook {
  data: IWorkbookData;
  rules: SheetRules;
  names: readonly NamedRange[];
}

/** What the engine opens of an .xlsx file; a HostError says what is wrong with another one. */
export async function workbookOfFile(
  content: Uint8Array,
  id: string,
  isOurs: (functionName: string) => boolean,
): Promise<OpenedWorkbook> {
  if (content.length > LARGEST_BYTES)
    throw new HostError("The file is larger than 20 MB.", "Your workbook is unchanged.");
  const { readXlsx } = await import("hucre/xlsx");
  let file: Workbook;
  try {
    file = await readXlsx(content, { readStyles: true });
  } catch (cause) {
    throw new HostError(
      "The file is not an Excel workbook (.xlsx), or it is damaged.",
      "A plan (.json) is opened in the Plan tab. Your workbook is unchanged.",
      { cause },
    );
  }
  if (file.sheets.length === 0) throw new HostError("The file has no worksheet.", "Your workbook is unchanged.");
  const prefix = `opened-${Date.now().toString(36)}`;
  const sheets = file.sheets.map((it, index) => worksheetOf(it, `${prefix}-${index}`, file, isOurs));
  const spell = (formula: string) => fromFile(formula, isOurs);
  const ofEach = <T>(read: (sheet: FileSheet) => T) =>
    Object.fromEntries(file.sheets.map((it, index) => [sheets[index]!.id, read(it)]));
  return {
    rules: {
      validations: ofEach((it) => validationsOfFile(it, spell)),
      formats: ofEach((it) => formatsOfFile(it, file.themeColors ?? [], spell)),
      notes: ofEach(notesOfFile),
    },
    data: {
      id,
      name: "FLOPsheet",
      appVersion: "",
      locale: "enUS" as IWorkbookData["locale"],
      styles: {},
      sheetOrder: sheets.map((it) => it.id),
      sheets: Object.fromEntries(sheets.map((it) => [it.id, it])),
    },
    names: file.namedRanges ?? [],
  };
}

function worksheetOf(
  sheet: FileSheet,
  id: string,
  { themeColors = [], defaultFont }: Workbook,
  isOurs: (functionName: string) => boolean,
): IWorksheetData {
  const cellData: IObjectMatrixPrimitiveType<ICellData> = {};
  let columns = sheet.columns?.length ?? 0;
  const spilled = spilledCells(sheet);
  const put = (row: number, column: number, cell: ICellData) => {
    (cellData[row] ??= {})[column] = cell;
    columns = Math.max(columns, column + 1);
  };
  sheet.rows.forEach((row, index) =>
    row.forEach((value, column) => {
      if (value !== null && !spilled.has(`${index},${column}`)) put(index, column, contentOf(value));
    }),
  );
  for (const [key, cell] of sheet.cells ?? []) {
    const [row, column] = key.split(",").map(Number) as [number, number];
    const look = cell.style && lookOfFile(cell.style, themeColors);
    const content = spilled.has(key) ? {} : (formulaOf(cell, isOurs) ?? contentOf(cell.value));
    if (look || Object.keys(content).length > 0) put(row, column, { ...content, ...(look && { s: look }) });
  }
  const rows = Math.max(0, ...Object.keys(cellData).map((it) => Number(it) + 1));
  const pages = pagesOfFile(sheet);
  const { rows: ySplit = 0, columns: xSplit = 0 } = sheet.freezePane ?? {};
  return {
    ...emptyWorksheet(id, sheet.name),
    cellData,
    rowCount: Math.max(LEAST_ROWS, rows + SPARE_ROWS),
    columnCount: Math.max(LEAST_COLUMNS, columns + SPARE_COLUMNS),
    columnData: Object.fromEntries(
      (sheet.columns ?? []).map(({ width, hidden }, index) => [
        index,
        { ...(width !== undefined && { w: pixelsOfFileWidth(width) }), ...(hidden && { hd: BooleanNumber.TRUE }) },
      ]),
    ),
    rowData: joined(
      Object.fromEntries(
        [...(sheet.rowDefs ?? [])].map(([index, { height, hidden }]) => [
          index,
          {
            ...(height !== undefined && { h: pixelsOfPoints(height), ia: BooleanNumber.FALSE }),
            ...(hidden && { hd: BooleanNumber.TRUE }),
          },
        ]),
      ),
      pages.rows,
    ),
    ...pages.sheet,
    mergeData: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      startRow,
      startColumn: startCol,
      endRow,
      endColumn: endCol,
    })),
    freeze: { ySplit, xSplit, startRow: ySplit || -1, startColumn: xSplit || -1 },
    defaultStyle: {
      ...DEFAULT_STYLE,
      ...(defaultFont?.name && { ff: defaultFont.name }),
      ...(defaultFont?.size && { fs: defaultFont.size }),
    },
    hidden: sheet.hidden || sheet.veryHidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    showGridlines: sheet.view?.showGridLines === false ? BooleanNumber.FALSE : BooleanNumber.TRUE,
  };
}

/** Its result is left out: the engine calculates what has none. */
function formulaOf(cell: FileCell, isOurs: (name: string) => boolean): ICellData | undefined {
  const shared = cell.formulaType === "shared" && cell.formulaSharedIndex !== undefined;
  const id = shared ? { si: `shared-${cell.formulaSharedIndex}` } : {};
  if (cell.formula) return { f: fromFile(cell.formula, isOurs), ...id };
  return shared ? id : undefined;
}

function contentOf(value: CellValue): ICellData {
  if (value === null) return {};
  if (value instanceof Date) return { v: (value.getTime() - EPOCH) / MS_PER_DAY, t: CellValueType.NUMBER };
  if (typeof value === "number") return { v: value, t: CellValueType.NUMBER };
  if (typeof value === "boolean") return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
  return { v: value, t: CellValueType.STRING };
}

/** Cells of an array but its first: the formula fills them again. */
function spilledCells({ cells }: FileSheet): Set<string> {
  const found = new Set<string>();
  for (const [key, { formulaType, formulaRef }] of cells ?? []) {
    if (formulaType !== "array" || formulaRef === undefined) continue;
    const [from, to = from] = formulaRef.split(":").map(positionOf) as [Position, Position?];
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++) found.add(`${row},${column}`);
    }
    found.delete(key);
  }
  return found;
}

interface Position {
  row: number;
  column: number;
}

function positionOf(address: string): Position {
  const [, letters = "A", row = "1"] = /^\$?([A-Z]+)\$?(\d+)$/.exec(address) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(row) - 1, column };
}
