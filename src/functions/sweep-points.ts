import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { optional, positive, ratioAboveOne } from "../grid/parameter";
import { pointsInRange } from "../study/study";

export const sweepPoints = defineFunction({
  name: "SWEEP_POINTS",
  summary: "Number of learning rates from the lowest to the highest, both included.",
  unit: "runs",
  parameters: {
    lowest_lr: positive("Lowest learning rate."),
    highest_lr: positive("Highest learning rate; not below the lowest."),
    step: optional(ratioAboveOne("Ratio of each learning rate to the previous one."), Math.SQRT2, "√2"),
  },
  examples: [
    { arguments: [0.001, 0.128], result: 15 },
    { arguments: [0.01, 0.01], result: 1 },
    // Their ratio is past the largest double.
    { arguments: [1e-300, 1e300], result: 3987 },
  ],
  equation: "points = ⌊ln(highest_lr / lowest_lr) / ln(step)⌋ + 1",
  source: "Source article (July 2024), “Learning rate experiments”: intervals of 2^0.25 or 2^0.5",
  native: {
    // With the slack of pointsInRange, so that a rounded logarithm counts its last learning rate.
    formula: ({ lowest_lr, highest_lr, step }) => f`INT((LN(${highest_lr})-LN(${lowest_lr}))/LN(${step})+1E-9)+1`,
    rules: ({ lowest_lr, highest_lr }) => [f`(${highest_lr}>=${lowest_lr})`],
  },
  compute: ({ lowest_lr, highest_lr, step }) =>
    highest_lr < lowest_lr
      ? new CellError("#VALUE!", "highest_lr must not be below lowest_lr")
      : pointsInRange(lowest_lr, highest_lr, step),
});
