import type { Source } from "./source";
import type { Experts, Transformer } from "./transformer";

/** A model's shape as its authors published it: whole numbers, no ratios. */
export interface PublishedModel extends Source {
  /** As its authors write it: "Llama 3 8B". */
  readonly name: string;
  /** Residual stream width D, d_model. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Key (and value) heads: as many as heads without grouped-query attention, 1 with multi-query attention. */
  readonly kvHeads: number;
  /** Width of one head, which need not be D / heads. */
  readonly headDim: number;
  /** Hidden width of the feed-forward block; of one expert where there are experts. */
  readonly ffnWidth: number;
  /** True where the feed-forward block has a gate (SwiGLU, GeGLU). */
  readonly gated: boolean;
  /** Rows of the embedding table, padding included where the published weights have it. */
  readonly vocab: number;
  /** True where one table serves input and output. */
  readonly tied: boolean;
  /** Tokens of a sequence in pre-training, before any extension of the context. */
  readonly seqLen: number;
  /** Layers whose positions see only the latest tokens. */
  readonly slidingWindow?: { readonly tokens: number; readonly layers: number };
  /** Mixture of experts: of `count` routed experts a token passes `active`, and all `shared` ones. */
  readonly experts?: {
    readonly count: number;
    readonly active: number;
    readonly shared?: number;
    /** The first layers, where one plain block of its own width stands in place of the experts. */
    readonly dense?: { readonly layers: number; readonly ffnWidth: number };
  };
  /** Multi-head latent attention: low ranks of queries, and of keys and values together; head widths apart. */
  readonly latentAttention?: {
    readonly queryRank: number;
    readonly keyValueRank: number;
    /** Of a head's query and key: the part without and the part with rotary positions. */
    readonly plainDim: number;
    readonly rotaryDim: number;
    readonly valueDim: number;
  };
  /** Total parameters as printed, to the digits that were printed. */
  readonly publishedParams: number;
  /** Parameters that a token passes, as printed; only where there are experts. */
  readonly publishedActiveParams?: number;
}

/** The model in the ratios that formulas take, with its own training sequence. */
export function transformerOf(model: PublishedModel): Transformer {
  const { width, layers, heads, kvHeads, headDim, ffnWidth, gated, vocab, seqLen, slidingWindow, experts, latentAttention } = model;
  return {
    width, layers, seqLen, vocab, gated,
    kvRatio: kvHeads / heads,
    ffnRatio: ffnWidth / width,
    causal: true,
    attentionRatio: (heads * headDim) / width,
    ...(slidingWindow ? { slidingWindow: { tokens: slidingWindow.tokens, share: slidingWindow.layers / layers } } : {}),
    ...(experts ? { experts: expertsOf(experts, width) } : {}),
    ...(latentAttention ? { latent: { heads, ...latentAttention } } : {}),
  };
}

const expertsOf = ({ dense, ...experts }: NonNullable<PublishedModel["experts"]>, width: number): Experts => ({
  ...experts,
  ...(dense ? { dense: { layers: dense.layers, ffnRatio: dense.ffnWidth / width } } : {}),
});
