import { activeBlockWeights, attentionWidth, windowReach, type Transformer } from "./transformer";

/** A matrix product costs one multiply and one add per weight. */
const FLOPS_PER_WEIGHT = 2;

/** The backward pass differentiates both weights and activations, twice the work of the forward pass. */
const TRAINING_PER_FORWARD = 3;

/** The six of the rule of thumb: 6 FLOPs per parameter. */
export const TRAINING_FLOPS_PER_WEIGHT = TRAINING_PER_FORWARD * FLOPS_PER_WEIGHT;

/**
 * FLOPs of matrix products to train on one token: M = 6·(block weights that it uses + attention + D·V), in the
 * paper's shape 12D²L(1 + R_kv + R_ffn) + 6DL·l_seq + 6DV. Exact while the result stays below 2^53. Softmax, norms and
 * element-wise products are left out. Source: source article, "FLOPs per token".
 */
export function trainingFlopsPerToken(model: Transformer): number {
  const own =
    TRAINING_FLOPS_PER_WEIGHT * (activeBlockWeights(model) + attentionWork(model) + model.vocab * model.width);
  return model.mtpModules ? own + model.mtpModules * mtpModuleFlops(model) : own;
}

/** Embeddings and state, side by side, to one of them: two of D × D. */
const MTP_PROJECTION = 2;

/**
 * FLOPs a token of one module that predicts a further token: a projection, one more layer, of the experts where there are
 * any, and the output layer once more. Source: DeepSeek-V3 (arXiv:2412.19437, December 2024), Section 2.2.
 */
function mtpModuleFlops({ experts, mtpModules: _, ...model }: Transformer): number {
  const layer = { ...model, layers: 1, experts: experts && { ...experts, dense: undefined } };
  return trainingFlopsPerToken(layer) + TRAINING_FLOPS_PER_WEIGHT * MTP_PROJECTION * model.width ** 2;
}

/** Ways to count the FLOPs of the same training, by which utilisations are printed. */
export const FLOP_CONVENTIONS = ["causal", "full", "recomputed"] as const;
export type FlopConvention = (typeof FLOP_CONVENTIONS)[number];

/** The forward pass that activation checkpointing does a second time, over the three passes that training is worth. */
const RECOMPUTED_PER_TRAINING = 1 / TRAINING_PER_FORWARD;

/**
 * FLOPs to train on one token as others count them. "causal" is ours, which Megatron-LM (since 2025) and MaxText share.
 * "full" has every pair of tokens in attention, masks and windows or not: torchtitan, nanotron, and PaLM's 6N + 12LHQT
 * (arXiv:2204.02311, April 2022, Appendix B), whose N also has the input table. "recomputed" is ours with the forward pass
 * twice, 8 FLOPs a weight: hardware utilisation under full activation checkpointing (arXiv:2205.05198, May 2022).
 */
export function flopsPerTokenBy(convention: FlopConvention, model: Transformer): number {
  if (convention === "full") return trainingFlopsPerToken({ ...model, causal: false, slidingWindow: undefined });
  const ours = trainingFlopsPerToken(model);
  return convention === "recomputed" ? ours * (1 + RECOMPUTED_PER_TRAINING) : ours;
}

/** What attention does for one token beside its weights, in products of the size of a weight's. */
export function attentionWork(model: Transformer): number {
  const { layers, seqLen, causal, slidingWindow } = model;
  // Scores and weighted sums: two products of a token with every token it sees, half of them under a causal mask.
  const whole = (causal ? 1 : 2) * layers * seqLen * attentionWidth(model);
  return slidingWindow ? whole * windowReach(slidingWindow, seqLen, causal) : whole;
}

/** Tokens that train a model compute-optimally, by the rule of a fixed number of tokens per parameter. */
export const optimalTokens = (params: number, tokensPerParam: number): number => tokensPerParam * params;
