import { attentionWork, TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { activeBlockWeights, embeddingTables, type Transformer } from "../core/transformer";
import type { Figures } from "./assumptions";
import type { StudyFile } from "./file";
import { priceAtWidth, type FitCost } from "./isoflop";
import { modelOfFile } from "./read-file";

/** The run that a ladder leads up to: what of its model grows with the width, with the layers, or with both. */
export interface LadderTarget {
  name: string;
  /** Who gives its shape. */
  source: string;
  width: number;
  layers: number;
  /** Weights of all blocks that one token uses: they grow with the layers and the square of the width. */
  blocks: number;
  /** Weights of the output layer: they grow with the width. */
  output: number;
  /** 1 where the output layer shares the embedding table, otherwise 2. */
  tables: number;
  /** Work of attention for one token, at the length of its own sequences: it grows with the layers and the width. */
  attention: number;
  seqLen: number;
  tokens: number;
}

/** One run of a ladder: the target's model with fewer layers and less width, at its tokens per parameter. */
export interface Rung {
  width: number;
  layers: number;
  /** Those that one token uses. */
  params: number;
  flopsPerToken: number;
  tokens: number;
  flops: number;
  gpuHours: number;
  usd: number;
}

/** Shares of the target's FLOPs that a ladder has unless it is told: two a decade, the last a thirtieth. */
export const USUAL_SHARES = [1 / 1000, 1 / 300, 1 / 100, 1 / 30] as const;
export const MOST_RUNGS = 12;

/** The target of a model of a plan or of the catalogue, or of a width in the plan's shape. */
export function ladderTarget(file: StudyFile, model: number | string, tokens: number): LadderTarget {
  const { name, source, transformer, tied } =
    typeof model === "number" ? ofWidth(file, model) : modelOfFile(file, model);
  return {
    name,
    source: source ?? "",
    width: transformer.width,
    layers: transformer.layers,
    blocks: activeBlockWeights(transformer),
    output: transformer.vocab * transformer.width,
    tables: embeddingTables(tied),
    attention: attentionWork(transformer),
    seqLen: transformer.seqLen,
    tokens,
  };
}

function ofWidth({ assumptions, shape }: StudyFile, width: number) {
  const transformer: Transformer = {
    width,
    layers: assumptions.layer_count,
    seqLen: assumptions.seq_len,
    vocab: assumptions.vocab_size,
    kvRatio: assumptions.kv_ratio,
    ffnRatio: assumptions.ffn_ratio,
    gated: shape.gated,
    causal: shape.causal,
  };
  return { name: `D = ${width}`, source: "The plan's shape", transformer, tied: shape.tied };
}

/** The target's model at another width and other layers; its ratios, its vocabulary and its sequences stay. */
export function rungOf(target: LadderTarget, figures: Figures, width: number, layers: number): Rung {
  const byWidth = width / target.width;
  const byLayers = layers / target.layers;
  const blocks = target.blocks * byWidth ** 2 * byLayers;
  const output = target.output * byWidth;
  const params = blocks + target.tables * output;
  const flopsPerToken = TRAINING_FLOPS_PER_WEIGHT * (blocks + output + target.attention * byWidth * byLayers);
  const tokens = (target.tokens / (target.blocks + target.tables * target.output)) * params;
  const flops = flopsPerToken * tokens;
  return { width, layers, params, flopsPerToken, tokens, flops, ...priceAtWidth(figures, flops, width) };
}

/** The target itself, as a rung. */
export const targetRun = (target: LadderTarget, figures: Figures): Rung =>
  rungOf(target, figures, target.width, target.layers);

/** Widths are multiples of this, which heads and tiles of GPUs divide. */
const WIDTH_STEP = 64;

/**
 * Width and layers at which the target's shape takes about a share of its FLOPs, above 0 and below 1: both by one factor,
 * the width to a multiple of 64, then as many layers as come nearest.
 */
export function shapeAt(target: LadderTarget, figures: Figures, share: number): { width: number; layers: number } {
  const wanted = share * targetRun(target, figures).flops;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < 60; halving++) {
    const factor = (low + high) / 2;
    if (rungOf(target, figures, factor * target.width, factor * target.layers).flops < wanted) low = factor;
    else high = factor;
  }
  const width = Math.max(WIDTH_STEP, Math.round((high * target.width) / WIDTH_STEP) * WIDTH_STEP);
  const distance = (layers: number) => Math.abs(Math.log(rungOf(target, figures, width, layers).flops / wanted));
  let layers = 1;
  for (let more = 2; more <= 2 * target.layers; more++) if (distance(more) < distance(layers)) layers = more;
  return { width, layers };
}

/** Runs of a ladder, in the order of the shares. */
export const ladderRungs = (target: LadderTarget, figures: Figures, shares: readonly number[]): readonly Rung[] =>
  shares.map((share) => {
    const { width, layers } = shapeAt(target, figures, share);
    return rungOf(target, figures, width, layers);
  });

export const ladderCost = (rungs: readonly Rung[]): FitCost => {
  const sum = (of: "flops" | "gpuHours" | "usd") => rungs.reduce((total, it) => total + it[of], 0);
  return { runs: rungs.length, flops: sum("flops"), gpuHours: sum("gpuHours"), usd: sum("usd") };
};
