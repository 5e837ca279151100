import { readStudy, withOverrides } from "../../src/study/corrections";
import { scalingExponents } from "../../src/studies/scaling-exponents";
import { flopsPerTokenOf, paramsOf, studyCost, type ExperimentCost, type StudyCost } from "../../src/study/study";
import golden from "../golden/golden.json";

/** Worked out anew for each test. */
let experiments: readonly ExperimentCost[];
let total: StudyCost["total"];
beforeEach(() => {
  ({ experiments, total } = studyCost(scalingExponents));
});

describe.each(Object.entries(golden.published))("%s", (id, published) => {
  let experiment: ExperimentCost;
  beforeEach(() => {
    experiment = experiments.find((it) => it.id === id)!;
  });

  test("has the published FLOPs to the last digit", () => {
    expect(String(experiment.exactFlops)).toBe(published.flops);
  });

  test("has the published runs, dollars, GPU hours and node-hours", () => {
    expect(experiment.runs).toBe(published.runs);
    expect(experiment.usd / published.usd).toBeCloseTo(1, 14);
    expect(experiment.gpuHours / published.gpu_hours).toBeCloseTo(1, 14);
    expect(experiment.nodeHours / published.node_hours).toBeCloseTo(1, 14);
  });

  test("repeats what the article's script printed", () => {
    const printed = scalingExponents.experiments.find((it) => it.id === id)!.published;
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

test.each(golden.per_width)("width $d has the published parameters, FLOPs a token and M/6P", (row) => {
  const model = scalingExponents.models.find(({ heads }) => heads * scalingExponents.headDim === row.d)!;
  const [flopsPerToken, params] = [flopsPerTokenOf(scalingExponents, model), paramsOf(scalingExponents, model)];
  expect(String(flopsPerToken)).toBe(row.flops_per_token);
  expect(String(params)).toBe(row.params);
  expect(flopsPerToken / 6 / params).toBeCloseTo(row.m_over_6p, 14);
});

test("the study's constants are the article's", () => {
  const { constants } = golden;
  expect(scalingExponents.models.map(({ heads }) => heads)).toEqual(constants.heads);
  expect(scalingExponents.shape).toMatchObject({
    layers: constants.layers,
    seqLen: constants.seq,
    vocab: constants.vocab,
  });
  expect(scalingExponents.fleet).toMatchObject({
    usdPerGpuHour: constants.usd_per_gpu_hour,
    flopsPerGpu: Number(constants.flops_per_gpu_second),
  });
});

test("the reading of the article's own text has the corrected total", () => {
  expect(String(studyCost(readStudy(scalingExponents, "text")).total.exactFlops)).toBe(golden.corrected_total.flops);
});

test.each(Object.entries({ ...golden.corrections, ...golden.readings }))(
  "the reading %s changes the total by the golden amount",
  (id, change) => {
    const read = studyCost(readStudy(scalingExponents, id)).total.exactFlops;
    expect(String(read - total.exactFlops)).toBe(change.flops);
  },
);

test("a price of two dollars makes the total two thirds", () => {
  const cheaper = studyCost(withOverrides(scalingExponents, { usdPerGpuHour: 2 }));
  expect(cheaper.total.usd / total.usd).toBeCloseTo(2 / 3, 14);
  expect(cheaper.total.exactFlops).toBe(total.exactFlops);
});

test("without Table E1 the total is the sum of the headline table's rows", () => {
  const read = studyCost(readStudy(scalingExponents, "headline_without_table_e1")).total;
  expect(String(read.exactFlops)).toBe(golden.headline_rows_sum.flops);
  expect(read.usd / golden.headline_rows_sum.usd).toBeCloseTo(1, 14);
});

test("the weight-decay formula's stray factor changes nothing", () => {
  expect(studyCost(readStudy(scalingExponents, "weight_decay_stray_factor")).total.exactFlops).toBe(total.exactFlops);
});

test("no two readings of the article's own text change one sweep", () => {
  const sweeps = scalingExponents.corrections.map((it) => it.sweep);
  expect(new Set(sweeps).size).toBe(sweeps.length);
  const known = scalingExponents.experiments.flatMap((it) => it.sweeps.map((sweep) => sweep.id));
  for (const sweep of sweeps) expect(known).toContain(sweep);
});

test("FLOPs a token whose sum no double holds are added to the last digit all the same", () => {
  // 9,007,199,254,740,993 is the first whole number that a double skips.
  const wide = (heads: number) => ({ heads });
  const study = {
    ...scalingExponents,
    corrections: [],
    models: [wide(100_003), wide(200_005), wide(300_007)],
    shape: { ...scalingExponents.shape, layers: 400 },
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
    experiments: [{ ...scalingExponents.experiments[0]!, sweeps: [sweep] }],
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
    ...scalingExponents,
    experiments: [{ ...scalingExponents.experiments[0]!, sweeps: [sweep] }],
  }).total;
  expect([runs, exactFlops]).toEqual([0, 0n]);
});
