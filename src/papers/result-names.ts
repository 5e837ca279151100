/** Sheet-scoped names of what a breakdown sheet works out; the pane reads them, whatever the layout. */
export const resultNames = {
  totalRuns: "total_runs",
  totalFlops: "total_flops",
  totalUsd: "total_usd",
  nodeMonths: "node_months",
  publishedUsd: "published_total_usd",
  /** One column, an experiment a row. */
  experimentNames: "experiment_names",
  experimentRuns: "experiment_runs",
  experimentFlops: "experiment_flops",
  experimentUsd: "experiment_usd",
  /** One row, a width a column. */
  widths: "model_widths",
  flopsPerToken: "width_flops_per_token",
  params: "width_params",
  optimalTokens: "width_optimal_tokens",
  widthUsd: "width_usd",
} as const;

/** Tokens of one run of fixed steps: worked out on the sheet, used by its other formulas. */
export const TOKENS_PER_RUN = "tokens_per_run";
