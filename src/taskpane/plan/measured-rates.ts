import type { ActualSummary } from "../../actuals";
import type { StudyFile } from "../../study/file";
import { withAssumptions } from "./plan";

/** To the digits that a measurement has. */
const rounded = (value: number): number => Number(value.toPrecision(4));

/** The plan with the rate that finished runs had, its range from them, and the share of hours that they took of all. */
export function withMeasuredRates(file: StudyFile, { sustained, goodput }: ActualSummary, source: string): StudyFile {
  if (!sustained) return file;
  const { low, median, high, runs } = sustained;
  const measured = `Measured: ${runs} finished ${runs === 1 ? "run" : "runs"} of ${source}`;
  const changed = withAssumptions(file, {
    flops_per_gpu: rounded(median),
    ...(goodput === undefined ? {} : { goodput: rounded(goodput) }),
  });
  return {
    ...changed,
    sources: {
      ...changed.sources,
      flops_per_gpu: `${measured}, median`,
      ...(goodput === undefined ? {} : { goodput: `${measured}: their share of all GPU-hours` }),
    },
    ranges: {
      ...changed.ranges,
      flops_per_gpu: { low: rounded(low), high: rounded(high), reason: `${measured}, 10th and 90th percentile` },
    },
  };
}
