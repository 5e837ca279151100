import { scalingExponents } from "../../studies/scaling-exponents";
import { CellError } from "../../grid/cell";
import { amount, count, inherited, optional, positive } from "../../grid/parameter";

const { fleet, pointCounts, steps, batch, shape } = scalingExponents;

export const flops = amount("Training FLOPs.");

export const flopsPerGpu = optional(
  positive("FLOP/s that one GPU sustains: its peak times its utilisation."),
  fleet.flopsPerGpu,
  "3.5E+14",
);

const RENT = "Rent (price) of one GPU for an hour, in US$.";

export const usdPerGpuHour = optional(amount(RENT), fleet.usdPerGpuHour);

/** A budget is divided by it, so it may not be zero. */
export const paidUsdPerGpuHour = optional(positive(RENT), fleet.usdPerGpuHour);

export const points = optional(count("Runs on one learning-rate line."), pointCounts["points_per_line"]!.value);

/** The paper's run. */
const PAPER_TOKENS = steps * batch * shape.seqLen;

const PAPER_TOKENS_TEXT = "50,000 × 256 × 512";

export const tokens = optional(positive("Training tokens of one run."), PAPER_TOKENS, PAPER_TOKENS_TEXT);

/** The same beside a model, whose name brings no tokens: there they must be given, and compute receives undefined. */
export const tokensOfRun = inherited(
  positive("Training tokens of one run; beside a model's name they must be given."),
  PAPER_TOKENS,
  PAPER_TOKENS_TEXT,
);

/** The tokens given, or the paper's for a width; a model's name alone says nothing of them. */
export const tokensFor = (width: number | object, given: number | undefined): number | CellError =>
  given ??
  (typeof width === "number"
    ? PAPER_TOKENS
    : new CellError("#VALUE!", "tokens is missing: beside a model's name it must be a number greater than zero"));
