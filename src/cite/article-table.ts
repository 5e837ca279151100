import { studyCost } from "../study/cost";
import { PAPER_ID, studyById } from "../studies";
import type { CostTable, TableCell } from "./cost-table";

/** How the article prints a figure: a mantissa of so many decimals, and US$ in a unit. */
interface Printed {
  flops: number;
  usd: readonly [unit: "" | "K" | "M", decimals: number];
}

/**
 * The rows of the article's "Headline result", in its order and in its words, misprints included. Table E1, which its
 * script prices, is not among them but is in its total.
 */
const ROWS: readonly (readonly [id: string, subset: string, uncertainty: string, printed: Printed])[] = [
  ["alignment", "Alignment", "N/A", { flops: 1, usd: ["", 0] }],
  ["beta_only", "LR variants (+default)", "LR-sweeps, bayes search", { flops: 2, usd: ["M", 2] }],
  ["gamma_expts", "LR variants (+optimal)", "LR-sweeps", { flops: 2, usd: ["M", 2] }],
  ["eps_heatmaps", "Epslion (Heatmaps)", "LR-sweeps, $D$", { flops: 2, usd: ["M", 2] }],
  ["eps_variants", "Epslion (Full Sweeps)", "LR-sweeps", { flops: 2, usd: ["M", 2] }],
  ["weight_decay", "Weight Decay", "LR-sweeps", { flops: 2, usd: ["K", 0] }],
  ["adafactor", "Adafactor vs Adam+PS", "LR-sweeps, $D$", { flops: 2, usd: ["K", 1] }],
  ["compute_optim", "Compute Optimals", "LR-sweeps, $D$", { flops: 2, usd: ["M", 2] }],
];
const TOTAL: Printed = { flops: 2, usd: ["M", 1] };

const UNITS = { "": 1, K: 1e3, M: 1e6 } as const;

function usdText(usd: number, [unit, decimals]: Printed["usd"]): string {
  const value = usd / UNITS[unit];
  // The article cuts the cents off what it prints in whole dollars: $888 for $888.81.
  return `$${(unit === "" ? Math.trunc(value) : value).toFixed(decimals)}${unit}`;
}

/** The headline table of the article as it was printed, from the study's own figures. */
export function articleTable(): CostTable {
  const { experiments, total } = studyCost(studyById(PAPER_ID));
  const row = (subset: string, uncertainty: string, { flops, usd }: { flops: number; usd: number }, it: Printed) => [
    { shown: subset },
    { shown: uncertainty },
    { shown: flops.toExponential(it.flops).replace("e+", "e"), exact: String(flops) },
    { shown: usdText(usd, it.usd), exact: usd.toFixed(2) },
  ];
  const rows = ROWS.map(([id, subset, uncertainty, printed]): TableCell[] =>
    row(
      subset,
      uncertainty,
      experiments.find((it) => it.id === id)!,
      printed,
    ),
  );
  return {
    caption: "Headline result",
    headings: ["Subset", "Sources of uncertainty", "FLOPs", "Costs @ $3/H100/hr"],
    rows,
    total: row("Total", "too much", total, TOTAL),
  };
}
