import { TOKENS_PER_PARAM } from "../core/scaling-law";
import type { FigureRange } from "../study/assumptions";
import { TEXT, type Experiment, type Factor, type Study } from "../study/study";

/** The published estimate that every default of this study comes from; "the article" below. */
const ARTICLE = "Calculating the Cost of a Google DeepMind Paper (July 2024)";

/** The paper that was priced. */
const PAPER = "Scaling Exponents Across Parameterizations and Optimizers (arXiv:2407.05872, July 2024)";

const TRANSFORMER = "Article, “Transformer information”, from the paper's App. C";

const ABSTRACT = "arXiv:2407.05872, July 2024";

/** Article, "Learning rate experiments": H ∈ {1, 2, 4 … 128}. */
const HEADS = [1, 2, 4, 6, 8, 12, 16, 20, 24, 32, 48, 64, 96, 128] as const;
type Heads = (typeof HEADS)[number];
const models = (...heads: Heads[]): readonly number[] => heads.map((it) => HEADS.indexOf(it));
const upTo = (largest: Heads) => models(...HEADS.filter((heads) => heads <= largest));
const ALL = models(...HEADS);

/** Article, "Table E1 experiments": D from 3072, the script's `D[-6:]`. */
const LAST_SIX = models(...HEADS.filter((heads) => heads >= 24));

/** Stated by the paper or its code: nothing to doubt. */
const stated = (value: number, reason: string): FigureRange => ({ low: value, high: value, reason });

const PARAMETERIZATIONS: Factor = { count: 4, of: "parameterizations" };
const LR_LINE = "points_per_line";

const alignment: Experiment = {
  id: "alignment",
  name: "Alignment",
  place: "Article, “Alignment”",
  sweeps: [
    {
      id: "alignment",
      name: "Alignment",
      factors: [PARAMETERIZATIONS],
      points: 1,
      models: models(8, 16, 32),
      tokens: "fixed",
    },
  ],
  published: { flops: 3.733e20, usd: 888.81395400704, nodeHours: 37.033914750293334 },
  uncertainty: "None given",
};

const tableE1: Experiment = {
  id: "table_e1",
  name: "Table E1, best losses",
  place: "Paper, Table E1",
  sweeps: [
    {
      id: "table_e1",
      name: "Table E1, best losses",
      factors: [PARAMETERIZATIONS, { count: 5 + 7 + 7, of: "settings (SGD 5, Adam 7, Adam+PS 7)" }],
      points: 1,
      models: LAST_SIX,
      tokens: "fixed",
    },
  ],
  published: { flops: 1.634e23, usd: 388955.9991064986, nodeHours: 16206.499962770775 },
  uncertainty: "Repeated or copied runs; an upper bound",
};

const epsVariants: Experiment = {
  id: "eps_variants",
  name: "Epsilon, full sweeps",
  place: "Paper, §4.3, App. J, K",
  sweeps: [
    {
      id: "eps_variants",
      name: "Epsilon, full sweeps",
      factors: [PARAMETERIZATIONS, { count: 6, of: "ε settings (Adam 4, Adam+PS 2)" }],
      points: LR_LINE,
      models: ALL,
      tokens: "fixed",
    },
  ],
  published: { flops: 7.988e23, usd: 1902022.3291813303, nodeHours: 79250.93038255542 },
  uncertainty: "LR sweeps",
};

const epsHeatmaps: Experiment = {
  id: "eps_heatmaps",
  name: "Epsilon, heatmaps",
  place: "Paper, §4.3, Figure 6",
  sweeps: [
    {
      id: "eps_heatmaps",
      name: "Epsilon, heatmaps",
      factors: [{ count: 2, of: "ε types" }, { count: 6, of: "ε values" }, PARAMETERIZATIONS],
      points: "heatmap_points",
      models: LAST_SIX,
      tokens: "fixed",
    },
  ],
  published: { flops: 1.341e24, usd: 3193533.466348094, nodeHours: 133063.89443117057 },
  uncertainty: "LR sweeps, widths",
};

