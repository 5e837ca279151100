/** Sheet-scoped names of what a breakdown sheet calculates; the pane reads them, whatever the layout. */
export const resultNames = {
  totalRuns: "total_runs",
  totalFlops: "total_flops",
  totalUsd: "total_usd",
  nodeMonths: "node_months",
  publishedUsd: "published_total_usd",
  comparedUsd: "compared_usd",
  totalGpuHours: "total_gpu_hours",
  totalDays: "total_days",
  publishedGpuHours: "published_total_gpu_hours",
  /** One column, one row per experiment. */
  experimentNames: "experiment_names",
  experimentRuns: "experiment_runs",
  experimentFlops: "experiment_flops",
  experimentUsd: "experiment_usd",
  /** One row, one column per width. */
  heads: "model_heads",
  widths: "model_widths",
  flopsPerToken: "width_flops_per_token",
  params: "width_params",
  optimalTokens: "width_optimal_tokens",
  widthUsd: "width_usd",
  /** One column, one row per reading; the changes do not depend on which readings are selected. */
  readingChangesFlops: "reading_changes_flops",
  readingChangesUsd: "reading_changes_usd",
  /** The total with every switch at "published", and with every switch at "text" that has that choice. */
  publishedReadingFlops: "published_reading_flops",
  publishedReadingUsd: "published_reading_usd",
  textReadingFlops: "text_reading_flops",
  textReadingUsd: "text_reading_usd",
  /** One column, one row per sweep. */
  sweepRules: "run_rules",
  sweepCounts: "run_counts",
  /** Figures one under the other: name, low, base, high. */
  figureRanges: "figure_ranges",
  figureLabels: "figure_labels",
  lowUsd: "figure_low_usd",
  highUsd: "figure_high_usd",
  /** Counts of runs one under the other: name, then the moments of the runs they count. */
  exposure: "cost_exposure",
  /** Readings one under the other: correction, probability, current, count, then the change of each sum. */
  readingExposure: "reading_exposure",
  /** Shares of whole published runs, and the FLOP/s that they stay below. */
  rateQuantiles: "rate_quantiles",
  priceAndRate: "price_and_rate_together",
  rangeDraws: "range_draws",
  rangeSeed: "range_seed",
  /** The study the sheet was made of. */
  studyRecord: "study_record",
  /** What the pane keeps of the sheet's scenarios. */
  scenarios: "kept_scenarios",
  /** Which price of a list the pane last took, and who says it. */
  priceBasis: "price_basis",
  /** That price: it may be typed over since. */
  priceBasisUsd: "price_basis_usd",
  /** What a plan is to meet; on the sheet of a plan that was made for it. */
  deadline: "deadline_days",
  budget: "budget_usd",
  pointsByWidthUsd: "points_by_width_usd",
} as const;

/** The switch of a correction. */
export const switchName = (correctionId: string): string => `reading_${correctionId}`;

/** Tokens of one fixed-length run: calculated on the sheet, used by its other formulas. */
export const TOKENS_PER_RUN = "tokens_per_run";

/** 1, or an error where an input is not a valid number for a model or a price; every model is multiplied by it. */
export const INPUTS_CHECKED = "inputs_checked";
