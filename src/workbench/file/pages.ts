import type { ICellData, IRowData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { HeaderFooter, NamedRange, PageSetup, Sheet as FileSheet, WriteSheet } from "hucre";
import { areaAddress, type Area } from "../../grid/address";
import { areaOf } from "../../grid/formula/parse";
import type { PlacedCell, Sheet } from "../../grid/sheet";
import { pageStarts } from "../../xlsx/page-breaks";
import { printAreas } from "../../xlsx/print-areas";
import { footerOf, MARGINS, pageSetupOf, titleRows } from "../../xlsx/print-setup";
import { quotedSheetName } from "../../xlsx/workbook";
import { charactersOfPixels } from "../measures";

/**
 * How a sheet is printed, from where it was made or read to where it is saved. The engine knows nothing of it: what holds for the
 * sheet is kept beside its cells, and what holds for rows with the rows, so that it moves with them.
 */
interface KeptPage {
  setup: PageSetup;
  /** "own" is the house's footer with whatever the sheet is called by then. */
  footer?: HeaderFooter | "own";
  /** Columns of the printed areas; as many as there is something in, where they are left out. */
  areas: readonly { column?: number; columns?: number }[];
}

/** What a row is on paper. */
interface RowOnPaper {
  /** Which of the printed areas it is in: a summary's rows are printed again among all. */
  areas?: readonly number[];
  /** A new page begins with it. */
  begins?: true;
  /** It is repeated on every page. */
  repeats?: true;
}

export interface Pages {
  sheet: Pick<IWorksheetData, "custom">;
  rows: Readonly<Record<number, Pick<IRowData, "custom">>>;
}

/** The engine's WrapStrategy.WRAP: this file loads nothing of the engine's. */
const WRAPPED = 3;

/** Areas with more rows, such as whole columns, are kept as they are written. */
const MOST_ROWS = 20_000;

/** The pages of a sheet that is inserted: those that it has as a file of its own. */
export function pagesOf(sheet: Sheet): Pages {
  const rows = new Rows();
  const repeated = titleRows(sheet);
  const printed = sheet.printed ?? [];
  for (const [index, { row, rows: count }] of printed.entries()) rows.print(row, count, index);
  rows.mark(0, repeated, { repeats: true });
  // Areas that are printed begin their own pages.
  if (!sheet.printed) for (const start of pageStarts(sheet)) rows.mark(start, 1, { begins: true });
  const { scale, ...setup } = pageSetupOf(sheet);
  return rows.pages({
    setup: {
      ...setup,
      ...(scale === undefined ? { fitToPage: true } : { scale }),
      ...(sheet.printed && repeated > 0 && { printTitlesColumn: "$A:$A" }),
      margins: { ...MARGINS },
    },
    footer: "own",
    areas: printed.map(({ from, columns }) => ({
      ...(from !== undefined && { column: from }),
      ...(columns !== undefined && { columns }),
    })),
  });
}

/** The pages of a sheet of a file. */
export function pagesOfFile({ name, pageSetup, headerFooter, rowBreaks = [] }: FileSheet): Pages {
  if (!pageSetup && !headerFooter && rowBreaks.length === 0) return { sheet: {}, rows: {} };
  const { printArea, printTitlesRow, ...setup } = pageSetup ?? {};
  const rows = new Rows();
  const areas = printArea?.split(",").map(readArea) ?? [];
  const isKnown = areas.every((it) => it !== undefined && it.rows <= MOST_ROWS);
  const known = isKnown ? (areas as Area[]) : [];
  for (const [index, { row, rows: count }] of known.entries()) rows.print(row, count, index);
  const [, first, last] = /^\$?(\d+):\$?(\d+)$/.exec(printTitlesRow ?? "") ?? [];
  if (last !== undefined) rows.mark(Number(first) - 1, Number(last) - Number(first) + 1, { repeats: true });
  for (const above of rowBreaks) rows.mark(above + 1, 1, { begins: true });
  const isOwn = headerFooter?.oddFooter === footerOf(name) && Object.keys(headerFooter).length === 1;
  return rows.pages({
    setup: { ...setup, ...(!isKnown && { printArea: printArea! }) },
    ...(headerFooter && { footer: isOwn ? "own" : headerFooter }),
    areas: known.map(({ column, columns }) => ({ column, columns })),
  });
}

/** What a file says of a sheet's pages; its areas are names, since what writes the file quotes no sheet's. */
export function pagesInFile(
  sheet: IWorksheetData,
  styles: IWorkbookData["styles"],
): {
  written: Pick<WriteSheet, "pageSetup" | "headerFooter" | "rowBreaks">;
  names: NamedRange[];
} {
  const kept = (sheet.custom as { page?: KeptPage } | undefined)?.page;
  if (!kept) return { written: {}, names: [] };
  const rows = Object.entries(sheet.rowData as Record<string, IRowData | null>).flatMap(([row, it]) => {
    const page = (it?.custom as { page?: RowOnPaper } | null | undefined)?.page;
    return page ? [{ row: Number(row), ...page }] : [];
  });
  const place = quotedSheetName(sheet.name);
  const name = (called: string, parts: readonly string[]): NamedRange[] =>
    parts.length === 0
      ? []
      : [{ name: called, range: parts.map((it) => `${place}!${it}`).join(","), scope: sheet.name }];
  const repeated = rows.filter((it) => it.repeats).map((it) => it.row);
  const { printArea, printTitlesColumn, ...pageSetup } = kept.setup;
  const footer = kept.footer === "own" ? { oddFooter: footerOf(sheet.name) } : kept.footer;
  const begins = rows.filter((it) => it.begins && it.row > 0).map((it) => it.row - 1);
  return {
    written: {
      pageSetup,
      ...(footer && { headerFooter: footer }),
      ...(begins.length > 0 && { rowBreaks: begins }),
    },
    names: [
      ...name(
        "_xlnm.Print_Area",
        printArea?.split(",") ?? areasOf(sheet, styles, kept.areas, rows).map((it) => areaAddress(it, "both")),
      ),
      ...name("_xlnm.Print_Titles", [
        ...(printTitlesColumn === undefined ? [] : [printTitlesColumn]),
        ...(repeated.length === 0 ? [] : [`$${Math.min(...repeated) + 1}:$${Math.max(...repeated) + 1}`]),
      ]),
    ],
  };
}

/** Rows of each area, with those inserted among them; where no columns were given, as wide as what is in them by now. */
function areasOf(
  sheet: IWorksheetData,
  styles: IWorkbookData["styles"],
  areas: KeptPage["areas"],
  rows: readonly ({ row: number } & RowOnPaper)[],
): Area[] {
  const ranges = areas.flatMap(({ column = 0, columns }, index) => {
    const own = rows.filter((it) => it.areas?.includes(index)).map(({ row }) => row);
    const [first, last] = [Math.min(...own), Math.max(...own)];
    const range = { row: first, rows: last - first + 1, from: column, ...(columns !== undefined && { columns }) };
    return own.length === 0 ? [] : [range];
  });
  const isWrapped = ({ s }: ICellData): boolean => Number((typeof s === "string" ? styles[s] : s)?.tb) === WRAPPED;
  const cells = Array.from({ length: Math.max(0, ...ranges.map((it) => it.row + it.rows)) }, (_, row) => {
    const line = sheet.cellData[row] ?? {};
    const width = Math.max(0, ...Object.keys(line).map((it) => Number(it) + 1));
    return Array.from({ length: width }, (__, column): PlacedCell | null => {
      const cell = line[column];
      return cell ? { content: cell.v ?? null, ...(isWrapped(cell) && { wrap: true }) } : null;
    });
  });
  const widths = Array.from({ length: Math.max(0, ...cells.map((it) => it.length)) }, (_, column) =>
    charactersOfPixels(sheet.columnData[column]?.w ?? sheet.defaultColumnWidth),
  );
  const found = printAreas(
    { rows: cells, columnWidths: widths, charts: [], printed: ranges },
    cells.map((line) => line.map((it) => it?.content ?? null)),
  );
  return found.map((it, index) => ({ ...it, column: ranges[index]!.from }));
}

/** "$A$1:$H$30" or "B2"; whole rows and columns are none. */
function readArea(text: string): Area | undefined {
  const plain = text.replaceAll("$", "").trim();
  return /^[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$/.test(plain) ? areaOf(plain) : undefined;
}

/** What two say of rows. */
export const joined = (
  one: Readonly<Record<number, IRowData>>,
  other: Readonly<Record<number, IRowData>>,
): Record<number, IRowData> => {
  const all: Record<number, IRowData> = { ...one };
  for (const [row, it] of Object.entries(other)) all[Number(row)] = { ...all[Number(row)], ...it };
  return all;
};

class Rows {
  private readonly marks: Record<number, RowOnPaper> = {};

  mark(row: number, rows: number, what: RowOnPaper): void {
    for (let at = row; at < row + rows; at++) this.marks[at] = { ...this.marks[at], ...what };
  }

  print(row: number, rows: number, area: number): void {
    for (let at = row; at < row + rows; at++) this.mark(at, 1, { areas: [...(this.marks[at]?.areas ?? []), area] });
  }

  pages(page: KeptPage): Pages {
    const rows = Object.entries(this.marks).map(([row, it]) => [row, { custom: { page: it } }] as const);
    return { sheet: { custom: { page } }, rows: Object.fromEntries(rows) };
  }
}
