import { TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { compile } from "../grid/formula/compile";
import { variable } from "../grid/formula/formula";
import { atFullRate, gpuHours, lostAtWidth, usd } from "./arithmetic";
import type { Figures } from "./assumptions";
import { activeParamsOf, flopsPerTokenOf } from "./cost";
import type { StudyFile } from "./file";
import { studyOf } from "./read-file";
import type { Study } from "./study";

/** One run of an IsoFLOP plan: a model trained on as many tokens as the budget pays for. */
export interface IsoflopRun {
  tokens: number;
  /** Of the parameters that one token uses, as the rule of compute-optimal tokens counts them. */
  tokensPerParam: number;
  /** Of the study's batch size and sequence length. */
  steps: number;
  gpuHours: number;
  usd: number;
}

/** What some runs come to. */
export interface FitCost {
  runs: number;
  flops: number;
  gpuHours: number;
  usd: number;
}

/** Runs of a budget that are many enough for a parabola, and columns that a sheet still shows side by side. */
export const MOST_BUDGETS = 16;
export const MOST_ISOFLOP_MODELS = 40;

/** A study of nothing but the models of an IsoFLOP plan, smallest first, at the figures and in the shape of a plan. */
export function isoflopStudy(file: StudyFile, models: readonly (number | string)[]): Study {
  const { corrections: _readings, points_by_width: _points, claims: _claims, counts: _counts, ...plan } = file;
  return studyOf({ ...plan, experiments: [{ name: "IsoFLOP", sweeps: [{ models: [...models] }] }] });
}

const lostAt = compile<"width">(lostAtWidth(variable("width")));
const fullRate = compile(atFullRate(variable("flops"), variable("lost")));
const hoursOf = compile(gpuHours);
const usdOf = compile(usd);

/** GPU-hours and US$ of FLOPs at a width: small widths may have a rate of their own. */
export function priceAtWidth(figures: Figures, flops: number, width: number): { gpuHours: number; usd: number } {
  const timed = fullRate({ ...figures, flops, lost: flops * lostAt({ width }) });
  return { gpuHours: hoursOf({ ...figures, flops: timed }), usd: usdOf({ ...figures, flops: timed }) };
}

/** Runs by model and budget, the budgets in FLOPs. */
export const isoflopRuns = (study: Study, budgets: readonly number[]): readonly (readonly IsoflopRun[])[] =>
  study.models.map((model) => {
    const flopsPerToken = flopsPerTokenOf(study, model);
    const params = activeParamsOf(study, model);
    return budgets.map((budget): IsoflopRun => {
      const tokens = budget / flopsPerToken;
      return {
        tokens,
        tokensPerParam: tokens / params,
        steps: tokens / (study.figures.batch_size * study.figures.seq_len),
        ...priceAtWidth(study.figures, budget, model.width),
      };
    });
  });

/** All runs of an IsoFLOP plan together. */
export function isoflopCost(study: Study, budgets: readonly number[]): FitCost {
  const runs = isoflopRuns(study, budgets).flat();
  return {
    runs: runs.length,
    flops: study.models.length * budgets.reduce((sum, it) => sum + it, 0),
    gpuHours: runs.reduce((sum, it) => sum + it.gpuHours, 0),
    usd: runs.reduce((sum, it) => sum + it.usd, 0),
  };
}

/** Parameters at which a budget is expected to be spent best, at 6 FLOPs per parameter and token. */
export const expectedOptimum = (
  budget: number,
  { tokens_per_param: expected }: Pick<Figures, "tokens_per_param">,
): number => Math.sqrt(budget / (TRAINING_FLOPS_PER_WEIGHT * expected));

/** How far from the expected optimum a run still tells where it is. Judgement: Chinchilla's runs span about as much. */
const PLAUSIBLE_FACTOR = 10;

/** Tokens per parameter below and above which a run is flagged. */
export const plausibleTokens = ({ tokens_per_param: expected }: Pick<Figures, "tokens_per_param">) => ({
  low: expected / PLAUSIBLE_FACTOR,
  high: expected * PLAUSIBLE_FACTOR,
});
