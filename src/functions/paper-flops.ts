import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { paper } from "../studies";
import { studyCost } from "../study/cost";
import { ofNamedStudy, points } from "./parameters/cost-parameters";
import { experiment, experimentOf, readNamedStudy, reading, study } from "./parameters/study-parameters";

export const paperFlops = defineFunction({
  name: "PAPER_FLOPS",
  summary: "FLOPs of one experiment of a published study, or of all of them.",
  unit: "FLOPs",
  parameters: { experiment, points: ofNamedStudy(points), reading, study },
  examples: [
    { arguments: ["alignment"], result: 373_301_860_682_956_800_000 },
    { arguments: ["total"], result: 5_421_133_696_079_458_546_483_200 },
    { arguments: ["total", null, null, "llama"], result: 956_660_256_130_035_741_622_272 },
  ],
  equation: "FLOPs = Σ over the experiment's sweeps and models of configurations × points × tokens × M",
  source: paper.source,
  compute({ experiment, ...named }) {
    const read = readNamedStudy(named);
    if (read instanceof CellError) return read;
    const id = experimentOf(read, experiment);
    if (id instanceof CellError) return id;
    const { experiments, total } = studyCost(read);
    return (experiments.find((it) => it.id === id) ?? total).flops;
  },
});
