import { SECONDS_PER_HOUR } from "../core/cost";
import { otherTerms, type OtherTerms, type PlanTerms } from "./parts";
import type { Outcome } from "./quantities";
import type { ActualRun } from "./runs";

/** What runs are held against. */
export interface Basis extends PlanTerms {
  /** Of each of the plan's models. */
  flopsPerToken: readonly number[];
}

export interface OutcomeTotal {
  runs: number;
  gpuHours: number;
  usd: number;
}

/** Runs on an accelerator that is not the plan's. */
export interface OnOtherPart extends OutcomeTotal {
  terms: OtherTerms;
  /** Of that accelerator's peak: the median of finished runs whose tokens are known. */
  utilisation: number | undefined;
}

export interface ActualSummary {
  outcomes: Readonly<Record<Outcome, OutcomeTotal>>;
  total: OutcomeTotal;
  /** By the plan's models, and of the runs that trained none of them. */
  models: readonly OutcomeTotal[];
  unmatched: OutcomeTotal;
  others: readonly OnOtherPart[];
  /** Of finished runs whose tokens are known. */
  tokens: number;
  /** Share that finished runs took of the GPU-hours of runs that ended: how a running one ends is not known. */
  goodput: number | undefined;
  /**
   * FLOP/s a GPU of the plan's sustained over whole finished runs: at the 10th, 50th and 90th percentile of them, each run counted once,
   * and over all their hours together, where long runs count more.
   */
  sustained: { low: number; median: number; high: number; overall: number; runs: number } | undefined;
}

const OUTCOMES: readonly Outcome[] = ["finished", "failed", "running"];

/** What the runs took, by how they ended, and the rate that they really had. */
export function summaryOf(runs: readonly ActualRun[], basis: Basis): ActualSummary {
  const { flopsPerToken, usdPerGpuHour } = basis;
  const parts = [...new Set(runs.flatMap(({ part }) => part ?? []))];
  const terms = new Map(
    parts.flatMap((it) => {
      const other = otherTerms(it, basis);
      return other ? [[it, other]] : [];
    }),
  );
  const termsOf = ({ part }: ActualRun): OtherTerms | undefined => (part === undefined ? undefined : terms.get(part));
  const none = (): OutcomeTotal => ({ runs: 0, gpuHours: 0, usd: 0 });
  const add = (sum: OutcomeTotal, run: ActualRun): OutcomeTotal => {
    sum.runs++;
    sum.gpuHours += run.gpuHours;
    sum.usd += run.gpuHours * (termsOf(run)?.usdPerGpuHour ?? usdPerGpuHour);
    return sum;
  };
  const totalOf = (some: readonly ActualRun[]): OutcomeTotal => some.reduce(add, none());
  const sums = Array.from({ length: flopsPerToken.length + 1 }, none);
  for (const run of runs) add(sums[run.of ?? flopsPerToken.length]!, run);
  const outcomes = Object.fromEntries(
    OUTCOMES.map((outcome) => [outcome, totalOf(runs.filter((it) => it.outcome === outcome))]),
  ) as Record<Outcome, OutcomeTotal>;
  const total = totalOf(runs);
  const ended = outcomes.finished.gpuHours + outcomes.failed.gpuHours;
  const finished = runs.filter((it) => it.outcome === "finished" && it.tokens !== undefined && it.gpuHours > 0);
  const all = finished.flatMap((run) => {
    const flops = run.of === undefined ? 0 : run.tokens! * flopsPerToken[run.of]!;
    return flops > 0 ? [{ flops, seconds: run.gpuHours * SECONDS_PER_HOUR, on: termsOf(run) }] : [];
  });
  const ratesOn = (on: OtherTerms | undefined): number[] =>
    all
      .filter((it) => it.on === on)
      .map(({ flops, seconds }) => flops / seconds)
      .sort((one, other) => one - other);
  // The plan's rate is of its own accelerator.
  const sorted = ratesOn(undefined);
  const sum = (of: "flops" | "seconds"): number => all.reduce((total, it) => total + (it.on ? 0 : it[of]), 0);
  return {
    outcomes,
    total,
    models: sums.slice(0, -1),
    unmatched: sums.at(-1)!,
    others: [...terms.values()].map((on) => {
      const rates = ratesOn(on);
      return {
        terms: on,
        ...totalOf(runs.filter((it) => termsOf(it) === on)),
        utilisation: rates.length === 0 ? undefined : quantile(rates, 0.5) / on.peakFlops,
      };
    }),
    tokens: finished.reduce((sum, it) => sum + it.tokens!, 0),
    goodput: ended > 0 ? outcomes.finished.gpuHours / ended : undefined,
    sustained:
      sorted.length === 0
        ? undefined
        : {
            low: quantile(sorted, 0.1),
            median: quantile(sorted, 0.5),
            high: quantile(sorted, 0.9),
            overall: sum("flops") / sum("seconds"),
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
