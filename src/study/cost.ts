import { trainingFlopsPerToken, TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import {
  activeBlockWeights,
  activeParameterCount,
  parameterCount,
  windowReach,
  type Transformer,
} from "../core/transformer";
import { calculator, compile } from "../grid/formula/compile";
import { variable, type Formula } from "../grid/formula/formula";
import {
  atFullRate,
  days,
  FLOPS,
  followedBy,
  gpuHours,
  lostAtWidth,
  nodeHours,
  nodeMonths,
  tokensPerRun,
  usd,
} from "./arithmetic";
import type { Figures } from "./assumptions";
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
  /** `days`: with the study's GPUs at work from the first run to the last. */
  total: Cost & { nodeMonths: number; days: number };
}

/** A formula of FLOPs and figures, whose figures are set once a study: of one study at a time. */
function pricedBy(formula: Formula): (figures: Figures) => (flops: number) => number {
  const names = followedBy(formula);
  const { values, result } = calculator(formula, [FLOPS.variable, ...names]);
  return (figures) => {
    for (let index = 0; index < names.length; index++) values[index + 1] = figures[names[index]!];
    return (flops) => {
      values[0] = flops;
      return result();
    };
  };
}

const priced = {
  gpuHours: pricedBy(gpuHours),
  usd: pricedBy(usd),
  nodeHours: pricedBy(nodeHours),
  nodeMonths: pricedBy(nodeMonths),
  days: pricedBy(days),
};
const fixedTokens = compile(tokensPerRun);
const lostAt = compile<"width">(lostAtWidth(variable("width")));
const fullRate = compile(atFullRate(FLOPS, variable("lost")));

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

/** Those of them that are in no embedding table. */
export const blockParamsOf = (study: Study, { width, own }: StudyModel): number =>
  own ? own.blockParams : activeBlockWeights(transformerOf(study, width));

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
  if (tokens === "non-embedding") return study.figures.tokens_per_param * blockParamsOf(study, model);
  return tokens === "fixed" ? fixedTokens(study.figures) : tokens;
}

/**
 * Runs and FLOPs of some sweeps over all their models, to the last digit, in whole FLOPs per token and whole tokens. A model is under
 * 2^53 FLOPs per token, and so is the sum over the runs of nearly any experiment; its product with the tokens of a run is
 * not. Big integers cost most of the time of a breakdown, so there is one multiplication of them an experiment.
 */
function exactSums(study: Study): (sweeps: readonly Sweep[]) => { runs: number; flops: bigint } {
  const perToken = study.models.map((it) => Math.round(flopsPerTokenOf(study, it)));
  const fixed = BigInt(Math.round(fixedTokens(study.figures)));
  const byParams = new Map<Sweep["tokens"], readonly number[]>();
  return (sweeps) => {
    let runs = 0;
    let flops = 0n;
    let perFixedToken = 0;
    for (const sweep of sweeps) {
      const { tokens, models } = sweep;
      const each = settingsOf(sweep.factors) * pointsOf(study, sweep);
      runs += each * models.length;
      if (tokens === "optimal" || tokens === "non-embedding") {
        const ofModels = byParams.get(tokens) ?? study.models.map((it) => Math.round(tokensOf(study, sweep, it)));
        byParams.set(tokens, ofModels);
        flops += BigInt(each) * sumOfProducts(perToken, ofModels, models);
        continue;
      }
      let sum = perFixedToken;
      for (const index of models) sum += each * perToken[index]!;
      if (tokens === "fixed" && sum <= Number.MAX_SAFE_INTEGER) perFixedToken = sum;
      else {
        const once = tokens === "fixed" ? fixed : BigInt(Math.round(tokens));
        flops += BigInt(each) * once * models.reduce((total, it) => total + BigInt(perToken[it]!), 0n);
      }
    }
    return { runs, flops: flops + fixed * BigInt(perFixedToken) };
  };
}

const HALF_BITS = 22n;
const HALF = 2 ** Number(HALF_BITS);

/** Σ x·y of whole numbers at some places, exactly: by halves, whose products and sums are no more than a double holds. */
function sumOfProducts(x: readonly number[], y: readonly number[], places: readonly number[]): bigint {
  let high = 0;
  let middle = 0;
  let low = 0;
  for (const at of places) {
    const a = x[at]!;
    const b = y[at]!;
    if (a >= HALF * HALF || b >= HALF * HALF)
      return places.reduce((sum, it) => sum + BigInt(x[it]!) * BigInt(y[it]!), 0n);
    const a1 = Math.floor(a / HALF);
    const b1 = Math.floor(b / HALF);
    const a0 = a - a1 * HALF;
    const b0 = b - b1 * HALF;
    high += a1 * b1;
    middle += a1 * b0 + a0 * b1;
    low += a0 * b0;
  }
  return (((BigInt(high) << HALF_BITS) + BigInt(middle)) << HALF_BITS) + BigInt(low);
}

/**
 * FLOPs of some sweeps, each times what its model's width loses of the rate. Without a loss there is nothing to add up, and the
 * total is that of the FLOPs to the last digit.
 */
function lostFlops(study: Study, sweeps: readonly Sweep[]): number {
  if (study.figures.rate_at_1024 === 1) return 0;
  return sweeps.reduce((sum, sweep) => {
    const each = settingsOf(sweep.factors) * pointsOf(study, sweep);
    return sweep.models.reduce((added, index) => {
      const model = study.models[index]!;
      return added + each * flopsPerTokenOf(study, model) * tokensOf(study, sweep, model) * lostAt(model);
    }, sum);
  }, 0);
}

interface Prices {
  gpuHours(flops: number): number;
  usd(flops: number): number;
  nodeHours(flops: number): number;
}

/** Cost of exact FLOPs, which take as long as `timed` at the full rate. */
function costOf(runs: number, exact: bigint, timed: number, { gpuHours, usd, nodeHours }: Prices): Cost {
  const flops = Number(exact);
  return {
    runs,
    flops,
    exactFlops: exact,
    gpuHours: gpuHours(timed),
    usd: usd(timed),
    nodeHours: nodeHours(timed),
  };
}

/** Runs, FLOPs and cost of each experiment and of all of them. */
export function studyCost(study: Study): StudyCost {
  const { figures } = study;
  const sumsOf = exactSums(study);
  const prices: Prices = {
    gpuHours: priced.gpuHours(figures),
    usd: priced.usd(figures),
    nodeHours: priced.nodeHours(figures),
  };
  let allRuns = 0;
  let allFlops = 0n;
  let allLost = 0;
  const timed = (flops: bigint, lost: number): number => fullRate({ ...figures, flops: Number(flops), lost });
  const experiments = study.experiments.map(({ id, name, sweeps }): ExperimentCost => {
    const { runs, flops } = sumsOf(sweeps);
    const lost = lostFlops(study, sweeps);
    allRuns += runs;
    allFlops += flops;
    allLost += lost;
    return { id, name, ...costOf(runs, flops, timed(flops, lost), prices) };
  });
  const allTimed = timed(allFlops, allLost);
  const total = costOf(allRuns, allFlops, allTimed, prices);
  const [months, atWork] = [priced.nodeMonths(figures)(allTimed), priced.days(figures)(allTimed)];
  return { experiments, total: { ...total, nodeMonths: months, days: atWork } };
}
