import { defineFunction } from "../grid/define-function";
import { flops, flopsPerGpu, hoursFormula } from "./parameters/cost-parameters";

export const gpuHours = defineFunction({
  name: "GPU_HOURS",
  summary: "GPU-hours needed for a given number of FLOPs.",
  unit: "GPU-hours",
  parameters: { flops, flops_per_gpu: flopsPerGpu },
  examples: [{ arguments: [1.26e18], result: 1 }],
  equation: "hours = flops / 3600 / flops_per_gpu",
  source: "Source article (July 2024), cost_of_run: flops / 3600 / pergpu_flops",
  native: { formula: hoursFormula },
});
