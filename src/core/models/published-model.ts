import { trainingFlopsPerToken } from "../flops";
import type { Source } from "../source";
import type { Experts, Transformer } from "../transformer";

/** A model's shape as its authors published it: whole numbers, no ratios. */
export interface ModelShape {
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
  /** Tokens of a sequence in pre-training, before any extension of the context; absent where its authors do not say. */
  readonly seqLen?: number;
  /** Layers whose positions see only the latest tokens. */
  readonly slidingWindow?: { readonly tokens: number; readonly layers: number };
  /**
   * Layers without a window whose heads are as many but have other widths, and whose keys are their values: one projection for
   * both. The other layers are as the rest of the shape says.
   */
  readonly globalAttention?: { readonly layers: number; readonly kvHeads: number; readonly headDim: number };
  /** Mixture of experts: of `count` routed experts a token uses `active`, and all `shared` ones. */
  readonly experts?: {
    readonly count: number;
    readonly active: number;
    readonly shared?: number;
    /** Layers where one plain block of its own width replaces the experts: the first ones, or every second one. */
    readonly dense?: { readonly layers: number; readonly ffnWidth: number };
  };
  /** Multi-head latent attention: low ranks of queries, and of keys and values together; head widths apart. */
  readonly latentAttention?: {
    /** 0 where queries are projected at full rank. */
    readonly queryRank: number;
    readonly keyValueRank: number;
    /** Of a head's query and key: the part without and the part with rotary positions. */
    readonly plainDim: number;
    readonly rotaryDim: number;
    readonly valueDim: number;
  };
}

export interface PublishedModel extends ModelShape, Source {
  /** As its authors write it: "Llama 3 8B". */
  readonly name: string;
  /** Other names of the shape, its id on the hub first where it has one: what was trained longer or further is one of them. */
  readonly aliases: readonly string[];
  /** Modules that predict further tokens in training and are no part of the published size (multi-token prediction). */
  readonly mtpModules?: number;
  /** Total parameters as printed, "8.03B": the digits say how well they are known. */
  readonly printedSize: string;
  readonly publishedParams: number;
  /** Active parameters, as printed; only where there are experts and a number is printed. */
  readonly publishedActiveParams?: number;
}

/** The length that FLOPs are counted at where none is published: what most models of that time are trained at. */
export const ASSUMED_SEQ_LEN = 4096;

/** FLOPs a token of the modules that predict further tokens. */
export function mtpFlopsPerToken({ mtpModules, ...model }: PublishedModel): number {
  const transformer = transformerOf(model);
  return trainingFlopsPerToken({ ...transformer, mtpModules }) - trainingFlopsPerToken(transformer);
}

/** The model in the ratios that formulas take, with its own training sequence. */
export function transformerOf(model: ModelShape): Transformer {
  const { width, layers, heads, ffnWidth, gated, vocab, slidingWindow, experts, latentAttention } = model;
  const { queries, keysAndValues, windowed } = meanAttention(model);
  return {
    width,
    layers,
    seqLen: model.seqLen ?? ASSUMED_SEQ_LEN,
    vocab,
    gated,
    kvRatio: keysAndValues / queries,
    ffnRatio: ffnWidth / width,
    causal: true,
    attentionRatio: queries / width,
    ...(slidingWindow ? { slidingWindow: { tokens: slidingWindow.tokens, share: windowed } } : {}),
    ...(experts ? { experts: expertsOf(experts, width) } : {}),
    ...(latentAttention ? { latent: { heads, ...latentAttention } } : {}),
  };
}

/**
 * Widths of queries and of keys (and values), each the mean over the layers, which has the weights and the work of all of them;
 * and the share of that work, and not of the layers, that is in layers with a window.
 */
function meanAttention({ layers, heads, kvHeads, headDim, slidingWindow, globalAttention }: ModelShape) {
  const windowed = (slidingWindow?.layers ?? 0) / layers;
  if (!globalAttention) return { queries: heads * headDim, keysAndValues: kvHeads * headDim, windowed };
  const share = globalAttention.layers / layers;
  const mean = (local: number, global: number): number => (1 - share) * local + share * global;
  const queries = mean(heads * headDim, heads * globalAttention.headDim);
  // One projection where other layers have two.
  const keysAndValues = mean(kvHeads * headDim, (globalAttention.kvHeads * globalAttention.headDim) / 2);
  return { queries, keysAndValues, windowed: (windowed * heads * headDim) / queries };
}

const expertsOf = ({ dense, ...experts }: NonNullable<ModelShape["experts"]>, width: number): Experts => ({
  ...experts,
  ...(dense ? { dense: { layers: dense.layers, ffnRatio: dense.ffnWidth / width } } : {}),
});
