import { costInUsd, gpuHours, nodeHours, nodeMonths, type Fleet } from "./cost";
import type { FigureRange } from "./figures";
import { trainingFlopsPerToken } from "./flops";
import { optimalTokens, runTokens } from "./tokens";
import { parameterCount, type Transformer } from "./transformer";

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
  /** Widths in attention heads; the width is heads × head width. */
  heads: readonly number[];
  /** "fixed": steps × batch × sequence length. "optimal": a number of tokens for each parameter. */
  tokens: TokensRule;
}

export const TOKENS_RULES = ["fixed", "optimal"] as const;
export type TokensRule = (typeof TOKENS_RULES)[number];

/** Figures the source printed for one experiment. */
export interface PublishedCost {
  /** To the four digits that were printed. */
  flops: number;
  usd: number;
  nodeHours: number;
}

/** One row of the cost table. */
export interface Experiment {
  id: string;
  name: string;
  /** Where the paper describes it. */
  place: string;
  sweeps: readonly Sweep[];
  published: PublishedCost;
  /** What the source says its figure hangs on. */
  uncertainty: string;
}

/** One way to read a place that the source leaves open: the sweep as that reading has it. */
export interface Reading {
  id: string;
  /** What its switch shows: "text" where the source's own words say so. */
  choice: string;
  change: Partial<Pick<Sweep, "factors" | "heads">>;
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

/** Everything a cost breakdown is worked out from. */
export interface Study {
  title: string;
  subtitle: string;
  source: string;
  /** Every width of the study, in attention heads. */
  heads: readonly number[];
  headDim: number;
  shape: Omit<Transformer, "width">;
  tiedEmbeddings: boolean;
  steps: number;
  batch: number;
  tokensPerParam: number;
  pointCounts: Readonly<Record<string, PointCount>>;
  fleet: Fleet;
  experiments: readonly Experiment[];
  corrections: readonly Correction[];
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

export const pointsOf = (study: Study, sweep: Sweep): number =>
  sweep.points === 1 ? 1 : study.pointCounts[sweep.points]!.value;

export const modelAt = (study: Study, heads: number): Transformer => ({ ...study.shape, width: heads * study.headDim });

/** Tokens of one run of a sweep at one width. */
export function tokensAt(study: Study, rule: TokensRule, heads: number): number {
  return rule === "optimal"
    ? optimalTokens(parameterCount(modelAt(study, heads), study.tiedEmbeddings), study.tokensPerParam)
    : runTokens(study.steps, study.batch, study.shape.seqLen);
}

/** Runs of a sweep over all its widths. */
export const sweepRuns = (study: Study, sweep: Sweep): number =>
  settingsOf(sweep.factors) * pointsOf(study, sweep) * sweep.heads.length;

/**
 * FLOPs of a sweep over all its widths, to the last digit: a run is under 2^53 FLOPs a token and under 2^53
 * tokens, but their product is not. Shapes whose ratios leave a part of a FLOP are rounded to whole ones.
 */
export function exactSweepFlops(study: Study, sweep: Sweep): bigint {
  const once = sweep.heads.reduce((sum, heads) => {
    const flopsPerToken = BigInt(Math.round(trainingFlopsPerToken(modelAt(study, heads))));
    return sum + flopsPerToken * BigInt(Math.round(tokensAt(study, sweep.tokens, heads)));
  }, 0n);
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
  const experiments = study.experiments.map(({ id, name, sweeps }) => {
    const runs = sweeps.reduce((sum, it) => sum + sweepRuns(study, it), 0);
    const flops = sweeps.reduce((sum, it) => sum + exactSweepFlops(study, it), 0n);
    return { id, name, ...costOf(study, runs, flops) };
  });
  const runs = experiments.reduce((sum, it) => sum + it.runs, 0);
  const flops = experiments.reduce((sum, it) => sum + it.exactFlops, 0n);
  const total = costOf(study, runs, flops);
  return { experiments, total: { ...total, nodeMonths: nodeMonths(total.flops, study.fleet) } };
}
