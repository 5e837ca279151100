import type { ActualSummary } from "../../actuals";
import { toKnownDigits } from "../../study/accelerator-figures";
import type { StudyFile } from "../../study/file";
import { withAssumptions } from "./plan";

/** To the digits that a measurement has. */

/** The plan with the rate that finished runs had, its range from them, and the share of hours that they took of all. */
export function withMeasuredRates(file: StudyFile, { sustained, goodput }: ActualSummary, source: string): StudyFile {
  if (!sustained) return file;
  const { low, median, high, runs } = sustained;
  const measured = `Measured: ${runs} finished ${runs === 1 ? "run" : "runs"} of ${source}`;
  const changed = withAssumptions(file, {
    flops_per_gpu: toKnownDigits(median),
    ...(goodput === undefined ? {} : { goodput: toKnownDigits(goodput) }),
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
      flops_per_gpu: {
        low: toKnownDigits(low),
        high: toKnownDigits(high),
        reason: `${measured}, 10th and 90th percentile`,
      },
    },
  };
}
