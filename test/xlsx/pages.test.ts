import type { PlacedCell, Sheet } from "../../src/grid/sheet";
import { pageStarts } from "../../src/xlsx/page-breaks";
import { printAreas } from "../../src/xlsx/print-areas";

const EMPTY: Sheet = {
  name: "Pages",
  rows: [],
  columnWidths: [20, 20, 20, 20],
  rowHeights: {},
  frozen: { rows: 0, columns: 0 },
  names: [],
  validations: [],
  conditionalFormats: [],
  charts: [],
};

/** Sections of so many rows each, under a title and a blank row. */
function sectionsOf(...lengths: number[]): Sheet {
  const line = (style?: "section"): PlacedCell[] => [{ content: "text", ...(style ? { style } : {}) }];
  const rows = lengths.flatMap((length) => [line("section"), ...Array.from({ length: length - 1 }, () => line())]);
  return { ...EMPTY, rows: [[{ content: "Title", style: "title" }], [], ...rows] };
}

/** Rows that fit on a page below the title: where the second of two sections begins one when the first grows no more. */
function rowsOfPage(): number {
  for (let rows = 1; ; rows++) if (pageStarts(sectionsOf(1, rows)).length > 0) return rows;
}

test("as many sections as fit are on one page, and the next one begins another", () => {
  const third = Math.floor(rowsOfPage() / 3);
  expect(third).toBeGreaterThan(2);
  const starts = [3, 6, 9].map((section) => 2 + section * third);
  expect(pageStarts(sectionsOf(...Array.from({ length: 10 }, () => third)))).toEqual(starts);
});

test("a section longer than a page begins one of its own, and the first of a sheet needs none", () => {
  const long = 2 * rowsOfPage();
  expect(pageStarts(sectionsOf(long))).toEqual([]);
  expect(pageStarts(sectionsOf(2, long, 2))).toEqual([2 + 2, 2 + 2 + long]);
});

test("what is printed is as wide as the charts that begin in it, and not as those below it", () => {
  const chartAt = (row: number): Sheet["charts"][number] => ({
    kind: "bar",
    title: "",
    categories: { row: 0, column: 0, rows: 1, columns: 1 },
    series: [],
    valueAxisTitle: "",
    valueFormat: "0",
    place: { row, column: 1, rows: 5, columns: 6 },
  });
  const of = (row: number) =>
    printAreas({ ...sectionsOf(4, 4), printed: [{ row: 2, rows: 4 }], charts: [chartAt(row)] }, []);
  expect(of(5)).toEqual([{ row: 2, column: 0, rows: 4, columns: 7 }]);
  expect(of(6)).toEqual([{ row: 2, column: 0, rows: 4, columns: 1 }]);
});
