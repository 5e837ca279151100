import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { flops, flopsPerGpu, hoursFormula, usdPerGpuHour } from "./parameters/cost-parameters";

export const runCost = defineFunction({
  name: "RUN_COST",
  summary: "Cost in US$ of the GPU-hours needed for a given number of FLOPs.",
  unit: "US$",
  parameters: { flops, usd_per_gpu_hour: usdPerGpuHour, flops_per_gpu: flopsPerGpu },
  examples: [
    { arguments: [1.26e18], result: 3 },
    { arguments: [1.26e21, 2], result: 2000 },
  ],
  equation: "US$ = flops / 3600 / flops_per_gpu × usd_per_gpu_hour",
  source: "Source article (July 2024), cost_of_run: 3 * gpu_hours",
  native: { formula: (it) => f`${hoursFormula(it)}*${it.usd_per_gpu_hour}` },
});
