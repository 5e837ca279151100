import { trainingFlopsPerToken } from "../core/flops";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { positive } from "../grid/parameter";
import { flopsPerTokenFormula, modelRules } from "./parameters/model-formulas";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";

export const tokensPerSecond = positive(
  "Tokens a second that one GPU trains on, as a log prints them: no count of FLOPs is in it.",
);

export const measuredFlops = defineFunction({
  name: "MEASURED_FLOPS",
  summary:
    "FLOP/s that a GPU sustains, from the tokens a second of a log: what flops_per_gpu asks for, by our own count.",
  unit: "FLOP/s",
  parameters: { tokens_per_second_per_gpu: tokensPerSecond, width, ...modelParameters },
  examples: [
    { arguments: [380, "LLaMA 65B"], result: 151_310_775_091_200 },
    { arguments: [100_000, 1024], result: 82_637_414_400_000 },
  ],
  equation: "FLOP/s = tokens_per_second_per_gpu × M, M of FLOPS_PER_TOKEN",
  source:
    "FLOPs per token of the source article (July 2024); 380 tokens a second: arXiv:2302.13971 (February 2023), Section 2.4",
  native: {
    formula: (it) => f`${flopsPerTokenFormula(it)}*${it.tokens_per_second_per_gpu}`,
    rules: modelRules,
  },
  compute({ tokens_per_second_per_gpu: rate, ...args }) {
    const model = modelOf(args);
    return model instanceof CellError ? model : trainingFlopsPerToken(model) * rate;
  },
});
