/** What the value of an input may be; the file, the sheet's validation, the pane's field and the command option all ask it. */
export interface Rule {
  kind: "whole" | "decimal";
  minimum: number;
  maximum: number;
}

/** How a quantity is shown; each host has its own spelling of it. */
export type FormatName = "price" | "flops" | "whole" | "plain";

/** The group of an assumption on the sheet and in the planner. */
export const GROUPS = {
  price: "Price and rate",
  tokens: "Tokens per run",
  shape: "Shape of the models",
} as const;
export type Group = keyof typeof GROUPS;

export interface Assumption {
  group: Group;
  label: string;
  unit: string;
  rule: Rule;
  format: FormatName;
  /** Shown among the first what-if controls, with a slider. */
  slider?: true;
  /** Taken where a study does not say: an assumption that is added later breaks no study. */
  fallback?: number;
}

const count: Pick<Assumption, "rule" | "format"> = {
  rule: { kind: "whole", minimum: 1, maximum: 1e9 },
  format: "whole",
};
const ratio: Pick<Assumption, "rule" | "format"> = {
  rule: { kind: "decimal", minimum: 0.001, maximum: 1000 },
  format: "plain",
};
/** FLOP/s of the slowest part: every processor is faster, and every share and percentage of a peak lies far below. */
export const LEAST_RATE = 1e6;

const rate: Pick<Assumption, "rule" | "format" | "unit"> = {
  rule: { kind: "decimal", minimum: LEAST_RATE, maximum: 1e21 },
  format: "flops",
  unit: "FLOP/s",
};

/**
 * Every assumption that a study is priced by, in the order of the sheet. The key is the name of its cell, its field in a
 * file, and with hyphens its option. What it does to the cost is said in arithmetic.ts.
 */
export const assumptions = {
  usd_per_gpu_hour: {
    group: "price",
    label: "Price per GPU-hour",
    unit: "US$",
    rule: { kind: "decimal", minimum: 0.0001, maximum: 1e6 },
    format: "price",
    slider: true,
  },
  flops_per_gpu: { ...rate, group: "price", label: "Sustained FLOP/s per GPU", slider: true },
  peak_flops_per_gpu: { ...rate, group: "price", label: "Peak FLOP/s per GPU" },
  // The sustained rate is that of steps; a rate of whole runs, such as TYPICAL_MFU's, has the goodput in it.
  goodput: {
    group: "price",
    label: "Goodput: steps' share of the hours",
    unit: "of all hours",
    rule: { kind: "decimal", minimum: 0.01, maximum: 1 },
    format: "plain",
    fallback: 1,
  },
  // Small matrices fill a GPU less: what small widths lose of the rate falls with the square of the width.
  rate_at_1024: {
    group: "price",
    label: "Rate of steps at D = 1024",
    unit: "of that at large D",
    rule: { kind: "decimal", minimum: 0.05, maximum: 1 },
    format: "plain",
    fallback: 1,
  },
  gpus_per_node: { ...count, group: "price", label: "GPUs per node", unit: "GPUs" },
  // With one, days are GPU-days: a study that does not say how many worked at once claims nothing.
  gpu_count: { ...count, group: "price", label: "GPUs at work", unit: "GPUs", fallback: 1 },
  train_steps: { ...count, group: "tokens", label: "Steps per fixed-length run", unit: "steps" },
  batch_size: { ...count, group: "tokens", label: "Batch size", unit: "sequences" },
  seq_len: { ...count, group: "tokens", label: "Sequence length", unit: "tokens" },
  tokens_per_param: { ...ratio, group: "tokens", label: "Compute-optimal tokens", unit: "per parameter" },
  layer_count: { ...count, group: "shape", label: "Layers", unit: "blocks" },
  vocab_size: { ...count, group: "shape", label: "Vocabulary", unit: "tokens" },
  kv_ratio: { ...ratio, group: "shape", label: "Key/value heads", unit: "per attention head" },
  ffn_ratio: { ...ratio, group: "shape", label: "Feed-forward width", unit: "× width" },
} as const satisfies Record<string, Assumption>;

export type AssumptionName = keyof typeof assumptions;
export type Figures = Record<AssumptionName, number>;

export const assumptionNames = Object.keys(assumptions) as AssumptionName[];
export const assumptionOf = (name: AssumptionName): Assumption => assumptions[name];
export const isAssumption = (name: string): name is AssumptionName =>
  name in assumptions && Object.hasOwn(assumptions, name);

/** Values of the assumptions that a study need not state. */
export const fallbacks: Partial<Figures> = Object.fromEntries(
  assumptionNames.flatMap((it) => {
    const { fallback } = assumptionOf(it);
    return fallback === undefined ? [] : [[it, fallback]];
  }),
);

/** The rule of a count of runs. */
export const COUNT_RULE: Rule = count.rule;

const numberText = (value: number): string =>
  value >= 1e6 || value < 0.001 ? value.toExponential().toUpperCase().replace("E+", "E") : String(value);

/** The end of "… must be": "a whole number from 1 to 1E9". */
export const ruleText = ({ kind, minimum, maximum }: Rule): string =>
  `a ${kind === "whole" ? "whole " : ""}number from ${numberText(minimum)} to ${numberText(maximum)}`;

export const admits = ({ kind, minimum, maximum }: Rule, value: number): boolean =>
  value >= minimum && value <= maximum && (kind === "decimal" || Number.isInteger(value));

/** How far an input may reasonably be from the value that a study takes. */
export interface Range {
  low: number;
  high: number;
  /** Basis for the range: who says so, or that it is judgement. */
  reason: string;
}
