import { isoflopSheet } from "../../src/breakdown/isoflop-sheet";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { address } from "../../src/grid/address";
import { isoflopStudy } from "../../src/study/isoflop";
import { ladderRungs, ladderTarget, USUAL_SHARES } from "../../src/study/ladder";
import { planOf } from "../../src/taskpane/plan/plan";
import { xlsxFile } from "../../src/xlsx/xlsx-file";
import { cellKey } from "../excel/fake-excel";
import { openExcel } from "../excel/open-excel";
import { describeInLibreOffice, throughLibreOffice } from "../xlsx/libre-office";

const file = planOf();
const target = ladderTarget(file, "Llama 3 8B", 15e12);
const plan = {
  study: isoflopStudy(file, [512, 1024, 2048, "Mistral 7B"]),
  budgets: [1e18, 1e19, 1e20],
  ladder: { target, shares: USUAL_SHARES, rungs: ladderRungs(target, file.assumptions, USUAL_SHARES) },
};
const sheet = isoflopSheet(plan, "excel");
const isFormula = (content: unknown): boolean => typeof content === "string" && content.startsWith("=");

/** Not one of the sheet's results: where it shows, nothing was calculated. */
const WRONG = 123.456;

describeInLibreOffice("LibreOffice", () => {
  test("calculates every cell of the IsoFLOP sheet as the program does, without the add-in", () => {
    const properties = { title: "", subject: "", creator: "", description: "", keywords: "", created: new Date(0) };
    const values = sheet.rows.map((row) =>
      row.map((cell) => (isFormula(cell?.content) ? WRONG : (cell?.content ?? null))),
    );
    const { cells } = throughLibreOffice(
      { isoflop: xlsxFile(sheet, { values, properties, recalculate: true }) },
      { recalculates: true },
    ).isoflop;
    const expected = evaluateSheet(sheet);
    let compared = 0;
    sheet.rows.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (!isFormula(cell?.content)) return;
        const [found, value] = [cells.get(address({ row: at, column }))?.value, expected[at]![column]];
        if (typeof value === "number")
          expect([cell!.content, Number(found) / value]).toEqual([cell!.content, expect.closeTo(1, 11)]);
        else expect(found).toBe(value);
        compared++;
      }),
    );
    expect(compared).toBeGreaterThan(100);
  });
});

test.each(["excel", "addin"] as const)(
  "Excel's own library writes the IsoFLOP sheet in the %s style, cell by cell",
  async (style) => {
    const { excel, host } = openExcel();
    const wanted = isoflopSheet(plan, style, (name) => host.spell(name));
    expect(await host.insert(wanted)).toEqual({ name: "IsoFLOP plan" });
    wanted.rows.forEach((row, at) =>
      row.forEach((cell, column) => {
        if (isFormula(cell?.content)) expect(excel.active.cells.get(cellKey(at, column))?.content).toBe(cell!.content);
      }),
    );
  },
);
