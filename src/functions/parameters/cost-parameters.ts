import { SECONDS_PER_HOUR } from "../../core/cost";
import { CellError } from "../../grid/cell";
import type { Operands } from "../../grid/define-function";
import { compile } from "../../grid/formula/compile";
import { f, type Formula } from "../../grid/formula/formula";
import { atLeast, count, inherited, optional, positive, type Parameter } from "../../grid/parameter";
import { tokensPerRun } from "../../study/arithmetic";
import { LEAST_RATE } from "../../study/assumptions";
import { LEARNING_RATES, paper } from "./study-parameters";

const { figures, counts } = paper;

export const flops = positive("Training FLOPs.");

export const flopsPerGpu = optional(
  atLeast(
    "Sustained FLOP/s per GPU: its peak times its utilisation (MFU).",
    LEAST_RATE,
    'at least 1E+06 FLOP/s, such as EFFECTIVE_FLOPS("H100", 40%)',
  ),
  figures.flops_per_gpu,
  "3.5E+14",
);

/** Hours of one GPU: a function has its own arguments and none of a study's other assumptions. */
export const hoursFormula = (it: Operands<"flops" | "flops_per_gpu">): Formula =>
  f`${it.flops}/${SECONDS_PER_HOUR}/${it.flops_per_gpu}`;

export const usdPerGpuHour = optional(positive("Price per GPU-hour, in US$."), figures.usd_per_gpu_hour);

/** Of nothing, nothing can be trained. */
export const budget = positive("Budget in US$.");

export const points = optional(count("Learning rates per sweep."), counts[LEARNING_RATES]!.value);

/** The same where a study is named, whose own figure is taken; compute receives undefined. */
export const ofNamedStudy = <T>(parameter: Parameter<T>): Parameter<T | undefined> => ({
  ...inherited(parameter, parameter.fallback!, parameter.fallbackText),
  inheritedFrom: "the study's own",
});

/** The paper's run. */
const PAPER_TOKENS = compile(tokensPerRun)(figures);

const PAPER_TOKENS_TEXT = "50,000 × 256 × 512";

export const tokens = optional(positive("Training tokens per run."), PAPER_TOKENS, PAPER_TOKENS_TEXT);

/** The same with a model, whose name supplies no tokens: there they are required, and compute receives undefined. */
export const tokensOfRun = inherited(
  positive("Training tokens per run; required with a model's name."),
  PAPER_TOKENS,
  PAPER_TOKENS_TEXT,
);

/** The tokens given, or the paper's for a width; a model's name alone says nothing of them. */
export const tokensFor = (width: number | object, given: number | undefined): number | CellError =>
  given ??
  (typeof width === "number"
    ? PAPER_TOKENS
    : new CellError("#VALUE!", "tokens is missing: with a model's name it must be a number greater than zero"));
