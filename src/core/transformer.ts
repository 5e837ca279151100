/**
 * Shape of a decoder-only transformer, in the ratios the source article uses. Norms, biases and learned
 * positions are left out: of the paper's models they hold 0.69 % of the weights at D = 128, 0.32 % at 1024, and less than
 * 0.1 % from 6144.
 */
export interface Transformer {
  /** Residual stream width D, d_model. */
  width: number;
  /** Transformer blocks L. */
  layers: number;
  /** Tokens in a training sequence, l_seq. */
  seqLen: number;
  /** Entries of the token vocabulary V. */
  vocab: number;
  /** Key (or value) heads for each attention head, R_kv: 1 without grouped-query attention. */
  kvRatio: number;
  /** Feed-forward width over residual width, R_ffn; that of one expert where there are experts. */
  ffnRatio: number;
  /** A gated feed-forward block (SwiGLU, GeGLU) has three matrices where a plain one has two. */
  gated: boolean;
  /** A causal mask halves the work of attention; false counts every pair of tokens. */
  causal: boolean;
  /** Heads × head width over residual width; 1 where it is left out. */
  attentionRatio?: number | undefined;
  /** A sliding window: the share of layers whose positions see only the latest `tokens`. */
  slidingWindow?: SlidingWindow | undefined;
  /** A mixture of experts in place of the feed-forward block. */
  experts?: Experts | undefined;
  /** Multi-head latent attention, whose weights depend on ranks and not on `kvRatio` and `attentionRatio`. */
  latent?: LatentAttention | undefined;
  /** Modules that predict further tokens in training (multi-token prediction); none where it is left out. */
  mtpModules?: number | undefined;
}

export interface SlidingWindow {
  tokens: number;
  /** Share of the layers that have it, 0 to 1. */
  share: number;
}

/** Of `count` routed experts a token uses `active`, chosen by a router, and all `shared` ones. */
export interface Experts {
  count: number;
  active: number;
  shared?: number;
  /** Layers with one plain block of its own width: the first ones, or every second one. */
  dense?: { layers: number; ffnRatio: number } | undefined;
}

/** Low ranks of queries, and of keys and values together; head widths of each part. */
export interface LatentAttention {
  heads: number;
  /** 0 where queries are projected at full rank. */
  queryRank: number;
  keyValueRank: number;
  /** Of a head's query and key: the part without and the part with rotary positions. */
  plainDim: number;
  rotaryDim: number;
  valueDim: number;
}

/** Query and output projections: one matrix of D × D each. */
const QUERY_AND_OUTPUT = 2;

/** Matrices of a feed-forward block: up and down, and a gate. */
const feedForwardMatrices = (gated: boolean): number => (gated ? 3 : 2);

/** Weights of one dense block over D²: projections of attention, then the feed-forward block. */
export function blockWeightsPerSquareWidth({
  kvRatio,
  ffnRatio,
  gated,
}: Pick<Transformer, "kvRatio" | "ffnRatio" | "gated">): number {
  const keyAndValue = 2 * kvRatio;
  return QUERY_AND_OUTPUT + keyAndValue + feedForwardMatrices(gated) * ffnRatio;
}

/** A ratio such as 13824 / 5120 is a rounded number, and the width it comes from is a whole one. */
function wholeWidth(width: number): number {
  const nearest = Math.round(width);
  return Math.abs(width - nearest) <= 4 * Number.EPSILON * nearest ? nearest : width;
}

/**
 * Weights of latent attention: queries down to their rank and up to all heads; keys and values down to theirs, the
 * rotary part of the key beside them, and up to all heads; the output projection.
 * Source: DeepSeek-V2 (arXiv:2405.04434, May 2024), §2.1 and Appendix C.
 */
