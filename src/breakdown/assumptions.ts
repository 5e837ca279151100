import { figureNames } from "../study/assumptions";
import type { Study } from "../study/study";
import { formats } from "./formats";
import { LINE_COUNT } from "./columns";
import { LARGEST_COUNT } from "../study/limits";

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

/** Who gives a figure; the user, where the study names nobody. */
export const sourceOf = ({ sources }: Study, name: string): string => sources[name] ?? "Your own figure";

/** Every figure of a study that its sheet lets the user change, with who says so. */
export function paperAssumptions(study: Study): readonly Assumption[] {
  const { fleet, shape, steps, batch, headDim, tokensPerParam } = study;
  const whole = { rule: "whole", minimum: 1, maximum: LARGEST_COUNT, format: formats.whole } as const;
  const ratio = { rule: "decimal", minimum: 0.001, maximum: 1000, format: formats.plain } as const;
  const figures: Omit<Assumption, "source">[] = [
    {
      name: figureNames.usdPerGpuHour,
      label: "Rent of one GPU",
      unit: "US$ an hour",
      value: fleet.usdPerGpuHour,
      rule: "decimal",
      minimum: 0,
      maximum: 1000,
      format: formats.price,
      whatIf: { step: 0.05, minimum: 0.5, maximum: 8 },
    },
    {
      name: figureNames.flopsPerGpu,
      label: "Sustained rate of one GPU",
      unit: "FLOP/s",
      value: fleet.flopsPerGpu,
      rule: "decimal",
      minimum: 1e9,
      maximum: 1e18,
      format: formats.flops,
      whatIf: { step: 1e13, minimum: 5e13, maximum: 9.9e14 },
    },
    { ...whole, name: figureNames.gpusPerNode, label: "GPUs in a node", unit: "GPUs", value: fleet.gpusPerNode },
    { ...whole, name: figureNames.steps, label: "Steps of a fixed run", unit: "steps", value: steps },
    { ...whole, name: figureNames.batch, label: "Batch size", unit: "sequences", value: batch },
    { ...whole, name: figureNames.seqLen, label: "Sequence length", unit: "tokens", value: shape.seqLen },
    {
      ...ratio,
      name: figureNames.tokensPerParam,
      label: "Compute-optimal tokens",
      unit: "for each parameter",
      value: tokensPerParam,
    },
    { ...whole, name: figureNames.layers, label: "Layers", unit: "blocks", value: shape.layers },
    { ...whole, name: figureNames.headDim, label: "Head width", unit: "dimensions", value: headDim },
    { ...whole, name: figureNames.vocab, label: "Vocabulary", unit: "tokens", value: shape.vocab },
    { ...ratio, name: figureNames.kvRatio, label: "Key/value heads", unit: "for each head", value: shape.kvRatio },
    { ...ratio, name: figureNames.ffnRatio, label: "Feed-forward width", unit: "× width", value: shape.ffnRatio },
  ];
  const counts = Object.entries(study.pointCounts).map(([name, { label, value, source }]): Assumption => ({
    ...whole,
    name,
    label,
    unit: "runs",
    value,
    source,
    ...(name === LINE_COUNT ? { whatIf: { step: 1, minimum: 1, maximum: 40 } } : {}),
  }));
  const sourced = figures.map((it): Assumption => ({ ...it, source: sourceOf(study, it.name) }));
  return [...sourced.slice(0, PRICE_AND_RATE), ...counts, ...sourced.slice(PRICE_AND_RATE)];
}

/** The figures that stand above the counts of runs. */
const PRICE_AND_RATE = 2;
