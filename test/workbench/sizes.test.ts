import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Sheets } from "./sizes-through-file";

const CALIBRI = { ff: "Calibri", fs: 11 };

const cell = (s?: object) => ({ v: 1, t: 2, ...(s && { s }) });

const mine: Sheets[string] = {
  columnData: { 0: { w: 229 }, 1: { w: 96 }, 2: { w: 64 }, 3: { w: 71 } },
  rowData: { 0: { h: 36, ia: 0 }, 1: { h: 8, ia: 0 }, 2: { h: 23, ia: 0 } },
  cellData: { 0: { 0: cell(), 1: cell({ bl: 1 }), 2: cell({ ff: "Arial", fs: 11 }), 3: cell({ fs: 14 }) } },
};
/** As a file of Excel's is opened, beside a sheet of ours. */
const ofExcel: Sheets[string] = { cellData: { 0: { 0: cell(), 1: cell({ bl: 1 }) } }, defaultStyle: CALIBRI };

/** In a process of its own: the library of files and the engine are modules that jest cannot load. */
function throughFile(sheets: Sheets): { ours: Sheets[string]; rounds: Sheets[] } {
  const script = ["--import", "tsx", join(__dirname, "sizes-through-file.ts")];
  return JSON.parse(execFileSync(process.execPath, script, { input: JSON.stringify(sheets) }).toString()) as never;
}

/** The font and size that a cell is drawn in. */
function fontAt(sheet: Sheets[string], column: number): [unknown, unknown] {
  const { s } = (sheet.cellData as Record<number, Record<number, { s?: object }>>)[0]![column]!;
  const { ff, fs } = { ...(sheet.defaultStyle as object), ...s } as { ff?: string; fs?: number };
  return [ff, fs];
}

test("a workbook that is saved and opened, three times over, keeps the widths, heights and fonts of its sheets", () => {
  const { ours, rounds } = throughFile({ Mine: mine, Theirs: ofExcel });
  expect(rounds).toHaveLength(3);
  for (const { Mine, Theirs } of rounds) {
    expect(Mine).toMatchObject({
      columnData: mine.columnData,
      rowData: mine.rowData,
      defaultColumnWidth: ours.defaultColumnWidth,
      defaultRowHeight: ours.defaultRowHeight,
    });
    const { ff, fs } = ours.defaultStyle as { ff: string; fs: number };
    expect([0, 1, 2, 3].map((it) => fontAt(Mine!, it))).toEqual([
      [ff, fs],
      [ff, fs],
      ["Arial", 11],
      [ff, 14],
    ]);
    expect([0, 1].map((it) => fontAt(Theirs!, it))).toEqual([
      ["Calibri", 11],
      ["Calibri", 11],
    ]);
  }
});

test("a workbook of Excel's keeps the font that it came in", () => {
  const { rounds } = throughFile({ Theirs: ofExcel });
  for (const { Theirs } of rounds) expect(Theirs!.defaultStyle).toMatchObject(CALIBRI);
});
