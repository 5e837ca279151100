import { gpusForDays } from "../core/budget";
import { defineFunction } from "../grid/define-function";
import { positive } from "../grid/parameter";
import { flops, flopsPerGpu } from "./parameters/cost-parameters";

export const gpusForDeadline = defineFunction({
  name: "GPUS_FOR_DEADLINE",
  summary: "GPUs needed to finish a given number of FLOPs within a number of days.",
  unit: "GPUs",
  parameters: { flops, days: positive("Days available."), flops_per_gpu: flopsPerGpu },
  examples: [
    { arguments: [2.4192e20, 1], result: 8 },
    { arguments: [2.4192e20, 0.99], result: 9 },
  ],
  equation: "gpus = ⌈flops / 3600 / 24 / days / flops_per_gpu⌉",
  source: "Source article (July 2024), cost_of_run: flops / 3600 / pergpu_flops, solved for GPUs",
  compute: ({ flops, days, flops_per_gpu }) => gpusForDays(flops, days, flops_per_gpu),
});
