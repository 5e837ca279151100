import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { studyCost } from "../study/cost";
import { flopsPerGpu, ofNamedStudy, points, usdPerGpuHour } from "./parameters/cost-parameters";
import { paper, readNamedStudy, reading, study } from "./parameters/study-parameters";

export const paperBreakdown = defineFunction({
  name: "PAPER_BREAKDOWN",
  summary: "A published study's cost table: runs, FLOPs, US$ and node-hours of each experiment, and the total.",
  unit: "a table that spills",
  parameters: {
    usd_per_gpu_hour: ofNamedStudy(usdPerGpuHour),
    flops_per_gpu: ofNamedStudy(flopsPerGpu),
    points: ofNamedStudy(points),
    reading,
    study,
  },
  examples: [{ arguments: [], result: "Experiment" }],
  equation:
    "FLOPs as in PAPER_FLOPS; hours and US$ as in GPU_HOURS and RUN_COST; node-hours = hours / the study's GPUs per node",
  source: paper.source,
  compute({ usd_per_gpu_hour, flops_per_gpu, ...named }) {
    const read = readNamedStudy(named, { usd_per_gpu_hour, flops_per_gpu });
    if (read instanceof CellError) return read;
    const { experiments, total } = studyCost(read);
    return [
      ["Experiment", "Runs", "FLOPs", "US$", "Node-hours"],
      ...[...experiments, { ...total, name: "Total" }].map((it) => [it.name, it.runs, it.flops, it.usd, it.nodeHours]),
    ];
  },
});
