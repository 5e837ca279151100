/**
 * Shape of a decoder-only transformer, in the ratios the source article uses. Norms, biases and learned
 * positions are left out: they hold less than 0.1 % of the weights at every width of the paper.
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
  /** Feed-forward width over residual width, R_ffn. */
  ffnRatio: number;
  /** A gated feed-forward block (SwiGLU, GeGLU) has three matrices where a plain one has two. */
  gated: boolean;
  /** A causal mask halves the work of attention; false counts every pair of tokens. */
  causal: boolean;
}

/** Query and output projections: one matrix of D × D each. */
const QUERY_AND_OUTPUT = 2;

/** Weights of one block over D²: projections of attention, then the feed-forward block. */
export function blockWeightsPerSquareWidth({ kvRatio, ffnRatio, gated }: Pick<Transformer, "kvRatio" | "ffnRatio" | "gated">): number {
  const keyAndValue = 2 * kvRatio;
  const feedForward = (gated ? 3 : 2) * ffnRatio;
  return QUERY_AND_OUTPUT + keyAndValue + feedForward;
}

/**
 * Parameters: block weights and the embedding table, twice where the output layer has one of its own.
 * In the paper's shape this is its P ≈ 12LD² + 2VD (Appendix C as the article quotes it).
 */
export function parameterCount(model: Transformer, tied = false): number {
  const { width, layers, vocab } = model;
  const embeddings = (tied ? 1 : 2) * vocab * width;
  return blockWeightsPerSquareWidth(model) * layers * width * width + embeddings;
}
