import { trainingFlopsPerToken } from "../core/flops";
import { flopsForUsd } from "../core/budget";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { budget, flopsPerGpu, usdPerGpuHour } from "./parameters/cost-parameters";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";

export const tokensForBudget = defineFunction({
  name: "TOKENS_FOR_BUDGET",
  summary: "Tokens that a model can be trained on within a budget.",
  unit: "tokens",
  parameters: {
    usd: budget,
    width,
    usd_per_gpu_hour: usdPerGpuHour,
    flops_per_gpu: flopsPerGpu,
    ...modelParameters,
  },
  // US$3 buy 1.26e18 FLOPs; US$12.89 the paper's run of width 1024.
  examples: [
    { arguments: [3, 1024], result: 1_524_733_087.4863384 },
    { arguments: [12.894584738377143, 1024], result: 6_553_600_000 },
  ],
  equation: "tokens = usd / usd_per_gpu_hour × 3600 × flops_per_gpu / M, M of FLOPS_PER_TOKEN",
  source: "Source article (July 2024), cost_of_run, solved for tokens",
  compute({ usd, usd_per_gpu_hour, flops_per_gpu, ...args }) {
    const model = modelOf(args);
    if (model instanceof CellError) return model;
    const flopsPerToken = trainingFlopsPerToken(model);
    // Past the largest double no number of tokens would be right, least of all zero.
    if (!Number.isFinite(flopsPerToken)) return flopsPerToken;
    return flopsForUsd(usd, { usdPerGpuHour: usd_per_gpu_hour, flopsPerGpu: flops_per_gpu }) / flopsPerToken;
  },
});
