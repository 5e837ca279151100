import { paperBreakdown } from "../../src/functions/paper-breakdown";
import { paperFlops } from "../../src/functions/paper-flops";
import type { CellError } from "../../src/grid/cell";
import { type Cell, type Matrix } from "../../src/grid/cell";
import { paper, studyById, studyIds } from "../../src/studies";
import { readingsOf, readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import golden from "../golden/golden.json";

const one = (cells: Matrix<Cell>): Cell => cells[0]![0]!;
const message = (result: Matrix<Cell>): string => (one(result) as CellError).message;
const llama = studyById("llama");

test("without a study it is the paper's, to the last digit that a cell holds", () => {
  expect(one(paperFlops.call("total"))).toBe(Number(golden.published_total.flops));
  for (const [id, { flops }] of Object.entries(golden.published)) expect(one(paperFlops.call(id))).toBe(Number(flops));
  for (const it of readingsOf(paper))
    expect(one(paperFlops.call("total", null, it))).toBe(studyCost(readStudy(paper, it)).total.flops);
  expect(one(paperFlops.call("total", 20))).toBeGreaterThan(Number(golden.published_total.flops));
  expect(paperBreakdown.call(null, null, null, null, "scaling-exponents")).toEqual(paperBreakdown.call());
});

test.each(studyIds)("%s has its own experiments, figures and total", (id) => {
  const study = studyById(id);
  const { experiments, total } = studyCost(study);
  const ids = study.experiments.map((it) => [it.id]);
  expect(paperFlops.call(ids, null, null, id)).toEqual(experiments.map(({ flops }) => [flops]));
  expect(one(paperFlops.call("total", null, null, id))).toBe(total.flops);
  expect(paperBreakdown.call(null, null, null, null, id)).toEqual([
    ["Experiment", "Runs", "FLOPs", "US$", "Node-hours"],
    ...experiments.map((it) => [it.name, it.runs, it.flops, it.usd, it.nodeHours]),
    ["Total", total.runs, total.flops, total.usd, total.nodeHours],
  ]);
});

test("a price or a rate that is given takes the place of the study's own, the others stay", () => {
  const [own, dear, slow] = [
    paperBreakdown.call(null, null, null, null, "llama"),
    paperBreakdown.call(2 * llama.figures.usd_per_gpu_hour, null, null, null, "llama"),
    paperBreakdown.call(null, llama.figures.flops_per_gpu / 2, null, null, "llama"),
  ].map((it) => it.at(-1) as readonly number[]) as [readonly number[], readonly number[], readonly number[]];
  expect(dear.slice(1, 3)).toEqual(own.slice(1, 3));
  expect(dear[3]! / own[3]!).toBeCloseTo(2, 12);
  expect(dear[4]).toBe(own[4]);
  expect([slow[3]! / own[3]!, slow[4]! / own[4]!].map((it) => Math.round(it * 1e9) / 1e9)).toEqual([2, 2]);
  // The paper's own figures given to the paper change nothing.
  expect(paperBreakdown.call(3, 3.5e14, 15)).toEqual(paperBreakdown.call());
});

test("a study that is none is named with those there are", () => {
  const ids = studyIds.join(", ");
  expect(message(paperFlops.call("total", null, null, "nobody's"))).toBe(`study must be one of ${ids}`);
  expect(message(paperBreakdown.call(null, null, null, null, 5))).toBe(`study must be one of ${ids}`);
});

test("an experiment is looked for in the study that was named, and a near miss is told its neighbour", () => {
  expect(message(paperFlops.call("alignment", null, null, "llama"))).toMatch(
    /^experiment must be one of .*, total in the study llama/,
  );
  expect(message(paperFlops.call("alignmant"))).toMatch(
    /^experiment must be one of alignment, .*, total in the study scaling-exponents; the nearest to “alignmant” is “alignment”$/,
  );
  expect(one(paperFlops.call("ALIGNMENT"))).toBe(one(paperFlops.call("alignment")));
  expect(message(paperFlops.call(3))).toMatch(/^experiment must be one of alignment, .*, or an id of the named study$/);
  expect(message(paperFlops.call())).toMatch(/^experiment is missing: it must be one of alignment/);
});

test("a reading is one of the named study's", () => {
  expect(message(paperFlops.call("total", null, "gamma_trials_repeated", "pythia"))).toBe(
    "reading must be one of published, text in the study pythia",
  );
  expect(message(paperBreakdown.call(null, null, null, "gamma_trials_repeate"))).toMatch(
    /^reading must be one of published, text, .* in the study scaling-exponents; the nearest .* is “gamma_trials_repeated”$/,
  );
  expect(one(paperFlops.call("total", null, "text", "pythia"))).toBe(
    one(paperFlops.call("total", null, null, "pythia")),
  );
});

test("points are refused for a study without learning-rate sweeps, and blanks are none", () => {
  expect(message(paperFlops.call("total", 15, null, "llama"))).toBe(
    "points must be left out for the study llama, which has no learning-rate sweeps",
  );
  expect(message(paperBreakdown.call(null, null, 15, null, "llama"))).toMatch(/^points must be left out/);
  expect(one(paperFlops.call("total", "", "", "llama"))).toBe(studyCost(llama).total.flops);
});

test("the new argument is the last: calls of before mean what they meant", () => {
  expect(Object.keys(paperFlops.parameters)).toEqual(["experiment", "points", "reading", "study"]);
  expect(Object.keys(paperBreakdown.parameters)).toEqual([
    "usd_per_gpu_hour",
    "flops_per_gpu",
    "points",
    "reading",
    "study",
  ]);
});

test("an id that neither of two studies has is answered with the ids of the one that was asked", () => {
  const ask = (study: string) => message(paperFlops.call("no such id", null, null, study));
  expect(ask("llama")).toMatch(/total in the study llama$/);
  expect(ask("pythia")).toMatch(/total in the study pythia$/);
  expect(message(paperFlops.call("total", null, "no such id", "pythia"))).toMatch(/^reading must be/);
  expect(message(paperFlops.call("no such id", null, null, "pythia"))).toMatch(/^experiment must be/);
});
