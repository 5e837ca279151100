import { CellError, type Cell } from "../../src/grid/cell";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { withContents } from "../../src/breakdown/breakdown-file";
import { resultNames } from "../../src/breakdown/result-names";
import { checkStudyFile, type FileExperiment } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";
import { areaOf, STYLES, valuesOf } from "./typed-sheet";

/** Two experiments that cost the same, and what was published of each. */
function sheetOf(style: "excel" | "addin", published: readonly (FileExperiment["published"] | undefined)[]) {
  const file = planOf();
  const experiment = { sweeps: [{ models: [1024] }] };
  const experiments = published.map((it, index) => ({
    ...experiment,
    name: `Experiment ${index + 1}`,
    ...(it === undefined ? {} : { published: it }),
  }));
  return breakdownSheet(studyOf(checkStudyFile({ ...file, experiments })), { style });
}

function change(sheet: ReturnType<typeof sheetOf>, style: (typeof STYLES)[number], label: string): Cell {
  const row = sheet.rows.findIndex((cells) => cells.some((it) => it?.content === label));
  const column = sheet.rows[row]!.findIndex((it) => it?.content === label);
  return valuesOf(sheet, style)({ row: row + 1, column });
}

// One run of width 1024 at the article's figures: 826,374,144 × 50,000 × 256 × 512 / 3600 / 3.5e14 × 3 US$.
const RUN_USD = 12.894584738377143;

describe.each(STYLES)("in the %s style", (style) => {
  const formulas = style === "desktop" ? "addin" : style;

  test("what was published of some experiments is compared with those", () => {
    const sheet = sheetOf(formulas, [{ usd: RUN_USD / 2 }, undefined]);
    expect(change(sheet, style, "vs. published (1 of 2 experiments)")).toBeCloseTo(1, 8);
    const valueAt = valuesOf(sheet, style);
    expect(valueAt(areaOf(sheet, resultNames.totalUsd))).toBeCloseTo(2 * RUN_USD, 10);
    expect(valueAt(areaOf(sheet, resultNames.comparedUsd))).toBeCloseTo(RUN_USD, 10);
    const dearer = withContents(sheet, { usd_per_gpu_hour: 6 });
    expect(change(dearer, style, "vs. published (1 of 2 experiments)")).toBeCloseTo(3, 8);
  });

  test("so are published GPU-hours", () => {
    const sheet = sheetOf(formulas, [undefined, { gpu_hours: RUN_USD / 3 }]);
    expect(change(sheet, style, "vs. published GPU-hours (1 of 2 experiments)")).toBeCloseTo(0, 8);
  });

  test.each([{ usd: 0 }, { gpu_hours: 0 }])("a published figure of nothing gives no error (%j)", (published) => {
    const sheet = sheetOf(formulas, [published, published]);
    const valueAt = valuesOf(sheet, style);
    const values = sheet.rows.flatMap((cells, row) => cells.map((_, column) => valueAt({ row, column })));
    expect(values.filter((it) => it instanceof CellError)).toEqual([]);
    expect(values).toContain("none");
  });
});

test("where everything was published, the total is compared, and no row repeats it", () => {
  const sheet = sheetOf("excel", [{ usd: 1 }, { usd: 2 }]);
  expect(sheet.names.map(({ name }) => name)).not.toContain(resultNames.comparedUsd);
  expect(change(sheet, "excel", "vs. published")).toBeCloseTo((2 * RUN_USD) / 3 - 1, 8);
});
