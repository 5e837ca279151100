import { trainingFlopsPerToken } from "../core/flops";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { tokensFor, tokensOfRun } from "./parameters/cost-parameters";
import { flopsPerTokenFormula, modelRules } from "./parameters/model-formulas";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";

export const runFlops = defineFunction({
  name: "RUN_FLOPS",
  summary: "FLOPs of one training run.",
  unit: "FLOPs",
  parameters: { width, tokens: tokensOfRun, ...modelParameters },
  examples: [
    { arguments: [1024], result: 5_415_725_590_118_400_000 },
    { arguments: ["Llama 3.1 405B", 15.6e12], result: 3.93737133883392e25 },
  ],
  equation: "FLOPs = M × tokens, M of FLOPS_PER_TOKEN",
  source: "Source article (July 2024): FLOPs per token × tokens",
  native: {
    formula: (it) => f`${flopsPerTokenFormula(it)}*${it.tokens}`,
    rules: modelRules,
  },
  compute({ tokens, ...args }) {
    const model = modelOf(args);
    if (model instanceof CellError) return model;
    const seen = tokensFor(args.width, tokens);
    return seen instanceof CellError ? seen : trainingFlopsPerToken(model) * seen;
  },
});
