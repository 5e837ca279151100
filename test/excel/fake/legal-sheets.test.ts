import { breakdownSheet, type FormulaStyle } from "../../../src/breakdown/breakdown";
import { catalogueSheet } from "../../../src/breakdown/catalogue-sheet";
import { CellError } from "../../../src/grid/cell";
import { paper, studyById, studyFile } from "../../../src/studies";
import { studyOf } from "../../../src/study/read-file";
import { openExcel, type OpenExcel } from "../open-excel";
import { shownValue } from "./reading";

const STUDIES = {
  "the paper": paper,
  LLaMA: studyById("llama"),
  Pythia: studyById("pythia"),
};

/** Cells that show an error although every formula has a value. */
function errorsIn({ excel }: OpenExcel): string[] {
  return [...excel.active.cells.keys()].filter((key) => {
    const [row, column] = key.split(",").map(Number) as [number, number];
    return shownValue(excel, excel.active, row, column) instanceof CellError;
  });
}

describe.each(Object.entries(STUDIES))("the breakdown of %s", (_, study) => {
  test.each<FormulaStyle>(["excel", "addin"])(
    "is taken in the %s style, and calls no function that Excel does not know",
    async (style) => {
      const it = openExcel();
      const sheet = breakdownSheet(study, { style, charts: true, spell: (name) => it.host.spell(name) });
      await it.host.insert(sheet);
      expect(it.excel.active.cells.size).toBeGreaterThan(500);
      expect(errorsIn(it)).toEqual([]);
    },
  );

  test("in the Excel style calls none of the add-in's functions but its range", async () => {
    const it = openExcel({ namespace: "OTHER" });
    await it.host.insert(breakdownSheet(study, { style: "excel", charts: true, spell: (name) => `TRAIN.${name}` }));
    const unknown = [...it.excel.active.cells.values()].filter(({ content }) => /TRAIN\./.test(String(content)));
    expect(errorsIn(it)).toHaveLength(unknown.length);
    expect(unknown.every(({ content }) => /TRAIN\.COST_RANGE\(/.test(String(content)))).toBe(true);
  });
});

test("the catalogue's sheet is taken", async () => {
  const it = openExcel();
  await it.host.insert(catalogueSheet((name) => it.host.spell(name)));
  expect(it.excel.active.cells.size).toBeGreaterThan(100);
});

test.each([
  ["control characters", "Runs\u0001 of\u0007 2026"],
  ["a character cut in half at the limit", `${"a".repeat(30)}🚀 and more`],
  ["every letter that a sheet's name may not have", "'[a]/b\\c:d?e*'"],
  ["Excel's own name", "History"],
])("a study whose title has %s is taken twice", async (_, title) => {
  const it = openExcel();
  const sheet = breakdownSheet(studyOf({ ...studyFile("llama"), title }), { style: "excel", charts: true });
  await it.host.insert(sheet);
  await it.host.insert(sheet);
  expect(it.excel.sheets).toHaveLength(3);
});
