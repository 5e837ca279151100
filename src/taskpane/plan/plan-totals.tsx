import { counted } from "../../grid/counted";
import { formatFlops, formatUsd, formatWholeUsd } from "../parts/format";
import type { PlanPrice } from "./plan-cost";
import type { Interval } from "./plan-range";

/** What a plan costs, or why there is no total. */
export type PlanTotal =
  (Pick<PlanPrice, "usd" | "flops" | "runs"> & { range: Interval | undefined }) | { problem: string };

/** The plan's total, where the sheet's is on the other tabs. */
export function PlanTotals({ total }: { total: PlanTotal | undefined }) {
  const price = total && !("problem" in total) ? total : undefined;
  return (
    <section class="totals" aria-label="Total of your plan" aria-live="polite" aria-atomic="true">
      <div data-test="plan-total" data-value={price?.usd}>
        {price ? (
          <>
            <p class="figures">
              <strong title={formatWholeUsd(price.usd)}>{formatUsd(price.usd)}</strong>
              <span>
                <b>{formatFlops(price.flops)}</b> FLOPs
              </span>
            </p>
            <p class="quiet">
              Your plan: {counted(price.runs, "run")}
              {price.range && ` · 10–90%: ${formatUsd(price.range[0])} to ${formatUsd(price.range[1])}`}
            </p>
          </>
        ) : (
          total && <p class="problem">{"problem" in total && total.problem}</p>
        )}
      </div>
    </section>
  );
}
