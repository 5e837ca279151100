import { blockWeightsPerSquareWidth, type Transformer } from "./transformer";

/** A matrix product costs one multiply and one add per weight. */
const FLOPS_PER_WEIGHT = 2;

/** The backward pass differentiates both weights and activations, twice the work of the forward pass. */
const TRAINING_PER_FORWARD = 3;

/** The six of the rule of thumb: 6 FLOPs a parameter. */
export const TRAINING_FLOPS_PER_WEIGHT = TRAINING_PER_FORWARD * FLOPS_PER_WEIGHT;

/**
 * FLOPs of matrix products to train on one token: M = 12D²L(1 + R_kv + R_ffn) + 6DL·l_seq + 6DV.
 * Exact while the result stays below 2^53. Softmax, norms and element-wise products are left out.
 * Source: source article, "FLOPs per token".
 */
export function trainingFlopsPerToken(model: Transformer): number {
  const { width, layers, seqLen, vocab, causal } = model;
  const blocks = blockWeightsPerSquareWidth(model) * layers * width * width;
  // Scores and weighted sums: two products of a token with every token it sees, half of them under a causal mask.
  const attention = (causal ? 1 : 2) * layers * seqLen * width;
  const unembedding = vocab * width;
  return TRAINING_FLOPS_PER_WEIGHT * (blocks + attention + unembedding);
}
