import { breakdownSheet } from "../../src/breakdown/breakdown";
import { breakdownFile, withContents } from "../../src/breakdown/breakdown-file";
import { resultNames, switchName } from "../../src/breakdown/result-names";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { readStudyLink, studyLink } from "../../src/cite/study-link";
import { paper, studyById, studyIds } from "../../src/studies";
import {
  AS_PUBLISHED,
  cellsOf,
  changedCellsOf,
  changesOf,
  problemsOf,
  scenarioOf,
  studyAs,
  type Scenario,
} from "../../src/study/scenario";
import { readScenarios, scenariosText } from "../../src/study/scenario-file";
import { readBreakdown } from "../../src/taskpane/shell/sheet-reading";
import { readXlsx } from "../xlsx/read-xlsx";

const ranged: Scenario = {
  ...AS_PUBLISHED,
  name: "Wide",
  inputs: { usd_per_gpu_hour: 2.75 },
  ranges: { usd_per_gpu_hour: { low: 1, high: 4.5 }, learning_rates_per_sweep: { low: 9, high: 25 } },
};

/** A sheet as the pane reads it. */
function readSheet(contents: Readonly<Record<string, number | string>>) {
  const sheet = withContents(breakdownSheet(paper, { style: "excel" }), contents);
  const values = evaluateSheet(sheet);
  const cells = Object.fromEntries(
    sheet.names.map(({ name, area: { row, column, rows, columns } }) => [
      name,
      values.slice(row, row + rows).map((it) => it.slice(column, column + columns)),
    ]),
  );
  return readBreakdown({ sheetId: "1", cells })!;
}

test("a scenario's lows and highs are those of the sheet that it was kept from, and go back into its cells", () => {
  const { inputs, ranges, swings } = readSheet(changedCellsOf(paper, ranged, switchName));
  const read = scenarioOf(paper, ranged.name, inputs, switchName, ranges);
  expect(read).toEqual(ranged);
  const price = swings.find(({ name }) => name === "Price per GPU-hour")!;
  expect(price.highUsd / price.lowUsd).toBeCloseTo(4.5, 9);
  expect(readSheet(cellsOf(paper, ranged, switchName)).ranges).toEqual(ranges);
  // Applied in place of it, the study itself has its own.
  const again = readSheet({ ...cellsOf(paper, ranged, switchName), ...cellsOf(paper, AS_PUBLISHED, switchName) });
  expect(scenarioOf(paper, "", again.inputs, switchName, again.ranges)).toEqual(AS_PUBLISHED);
});

test("it travels in the sheet's cell, in a link and in the study", () => {
  expect(readScenarios(paper, scenariosText([ranged]))).toEqual([ranged]);
  expect(readStudyLink(studyLink("https://example.org/", { study: paper, scenario: ranged }))!.scenario).toEqual(
    ranged,
  );
  expect(studyAs(paper, ranged).ranges["usd_per_gpu_hour"]).toEqual({ low: 1, high: 4.5, reason: "Your own range" });
  expect(changesOf(paper, ranged).map(({ label, from, to }) => [label, from, to])).toContainEqual([
    "Range: Price per GPU-hour",
    "2 to 3.5",
    "1 to 4.5",
  ]);
});

test("a downloaded workbook has it in its cells", () => {
  const inputs = cellsOf(paper, ranged, switchName);
  const { cells, names } = readXlsx(
    breakdownFile(paper, { style: "excel", namespace: "TRAIN", created: new Date(0), inputs }).content,
  );
  const at = (name: string) => cells.get(names[name]!)!.value;
  expect([at("usd_per_gpu_hour_low"), at("usd_per_gpu_hour"), at("usd_per_gpu_hour_high")]).toEqual([1, 2.75, 4.5]);
});

test("a range of what has none, or that falls, is refused", () => {
  const of = (ranges: Scenario["ranges"]) => problemsOf(paper, { ...AS_PUBLISHED, ranges });
  for (const range of [
    { low: 2, high: 1 },
    { low: 0, high: 1 },
    { low: -1, high: 1 },
  ])
    expect(of({ usd_per_gpu_hour: range })).toEqual([
      "ranges, usd_per_gpu_hour: must be from above zero to as much or more",
    ]);
  expect(of({ usd_per_gpu_hour: { low: 2, high: 2 } })).toEqual([]);
  expect(of({ gpu_count: { low: 1, high: 2 } })).toEqual(["ranges, gpu_count: is not an input that the total follows"]);
  expect(of(ranged.ranges)).toEqual([]);
});

test.each(studyIds)("as its sheet was inserted, %s has no range of the user's own", (id) => {
  const study = studyById(id);
  const sheet = breakdownSheet(study, { style: "excel" });
  const values = evaluateSheet(sheet);
  const { row, rows, column, columns } = sheet.names.find(({ name }) => name === resultNames.figureRanges)!.area;
  const ends = Object.fromEntries(
    values.slice(row, row + rows).map((it) => {
      const [name, low, , high] = it.slice(column, column + columns);
      return [name as string, { low: low as number, high: high as number }];
    }),
  );
  expect(scenarioOf(study, "", {}, switchName, ends)).toEqual(AS_PUBLISHED);
});
