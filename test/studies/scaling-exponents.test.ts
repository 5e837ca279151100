import { paper } from "../../src/studies";
import { choicesOf, readStudy, switchedStudy } from "../../src/study/corrections";
import { flopsPerTokenOf, paramsOf, studyCost, type ExperimentCost, type StudyCost } from "../../src/study/cost";
import { withInputs } from "../../src/study/study";
import golden from "../golden/golden.json";

/** Computed for each test. */
let experiments: readonly ExperimentCost[];
let total: StudyCost["total"];
beforeEach(() => {
  ({ experiments, total } = studyCost(paper));
});

describe.each(Object.entries(golden.published))("%s", (id, published) => {
  let experiment: ExperimentCost;
  beforeEach(() => {
    experiment = experiments.find((it) => it.id === id)!;
  });

  test("has the published FLOPs to the last digit", () => {
    expect(String(experiment.exactFlops)).toBe(published.flops);
  });

  test("has the published runs, dollars, GPU-hours and node-hours", () => {
    expect(experiment.runs).toBe(published.runs);
    expect(experiment.usd / published.usd).toBeCloseTo(1, 14);
    expect(experiment.gpuHours / published.gpu_hours).toBeCloseTo(1, 14);
    expect(experiment.nodeHours / published.node_hours).toBeCloseTo(1, 14);
  });

  test("repeats what the article's script printed", () => {
    const printed = paper.experiments.find((it) => it.id === id)!.published;
    // An experiment of later may have been printed nowhere.
    if (!printed) return;
    expect(experiment.flops.toExponential(3)).toBe(printed.flops!.toExponential(3));
    expect(experiment.usd / printed.usd!).toBeCloseTo(1, 14);
    expect(experiment.nodeHours / printed.nodeHours!).toBeCloseTo(1, 14);
  });
});

test("the experiments are those of the article's script, in its order", () => {
  expect(experiments.map((it) => it.id)).toEqual(Object.keys(golden.published));
});

test("the total is the published one to the last digit", () => {
  expect(String(total.exactFlops)).toBe(golden.published_total.flops);
  expect(total.runs).toBe(golden.published_total.runs);
  expect(total.usd / golden.published_total.usd).toBeCloseTo(1, 14);
  expect(total.nodeMonths / golden.published_total.node_months_of_30_days).toBeCloseTo(1, 14);
});

test.each(golden.per_width)("width $d has the published parameters, FLOPs per token and M/6P", (row) => {
  const model = paper.models.find(({ width }) => width === row.d)!;
  const [flopsPerToken, params] = [flopsPerTokenOf(paper, model), paramsOf(paper, model)];
  expect(String(flopsPerToken)).toBe(row.flops_per_token);
  expect(String(params)).toBe(row.params);
  expect(flopsPerToken / 6 / params).toBeCloseTo(row.m_over_6p, 14);
});

test("the study's constants are the article's", () => {
  const { constants } = golden;
  expect(paper.models.map(({ width }) => width)).toEqual(constants.heads.map((it) => it * constants.head_dim));
  expect(paper.figures).toMatchObject({
    layer_count: constants.layers,
    seq_len: constants.seq,
    vocab_size: constants.vocab,
    train_steps: constants.steps,
    batch_size: constants.batch,
    usd_per_gpu_hour: constants.usd_per_gpu_hour,
    flops_per_gpu: Number(constants.flops_per_gpu_second),
  });
  expect(paper.counts["learning_rates_per_sweep"]!.value).toBe(constants.points_per_line);
});

test("with the text's optimizers and widths, and the script's tokens for all of P, the total is the corrected one", () => {
  const corrected = switchedStudy(paper, { ...choicesOf(paper, "text"), compute_optimal: "widths only" });
  expect(String(studyCost(corrected).total.exactFlops)).toBe(golden.corrected_total.flops);
});

