import { costRange } from "../../../src/functions/cost-range";
import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import { readBreakdown as readSheet } from "../../../src/taskpane/shell/sheet-reading";

const readBreakdown = (cells: Record<string, Matrix<Cell>>) => readSheet({ sheetId: "sheet-1", cells });

const sheet: Record<string, Matrix<Cell>> = {
  total_usd: [[12907461.18]],
  total_flops: [[5.42e24]],
  total_runs: [[58512]],
  node_months: [[746.96]],
  published_total_usd: [[12907461.18]],
  experiment_names: [["Alignment"], ["Adafactor"], [null]],
  experiment_usd: [[888.81], [188532.8], [null]],
  usd_per_gpu_hour: [[3]],
};

test("a sheet without our total is not a breakdown", () => {
  expect(readSheet(null)).toBeNull();
  expect(readBreakdown({ usd_per_gpu_hour: [[3]] })).toBeNull();
});

test("figures, experiments and inputs are read by name", () => {
  const breakdown = readBreakdown(sheet);
  expect(breakdown).toMatchObject({
    sheetId: "sheet-1",
    usd: 12907461.18,
    runs: 58512,
    nodeMonths: 746.96,
    problem: undefined,
  });
  expect(breakdown?.experiments).toEqual([
    { name: "Alignment", usd: 888.81 },
    { name: "Adafactor", usd: 188532.8 },
  ]);
  expect(breakdown?.inputs["usd_per_gpu_hour"]).toBe(3);
});

test("a total that is an error keeps the words of its cell", () => {
  const broken = readBreakdown({ ...sheet, total_usd: [[new CellError("#VALUE!", "flops must be a number")]] });
  expect(broken).toMatchObject({ usd: undefined, problem: "#VALUE!: flops must be a number" });
  expect(readBreakdown({ ...sheet, total_usd: [[null]] })?.problem).toBe("its cell is empty");
});

test("an experiment without a price is left out, not priced at zero", () => {
  const broken = readBreakdown({ ...sheet, experiment_usd: [[new CellError("#N/A")], [5], [null]] });
  expect(broken?.experiments).toEqual([{ name: "Adafactor", usd: 5 }]);
});

test("lows and highs are read by the side of their assumption, and a sheet without ranges has none", () => {
  expect(readBreakdown(sheet)).toMatchObject({ swings: [], uncertain: null, readingChangesUsd: [] });
  const ranged = readBreakdown({
    ...sheet,
    figure_labels: [["Rent"], ["Rate"]],
    figure_low_usd: [[1], [new CellError("#N/A")]],
    figure_high_usd: [[2], [3]],
  });
  expect(ranged?.swings).toEqual([{ name: "Rent", lowUsd: 1, highUsd: 2 }]);
});

test("a sheet of which only one of the two tables of ranges is left has no range", () => {
  expect(readBreakdown({ ...sheet, figure_ranges: [["usd_per_gpu_hour", 2, 3, 4]] })?.uncertain).toBeNull();
  expect(readBreakdown({ ...sheet, cost_exposure: [["Counted by"]] })?.uncertain).toBeNull();
});

test("ranges that cannot be drawn from say why", () => {
  const broken = readBreakdown({
    ...sheet,
    figure_ranges: [["usd_per_gpu_hour", 1, 2, 3]],
    cost_exposure: [
      ["Counted by", "fixed D"],
      ["one", 1],
    ],
  });
  expect(broken?.uncertain).toEqual({ problem: "figures must have a row for flops_per_gpu" });
});

test("a range is drawn as often as its cell says, and never longer than a function may", () => {
  const { arguments: example } = costRange.examples[0]!;
  const [figure_ranges, cost_exposure] = [example[1], example[2]] as Matrix<Cell>[];
  const drawsAt = (range_draws: Cell) =>
    readBreakdown({
      ...sheet,
      figure_ranges: figure_ranges!,
      cost_exposure: cost_exposure!,
      range_draws: [[range_draws]],
    })?.uncertain;
  expect(drawsAt(500)).toMatchObject({ draws: 500, seed: 1 });
  expect(drawsAt(1e9)).toMatchObject({ draws: 100_000 });
  for (const none of [null, "many", 0, 1.5]) expect(drawsAt(none)).toMatchObject({ draws: 10_000 });
});
