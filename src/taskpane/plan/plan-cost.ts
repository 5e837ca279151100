import { studyCost, tokensOf } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import { studyOf } from "../../study/read-file";
import type { Study } from "../../study/study";

export interface ExperimentPrice {
  usd: number;
  runs: number;
  /** Tokens of the shortest and of the longest run of each sweep. */
  tokens: readonly (readonly [number, number])[];
}

export interface PlanPrice {
  study: Study;
  usd: number;
  flops: number;
  runs: number;
  gpuHours: number;
  /** With all GPUs at work. */
  days: number;
  experiments: readonly ExperimentPrice[];
}

/** What a plan costs; undefined where that is too large for a number. */
export function priceOf(file: StudyFile): PlanPrice | undefined {
  const study = studyOf(file);
  const { total, experiments } = studyCost(study);
  if (!Number.isFinite(total.usd)) return undefined;
  const { usd, flops, runs, gpuHours, days } = total;
  return {
    study,
    usd,
    flops,
    runs,
    gpuHours,
    days,
    experiments: experiments.map((it, index) => ({
      usd: it.usd,
      runs: it.runs,
      tokens: study.experiments[index]!.sweeps.map((sweep) => {
        const all = sweep.models.map((model) => tokensOf(study, sweep, study.models[model]!));
        return [Math.min(...all), Math.max(...all)] as const;
      }),
    })),
  };
}
