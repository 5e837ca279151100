import { readStudy, withOverrides } from "../study/corrections";
import { scalingExponents } from "../studies/scaling-exponents";
import { studyCost } from "../study/study";
import { defineFunction } from "../grid/define-function";
import { flopsPerGpu, points, usdPerGpuHour } from "./parameters/cost-parameters";
import { reading } from "./parameters/paper-parameters";

export const paperBreakdown = defineFunction({
  name: "PAPER_BREAKDOWN",
  summary: "The scaling paper's cost table: runs, FLOPs, US$ and node-hours of each experiment, and the total.",
  unit: "a table that spills",
  parameters: { usd_per_gpu_hour: usdPerGpuHour, flops_per_gpu: flopsPerGpu, points, reading },
  examples: [{ arguments: [], result: "Experiment" }],
  equation:
    "FLOPs = Σ over an experiment's sweeps and widths of settings × points × tokens × M; hours and US$ as in GPU_HOURS and RUN_COST, node-hours = hours / 8",
  source: scalingExponents.source,
  compute({ usd_per_gpu_hour, flops_per_gpu, points, reading }) {
    const study = withOverrides(readStudy(scalingExponents, reading), {
      usdPerGpuHour: usd_per_gpu_hour,
      flopsPerGpu: flops_per_gpu,
      pointsPerLine: points,
    });
    const { experiments, total } = studyCost(study);
    return [
      ["Experiment", "Runs", "FLOPs", "US$", "Node-hours"],
      ...[...experiments, { ...total, name: "Total" }].map((it) => [it.name, it.runs, it.flops, it.usd, it.nodeHours]),
    ];
  },
});
