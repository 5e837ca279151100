import { trainingFlopsPerToken } from "../../src/core/flops";
import { transformerOf } from "../../src/core/models";
import { mptShapes, stepThroughputs } from "../../src/core/step-throughputs";
import { resultNames } from "../../src/breakdown/result-names";
import { paper } from "../../src/studies";
import { flopsPerTokenOf, studyCost, tokensOf } from "../../src/study/cost";
import { pointsOf, settingsOf, sweepsOf, withInputs } from "../../src/study/study";
import { areaOf, sheetsOf, valuesOf } from "../breakdown/typed-sheet";
import { median } from "./utilisation-fit";

/** Steps like the paper's: short sequences, one node, 16 bits, nothing done twice. */
const steps = stepThroughputs
  .filter((it) => it.gpus === 8 && it.precision === "bf16" && !it.checkpointing && it.seqLen <= 2048)
  .map((it) => {
    const shape = transformerOf({ ...mptShapes[it.model], seqLen: it.seqLen });
    const rate = it.tokensPerSecondPerGpu * trainingFlopsPerToken(shape);
    return { group: `${it.gpu} at ${it.seqLen}`, width: shape.width, logRate: Math.log(rate) };
  });
const groups = [...new Set(steps.map(({ group }) => group))];

/** Mean error of log rates, where each group of steps has the rate of large models that suits it best. */
function errorAt(rateAt1024: number): number {
  const full = steps.map((it) => it.logRate + Math.log(1 + (1024 / it.width) ** 2 * (1 / rateAt1024 - 1)));
  const ofGroup = new Map(groups.map((it) => [it, median(full.filter((_, index) => steps[index]!.group === it))]));
  return full.reduce((sum, it, index) => sum + Math.abs(it - ofGroup.get(steps[index]!.group)!), 0) / full.length;
}

test("steps of MPT models have 0.76 of the rate of large ones at D = 1024, and the square of the width says by how much to 3 %", () => {
  expect(steps).toHaveLength(43);
  const shares = Array.from({ length: 81 }, (_, index) => 0.6 + index / 200);
  const best = shares.reduce((a, b) => (errorAt(b) < errorAt(a) ? b : a));
  expect(best).toBeCloseTo(paper.ranges["rate_at_1024"]!.low, 2);
  expect(errorAt(best)).toBeLessThan(0.03);
  // One rate for all widths is off by a good deal more.
  expect(errorAt(1)).toBeGreaterThan(0.08);
});

test("the measured rate by width costs the paper what its runs come to, width by width, and its FLOPs stay", () => {
  const measured = withInputs(paper, { rate_at_1024: 0.76 });
  let usd = 0;
  for (const sweep of sweepsOf(paper)) {
    for (const model of sweep.models.map((it) => paper.models[it]!)) {
      const flops =
        settingsOf(sweep.factors) *
        pointsOf(paper, sweep) *
        flopsPerTokenOf(paper, model) *
        tokensOf(paper, sweep, model);
      const relative = 1 / (1 + (1024 / model.width) ** 2 * (1 / 0.76 - 1));
      usd += (flops / 3600 / (3.5e14 * relative)) * 3;
    }
  }
  const { total } = studyCost(measured);
  expect(total.usd / usd).toBeCloseTo(1, 12);
  expect(total.exactFlops).toBe(studyCost(paper).total.exactFlops);
  // The worry about small widths is worth about one and a half hundredths of the total.
  const share = total.usd / studyCost(paper).total.usd - 1;
  expect(share).toBeGreaterThan(0.005);
  expect(share).toBeLessThan(0.05);
  const sheet = sheetsOf(paper).excel;
  const { row, rows } = areaOf(sheet, resultNames.figureRanges);
  const at = Array.from({ length: rows }, (_, index) => row + index).find(
    (it) => sheet.rows[it]![areaOf(sheet, resultNames.figureRanges).column]?.content === "rate_at_1024",
  )!;
  const atLow = valuesOf(sheet, "excel")({ row: at, column: areaOf(sheet, resultNames.lowUsd).column });
  expect((atLow as number) / usd).toBeCloseTo(1, 11);
});