test("the reading of the article's own text also takes its tokens, 20 for each non-embedding parameter", () => {
  const text = studyCost(readStudy(paper, "text")).total;
  // By hand, in whole numbers: 12·D²·L of 12·D²·L + 2·V·D, for 12 settings of 15 runs at ten widths.
  const taken = golden.per_width
    .filter(({ d }) => d <= 4096)
    .map(({ d, flops_per_token }) => 12n * 15n * 20n * BigInt(flops_per_token) * 2n * 32_101n * BigInt(d))
    .reduce((sum, it) => sum + it);
  expect(String(text.exactFlops)).toBe(String(BigInt(golden.corrected_total.flops) - taken));
  expect(Math.round(text.usd)).toBe(12_030_893);
  const alone = studyCost(readStudy(paper, "compute_optimal_non_embedding")).total;
  expect(Math.round(alone.usd - total.usd)).toBe(-123_657);
});

test.each(Object.entries({ ...golden.corrections, ...golden.readings }))(
  "the reading %s changes the total by the golden amount",
  (id, change) => {
    const read = studyCost(readStudy(paper, id)).total.exactFlops;
    expect(String(read - total.exactFlops)).toBe(change.flops);
  },
);

test("a price of two dollars makes the total two thirds", () => {
  const cheaper = studyCost(withInputs(paper, { usd_per_gpu_hour: 2 }));
  expect(cheaper.total.usd / total.usd).toBeCloseTo(2 / 3, 14);
  expect(cheaper.total.exactFlops).toBe(total.exactFlops);
});

test("without Table E1 the total is the sum of the headline table's rows", () => {
  const read = studyCost(readStudy(paper, "headline_without_table_e1")).total;
  expect(String(read.exactFlops)).toBe(golden.headline_rows_sum.flops);
  expect(read.usd / golden.headline_rows_sum.usd).toBeCloseTo(1, 14);
});

test("the weight-decay formula's stray factor changes nothing", () => {
  expect(studyCost(readStudy(paper, "weight_decay_stray_factor")).total.exactFlops).toBe(total.exactFlops);
});

test("no two readings of the article's own text change one sweep", () => {
  const sweeps = paper.corrections.map((it) => it.sweep);
  expect(new Set(sweeps).size).toBe(sweeps.length);
  const known = paper.experiments.flatMap((it) => it.sweeps.map((sweep) => sweep.id));
  for (const sweep of sweeps) expect(known).toContain(sweep);
});

test("FLOPs per token whose sum no double holds are added to the last digit all the same", () => {
  // 9,007,199,254,740,993 is the first whole number that a double skips.
  const wide = (heads: number) => ({ width: heads * 128 });
  const study = {
    ...paper,
    corrections: [],
    models: [wide(100_003), wide(200_005), wide(300_007)],
    figures: { ...paper.figures, layer_count: 400 },
  };
  const sweep = {
    id: "a",
    name: "A",
    factors: [{ count: 3, of: "things" }],
    points: 1 as const,
    models: [0, 1, 2],
    tokens: "fixed" as const,
  };
  const { exactFlops } = studyCost({
    ...study,
    experiments: [{ ...paper.experiments[0]!, sweeps: [sweep] }],
  }).total;
  const each = study.models.map((it) => BigInt(flopsPerTokenOf(study, it)));
  expect(each.reduce((a, b) => a + b) > BigInt(Number.MAX_SAFE_INTEGER)).toBe(true);
  expect(exactFlops).toBe(3n * 6_553_600_000n * each.reduce((a, b) => a + b));
});

test("a sweep of no models costs nothing", () => {
  const sweep = {
    id: "a",
    name: "A",
    factors: [{ count: 3, of: "things" }],
    points: 1 as const,
    models: [],
    tokens: "fixed" as const,
  };
  const { runs, exactFlops } = studyCost({
    ...paper,
    experiments: [{ ...paper.experiments[0]!, sweeps: [sweep] }],
  }).total;
  expect([runs, exactFlops]).toEqual([0, 0n]);
});
