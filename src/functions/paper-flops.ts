import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { studyCost } from "../study/cost";
import { ofNamedStudy, points } from "./parameters/cost-parameters";
import type { Study } from "../study/study";
import { experiment, experimentOf, paper, readNamedStudy, reading, study, TOTAL } from "./parameters/study-parameters";

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
  compute({ experiment, ...named }, callId) {
    const key = JSON.stringify([named.study, named.reading, named.points === undefined]);
    if (line?.key !== key) {
      const at = (points: number) => readNamedStudy({ ...named, points: named.points && points });
      const [once, twice] = [at(1), at(2)];
      if (once instanceof CellError) return once;
      if (twice instanceof CellError) return twice;
      line = { key, study: once, once: exactFlops(once), twice: exactFlops(twice) };
    }
    const id = experimentOf(line.study, experiment, callId);
    if (id instanceof CellError) return id;
    const [first, second] = [line.once.get(id)!, line.twice.get(id)!];
    return Number(first + (second - first) * BigInt((named.points ?? 1) - 1));
  },
});

/** The latest study and reading. FLOPs are a line in points: two studies answer a whole column of them, to the last digit. */
let line: { key: string; study: Study; once: Exact; twice: Exact } | undefined;

type Exact = ReadonlyMap<string, bigint>;

function exactFlops(study: Study): Exact {
  const { experiments, total } = studyCost(study);
  return new Map([...experiments.map((it) => [it.id, it.exactFlops] as const), [TOTAL, total.exactFlops]]);
}
