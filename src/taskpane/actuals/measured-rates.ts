import type { ActualSummary } from "../../actuals";
import { counted } from "../../grid/counted";
import { toKnownDigits } from "../../study/accelerator-figures";
import type { StudyFile } from "../../study/file";
import { withAssumptions } from "../plan/plan";

/** The plan with the rate that finished runs had, its range from them, and the share that they took of the hours of runs that ended. */
export function withMeasuredRates(file: StudyFile, { sustained, goodput }: ActualSummary, source: string): StudyFile {
  if (!sustained) return file;
  const { low, median, high, runs } = sustained;
  const measured = `Measured: ${counted(runs, "finished run")} of ${source}`;
  const changed = withAssumptions(file, {
    flops_per_gpu: toKnownDigits(median),
    ...(goodput === undefined ? {} : { goodput: toKnownDigits(goodput) }),
  });
  return {
    ...changed,
    sources: {
      ...changed.sources,
      flops_per_gpu: `${measured}, median`,
      ...(goodput === undefined ? {} : { goodput: `${measured}: their share of the GPU-hours of runs that ended` }),
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
