import { costInUsd, gpuHours, nodeHours, nodeMonths, type Fleet } from "../core/cost";
import type { FigureRange } from "./assumptions";
import { attentionWork, TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { optimalTokens, runTokens } from "../core/flops";
import {
  activeBlockWeights,
  embeddingTables,
  totalBlockWeights,
  windowReach,
  type Transformer,
  type SlidingWindow,
} from "../core/transformer";

/** One thing a sweep varies: 4 parameterizations, 6 settings of ε. */
export interface Factor {
  count: number;
  of: string;
}

/** A count of runs at one setting and width that the paper leaves open, or states once for many settings. */
export interface PointCount {
  label: string;
  value: number;
  source: string;
}

/** Runs that share a tokens rule and a number of points; each width is trained settings × points times. */
export interface Sweep {
  id: string;
  name: string;
  /** Their product is the number of settings, each swept at every width. */
  factors: readonly Factor[];
  /** 1 where each setting is trained once; otherwise the id of one of the study's point counts. */
  points: 1 | string;
  /** Which of the study's models are trained, by their place in it. */
  models: readonly number[];
  /** "fixed": steps × batch × sequence length. "optimal": a number of tokens for each parameter. */
  tokens: TokensRule;
  /** Tokens of a run over what the rule gives; 1 where it is left out. */
  tokenFactor?: number;
}

export const TOKENS_RULES = ["fixed", "optimal"] as const;
export type TokensRule = (typeof TOKENS_RULES)[number];

/**
 * One model of a study: its width, and how it differs from the study's shape at that width. Factors left out are 1, or
 * what they are said to follow.
 */
export interface StudyModel {
  /** What it is called; its width says enough where there is no name. */
  name?: string;
  /** Who gives its shape, where that is not the study's. */
  source?: string;
  /** Its width over the study's head width. */
  heads: number;
  /** Work of its attention without windows, over the study's: layers, and heads × head width over D. */
  attentionFactor?: number;
  /** A sliding window, which takes from the work of attention what the sequence has beyond it. */
  slidingWindow?: SlidingWindow;
  /** Weights of its blocks that a token passes, over those of the study's shape; the attention factor where left out. */
  weightFactor?: number;
  /** Weights of all its blocks, every expert's included, over the same; the weight factor where left out. */
  totalFactor?: number;
  /** Its vocabulary over the study's. */
  vocabFactor?: number;
  /** Weights of its embedding tables over those of the study's; the vocabulary factor where left out. */
  embeddingFactor?: number;
}

/** Figures the source printed for one experiment: those of them that it did print. */
export interface PublishedCost {
  /** To the digits that were printed. */
  flops?: number;
  usd?: number;
  nodeHours?: number;
  gpuHours?: number;
}

/** One row of the cost table. */
export interface Experiment {
  id: string;
  name: string;
  /** Where the paper describes it. */
  place: string;
  sweeps: readonly Sweep[];
  published?: PublishedCost;
  /** What the source says its figure hangs on. */
  uncertainty: string;
}

/** One way to read a place that the source leaves open: the sweep as that reading has it. */
export interface Reading {
  id: string;
  /** What its switch shows: "text" where the source's own words say so. */
  choice: string;
  change: Partial<Pick<Sweep, "factors" | "models">>;
}

/** A place where the published script and another reading differ; one switch of the sheet. */
export interface Correction {
  id: string;
  name: string;
  /** The sweep it is about. */
  sweep: string;
  /** Where the words stand, and the words. */
  place: string;
  reason: string;
  readings: readonly Reading[];
}

/** How the points of a learning-rate line may grow towards small widths. */
export interface PointsByWidth {
  /** Ratio of one learning rate to the one before. */
  lrStep: number;
  stepSource: string;
  /** Range of a line at the largest width, in octaves: 6 is a highest learning rate of 64 times the lowest. */
  octavesAtLargest: number;
  octavesSource: string;
  /** Octaves that each halving of the width adds. */
  octavesPerHalving: number;
  halvingSource: string;
}

/** What a paper says of its own size, to hold the count of its runs against. */
export interface Claim {
  quotation: string;
  source: string;
  measure: "runs" | "pointsPerLine" | "widths" | "largestParams";
  /** Values that agree with the quotation, both ends included. */
  atLeast: number;
  atMost: number;
}

/** The choice of a switch that leaves the published script as it is. */
export const PUBLISHED = "published";
/** The choice that follows the source's own words. */
export const TEXT = "text";

/** What the models of a study share: a dense transformer without windows whose heads are D wide together. */
export type DenseShape = Pick<Transformer, "layers" | "seqLen" | "vocab" | "kvRatio" | "ffnRatio" | "gated" | "causal">;

/** Everything a cost breakdown is worked out from. */
export interface Study {
  /** What its sheet keeps, so that the pane knows the study again: its id, or the file it was read from. */
  record: string;
  title: string;
  subtitle: string;
  source: string;
  /** Every model of the study, narrowest first. */
  models: readonly StudyModel[];
  headDim: number;
  /** A dense shape, which each model's factors are over. */
  shape: DenseShape;
  tiedEmbeddings: boolean;
  steps: number;
  batch: number;
  tokensPerParam: number;
  pointCounts: Readonly<Record<string, PointCount>>;
  fleet: Fleet;
  experiments: readonly Experiment[];
  corrections: readonly Correction[];
  /** Who gives each figure, where and when, by the names of their cells. */
  sources: Readonly<Record<string, string>>;
  /** Peak 16-bit FLOP/s of one GPU, which its sustained rate is a share of. */
  peakFlopsPerGpu: number;
  /** Of figures and point counts, by the names of their cells. */
  ranges: Readonly<Record<string, FigureRange>>;
  pointsByWidth: PointsByWidth;
  claims: readonly Claim[];
}

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

export const settingsOf = (factors: readonly Factor[]): number =>
  factors.reduce((product, { count }) => product * count, 1);

export const pointsOf = (study: Study, sweep: Pick<Sweep, "points">): number =>
  sweep.points === 1 ? 1 : study.pointCounts[sweep.points]!.value;

/** Every factor of a model, those left out filled in; windows are in the attention's. */
export function factorsOf({ shape }: Pick<Study, "shape">, model: StudyModel) {
  const { attentionFactor = 1, weightFactor = attentionFactor, vocabFactor = 1, slidingWindow } = model;
  return {
    attentionFactor: attentionFactor * (slidingWindow ? windowReach(slidingWindow, shape.seqLen, shape.causal) : 1),
    weightFactor,
    totalFactor: model.totalFactor ?? weightFactor,
    vocabFactor,
    embeddingFactor: model.embeddingFactor ?? vocabFactor,
  };
}

/** Width of a model of a study. It is whole, though heads × head width need not be: 448 / 100 heads, or another head width. */
export const widthOf = ({ headDim }: Pick<Study, "headDim">, { heads }: StudyModel): number =>
  Math.round(heads * headDim);

/** A model of a study, from its own shape; the other way round, `factorsOf` times the study's shape is the model. */
export function studyModelOf(
  { shape, headDim, tiedEmbeddings }: Pick<Study, "shape" | "headDim" | "tiedEmbeddings">,
  model: Transformer,
  tied: boolean,
): StudyModel {
  const like = { ...shape, width: model.width };
  const { slidingWindow, ...unwindowed } = model;
  const vocabFactor = model.vocab / shape.vocab;
  return {
    heads: model.width / headDim,
    attentionFactor: attentionWork({ ...unwindowed, seqLen: shape.seqLen, causal: shape.causal }) / attentionWork(like),
    ...(slidingWindow ? { slidingWindow } : {}),
    weightFactor: activeBlockWeights(model) / activeBlockWeights(like),
    totalFactor: totalBlockWeights(model) / activeBlockWeights(like),
    vocabFactor,
    embeddingFactor: (vocabFactor * embeddingTables(tied)) / embeddingTables(tiedEmbeddings),
  };
}

/** Parameters, every expert's included. */
export const paramsOf = (study: Study, model: StudyModel): number =>
  paramsWith(study, model, factorsOf(study, model).totalFactor);

/** Parameters of which a token passes the block weights; the rule of tokens for each parameter counts these. */
export const activeParamsOf = (study: Study, model: StudyModel): number =>
  paramsWith(study, model, factorsOf(study, model).weightFactor);

function paramsWith(study: Study, model: StudyModel, weightFactor: number): number {
  const { shape, tiedEmbeddings } = study;
  const like = { ...shape, width: widthOf(study, model) };
  return (
    weightFactor * totalBlockWeights(like) +
    factorsOf(study, model).embeddingFactor * embeddingTables(tiedEmbeddings) * like.vocab * like.width
  );
}

/** FLOPs to train a model of the study on one token. */
export function flopsPerTokenOf(study: Study, model: StudyModel): number {
  const { attentionFactor, weightFactor, vocabFactor } = factorsOf(study, model);
  const like = { ...study.shape, width: widthOf(study, model) };
  return (
    TRAINING_FLOPS_PER_WEIGHT *
    (weightFactor * activeBlockWeights(like) +
      attentionFactor * attentionWork(like) +
      vocabFactor * like.vocab * like.width)
  );
}

/** Tokens of one run of a sweep of one model. */
export function tokensOf(
  study: Study,
  { tokens, tokenFactor = 1 }: Pick<Sweep, "tokens" | "tokenFactor">,
  model: StudyModel,
): number {
  const once =
    tokens === "optimal"
      ? optimalTokens(activeParamsOf(study, model), study.tokensPerParam)
      : runTokens(study.steps, study.batch, study.shape.seqLen);
  return once * tokenFactor;
}

/** Runs of a sweep over all its models. */
export const sweepRuns = (study: Study, sweep: Sweep): number =>
  settingsOf(sweep.factors) * pointsOf(study, sweep) * sweep.models.length;

/**
 * FLOPs of a sweep over all its widths, to the last digit: a run is under 2^53 FLOPs a token and under 2^53
 * tokens, but their product is not. Shapes whose ratios leave a part of a FLOP are rounded to whole ones.
 * `flopsPerToken` has those of each of the study's models, which many sweeps share.
 */
function exactSweepFlops(study: Study, sweep: Sweep, flopsPerToken: readonly bigint[]): bigint {
  const once = sweep.models.reduce(
    (sum, index) => sum + flopsPerToken[index]! * BigInt(Math.round(tokensOf(study, sweep, study.models[index]!))),
    0n,
  );
  return BigInt(settingsOf(sweep.factors) * pointsOf(study, sweep)) * once;
}

/** The same study with sweeps as readings have them; of two readings of one sweep, the later wins. */
export function corrected(study: Study, readings: readonly (Reading & { sweep: string })[]): Study {
  const changes = new Map(readings.map(({ sweep, change }) => [sweep, change]));
  const experiments = study.experiments.map((experiment) => ({
    ...experiment,
    sweeps: experiment.sweeps.map((sweep) => ({ ...sweep, ...changes.get(sweep.id) })),
  }));
  return { ...study, experiments };
}

export function costOf(study: Study, runs: number, exactFlops: bigint): Cost {
  const flops = Number(exactFlops);
  return {
    runs,
    flops,
    exactFlops,
    gpuHours: gpuHours(flops, study.fleet.flopsPerGpu),
    usd: costInUsd(flops, study.fleet),
    nodeHours: nodeHours(flops, study.fleet),
  };
}

/** Runs, FLOPs and cost of each experiment and of all of them. */
export function studyCost(study: Study): StudyCost {
  const flopsPerToken = study.models.map((it) => BigInt(Math.round(flopsPerTokenOf(study, it))));
  const experiments = study.experiments.map(({ id, name, sweeps }) => {
    const runs = sweeps.reduce((sum, it) => sum + sweepRuns(study, it), 0);
    const flops = sweeps.reduce((sum, it) => sum + exactSweepFlops(study, it, flopsPerToken), 0n);
    return { id, name, ...costOf(study, runs, flops) };
  });
  const runs = experiments.reduce((sum, it) => sum + it.runs, 0);
  const flops = experiments.reduce((sum, it) => sum + it.exactFlops, 0n);
  const total = costOf(study, runs, flops);
  return { experiments, total: { ...total, nodeMonths: nodeMonths(total.flops, study.fleet) } };
}

/** Slack of a rounded logarithm: 2^-8 to 2^-4 in steps of √2 must count its last point. */
const ROUNDING = 1e-9;

/** Points of a learning-rate line from lowest to highest, both included, each `step` times the one before. */
export const pointsOnLine = (lowestLr: number, highestLr: number, step: number): number =>
  Math.floor(Math.log(highestLr / lowestLr) / Math.log(step) + ROUNDING) + 1;
