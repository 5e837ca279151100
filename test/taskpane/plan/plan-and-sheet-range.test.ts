import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { resultNames } from "../../../src/breakdown/result-names";
import type { Cell, Matrix } from "../../../src/grid/cell";
import { studyFile } from "../../../src/studies";
import { drawTotals, quantile } from "../../../src/study/range";
import { studyOf } from "../../../src/study/read-file";
import type { StudyFile } from "../../../src/study/file";
import { planOf, withRanged } from "../../../src/taskpane/plan/plan";
import { evidencedUsd, rangeOf } from "../../../src/taskpane/plan/plan-range";
import { withPart, withTypicalRate } from "../../../src/taskpane/plan/typical-rate";
import { readBreakdown } from "../../../src/taskpane/shell/sheet-reading";
import { valuesOf } from "../../breakdown/typed-sheet";

const DRAWN_FROM: readonly string[] = [
  resultNames.totalUsd,
  resultNames.figureRanges,
  resultNames.exposure,
  resultNames.readingExposure,
  resultNames.rateQuantiles,
  resultNames.priceAndRate,
  resultNames.rangeDraws,
  resultNames.rangeSeed,
];

/** What the Range tab draws for the sheet of a plan: its 10–90 % by evidence and by the ranges alone. */
function onTheSheet(file: StudyFile) {
  const study = studyOf(file);
  const sheet = breakdownSheet(study, { style: "excel" });
  const valueAt = valuesOf(sheet, "excel");
  const cells = Object.fromEntries(
    sheet.names
      .filter(({ name }) => DRAWN_FROM.includes(name))
      .map(({ name, area }): [string, Matrix<Cell>] => [
        name,
        Array.from({ length: area.rows }, (_, row) =>
          Array.from({ length: area.columns }, (_, column) =>
            valueAt({ row: area.row + row, column: area.column + column }),
          ),
        ),
      ]),
  );
  const { uncertain } = readBreakdown({ sheetId: "1", cells })!;
  if (!uncertain || "problem" in uncertain) throw new Error("the sheet has no range");
  const { cost, draws, seed } = uncertain;
  const choices = study.shape;
  const ends = (of: Parameters<typeof drawTotals>[0]) => {
    const totals = drawTotals(of, draws, seed);
    return [quantile(totals, 0.1), quantile(totals, 0.9)] as const;
  };
  return {
    evidence: ends({ ...cost, choices }),
    ranges: ends({ figures: cost.figures, counts: cost.counts, choices }),
  };
}

const typical = withTypicalRate(withPart(planOf(), "H100 SXM"));
const own = withRanged(typical, "flops_per_gpu", { value: 4e14, range: { low: 3.5e14, high: 4.5e14 } });

test.each([
  ["the first plan", planOf()],
  ["a plan at a typical rate", typical],
  ["a plan at a rate of its own", own],
  ["a plan from the paper, whose readings have probabilities", studyFile("scaling-exponents")],
  ["that plan at a typical rate", withTypicalRate(studyFile("scaling-exponents"))],
])("%s and the Range tab of its sheet have the same 10–90%, by evidence and by the ranges", (_, file) => {
  const study = studyOf(file);
  const sheet = onTheSheet(file);
  const range = rangeOf(file, study)!;
  // Two thousand draws beside ten thousand.
  for (const [index, it] of range.usd.entries()) expect(it / sheet[range.basis][index]!).toBeCloseTo(1, 1);
  for (const [index, it] of evidencedUsd(study).entries()) expect(it / sheet.evidence[index]!).toBeCloseTo(1, 1);
  for (const [low, high] of [range.usd, range.flops, range.gpuHours, range.days]) expect(low).toBeLessThanOrEqual(high);
});
