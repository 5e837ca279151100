import { publishedModels, transformerOf } from "../core/models";
import { optimalTokens as tokensFor } from "../core/flops";
import { activeParameterCount } from "../core/transformer";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { optional, positive } from "../grid/parameter";
import { paper } from "./parameters/study-parameters";
import { modelName } from "./parameters/model-parameters";
import { orEntryNamed } from "./parameters/named-entry";

export const optimalTokens = defineFunction({
  name: "OPTIMAL_TOKENS",
  summary: "Compute-optimal training tokens of a model, at a fixed number of tokens per parameter.",
  unit: "tokens",
  parameters: {
    params: orEntryNamed(
      positive("Parameters of the model (active ones if it has experts), or the name of a published model."),
      modelName,
      publishedModels,
    ),
    ratio: optional(positive("Tokens per parameter."), paper.figures.tokens_per_param),
  },
  examples: [
    { arguments: [166_406_144], result: 3_328_122_880 },
    { arguments: ["Llama 3 8B"], result: 160_599_900_160 },
  ],
  equation: "tokens = ratio × params; for a named model, its active parameters",
  source: "Source article (July 2024): “20x tokens of non-embedding P as a heuristic”; its script counts all of P",
  native: { formula: (it) => f`${it.ratio}*${it.params}` },
  compute: ({ params, ratio }) =>
    tokensFor(typeof params === "number" ? params : activeParameterCount(transformerOf(params), params.tied), ratio),
});
