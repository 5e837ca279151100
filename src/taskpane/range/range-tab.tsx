import { drawTotals, type UncertainCost } from "../../study/range";
import { useMemo } from "preact/hooks";
import { RangeChart } from "./range-chart";
import type { Breakdown } from "../shell/sheet-reading";
import { TornadoChart } from "./tornado-chart";

interface RangeTabProps {
  breakdown: Breakdown | null;
  choices: UncertainCost["choices"];
}

/** How sure the total is: the totals that the sheet's own lows and highs leave open. */
export function RangeTab({ breakdown, choices }: RangeTabProps) {
  const uncertain = breakdown?.uncertain;
  const key = JSON.stringify([uncertain, choices]);
  const totals = useMemo(
    () =>
      uncertain && !("problem" in uncertain)
        ? drawTotals({ ...uncertain.cost, choices }, uncertain.draws, uncertain.seed)
        : undefined,
    [key],
  );
  if (!breakdown || !uncertain) {
    return (
      <p class="quiet" data-test="no-range">
        The range of the total is drawn from a breakdown sheet. Go to one, or insert it first.
      </p>
    );
  }
  if ("problem" in uncertain)
    return (
      <p class="problem" data-test="range-problem">
        No range can be drawn: {uncertain.problem}.
      </p>
    );
  const { figures, counts } = uncertain.cost;
  if ([...Object.values(figures), ...counts.map((it) => it.count)].every(({ low, high }) => low === high)) {
    return (
      <p class="quiet" data-test="no-doubt">
        Every assumption of this sheet has one value and no range. Type lows and highs under “Sensitivity” on the sheet,
        and the range of the total is drawn here.
      </p>
    );
  }
  return (
    <>
      {totals && Number.isFinite(totals.at(-1)) && <RangeChart totals={totals} seed={uncertain.seed} />}
      {breakdown.usd !== undefined && <TornadoChart usd={breakdown.usd} swings={breakdown.swings} />}
    </>
  );
}
