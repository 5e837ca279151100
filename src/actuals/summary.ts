import type { Outcome } from "./quantities";
import type { ActualRun } from "./runs";

/** What runs are held against. */
export interface Basis {
  usdPerGpuHour: number;
  /** Of each of the plan's models. */
  flopsPerToken: readonly number[];
}

export interface OutcomeTotal {
  runs: number;
  gpuHours: number;
  usd: number;
}

export interface ActualSummary {
  outcomes: Readonly<Record<Outcome, OutcomeTotal>>;
  total: OutcomeTotal;
  /** By the plan's models, and of the runs that trained none of them. */
  models: readonly OutcomeTotal[];
  unmatched: OutcomeTotal;
  /** Of finished runs whose tokens are known. */
  tokens: number;
  /** Share that finished runs took of the GPU-hours of runs that ended: how a running one ends is not known. */
  goodput: number | undefined;
  /**
   * FLOP/s a GPU sustained over whole finished runs: at the 10th, 50th and 90th percentile of them, each run counted once,
   * and over all their hours together, where long runs count more.
   */
  sustained: { low: number; median: number; high: number; overall: number; runs: number } | undefined;
}

const OUTCOMES: readonly Outcome[] = ["finished", "failed", "running"];

/** What the runs took, by how they ended, and the rate that they really had. */
export function summaryOf(runs: readonly ActualRun[], { usdPerGpuHour, flopsPerToken }: Basis): ActualSummary {
  const totalOf = (some: readonly ActualRun[]): OutcomeTotal =>
    priced({ runs: some.length, gpuHours: some.reduce((sum, it) => sum + it.gpuHours, 0) });
  const priced = (it: { runs: number; gpuHours: number }): OutcomeTotal => ({
    ...it,
    usd: it.gpuHours * usdPerGpuHour,
  });
  const sums = Array.from({ length: flopsPerToken.length + 1 }, () => ({ runs: 0, gpuHours: 0 }));
  for (const { of = flopsPerToken.length, gpuHours } of runs) {
    sums[of]!.runs++;
    sums[of]!.gpuHours += gpuHours;
  }
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, totalOf(runs.filter((it) => it.outcome === outcome))]),
  ) as Record<Outcome, OutcomeTotal>;
  const total = totalOf(runs);
  const ended = outcomes.finished.gpuHours + outcomes.failed.gpuHours;
  const finished = runs.filter((it) => it.outcome === "finished" && it.tokens !== undefined && it.gpuHours > 0);
  const rated = finished.flatMap(({ of, tokens, gpuHours }) =>
    of === undefined || tokens === 0 ? [] : [{ flops: tokens! * flopsPerToken[of]!, gpuHours }],
  );
  const rateOf = ({ flops, gpuHours }: { flops: number; gpuHours: number }): number => flops / (gpuHours * 3600);
  const sorted = rated.map(rateOf).sort((one, other) => one - other);
  const sum = (of: "flops" | "gpuHours"): number => rated.reduce((all, it) => all + it[of], 0);
  return {
    outcomes,
    total,
    models: sums.slice(0, -1).map(priced),
    unmatched: priced(sums.at(-1)!),
    tokens: finished.reduce((sum, it) => sum + it.tokens!, 0),
    goodput: ended > 0 ? outcomes.finished.gpuHours / ended : undefined,
    sustained:
      sorted.length === 0
        ? undefined
        : {
            low: quantile(sorted, 0.1),
            median: quantile(sorted, 0.5),
            high: quantile(sorted, 0.9),
            overall: rateOf({ flops: sum("flops"), gpuHours: sum("gpuHours") }),
            runs: sorted.length,
          },
  };
}

/** Linear between the nearest two, as Excel's PERCENTILE. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const low = Math.floor(at);
  return sorted[low]! + (at - low) * ((sorted[low + 1] ?? sorted[low]!) - sorted[low]!);
}
