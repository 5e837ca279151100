import type { Transformer } from "../core/transformer";
import { scalingExponents } from "../core/scaling-exponents";
import { count, flag, optional, positive } from "../grid/parameter";

const { shape } = scalingExponents;

/** The arguments that describe a model, in the order all functions take them; defaults are the paper's. */
export const modelParameters = {
  layers: optional(count("Transformer blocks, L."), shape.layers),
  seq_len: optional(count("Tokens in a training sequence, l_seq."), shape.seqLen),
  vocab: optional(count("Entries of the token vocabulary, V."), shape.vocab),
  kv_ratio: optional(positive("Key (or value) heads for each attention head; below 1 for grouped-query attention."), shape.kvRatio),
  ffn_ratio: optional(positive("Feed-forward width over model width."), shape.ffnRatio),
  gated: optional(flag("TRUE where the feed-forward block has a gate (SwiGLU, GeGLU): three matrices instead of two."), shape.gated),
  causal: optional(flag("TRUE where a causal mask halves the work of attention."), shape.causal),
};

/** Width is the one argument of a model that has no default. */
export const width = count("Model width D (d_model).");

type ModelArguments = Record<"width" | "layers" | "seq_len" | "vocab" | "kv_ratio" | "ffn_ratio", number> &
  Record<"gated" | "causal", boolean>;

/** The core's model of a function's arguments. */
export const modelOf = (args: ModelArguments): Transformer => ({
  width: args.width,
  layers: args.layers,
  seqLen: args.seq_len,
  vocab: args.vocab,
  kvRatio: args.kv_ratio,
  ffnRatio: args.ffn_ratio,
  gated: args.gated,
  causal: args.causal,
});
