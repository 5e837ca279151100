import { trainingFlopsPerToken, TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { activeParameterCount, parameterCount, windowReach, type Transformer } from "../core/transformer";
import { compile } from "../grid/formula/compile";
import { gpuHours, nodeHours, nodeMonths, tokensPerRun, usd } from "./arithmetic";
import { pointsOf, settingsOf, type Study, type StudyModel, type Sweep } from "./study";

export interface Cost {
  runs: number;
  /** The nearest double to `exactFlops`. */
  flops: number;
  exactFlops: bigint;
  gpuHours: number;
  usd: number;
  nodeHours: number;
}

export interface ExperimentCost extends Cost {
  id: string;
  name: string;
}

export interface StudyCost {
  experiments: readonly ExperimentCost[];
  total: Cost & { nodeMonths: number };
}

const priced = {
  gpuHours: compile(gpuHours),
  usd: compile(usd),
  nodeHours: compile(nodeHours),
  nodeMonths: compile(nodeMonths),
};
const fixedTokens = compile(tokensPerRun);

/** The transformer of a model that has the study's shape. */
const transformerOf = ({ figures, shape }: Study, width: number): Transformer => ({
  width,
  layers: figures.layer_count,
  seqLen: figures.seq_len,
  vocab: figures.vocab_size,
  kvRatio: figures.kv_ratio,
  ffnRatio: figures.ffn_ratio,
  gated: shape.gated,
  causal: shape.causal,
});

/** Parameters, every expert's included. */
export const paramsOf = (study: Study, { width, own }: StudyModel): number =>
  own ? own.params : parameterCount(transformerOf(study, width), study.shape.tied);

/** Parameters that one token uses; the rule of tokens per parameter counts these. */
export const activeParamsOf = (study: Study, { width, own }: StudyModel): number =>
  own ? own.activeParams : activeParameterCount(transformerOf(study, width), study.shape.tied);

/** What windows leave of the work of a model's attention, at the study's sequence length. */
export const reachOf = (
  { figures, shape }: Study,
  { window }: Pick<NonNullable<StudyModel["own"]>, "window">,
): number => (window ? windowReach(window, figures.seq_len, shape.causal) : 1);

/** FLOPs to train a model of the study on one token. */
export function flopsPerTokenOf(study: Study, { width, own }: StudyModel): number {
  if (!own) return trainingFlopsPerToken(transformerOf(study, width));
  const attention = own.attention * reachOf(study, own) * study.figures.seq_len;
  return TRAINING_FLOPS_PER_WEIGHT * (own.weights + attention);
}

/** Tokens of one run of a sweep of one model. */
export function tokensOf(study: Study, { tokens }: Pick<Sweep, "tokens">, model: StudyModel): number {
  if (tokens === "optimal") return study.figures.tokens_per_param * activeParamsOf(study, model);
  return tokens === "fixed" ? fixedTokens(study.figures) : tokens;
}

/** Runs of a sweep over all its models. */
export const sweepRuns = (study: Study, sweep: Sweep): number =>
  settingsOf(sweep.factors) * pointsOf(study, sweep) * sweep.models.length;

/**
 * FLOPs of each sweep over all its models, to the last digit. A model is under 2^53 FLOPs a token, and so is the sum over
 * models for any study that a sheet can hold; their product with the tokens of a run is not, so one multiplication a sweep
 * is of big integers. Shapes whose ratios leave a part of a FLOP are rounded to whole ones.
 */
function exactFlops(study: Study): (sweep: Sweep) => bigint {
  const perToken = study.models.map((it) => Math.round(flopsPerTokenOf(study, it)));
  // Compute-optimal runs have tokens of their own at each model; every sweep of them shares the products.
  const optimal = new Map<number, bigint>();
  const optimalFlops = (index: number): bigint => {
    const known = optimal.get(index);
    if (known !== undefined) return known;
    const tokens = Math.round(tokensOf(study, { tokens: "optimal" }, study.models[index]!));
    const flops = BigInt(perToken[index]!) * BigInt(tokens);
    optimal.set(index, flops);
    return flops;
  };
  return (sweep) => {
    const runs = BigInt(settingsOf(sweep.factors) * pointsOf(study, sweep));
    if (sweep.tokens === "optimal") return runs * sweep.models.reduce((sum, it) => sum + optimalFlops(it), 0n);
    const tokens = sweep.tokens === "fixed" ? fixedTokens(study.figures) : sweep.tokens;
    return runs * BigInt(Math.round(tokens)) * wholeSum(sweep.models.map((it) => perToken[it]!));
  };
}

/** A sum of whole numbers, exact whatever its size. */
function wholeSum(values: readonly number[]): bigint {
  const sum = values.reduce((total, it) => total + it, 0);
  return sum <= Number.MAX_SAFE_INTEGER ? BigInt(sum) : values.reduce((total, it) => total + BigInt(it), 0n);
}

function costOf({ figures }: Study, runs: number, exact: bigint): Cost {
  const flops = Number(exact);
  const values = { ...figures, flops };
  return {
    runs,
    flops,
    exactFlops: exact,
    gpuHours: priced.gpuHours(values),
    usd: priced.usd(values),
    nodeHours: priced.nodeHours(values),
  };
}

/** Runs, FLOPs and cost of each experiment and of all of them. */
export function studyCost(study: Study): StudyCost {
  const flopsOf = exactFlops(study);
  const experiments = study.experiments.map(({ id, name, sweeps }) => {
    const runs = sweeps.reduce((sum, it) => sum + sweepRuns(study, it), 0);
    const flops = sweeps.reduce((sum, it) => sum + flopsOf(it), 0n);
    return { id, name, ...costOf(study, runs, flops) };
  });
  const runs = experiments.reduce((sum, it) => sum + it.runs, 0);
  const total = costOf(
    study,
    runs,
    experiments.reduce((sum, it) => sum + it.exactFlops, 0n),
  );
  return {
    experiments,
    total: { ...total, nodeMonths: priced.nodeMonths({ ...study.figures, flops: total.flops }) },
  };
}