const betaOnly: Experiment = {
  id: "beta_only",
  name: "LR variants, default (β)",
  place: "Paper, §4.2",
  sweeps: [
    {
      id: "beta_only",
      name: "LR variants, default (β)",
      factors: [{ count: 3, of: "optimizers" }, PARAMETERIZATIONS, { count: 2, of: "LR settings" }],
      points: LR_LINE,
      models: ALL,
      tokens: "fixed",
    },
  ],
  published: { flops: 7.988e23, usd: 1902022.3291813303, nodeHours: 79250.93038255542 },
  uncertainty: "LR sweeps, Bayes search",
};

const GAMMA_SETTINGS: readonly Factor[] = [
  { count: 3, of: "optimizers" },
  PARAMETERIZATIONS,
  { count: 3, of: "LR settings" },
];

const gammaExpts: Experiment = {
  id: "gamma_expts",
  name: "LR variants, optimal (γ)",
  place: "Paper, §4.2, App. C.4",
  sweeps: [
    { id: "gamma_lines", name: "γ, LR sweeps", factors: GAMMA_SETTINGS, points: LR_LINE, models: ALL, tokens: "fixed" },
    {
      id: "gamma_trials",
      name: "γ, 3D search at b = 1024",
      factors: GAMMA_SETTINGS,
      points: "gamma_trials",
      models: models(8),
      tokens: "fixed",
    },
  ],
  published: { flops: 1.354e24, usd: 3224397.534237257, nodeHours: 134349.8972598857 },
  uncertainty: "LR sweeps",
};

const weightDecay: Experiment = {
  id: "weight_decay",
  name: "Weight decay",
  place: "Article, “Weight Decay”",
  sweeps: [
    {
      id: "weight_decay",
      name: "Weight decay",
      factors: [PARAMETERIZATIONS],
      points: LR_LINE,
      models: ALL,
      tokens: "fixed",
    },
  ],
  published: { flops: 1.331e23, usd: 317003.7215302217, nodeHours: 13208.488397092571 },
  uncertainty: "LR sweeps",
};

const adafactor: Experiment = {
  id: "adafactor",
  name: "Adafactor vs Adam+PS",
  place: "Article, “Adafactor”",
  sweeps: [
    {
      id: "adafactor",
      name: "Adafactor vs Adam+PS",
      factors: [{ count: 2, of: "optimizers" }, { count: 2, of: "LR settings" }, PARAMETERIZATIONS],
      points: LR_LINE,
      models: upTo(48),
      tokens: "fixed",
    },
  ],
  published: { flops: 7.918e22, usd: 188532.80765144504, nodeHours: 7855.533652143543 },
  uncertainty: "LR sweeps, widths",
};

const computeOptim: Experiment = {
  id: "compute_optim",
  name: "Compute-optimal",
  place: "Paper, App. I",
  sweeps: [
    {
      id: "fixed_step",
      name: "50k steps, SGD and Adam",
      factors: [{ count: 2, of: "optimizers" }, PARAMETERIZATIONS],
      points: LR_LINE,
      models: ALL,
      tokens: "fixed",
    },
    {
      id: "fixed_step_adafactor",
      name: "50k steps, Adafactor",
      factors: [PARAMETERIZATIONS],
      points: LR_LINE,
      // The script's 12 of (14, 14, 12): up to H = 64.
      models: upTo(64),
      tokens: "fixed",
    },
    {
      id: "compute_optimal",
      name: "Compute-optimal tokens",
      factors: [{ count: 3, of: "optimizers" }, PARAMETERIZATIONS],
      points: LR_LINE,
      // The script's `D[:11]`: up to H = 48.
      models: upTo(48),
      tokens: "optimal",
    },
  ],
  published: { flops: 7.518e23, usd: 1790104.1799513847, nodeHours: 74587.67416464102 },
  uncertainty: "LR sweeps, widths",
};

