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
  widthUsd: "width_usd",
} as const;
