import { HOURS_PER_DAY } from "../core/cost";
import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { count } from "../grid/parameter";
import { flops, flopsPerGpu, hoursFormula } from "./parameters/cost-parameters";

export const runDays = defineFunction({
  name: "RUN_DAYS",
  summary: "Days needed for a given number of FLOPs on GPUs running in parallel.",
  unit: "days",
  parameters: { flops, gpus: count("GPUs running in parallel."), flops_per_gpu: flopsPerGpu },
  examples: [{ arguments: [2.4192e20, 8], result: 1 }],
  equation: "days = flops / 3600 / flops_per_gpu / gpus / 24",
  source: "Source article (July 2024), cost_of_run: gpu_hours / 8 for a node, in days",
  native: { formula: (it) => f`${hoursFormula(it)}/${it.gpus}/${HOURS_PER_DAY}` },
});