/** The paper as the article's script prices it: 58,512 runs, 5.421e24 FLOPs, US$12.9M. */
export const scalingExponents: Study = {
  record: "scaling-exponents",
  title: "What a Google DeepMind scaling paper cost to train",
  subtitle: `${PAPER}, as estimated in “${ARTICLE}”`,
  source: `${ARTICLE}, “Code summary”`,
  models: HEADS.map((heads) => ({ heads })),
  headDim: 128,
  shape: { layers: 8, seqLen: 512, vocab: 32101, kvRatio: 1, ffnRatio: 4, gated: false, causal: true },
  tiedEmbeddings: false,
  steps: 50_000,
  batch: 256,
  tokensPerParam: TOKENS_PER_PARAM,
  pointCounts: {
    points_per_line: {
      label: "Points on a learning-rate line",
      value: 15,
      source: "Article, “An arbitrary decision”: by eye, 10–15 at D = 16384 and more at small widths",
    },
    heatmap_points: {
      label: "Learning rates in an ε heatmap",
      value: 13,
      source: "Article, “Epsilon Heatmaps”: the constant range of the paper's Figure 6",
    },
    gamma_trials: {
      label: "Trials of a γ search",
      value: 800,
      source: "Paper, App. C.4 as the article quotes it: “we run 800 trials”",
    },
  },
  fleet: { flopsPerGpu: 3.5e14, usdPerGpuHour: 3, gpusPerNode: 8 },
  experiments: [
    alignment,
    tableE1,
    epsVariants,
    epsHeatmaps,
    betaOnly,
    gammaExpts,
    weightDecay,
    adafactor,
    computeOptim,
  ],
  corrections: [
    {
      id: "alignment",
      name: "Alignment: optimizers",
      sweep: "alignment",
      place: "Article, “Experiment types”: “3x optimizers (Adam, SGD+momentum, Adafactor)”",
      reason: "The script multiplies by the 4 parameterizations only.",
      readings: [
        {
          id: "alignment_three_optimizers",
          choice: TEXT,
          change: { factors: [PARAMETERIZATIONS, { count: 3, of: "optimizers" }] },
        },
      ],
    },
    {
      id: "compute_optimal",
      name: "Compute-optimal: largest width",
      sweep: "compute_optimal",
      place: "Article, “Compute Optimal”: “all compute optimal experiments go up to H=32 only”",
      reason: "The script sums eleven widths, up to H = 48.",
      readings: [{ id: "compute_optimal_widths_to_h32", choice: TEXT, change: { models: upTo(32) } }],
    },
    {
      id: "fixed_step",
      name: "50k steps, Adafactor: largest width",
      sweep: "fixed_step_adafactor",
      place: "Article, “Compute Optimal”: “50k experiments go to H=48 on Adafactor”",
      reason: "The script sums twelve widths, up to H = 64.",
      readings: [{ id: "fixed_step_adafactor_to_h48", choice: TEXT, change: { models: upTo(48) } }],
    },
    {
      id: "gamma_trials",
      name: "γ search: how often 800 trials",
      sweep: "gamma_trials",
      place:
        "Paper, App. C.4: “For each optimizer × parameterization, we run 800 trials … repeat the same tuning procedure”",
      reason:
        "The script counts 36 settings once; its words give 12 pairs, and up to twice each where a search met its edge.",
      readings: [
        {
          id: "gamma_trials_once_per_pair",
          choice: "once a pair",
          change: { factors: [{ count: 3, of: "optimizers" }, PARAMETERIZATIONS] },
        },
        {
          id: "gamma_trials_repeated",
          choice: "repeated",
          change: { factors: [...GAMMA_SETTINGS, { count: 2, of: "searches" }] },
        },
      ],
    },
    {
      id: "table_e1",
      name: "Table E1 in the total",
      sweep: "table_e1",
      place: "Article, “Headline result”: its table has no row for Table E1; its total of 5.42e24 does",
      reason: "The rows of the headline table add up to 5.26e24 FLOPs and $12.5M.",
      readings: [
        {
          id: "headline_without_table_e1",
          choice: "left out",
          change: { factors: [{ count: 0, of: "rows of the headline table" }] },
        },
      ],
    },
    {
      id: "weight_decay",
      name: "Weight decay: a stray factor",
      sweep: "weight_decay",
      place: "Article, “Weight Decay”: the formula shows 4*(2+4), the prose “4x parameterizations”",
      reason: "The factor was left over from another formula; prose and script agree on 4, so nothing changes.",
      readings: [{ id: "weight_decay_stray_factor", choice: TEXT, change: {} }],
    },
  ],
  sources: {
    usd_per_gpu_hour: "Article (July 2024): $3.50 Lambda, $2.85 SF Compute, about $2 on a long contract; it takes $3",
    flops_per_gpu: "Article (July 2024): “slightly above 35% MFU” of an H100 SXM's 989.4 TFLOP/s in 16 bits",
    peak_flops_per_gpu: "Article (July 2024): H100-SXM, 989.40 TFLOP/s of 16-bit tensor core operations",
    gpus_per_node: "Article, cost_of_run: gpu_hours / 8",
    train_steps: "Article, “Basic transformer math”: steps = 50000, except for the compute-optimal series",
    batch_size: TRANSFORMER,
    seq_len: TRANSFORMER,
    tokens_per_param: "Article: “20x tokens of non-embedding P as a heuristic”; its script counts all of P",
    layer_count: TRANSFORMER,
    head_dim: TRANSFORMER,
    vocab_size: "Article: T5 SentencePiece 32k + 1 BOS + 100 extra, never stated to be padded",
    kv_ratio: "Article: the paper describes no grouped-query attention",
    ffn_ratio: TRANSFORMER,
  },
  peakFlopsPerGpu: 9.894e14,
  ranges: {
    usd_per_gpu_hour: {
      low: 2,
      high: 3.5,
      reason: "Article (July 2024): “ballpark $2” on a long bulk contract; $3.5 at Lambda",
    },
    flops_per_gpu: {
      low: 2.5e14,
      high: 3.96e14,
      reason:
        "High: 40 % of 989.4 TFLOP/s, the article's “optimistically”. Low: 25 %, judgement; it says D < 1024 falls short",
    },
    points_per_line: {
      low: 10,
      high: 20,
      reason: "Article: “10~15” at D = 16384 and far more at small D; 20 is judgement",
    },
    heatmap_points: {
      low: 11,
      high: 15,
      reason: "High: the line's 15, if the sweep code was reused (article). Low: judgement",
    },
    gamma_trials: {
      low: 800 / 3,
      high: 1600,
      reason: "Low: 800 for each of 12 pairs, not 36 settings. High: every search repeated once",
    },
    tokens_per_param: {
      low: 18,
      high: 20,
      reason: "Low: 20 for each non-embedding parameter, 90 % of all of them at D = 6144",
    },
    vocab_size: {
      low: 32_000,
      high: 32_128,
      reason: "Low: SentencePiece 32k alone. High: padded to a multiple of 128, as T5's is",
    },
    train_steps: stated(50_000, "Stated: 50,000 steps"),
    batch_size: stated(256, "Stated: 256 sequences"),
    seq_len: stated(512, "Stated: 512 tokens"),
    layer_count: stated(8, "Stated: 8 blocks"),
    head_dim: stated(128, "Stated: heads of 128 dimensions"),
    kv_ratio: stated(1, "No grouped-query attention described"),
    ffn_ratio: stated(4, "Stated: 4 × width"),
  },
  pointsByWidth: {
    lrStep: Math.SQRT2,
    stepSource: "Article, “Learning rate experiments”: intervals of 2^0.25 or 2^0.5",
    octavesAtLargest: 6,
    octavesSource: "13 points in steps of √2: within the article's “10~15” at D = 16384",
    octavesPerHalving: 0.5,
    halvingSource:
      "Judgement: “lines with smaller D tend to have far more points” (article). A line ends at NaN or 1.2 × its best loss, and small models end later",
  },
  claims: [
    {
      quotation: "tens of thousands of models",
      source: ABSTRACT,
      measure: "runs",
      atLeast: 20_000,
      atMost: 99_999,
    },
    {
      quotation: "more than a dozen learning rates",
      source: ABSTRACT,
      measure: "pointsPerLine",
      atLeast: 13,
      atMost: 24,
    },
    { quotation: "fourteen model sizes", source: ABSTRACT, measure: "widths", atLeast: 14, atMost: 14 },
    {
      quotation: "up to 26.8B parameters",
      source: ABSTRACT,
      measure: "largestParams",
      atLeast: 26.75e9,
      atMost: 26.85e9,
    },
  ],
};
