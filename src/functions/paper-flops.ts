import { readStudy, withOverrides } from "../study/corrections";
import { scalingExponents } from "../studies/scaling-exponents";
import { studyCost } from "../study/study";
import { defineFunction } from "../grid/define-function";
import { choice } from "../grid/parameter";
import { points } from "./parameters/cost-parameters";
import { reading } from "./parameters/paper-parameters";

const TOTAL = "total";

export const paperFlops = defineFunction({
  name: "PAPER_FLOPS",
  summary: "FLOPs of one experiment of the scaling paper, or of all of them.",
  unit: "FLOPs",
  parameters: {
    experiment: choice("Which experiment, by its id.", [...scalingExponents.experiments.map(({ id }) => id), TOTAL]),
    points,
    reading,
  },
  examples: [
    { arguments: ["alignment"], result: 373_301_860_682_956_800_000 },
    { arguments: ["total"], result: 5_421_133_696_079_458_546_483_200 },
  ],
  equation: "FLOPs = Σ over the experiment's sweeps and widths of settings × points × tokens × M",
  source: scalingExponents.source,
  compute({ experiment, points, reading }) {
    const { experiments, total } = studyCost(
      withOverrides(readStudy(scalingExponents, reading), { pointsPerLine: points }),
    );
    return (experiments.find(({ id }) => id === experiment) ?? total).flops;
  },
});
