import { gpusForDays } from "../../core/budget";
import { SECONDS_PER_HOUR } from "../../core/cost";
import { COUNT_RULE } from "../../study/assumptions";
import type { FileSweep, StudyFile } from "../../study/file";
import { LARGEST_FIGURE } from "../../study/limits";
import { formatUsd } from "../parts/format";
import { withAssumptions, withExperiment } from "./plan";
import { priceOf } from "./plan-cost";

/** The question turned round: what is to come out, in place of the GPUs and of the tokens. */
export interface Goals {
  /** A deadline, in days: the GPUs are asked for. */
  days?: number;
  /** The GPUs were given with the deadline: they stay, and it is met or not. */
  holdsGpus?: boolean;
  /** A budget: the tokens per run are asked for. */
  usd?: number;
}

/** What a plan is to meet. */
export const goalsOf = ({ goals = {} }: StudyFile): Goals => ({
  ...(goals.deadline_days === undefined ? {} : { days: goals.deadline_days }),
  ...(goals.hold_gpus ? { holdsGpus: true } : {}),
  ...(goals.budget_usd === undefined ? {} : { usd: goals.budget_usd }),
});

export function withGoals(file: StudyFile, { days, holdsGpus, usd }: Goals): StudyFile {
  const { goals: _before, ...rest } = file;
  if (days === undefined && usd === undefined) return rest;
  const goals = {
    ...(days === undefined ? {} : { deadline_days: days, ...(holdsGpus ? { hold_gpus: true as const } : {}) }),
    ...(usd === undefined ? {} : { budget_usd: usd }),
  };
  return { ...rest, goals };
}

/** The only sweep of a plan; undefined where it has more, which no line shows. */
export function onlySweep({ experiments }: StudyFile): FileSweep | undefined {
  const sweeps = experiments.flatMap((it) => it.sweeps);
  return sweeps.length === 1 ? sweeps[0] : undefined;
}

export const withOnlySweep = (file: StudyFile, change: Partial<FileSweep>): StudyFile => {
  const experiment = file.experiments[0]!;
  return withExperiment(file, 0, { ...experiment, sweeps: [{ ...experiment.sweeps[0]!, ...change }] });
};

/** A budget just met must not come to a token less. */
const ROUNDING = 1e-14;

/** Whole tokens per run that a sum buys, at most; 0 where it buys none. */
export function tokensForUsd(file: StudyFile, usd: number): number {
  const ofOne = priceOf(withOnlySweep(file, { tokens: 1 }))?.usd ?? Infinity;
  return Math.floor((usd / ofOne) * (1 + ROUNDING));
}

/** Whole tokens per run that GPUs are through with in some days, at most; 0 where they are with none. */
export function tokensForDays(file: StudyFile, days: number): number {
  const ofOne = priceOf(withOnlySweep(file, { tokens: 1 }))?.days ?? Infinity;
  return Math.floor((days / ofOne) * (1 + ROUNDING));
}

/** GPUs with which a plan is done within some days. */
export const gpusForDeadline = (gpuHours: number, days: number): number =>
  gpusForDays(gpuHours * SECONDS_PER_HOUR, days, 1);

/** The plan that meets the goals: first the tokens that the budget buys, then the GPUs for the deadline; or why there is none. */
export function solved(
  file: StudyFile,
  { days, holdsGpus, usd }: Goals,
): { file: StudyFile; problems: Partial<Record<keyof Goals, string>> } {
  let plan = file;
  const problems: Partial<Record<keyof Goals, string>> = {};
  if (usd !== undefined && onlySweep(plan)) {
    const tokens = tokensForUsd(plan, usd);
    if (tokens < 1) problems.usd = `${formatUsd(usd)} buys less than one token per run.`;
    else if (tokens > LARGEST_FIGURE) problems.usd = `${formatUsd(usd)} buys more tokens than a run can have.`;
    else plan = withOnlySweep(plan, { tokens });
  }
  const price = days === undefined || holdsGpus ? undefined : priceOf(plan);
  if (days !== undefined && price) {
    const gpus = gpusForDeadline(price.gpuHours, days);
    if (gpus > COUNT_RULE.maximum) problems.days = "No number of GPUs meets this deadline.";
    else if (gpus !== plan.assumptions.gpu_count && gpus > 0) plan = withAssumptions(plan, { gpu_count: gpus });
  }
  return { file: plan, problems };
}
