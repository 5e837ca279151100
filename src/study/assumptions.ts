import type { Study } from "./study";

/** The figures a study is priced by, each by the name its cell has on the sheet. */
export const figureNames = {
  usdPerGpuHour: "usd_per_gpu_hour",
  flopsPerGpu: "flops_per_gpu",
  gpusPerNode: "gpus_per_node",
  steps: "train_steps",
  batch: "batch_size",
  seqLen: "seq_len",
  tokensPerParam: "tokens_per_param",
  layers: "layer_count",
  headDim: "head_dim",
  vocab: "vocab_size",
  kvRatio: "kv_ratio",
  ffnRatio: "ffn_ratio",
} as const;

export type Figure = keyof typeof figureNames;
export type Figures = Record<Figure, number>;

export const figuresOf = ({ fleet, shape, steps, batch, headDim, tokensPerParam }: Study): Figures => ({
  usdPerGpuHour: fleet.usdPerGpuHour,
  flopsPerGpu: fleet.flopsPerGpu,
  gpusPerNode: fleet.gpusPerNode,
  steps,
  batch,
  seqLen: shape.seqLen,
  tokensPerParam,
  layers: shape.layers,
  headDim,
  vocab: shape.vocab,
  kvRatio: shape.kvRatio,
  ffnRatio: shape.ffnRatio,
});

/** How far a figure may reasonably be from the one a study takes. */
export interface FigureRange {
  low: number;
  high: number;
  /** Why no lower and no higher: who says so, or that it is judgement. */
  reason: string;
}