function latentAttentionWeights(
  width: number,
  { heads, queryRank, keyValueRank, plainDim, rotaryDim, valueDim }: LatentAttention,
): number {
  const queryHeads = heads * (plainDim + rotaryDim);
  const queries = queryRank > 0 ? queryRank * (width + queryHeads) : width * queryHeads;
  const keysAndValues = width * (keyValueRank + rotaryDim) + keyValueRank * heads * (plainDim + valueDim);
  return queries + keysAndValues + heads * valueDim * width;
}

/**
 * Weights of the attention of one layer: query and output over all heads, key and value over their own.
 * Sources: multi-query attention, arXiv:1911.02150 (November 2019); grouped-query attention, arXiv:2305.13245 (May 2023).
 */
function attentionWeights({ width, kvRatio, attentionRatio = 1, latent }: Transformer): number {
  if (latent) return latentAttentionWeights(width, latent);
  const queries = wholeWidth(attentionRatio * width);
  return width * (QUERY_AND_OUTPUT * queries + 2 * wholeWidth(kvRatio * queries));
}

const feedForwardWeights = (width: number, ratio: number, gated: boolean): number =>
  feedForwardMatrices(gated) * width * wholeWidth(ratio * width);

/**
 * Weights of all blocks, of whose routed experts `routed` count. A gate adds a third matrix (GLU variants,
 * arXiv:2002.05202, February 2020); a router has a weight for each width and expert (Switch Transformer, arXiv:2101.03961,
 * January 2021); experts that every token uses come on top (DeepSeekMoE, arXiv:2401.06066, January 2024).
 */
function blockWeights(model: Transformer, routed: number): number {
  const { width, layers, ffnRatio, gated, experts } = model;
  const attention = attentionWeights(model) * layers;
  const feedForward = feedForwardWeights(width, ffnRatio, gated);
  if (!experts) return attention + feedForward * layers;
  const { count, shared = 0, dense } = experts;
  const denseLayers = Math.min(dense?.layers ?? 0, layers);
  // One expert needs no router.
  const mixture = feedForward * (routed + shared) + (count > 1 ? width * count : 0);
  return (
    attention +
    mixture * (layers - denseLayers) +
    (dense ? feedForwardWeights(width, dense.ffnRatio, gated) * denseLayers : 0)
  );
}

/** Block weights that one token uses: with experts, the active and the shared ones and the router. */
export const activeBlockWeights = (model: Transformer): number => blockWeights(model, model.experts?.active ?? 1);

/** Weights of all blocks, every expert's included. */
export const totalBlockWeights = (model: Transformer): number => blockWeights(model, model.experts?.count ?? 1);

/** Mean width of the two products of attention, scores and weighted sums, of one layer. */
export const attentionWidth = ({ width, attentionRatio = 1, latent }: Transformer): number =>
  latent
    ? (latent.heads * (latent.plainDim + latent.rotaryDim + latent.valueDim)) / 2
    : wholeWidth(attentionRatio * width);

/**
 * What windows leave of the work of attention, 0 to 1. Of S positions the first W see what a mask lets them see, the
 * others W: under a causal mask W − W²/2S on average, where without windows it is S/2.
 */
export function windowReach({ tokens, share }: SlidingWindow, seqLen: number, causal: boolean): number {
  const seen = Math.min(tokens, seqLen) / seqLen;
  return 1 - share + share * seen * (causal ? 2 - seen : 1);
}

/** One table for input and output, or one for each. */
export const embeddingTables = (tied: boolean): number => (tied ? 1 : 2);

/**
 * Parameters, every expert's included: block weights and the embedding table, twice where the output layer has one of
 * its own. In the paper's shape this is its P ≈ 12LD² + 2VD (Appendix C as the article quotes it).
 */
export const parameterCount = (model: Transformer, tied = false): number =>
  totalBlockWeights(model) + embeddingTables(tied) * model.vocab * model.width;

/** Active parameters: block weights of the active experts, not of the others, and the embedding tables. */
export const activeParameterCount = (model: Transformer, tied = false): number =>
  activeBlockWeights(model) + embeddingTables(tied) * model.vocab * model.width;
