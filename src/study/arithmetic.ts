import { DAYS_PER_MONTH, HOURS_PER_DAY, SECONDS_PER_HOUR } from "../core/cost";
import { TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { embeddingTables } from "../core/transformer";
import { f, joined, variable, variablesOf, type Formula, type Operand } from "../grid/formula/formula";
import { assumptionNames, type AssumptionName } from "./assumptions";

/**
 * What the assumptions do to the cost of a study, said once: the sheet writes these formulas with its cells in them, the
 * program compiles them. A new assumption takes its place here and nowhere else.
 */
export const a = Object.fromEntries(assumptionNames.map((it) => [it, variable(it)])) as Record<
  AssumptionName,
  ReturnType<typeof variable>
>;

/** FLOPs that are priced. */
export const FLOPS = variable("flops");

/** The rate of steps, and the rate over all hours that a run takes: restarts, evaluations and repeated steps are the difference. */
export const stepUtilisation = f`${a.flops_per_gpu}/${a.peak_flops_per_gpu}`;
export const runUtilisation = f`${stepUtilisation}*${a.goodput}`;

export const gpuHours = f`${FLOPS}/${SECONDS_PER_HOUR}/${a.flops_per_gpu}/${a.goodput}`;
export const usd = f`${gpuHours}*${a.usd_per_gpu_hour}`;
/** With all GPUs at work from the first run to the last. */
export const days = f`${gpuHours}/${HOURS_PER_DAY}/${a.gpu_count}`;
export const nodeHours = f`${gpuHours}/${a.gpus_per_node}`;
export const nodeMonths = f`${nodeHours}/${HOURS_PER_DAY}/${DAYS_PER_MONTH}`;

/** Width at which the rate of small models is given. */
const SMALL_WIDTH = 1024;

/** What a model of a width loses, where one of 1,024 loses 1: a step takes 1 + lost × (1/rate_at_1024 − 1) times as long. */
export const lostAtWidth = (width: Operand): Formula => f`(${SMALL_WIDTH}/${width})^2`;
const slowdown = f`(1/${a.rate_at_1024}-1)`;

/** FLOPs that take as long at the full rate as some FLOPs at the rate of their widths; `lost` are these times what is lost there. */
export const atFullRate = (flops: Operand, lost: Operand): Formula => f`(${flops}+${lost}*${slowdown})`;

/** Tokens of a run of fixed length. */
export const tokensPerRun = f`${a.train_steps}*${a.batch_size}*${a.seq_len}`;

/** What of the study's shape is a choice and not a number. */
export interface ShapeChoices {
  gated: boolean;
  causal: boolean;
  tied: boolean;
}

/** How the tokens of a run are set: by steps, by all parameters or those that are no embedding, or by a number of its own. */
export const TOKENS_RULES = ["fixed", "optimal", "non-embedding", "own"] as const;
export type TokensRule = (typeof TOKENS_RULES)[number];

/** What a term multiplies for each run: rows of the sheet's table of models. */
export type ModelFactor = "width" | "ownWeights" | "ownAttention" | "activeParams" | "blockParams" | "lost";

/** A sum over the runs that the cost is proportional to, and what it is multiplied with. */
export interface Term {
  /** Its heading on the sheet, by which COST_RANGE knows it. */
  id: string;
  rule: TokensRule;
  /** Whether it is of models with their own shape, or of those that have the study's at some width. */
  own: boolean;
  /** Multiplied for each run; runs with tokens of their own are weighted by them. */
  factors: readonly ModelFactor[];
  /** FLOPs for each unit of the sum. */
  flops(choices: ShapeChoices): Formula;
}

const six = TRAINING_FLOPS_PER_WEIGHT;

/** Weights of all blocks over D²: with the embedding tables, the parameters of the study's shape. */
export const weights = ({ gated }: ShapeChoices): Formula =>
  gated
    ? f`(2+2*${a.kv_ratio}+3*${a.ffn_ratio})*${a.layer_count}`
    : f`2*(1+${a.kv_ratio}+${a.ffn_ratio})*${a.layer_count}`;

/** Work for one token that grows with the width once: attention and the output layer, over D. */
const linear = ({ causal }: ShapeChoices): Formula =>
  f`(${causal ? f`${a.layer_count}*${a.seq_len}` : f`2*${a.layer_count}*${a.seq_len}`}+${a.vocab_size})`;

/** Embedding tables over D. */
const tables = ({ tied }: ShapeChoices): Formula => f`${embeddingTables(tied)}*${a.vocab_size}`;

/**
 * FLOPs of all runs as a polynomial. A model of the study's shape takes M = 6(wD² + lD) FLOPs per token and has P = wD² + eD
 * parameters, wD² of them in its blocks; one of its own takes 6(W + A·seq_len), where W are its active weights with the
 * output layer, of which B are in its blocks, and A its attention for each token of the sequence. Windows are in A, as they are at the study's own sequence length.
 */
const flopTerms: readonly Term[] = [
  {
    id: "fixed D",
    rule: "fixed",
    own: false,
    factors: ["width"],
    flops: (it) => f`${six}*${tokensPerRun}*${linear(it)}`,
  },
  {
    id: "fixed D²",
    rule: "fixed",
    own: false,
    factors: ["width", "width"],
    flops: (it) => f`${six}*${tokensPerRun}*${weights(it)}`,
  },
  { id: "fixed W", rule: "fixed", own: true, factors: ["ownWeights"], flops: () => f`${six}*${tokensPerRun}` },
  {
    id: "fixed A",
    rule: "fixed",
    own: true,
    factors: ["ownAttention"],
    flops: () => f`${six}*${tokensPerRun}*${a.seq_len}`,
  },
  {
    id: "optimal D²",
    rule: "optimal",
    own: false,
    factors: ["width", "width"],
    flops: (it) => f`${six}*${a.tokens_per_param}*${tables(it)}*${linear(it)}`,
  },
  {
    id: "optimal D³",
    rule: "optimal",
    own: false,
    factors: ["width", "width", "width"],
    flops: (it) => f`${six}*${a.tokens_per_param}*${weights(it)}*(${tables(it)}+${linear(it)})`,
  },
  {
    id: "optimal D⁴",
    rule: "optimal",
    own: false,
    factors: ["width", "width", "width", "width"],
    flops: (it) => f`${six}*${a.tokens_per_param}*(${weights(it)})^2`,
  },
  {
    id: "optimal PW",
    rule: "optimal",
    own: true,
    factors: ["activeParams", "ownWeights"],
    flops: () => f`${six}*${a.tokens_per_param}`,
  },
  {
    id: "optimal PA",
    rule: "optimal",
    own: true,
    factors: ["activeParams", "ownAttention"],
    flops: () => f`${six}*${a.tokens_per_param}*${a.seq_len}`,
  },
  {
    id: "non-embedding D³",
    rule: "non-embedding",
    own: false,
    factors: ["width", "width", "width"],
    flops: (it) => f`${six}*${a.tokens_per_param}*${weights(it)}*${linear(it)}`,
  },
  {
    id: "non-embedding D⁴",
    rule: "non-embedding",
    own: false,
    factors: ["width", "width", "width", "width"],
    flops: (it) => f`${six}*${a.tokens_per_param}*(${weights(it)})^2`,
  },
  {
    id: "non-embedding BW",
    rule: "non-embedding",
    own: true,
    factors: ["blockParams", "ownWeights"],
    flops: () => f`${six}*${a.tokens_per_param}`,
  },
  {
    id: "non-embedding BA",
    rule: "non-embedding",
    own: true,
    factors: ["blockParams", "ownAttention"],
    flops: () => f`${six}*${a.tokens_per_param}*${a.seq_len}`,
  },
  { id: "own D", rule: "own", own: false, factors: ["width"], flops: (it) => f`${six}*${linear(it)}` },
  { id: "own D²", rule: "own", own: false, factors: ["width", "width"], flops: (it) => f`${six}*${weights(it)}` },
  { id: "own W", rule: "own", own: true, factors: ["ownWeights"], flops: () => f`${six}` },
  { id: "own A", rule: "own", own: true, factors: ["ownAttention"], flops: () => f`${six}*${a.seq_len}` },
];

/** The terms of FLOPs, and of each what small widths lose: all in FLOPs at the full rate. */
export const terms: readonly Term[] = [
  ...flopTerms,
  ...flopTerms.map((it): Term => ({
    ...it,
    id: `${it.id} lost`,
    factors: [...it.factors, "lost"],
    flops: (choices) => f`${it.flops(choices)}*${slowdown}`,
  })),
];

/** FLOPs at the full rate of the sums of some terms. */
export const flopsOfTerms = (
  sums: readonly { term: Term; sum: Parameters<typeof joined>[0][number] }[],
  choices: ShapeChoices,
): Formula =>
  joined(
    sums.map(({ term, sum }) => f`${term.flops(choices)}*${sum}`),
    "+",
  );

/** Assumptions that a formula of this file follows. */
export const followedBy = (...formulas: readonly Formula[]): readonly AssumptionName[] => {
  const names = new Set(formulas.flatMap(variablesOf));
  return assumptionNames.filter((it) => names.has(it));
};

/** Assumptions that the total of some terms follows, whatever the choices of shape. */
export const driversOf = (present: readonly Term[]): readonly AssumptionName[] =>
  followedBy(
    usd,
    ...present.flatMap((it) => [
      it.flops({ gated: true, causal: false, tied: false }),
      it.flops({ gated: false, causal: true, tied: true }),
    ]),
  );
