import { trainingFlopsPerToken } from "../core/flops";
import type { Transformer } from "../core/transformer";
import { CellError, type Matrix } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { amount, optional, positive, whole } from "../grid/parameter";
import { points, tokensFor, tokensOfRun } from "./parameters/cost-parameters";
import { modelOfWidth, modelParameters, width } from "./parameters/model-parameters";

const LINES = "Configurations at each width: one number, or one per width, where a blank means none.";

export const sweepFlops = defineFunction({
  name: "SWEEP_FLOPS",
  summary: "FLOPs of a whole sweep: configurations × learning rates per sweep, at each width.",
  unit: "FLOPs",
  parameters: {
    widths: whole(width),
    lines: whole(
      { ...optional(positive(LINES), 1), rule: "a number greater than zero, or a range of numbers, zero or greater" },
      amount(LINES),
    ),
    points,
    tokens: whole({
      ...tokensOfRun,
      description: "Training tokens per run: one number, or one per width; required with a model's name.",
    }),
    ...modelParameters,
  },
  examples: [
    { arguments: [[[1024], [2048], [4096]], 4, 1], result: 373_301_860_682_956_800_000 },
    { arguments: [1024, 36, 800], result: 155_972_896_995_409_920_000_000 },
  ],
  equation: "FLOPs = Σ over widths of lines × points × tokens × M, M of FLOPS_PER_TOKEN",
  source: "Source article (July 2024): lines × points × tokens × Σ M(D)",
  compute(args) {
    const { widths, lines, points, tokens } = args;
    const all = flat(widths);
    const linesAt = forEach(all.length, lines);
    if (!linesAt) return new CellError("#VALUE!", "lines must be one number or as many as widths");
    const tokensAt = forEach(all.length, tokens);
    if (!tokensAt) return new CellError("#VALUE!", "tokens must be one number or as many as widths");
    let once = 0;
    // One model for all widths, whose shape is the same: a call may be of a column of cells, each with all widths.
    let ofWidth: Transformer | undefined;
    for (let index = 0; index < all.length; index++) {
      const width = all[index]!;
      const shaped: Transformer | CellError =
        ofWidth && typeof width === "number" ? ofWidth : modelOfWidth(args, width);
      if (shaped instanceof CellError) return shaped;
      if (typeof width === "number") {
        ofWidth = shaped;
        ofWidth.width = width;
      }
      const seen = tokensFor(width, tokensAt(index));
      if (seen instanceof CellError) return seen;
      once += linesAt(index) * trainingFlopsPerToken(shaped) * seen;
    }
    return once * points;
  },
});

/** One value for all widths or one for each, in reading order; nothing where the count is neither. */
function forEach<T>(widths: number, values: Matrix<T>): ((index: number) => T) | undefined {
  const all = flat(values);
  if (all.length === 1) return () => all[0]!;
  return all.length === widths ? (index) => all[index]! : undefined;
}

const flattened = new WeakMap<object, readonly unknown[]>();

/** The same for all cells of a call, whose whole ranges are the same. */
function flat<T>(values: Matrix<T>): readonly T[] {
  const known = flattened.get(values) ?? values.flat();
  flattened.set(values, known);
  return known as readonly T[];
}
