import { trainingFlopsPerToken } from "../core/flops";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { tokens } from "./cost-parameters";
import { modelOf, modelParameters, width } from "./model-parameters";

export const runFlops = defineFunction({
  name: "RUN_FLOPS",
  summary: "FLOPs of one training run.",
  unit: "FLOPs",
  parameters: { width, tokens, ...modelParameters },
  examples: [
    { arguments: [1024], result: 5_415_725_590_118_400_000 },
    { arguments: ["Llama 3.1 405B", 15.6e12], result: 3.93737133883392e25 },
  ],
  equation: "FLOPs = M × tokens, M of FLOPS_PER_TOKEN",
  source: "Source article (July 2024): FLOPs a token × tokens",
  compute({ tokens, ...args }) {
    const model = modelOf(args);
    return model instanceof CellError ? model : trainingFlopsPerToken(model) * tokens;
  },
});
