import { withContents } from "../../src/breakdown/breakdown-file";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import { CellError, type Cell } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";
import { paper } from "../../src/studies";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import { checkStudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";
import { areaOf, inputCells, valuesOf, withTyped } from "./typed-sheet";

/** Rows of the sheet that the total does not follow. */

const sheet = breakdownSheet(paper, { style: "excel" });

/** The cell of a row, by what its first cell says, and of a column, by its heading somewhere above. */
function cellAt(of: Sheet, label: string, heading?: string): { row: number; column: number } {
  const row = of.rows.findIndex(([first]) => first?.content === label);
  if (row < 0) throw new Error(`no row ${label}`);
  const above = of.rows.slice(0, row).findLast((cells) => cells.some((it) => it?.content === heading));
  return { row, column: heading === undefined ? 2 : above!.findIndex((it) => it?.content === heading) };
}
const numberAt = (of: Sheet, label: string, heading?: string): Cell =>
  valuesOf(of, "excel")(cellAt(of, label, heading));

test("the utilisation of the whole run has the goodput in it, that of the steps has not", () => {
  const half = withContents(sheet, { goodput: 0.5 });
  expect(numberAt(half, "Current utilisation of steps (MFU)")).toBeCloseTo(3.5e14 / 9.894e14, 12);
  expect(numberAt(half, "Current utilisation of the whole run")).toBeCloseTo(3.5e14 / 9.894e14 / 2, 12);
});

test("the difference from a published cost is said to the cent", () => {
  // The article's own script, at US$ 3: 188,532.78 for Adafactor, and so a third of it less at US$ 2.
  const [{ name, published }] = paper.experiments.filter(({ published }) => (published?.usd ?? 0) % 1 > 0.1) as [
    (typeof paper.experiments)[number],
  ];
  const difference = numberAt(withContents(sheet, { usd_per_gpu_hour: 2 }), name, "Difference");
  expect(difference).toBeCloseTo(-published!.usd! / 3, 2);
});

test("runs with no tokens of their own are an error, not a cost of nothing", () => {
  const file = { ...planOf(), experiments: [{ name: "Own tokens", sweeps: [{ models: [512], tokens: 7e9 }] }] };
  const own = breakdownSheet(studyOf(checkStudyFile(file)), { style: "excel" });
  const { row, column } = areaOf(own, resultNames.sweepRules);
  const tokens = inputCells(own).find((it) => it.row === row && it.column === column)!;
  const total = (content: number) =>
    valuesOf(withTyped(own, [[tokens, content]]), "excel")(areaOf(own, resultNames.totalUsd));
  expect(typeof total(1)).toBe("number");
  expect(total(0)).toBeInstanceOf(CellError);
});

test("a cleared cell of the grid of runs is no run, and a text in it is an error and no fewer runs", () => {
  const { row, column } = areaOf(sheet, resultNames.sweepRules);
  // The first sweep's runs at its first model: beside its rule, configurations and runs each.
  const runs = inputCells(sheet).find((it) => it.row === row && it.column > column + 2)!;
  const total = (content: number | string | null): Cell =>
    valuesOf(withTyped(sheet, [[runs, content]]), "excel")(areaOf(sheet, resultNames.totalRuns));
  expect(typeof total(null)).toBe("number");
  expect(total(null)).toBe(total(0));
  expect(total(7)).toBe((total(0) as number) + 7);
  expect(total("none")).toBeInstanceOf(CellError);
  expect(total(-1)).toBeInstanceOf(CellError);
});

test("the change by width is the same whichever rule is chosen, and is what choosing it changes of the total", () => {
  const byWidth = withContents(sheet, { points_rule: "by width" });
  const figure = (of: Sheet, name: string) => valuesOf(of, "excel")(areaOf(of, name)) as number;
  const change = figure(sheet, resultNames.pointsByWidthUsd);
  expect(figure(byWidth, resultNames.pointsByWidthUsd) / change).toBeCloseTo(1, 10);
  const totals = [byWidth, sheet].map((it) => figure(it, resultNames.totalUsd)) as [number, number];
  expect((totals[0] - totals[1]) / change).toBeCloseTo(1, 8);
});

test("a reading of runs with tokens of their own changes what those tokens cost", () => {
  const sweeps = [{ id: "own", models: [512, 1024], settings: 2, tokens: 7e9 }];
  const readings = [{ id: "more", choice: "text", change: { settings: 5 } }];
  const corrections = [
    { id: "own_runs", name: "Runs", sweep: "own", place: "Section 2", reason: "It says five.", readings },
  ];
  const file = { ...planOf(), experiments: [{ name: "Own tokens", sweeps }], corrections };
  const study = studyOf(checkStudyFile(file));
  const flops = (of: typeof study) => studyCost(of).total.flops;
  const of = breakdownSheet(study, { style: "excel" });
  const change = valuesOf(of, "excel")(areaOf(of, resultNames.readingChangesFlops)) as number;
  expect(change / (flops(readStudy(study, "more")) - flops(study))).toBeCloseTo(1, 10);
});
