import { scalingExponents } from "../core/scaling-exponents";
import { optimalTokens as tokensFor } from "../core/tokens";
import { defineFunction } from "../grid/define-function";
import { amount, optional, positive } from "../grid/parameter";

export const optimalTokens = defineFunction({
  name: "OPTIMAL_TOKENS",
  summary: "Tokens that train a model compute-optimally, by a fixed number of tokens for each parameter.",
  unit: "tokens",
  parameters: {
    params: amount("Parameters of the model."),
    ratio: optional(positive("Tokens for each parameter."), scalingExponents.tokensPerParam),
  },
  examples: [{ arguments: [166_406_144], result: 3_328_122_880 }],
  equation: "tokens = ratio × params",
  source: "Source article (July 2024): “20x tokens of non-embedding P as a heuristic”; its script counts all of P",
  compute: ({ params, ratio }) => tokensFor(params, ratio),
});
