import { flopsForUsd, widthForFlops } from "../core/budget";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { count, optional } from "../grid/parameter";
import { budget, flopsPerGpu, usdPerGpuHour, tokens } from "./parameters/cost-parameters";
import { modelOfWidth, modelParameters } from "./parameters/model-parameters";

/** The heads of the paper (arXiv:2407.05872, July 2024, App. C) are 128 dimensions wide. */
const PAPER_HEAD_WIDTH = 128;

export const widthForBudget = defineFunction({
  name: "WIDTH_FOR_BUDGET",
  summary:
    "The largest model width that can be trained on a number of tokens within a budget, at the given layers and ratios.",
  unit: "dimensions",
  parameters: {
    usd: budget,
    tokens,
    usd_per_gpu_hour: usdPerGpuHour,
    flops_per_gpu: flopsPerGpu,
    multiple: optional(count("The width is rounded down to a multiple of this: the head width."), PAPER_HEAD_WIDTH),
    ...modelParameters,
  },
  examples: [
    { arguments: [13], result: 1024 },
    { arguments: [100, 6553600000], result: 3072 },
  ],
  equation:
    "the largest D, a multiple of `multiple`, with M × tokens / 3600 / flops_per_gpu × usd_per_gpu_hour ≤ usd, M of FLOPS_PER_TOKEN",
  source: "Source article (July 2024), cost_of_run, solved for the width",
  compute(args) {
    const { usd, tokens, usd_per_gpu_hour, flops_per_gpu, multiple } = args;
    const model = modelOfWidth(args, multiple);
    if (model instanceof CellError) return model;
    const flopsPerToken = flopsForUsd(usd, { usdPerGpuHour: usd_per_gpu_hour, flopsPerGpu: flops_per_gpu }) / tokens;
    const width = widthForFlops(model, flopsPerToken, multiple);
    return width > 0 ? width : new CellError("#N/A", `usd is too small: even a model of width ${multiple} costs more`);
  },
});
