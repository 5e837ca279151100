import { trainingFlopsPerToken } from "../core/flops";
import { CellError, type Matrix } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { amount, optional, positive, whole } from "../grid/parameter";
import { points, tokensFor, tokensOfRun } from "./parameters/cost-parameters";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";

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
  compute({ widths, lines, points, tokens, ...model }) {
    const all = widths.flat();
    const linesAt = forEach(all.length, lines);
    if (!linesAt) return new CellError("#VALUE!", "lines must be one number or as many as widths");
    const tokensAt = forEach(all.length, tokens);
    if (!tokensAt) return new CellError("#VALUE!", "tokens must be one number or as many as widths");
    let once = 0;
    for (let index = 0; index < all.length; index++) {
      const shaped = modelOf({ ...model, width: all[index]! });
      if (shaped instanceof CellError) return shaped;
      const seen = tokensFor(all[index]!, tokensAt(index));
      if (seen instanceof CellError) return seen;
      once += linesAt(index) * trainingFlopsPerToken(shaped) * seen;
    }
    return once * points;
  },
});

/** One value for all widths or one for each, in reading order; nothing where the count is neither. */
function forEach<T>(widths: number, values: Matrix<T>): ((index: number) => T) | undefined {
  const all = values.flat();
  if (all.length === 1) return () => all[0]!;
  return all.length === widths ? (index) => all[index]! : undefined;
}
