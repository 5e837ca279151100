import { drawTotals, type UncertainCost } from "../../study/range";
import { useMemo } from "preact/hooks";
import { RangeChart } from "./range-chart";
import type { Breakdown } from "../shell/sheet-reading";
import { TornadoChart } from "./tornado-chart";

interface RangeTabProps {
  breakdown: Breakdown | null;
  /** Of the study; undefined where the sheet does not say which it is of. */
  choices: UncertainCost["choices"] | undefined;
}

/** How sure the total is: the totals that the sheet's own lows and highs leave open. */
export function RangeTab({ breakdown, choices }: RangeTabProps) {
  const uncertain = breakdown?.uncertain;
  const key = JSON.stringify([uncertain, choices]);
  const drawn = useMemo(() => {
    if (!choices || !uncertain || "problem" in uncertain) return undefined;
    const { cost, draws, seed } = uncertain;
    const { figures, counts } = cost;
    return {
      byRanges: drawTotals({ figures, counts, choices }, draws, seed),
      // A sheet of before the evidence was on it has its ranges alone.
      byEvidence: cost.rates ? drawTotals({ ...cost, choices }, draws, seed) : undefined,
    };
  }, [key]);
  const totals = drawn?.byEvidence ?? drawn?.byRanges;
  if (!breakdown || !uncertain) {
    return (
      <p class="quiet" data-test="no-range">
        The range of the total is drawn from a breakdown sheet. Go to one, or insert one first.
      </p>
    );
  }
  if ("problem" in uncertain)
    return (
      <p class="problem" data-test="range-problem">
        The range can't be drawn: {uncertain.problem}.
      </p>
    );
  const { figures, counts, rates } = uncertain.cost;
  if (!rates && [...Object.values(figures), ...counts.map((it) => it.count)].every(({ low, high }) => low === high)) {
    return (
      <p class="quiet" data-test="no-doubt">
        No assumption of this sheet has a range. Type lows and highs under “Sensitivity” on the sheet to see the range
        of the total here.
      </p>
    );
  }
  return (
    <>
      {!choices && (
        <p class="quiet" data-test="unknown-range">
          This sheet has no study record, so the range of its total can't be drawn.
        </p>
      )}
      {totals && Number.isFinite(totals.at(-1)) && (
        <RangeChart
          totals={totals}
          seed={uncertain.seed}
          usd={breakdown.usd}
          byRanges={drawn?.byEvidence === undefined ? undefined : drawn.byRanges}
        />
      )}
      {breakdown.usd !== undefined && <TornadoChart usd={breakdown.usd} swings={breakdown.swings} />}
    </>
  );
}
