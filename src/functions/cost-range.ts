import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { anyCell, count, flag, fraction, optional, whole } from "../grid/parameter";
import { drawTotals, quantile } from "../study/range";
import { readUncertainCost } from "./parameters/uncertain-cost";

/** A tenth of a second of drawing. */
export const MOST_DRAWS = 100_000;

/** The generator has 32 bits of seed: past them two seeds are one. */
export const LARGEST_SEED = 2 ** 32 - 1;

export const costRange = defineFunction({
  name: "COST_RANGE",
  summary: "Percentile of the simulated total cost: 0.5 gives the median.",
  unit: "US$",
  parameters: {
    probability: fraction("Percentile as a fraction: the share of the draws that cost less."),
    figures: whole(
      anyCell(
        "Table with a row per assumption and per count of runs: name, low, base, high. On a breakdown sheet: figure_ranges.",
        "a range of four columns: name, low, base, high",
      ),
    ),
    runs: whole(
      anyCell(
        "Table of sums over the runs: a row of headings, then a row per count of runs. On a breakdown sheet: cost_exposure.",
        "a range: a row of headings, then a row per count of runs",
      ),
    ),
    draws: optional(count(`Number of draws, at most ${MOST_DRAWS.toLocaleString("en")}.`), 10_000),
    seed: optional(count("Random seed; the same seed gives the same draws; at most 4294967295."), 1),
    gated: optional(flag("TRUE for a gated feed-forward block."), false),
    causal: optional(flag("FALSE for attention without a causal mask."), true),
    tied: optional(flag("TRUE if input and output embeddings are tied."), false),
  },
  examples: [
    {
      arguments: [
        0.5,
        [
          ["usd_per_gpu_hour", 3, 3, 3],
          ["flops_per_gpu", 3.5e14, 3.5e14, 3.5e14],
          ["train_steps", 50_000, 50_000, 50_000],
          ["batch_size", 256, 256, 256],
          ["seq_len", 512, 512, 512],
          ["tokens_per_param", 20, 20, 20],
          ["layer_count", 8, 8, 8],
          ["vocab_size", 32_101, 32_101, 32_101],
          ["kv_ratio", 1, 1, 1],
          ["ffn_ratio", 4, 4, 4],
        ],
        [
          ["Counted by", "fixed D", "fixed D²"],
          ["one", 1024, 1_048_576],
        ],
      ],
      // One run of width 1024 whose price is known: RUN_COST(RUN_FLOPS(1024)).
      result: 12.894584738377143,
    },
  ],
  equation:
    "the quantile of US$ = FLOPs / 3600 / flops_per_gpu × usd_per_gpu_hour, each assumption drawn from a triangular distribution (low, base, high)",
  source:
    "Independent draws from triangular distributions of low, base and high (D. Vose, Risk Analysis, 2008, §10); generator xoroshiro128+",
  compute({ probability, figures, runs, draws, seed, gated, causal, tied }) {
    if (draws > MOST_DRAWS) return new CellError("#VALUE!", `draws must be at most ${MOST_DRAWS}`);
    if (seed > LARGEST_SEED) return new CellError("#VALUE!", `seed must be at most ${LARGEST_SEED}`);
    const key = JSON.stringify([figures, runs, draws, seed, gated, causal, tied]);
    if (drawn?.key !== key) {
      const read = readUncertainCost(figures, runs);
      if (read instanceof CellError) return read;
      drawn = { key, totals: drawTotals({ ...read, choices: { gated, causal, tied } }, draws, seed) };
    }
    return quantile(drawn.totals, probability);
  },
});

/** The latest draws: a sheet asks for several shares of the same ones. */
let drawn: { key: string; totals: Float64Array } | undefined;
