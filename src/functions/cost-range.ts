import { CellError, type Cell, type Matrix } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { amount, anyCell, count, flag, fraction, optional, whole } from "../grid/parameter";
import { drawTotals, quantile } from "../study/range";
import { readUncertainCost } from "./parameters/uncertain-cost";

/** A tenth of a second of drawing. */
export const MOST_DRAWS = 100_000;

/** The generator has 32 bits of seed: past them two seeds are one. */
export const LARGEST_SEED = 2 ** 32 - 1;

const table = (description: string) => whole(optional(anyCell(description, "a range"), "", "none"));

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
    rates: table(
      "Two columns in place of the ranges of flops_per_gpu and goodput: shares of whole runs, and the FLOP/s per GPU that they stay below. On a breakdown sheet: rate_quantiles.",
    ),
    readings: table(
      "Table of other readings: a row of headings, then for each its correction, probability, 1 if it is current, count and change of the sums. On a breakdown sheet: reading_exposure.",
    ),
    together: optional(
      amount("Share of the draws in which the rate ranks among rates as the price among prices, 0 to 1; needs rates."),
      0,
    ),
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
    "the quantile of US$ = FLOPs / 3600 / flops_per_gpu / goodput × usd_per_gpu_hour, each assumption drawn from a triangular distribution (low, base, high); with rates, flops_per_gpu × goodput is drawn from them, in proportion between two shares; of the readings of a correction a draw has one or none",
  source:
    "Independent draws from triangular distributions of low, base and high (D. Vose, Risk Analysis, 2008, §10); generator xoroshiro128+",
  compute({ probability, figures, runs, draws, seed, gated, causal, tied, rates, readings, together }, callId) {
    if (draws > MOST_DRAWS) return new CellError("#VALUE!", `draws must be at most ${MOST_DRAWS}`);
    if (seed > LARGEST_SEED) return new CellError("#VALUE!", `seed must be at most ${LARGEST_SEED}`);
    if (together > 1) return new CellError("#VALUE!", "together must be a number from 0 to 1");
    const tables = [figures, runs, rates, readings].map(textOfTable).join(" ");
    const key = `${draws} ${seed} ${gated} ${causal} ${tied} ${together} ${tables}`;
    let totals = drawn.get(key);
    if (!totals) {
      const before = drawnIn.get(callId) ?? 0;
      if (before + draws > MOST_DRAWS_A_CALL) return tooManyDraws;
      drawnIn.set(callId, before + draws);
      const read = readUncertainCost({ figures, runs, rates: given(rates), readings: given(readings) });
      if (read instanceof CellError) return read;
      totals = drawTotals({ ...read, choices: { gated, causal, tied }, together }, draws, seed);
      if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value!);
      drawn.set(key, totals);
    }
    return quantile(totals, probability);
  },
});

/** About a quarter of a second of drawing: a column of seeds would otherwise hold the spreadsheet for minutes. */
export const MOST_DRAWS_A_CALL = 2_000_000;

const tooManyDraws = new CellError(
  "#VALUE!",
  `draws of one formula must be at most ${MOST_DRAWS_A_CALL} in all: use fewer cells`,
);

/** Draws so far, by the call that they are for. */
const drawnIn = new WeakMap<object, number>();

/** The latest draws: a sheet asks for several shares of the same ones, with the evidence and without. */
const drawn = new Map<string, Float64Array>();
const KEPT = 2;

/** The same for all cells of a call, whose tables are the same. */
const texts = new WeakMap<object, string>();
function textOfTable(cells: Matrix<Cell>): string {
  let text = texts.get(cells);
  if (text === undefined) texts.set(cells, (text = JSON.stringify(cells)));
  return text;
}

/** A table that was left out is one cell without a text, which may arrive as 0. */
const given = (cells: Matrix<Cell>): Matrix<Cell> | undefined =>
  cells.length === 1 && cells[0]!.length === 1 && !cells[0]![0] ? undefined : cells;
