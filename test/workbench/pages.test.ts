import type { IRowData, IWorksheetData } from "@univerjs/core";
import type { Sheet as FileSheet } from "hucre";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { pixelsOfCharacters } from "../../src/workbench/measures";
import { joined, pagesInFile, pagesOf, pagesOfFile, type Pages } from "../../src/workbench/file/pages";
import { paper } from "../../src/studies";
import { workbookXml } from "../../src/xlsx/workbook";
import { pageStarts } from "../../src/xlsx/page-breaks";
import type { Sheet } from "../../src/grid/sheet";

const breakdown = breakdownSheet(paper, { style: "excel" });
const values = evaluateSheet(breakdown);

/** A sheet as the engine keeps it, as far as its pages go. */
const kept = (sheet: Sheet, { sheet: own, rows }: Pages, name = sheet.name): IWorksheetData =>
  ({
    name,
    cellData: Object.fromEntries(
      evaluateSheet(sheet).map((line, row) => [
        row,
        Object.fromEntries(
          line.flatMap((v, column) => {
            const look = sheet.rows[row]?.[column]?.wrap ? { s: { tb: 3 } } : {};
            return v === null || typeof v === "object" ? [] : [[column, { v, ...look }]];
          }),
        ),
      ]),
    ),
    columnData: Object.fromEntries(sheet.columnWidths.map((it, index) => [index, { w: pixelsOfCharacters(it) }])),
    defaultColumnWidth: 64,
    rowData: joined({}, rows),
    ...own,
  }) as unknown as IWorksheetData;

const unescaped = (xml: string): string =>
  xml.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&apos;", "'");
/** A name of a workbook with one sheet. */
const named = (xml: string, name: string): string | undefined =>
  new RegExp(`<definedName name="${name}"[^>]*>([^<]*)<`).exec(unescaped(xml))?.[1];

test("a breakdown is saved with the pages that it has as a file of its own, also under another name", () => {
  const direct = workbookXml(breakdown, values, { recalculate: false });
  const { written, names } = pagesInFile(kept(breakdown, pagesOf(breakdown)), {});
  expect(names).toEqual([
    { name: "_xlnm.Print_Area", range: named(direct, "_xlnm.Print_Area"), scope: breakdown.name },
    { name: "_xlnm.Print_Titles", range: named(direct, "_xlnm.Print_Titles"), scope: breakdown.name },
  ]);
  expect(written.pageSetup).toMatchObject({ orientation: "landscape", scale: 80 });
  const renamed = pagesInFile(kept(breakdown, pagesOf(breakdown), "Bob's plan"), {});
  expect(renamed.names[0]!.range).toContain("'Bob''s plan'!$A$1:");
  expect(renamed.written.headerFooter!.oddFooter).toContain("Bob's plan&R");
});

test("another sheet is as wide as a page, and its sections begin pages where they do in a file of its own", () => {
  const { printed: _, ...whole } = breakdown;
  const { written, names } = pagesInFile(kept(whole, pagesOf(whole)), {});
  expect(written.pageSetup).toMatchObject({ orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
  expect(pageStarts(whole).length).toBeGreaterThan(2);
  // What writes the file counts the row above a break, from 0.
  expect(written.rowBreaks!.map((it) => it + 1)).toEqual(pageStarts(whole));
  expect(names.map((it) => it.name)).toEqual(["_xlnm.Print_Titles"]);
});

test("rows that are inserted above and among what is printed move it and make it longer", () => {
  const data = kept(breakdown, pagesOf(breakdown));
  const first = breakdown.printed![0]!;
  const inserted = first.row + 2;
  const moved: Record<number, IRowData> = {};
  for (const [row, it] of Object.entries(data.rowData)) moved[Number(row) + (Number(row) >= inserted ? 3 : 0)] = it!;
  const rowsOf = (range: string) =>
    range.split(",").map((it) => it.match(/\$(\d+)/g)!.map((row) => Number(row.slice(1))));
  const before = rowsOf(pagesInFile(data, {}).names[0]!.range);
  const after = rowsOf(pagesInFile({ ...data, rowData: moved }, {}).names[0]!.range);
  expect(after).toEqual(before.map(([from, to]) => [from === 1 ? 1 : from! + 3, to! + 3]));
});

test("pages of a file are those of the file that is saved", () => {
  const file = {
    name: "Theirs",
    rows: [],
    pageSetup: {
      orientation: "portrait",
      paperSize: "a4",
      printArea: "$B$2:$D$9,$A$12:$F$20",
      printTitlesRow: "$1:$2",
      printTitlesColumn: "$A:$B",
    },
    headerFooter: { oddHeader: "&CDraft" },
    rowBreaks: [4],
  } as const satisfies Partial<FileSheet>;
  const data = { name: "Theirs", cellData: {}, columnData: {}, defaultColumnWidth: 64 };
  const opened = pagesOfFile(file);
  const again = pagesInFile(
    {
      ...data,
      rowData: joined({}, opened.rows),
      ...opened.sheet,
    } as unknown as IWorksheetData,
    {},
  );
  expect(again.names.map(({ range }) => range)).toEqual([
    "'Theirs'!$B$2:$D$9,'Theirs'!$A$12:$F$20",
    "'Theirs'!$A:$B,'Theirs'!$1:$2",
  ]);
  expect(again.written).toEqual({
    pageSetup: { orientation: "portrait", paperSize: "a4" },
    headerFooter: { oddHeader: "&CDraft" },
    rowBreaks: [4],
  });
  const columns = pagesOfFile({ ...file, pageSetup: { printArea: "$A:$C" } });
  const whole = pagesInFile(
    {
      ...data,
      rowData: joined({}, columns.rows),
      ...columns.sheet,
    } as unknown as IWorksheetData,
    {},
  );
  expect(whole.names[0]!.range).toBe("'Theirs'!$A:$C");
});

test("a sheet without pages of its own is written without any", () => {
  const plain = { name: "Mine", rowData: { 3: { h: 20 } } } as unknown as IWorksheetData;
  expect(pagesInFile(plain, {})).toEqual({ written: {}, names: [] });
  expect(pagesOfFile({ name: "Mine", rows: [] })).toEqual({ sheet: {}, rows: {} });
});
