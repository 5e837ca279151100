import { breakdownSheet } from "../../src/breakdown/breakdown";
import { isoflopSheet } from "../../src/breakdown/isoflop-sheet";
import { scenarioSheet } from "../../src/breakdown/scenario-sheet";
import type { Area, Position } from "../../src/grid/address";
import { areaOf } from "../../src/grid/formula/parse";
import type { Sheet } from "../../src/grid/sheet";
import { paper, studyById, studyIds } from "../../src/studies";
import { isoflopStudy } from "../../src/study/isoflop";
import { AS_PUBLISHED } from "../../src/study/scenario";
import { planOf } from "../../src/taskpane/plan/plan";
import { areaOf as namedArea, inputCells, valuesOf, withTyped } from "./typed-sheet";

// Excel 2412 does not shade anew where a condition's other cell has changed, until the shaded cell is touched: OfficeDev/office-js#5299.

const isIn = (area: Area, { row, column }: Position): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

/** Conditions that ask for a cell beside those that they shade. */
const asksBeside = (sheet: Sheet) =>
  sheet.conditionalFormats.flatMap((it) => {
    if (it.kind === "dataBar") return [];
    const cells = it.formula.match(/\$?[A-Z]+\$?\d+/g)!.map((text) => areaOf(text));
    const beside = cells.filter((cell) => !isIn(it.area, cell));
    return beside.length > 0 ? [{ ...it, beside }] : [];
  });

const rowOf = (sheet: Sheet, label: string): number => sheet.rows.findIndex(([cell]) => cell?.content === label);

test.each(studyIds)("a shading of %s that may be out of date is only the one of the price in force", (id) => {
  const sheet = breakdownSheet(studyById(id), { style: "excel" });
  expect(
    asksBeside(sheet).map(({ style, area }) => [
      style,
      isIn(area, { row: rowOf(sheet, "At the current price"), column: area.column }),
    ]),
  ).toEqual([["current", true]]);
});

test("the price in force and its total stand in words in the last row of their table, whatever is shaded", () => {
  const sheet = breakdownSheet(paper, { style: "excel" });
  const { area } = asksBeside(sheet)[0]!;
  const priceCell = namedArea(sheet, "usd_per_gpu_hour");
  const price = inputCells(sheet).find((it) => isIn(priceCell, it))!;
  const value = valuesOf(withTyped(sheet, [[price, 2.5]]), "excel");
  const inForce = rowOf(sheet, "At the current price");
  const listed = Array.from({ length: area.rows }, (_, index) => area.row + index).find(
    (row) => value({ row, column: area.column }) === 2.5,
  )!;
  expect(listed).toBeLessThan(inForce);
  for (let column = area.column; column < area.column + area.columns; column++)
    expect(value({ row: inForce, column })).toBe(value({ row: listed, column }));
  expect(value({ row: area.row - 3, column: area.column + area.columns - 1 })).toBe("current");
});

test("each run of an IsoFLOP plan that is shaded for its tokens is told beside its row", () => {
  const sheet = isoflopSheet({ study: isoflopStudy(planOf(), [64, 512, 768, 1024, 8192]), budgets: [1e18] }, "excel");
  const shaded = asksBeside(sheet);
  expect(shaded).toHaveLength(1);
  const { area, beside } = shaded[0]!;
  const value = valuesOf(sheet, "excel");
  const [low, high] = beside.map((it) => Number(value(it)));
  const said = Array.from({ length: area.rows }, (_, index) => {
    const row = area.row + index;
    const ratios = Array.from({ length: area.columns }, (_, at) => Number(value({ row, column: area.column + at })));
    const words = sheet.rows[row]!.map((_, column) => value({ row, column })).join(" ");
    expect([row, words.includes("too few"), words.includes("too many")]).toEqual([
      row,
      ratios.some((it) => it < low!),
      ratios.some((it) => it > high!),
    ]);
    return /too (few|many)/.test(words);
  });
  expect(new Set(said).size).toBe(2);
});

test("a scenario's shading compares cells of one row, which show both values", () => {
  const sheet = scenarioSheet(paper, [{ ...AS_PUBLISHED, name: "Other" }]);
  for (const { area, beside } of asksBeside(sheet))
    expect(beside.map(({ row }) => row)).toEqual(beside.map(() => area.row));
});
