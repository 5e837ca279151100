import { figureNames as assumptionNames } from "../core/figures";
import type { Study } from "../core/study";
import { formats } from "./formats";

/** A named cell that the user may change. */
export interface InputCell {
  name: string;
  label: string;
  unit: string;
  value: number;
  /** What its cell says where that tells more than the number: "=2^0.5". */
  content?: string;
  rule: "whole" | "decimal";
  minimum: number;
  maximum: number;
  /** Excel number format. */
  format: string;
  /** Who says so, where, and when. */
  source: string;
}

/** A figure that the whole cost follows: an input cell of the sheet, and a control of the pane. */
export interface Assumption extends InputCell {
  /** Shown among the first what-if controls, with this step of its slider. */
  whatIf?: { step: number; minimum: number; maximum: number };
}

const LARGEST = 1e9;

/** Every figure of a study that its sheet lets the user change, with who says so. */
export function paperAssumptions(study: Study): readonly Assumption[] {
  const { fleet, shape, steps, batch, headDim, tokensPerParam } = study;
  const whole = { rule: "whole", minimum: 1, maximum: LARGEST, format: formats.whole } as const;
  const ratio = { rule: "decimal", minimum: 0.001, maximum: 1000, format: formats.plain } as const;
  const transformer = "Article, “Transformer information”, from the paper's App. C";
  return [
    {
      name: assumptionNames.usdPerGpuHour, label: "Rent of one GPU", unit: "US$ an hour", value: fleet.usdPerGpuHour,
      rule: "decimal", minimum: 0, maximum: 1000, format: formats.price, whatIf: { step: 0.05, minimum: 0.5, maximum: 8 },
      source: "Article (July 2024): $3.50 Lambda, $2.85 SF Compute, about $2 on a long contract; it takes $3",
    },
    {
      name: assumptionNames.flopsPerGpu, label: "Sustained rate of one GPU", unit: "FLOP/s", value: fleet.flopsPerGpu,
      rule: "decimal", minimum: 1e9, maximum: 1e18, format: formats.flops, whatIf: { step: 1e13, minimum: 5e13, maximum: 9.9e14 },
      source: "Article (July 2024): “slightly above 35% MFU” of an H100 SXM's 989.4 TFLOP/s in 16 bits",
    },
    ...Object.entries(study.pointCounts).map(([name, { label, value, source }]): Assumption => ({
      ...whole, name, label, unit: "runs", value, source,
      ...(name === "points_per_line" ? { whatIf: { step: 1, minimum: 1, maximum: 40 } } : {}),
    })),
    {
      ...whole, name: assumptionNames.gpusPerNode, label: "GPUs in a node", unit: "GPUs", value: fleet.gpusPerNode,
      source: "Article, cost_of_run: gpu_hours / 8",
    },
    {
      ...whole, name: assumptionNames.steps, label: "Steps of a fixed run", unit: "steps", value: steps,
      source: "Article, “Basic transformer math”: steps = 50000, except for the compute-optimal series",
    },
    { ...whole, name: assumptionNames.batch, label: "Batch size", unit: "sequences", value: batch, source: transformer },
    { ...whole, name: assumptionNames.seqLen, label: "Sequence length", unit: "tokens", value: shape.seqLen, source: transformer },
    {
      ...ratio, name: assumptionNames.tokensPerParam, label: "Compute-optimal tokens", unit: "for each parameter", value: tokensPerParam,
      source: "Article: “20x tokens of non-embedding P as a heuristic”; its script counts all of P",
    },
    { ...whole, name: assumptionNames.layers, label: "Layers", unit: "blocks", value: shape.layers, source: transformer },
    { ...whole, name: assumptionNames.headDim, label: "Head width", unit: "dimensions", value: headDim, source: transformer },
    {
      ...whole, name: assumptionNames.vocab, label: "Vocabulary", unit: "tokens", value: shape.vocab,
      source: "Article: T5 SentencePiece 32k + 1 BOS + 100 extra, never stated to be padded",
    },
    {
      ...ratio, name: assumptionNames.kvRatio, label: "Key/value heads", unit: "for each head", value: shape.kvRatio,
      source: "Article: the paper describes no grouped-query attention",
    },
    { ...ratio, name: assumptionNames.ffnRatio, label: "Feed-forward width", unit: "× width", value: shape.ffnRatio, source: transformer },
  ];
}
