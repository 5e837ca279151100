import { publishedModels, transformerOf } from "../core/models";
import { optimalTokens as tokensFor } from "../core/flops";
import { activeParameterCount } from "../core/transformer";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { amount, optional, positive } from "../grid/parameter";
import { paper } from "../studies";
import { modelName } from "./parameters/model-parameters";
import { orEntryNamed } from "./parameters/named-entry";

export const optimalTokens = defineFunction({
  name: "OPTIMAL_TOKENS",
  summary: "Tokens that train a model compute-optimally, by a fixed number of tokens for each parameter.",
  unit: "tokens",
  parameters: {
    params: orEntryNamed(
      amount("Parameters of the model, those that a token passes where there are experts; or a published model."),
      modelName,
      publishedModels,
    ),
    ratio: optional(positive("Tokens for each parameter."), paper.figures.tokens_per_param),
  },
  examples: [
    { arguments: [166_406_144], result: 3_328_122_880 },
    { arguments: ["Llama 3 8B"], result: 160_599_900_160 },
  ],
  equation: "tokens = ratio × params; of a named model its active parameters",
  source: "Source article (July 2024): “20x tokens of non-embedding P as a heuristic”; its script counts all of P",
  native: { formula: (it) => f`${it.ratio}*${it.params}` },
  compute: ({ params, ratio }) =>
    tokensFor(typeof params === "number" ? params : activeParameterCount(transformerOf(params), params.tied), ratio),
});
