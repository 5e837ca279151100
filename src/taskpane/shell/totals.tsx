import { formatChange, formatCount, formatFlops, formatMonths, formatUsd, formatWholeUsd } from "../parts/format";
import { failureNotice } from "./notice-bar";
import type { Breakdown } from "./sheet-reading";
import type { SheetState } from "./watch-sheet";

interface TotalsProps {
  sheet: SheetState | undefined;
  hostLabel: string;
  /** True where no other way to insert is in view. */
  offersInsert: boolean;
  onInsert(): void;
  onRetry(): void;
  /** Missing where the host's formulas need no repair. */
  onRepair?: (() => void) | undefined;
}

/** The live total, above everything else. */
export function Totals({ sheet, hostLabel, offersInsert, onInsert, onRetry, onRepair }: TotalsProps) {
  return (
    <section class="totals" aria-label="Total of this sheet" aria-live="polite" aria-atomic="true">
      {content()}
    </section>
  );

  function content() {
    if (!sheet) return <p class="quiet">Reading the sheet…</p>;
    if (sheet.failure !== undefined) {
      const { title, advice } = failureNotice(`${hostLabel} did not answer`, sheet.failure);
      return (
        <div class="no-total" data-test="read-failure">
          <p>
            <strong>{title}</strong> {advice}
          </p>
          <fluent-button size="small" onClick={onRetry}>
            Read again
          </fluent-button>
        </div>
      );
    }
    if (sheet.breakdown) {
      return (
        <>
          <Figures breakdown={sheet.breakdown} />
          {onRepair && needsRepair(sheet) && (
            <p class="quiet" data-test="needs-repair">
              {sheet.isStuck
                ? "Excel has been waiting for functions of the add-in for half a minute. "
                : "Excel does not know the functions of the add-in. "}
              <fluent-button size="small" data-test="repair" onClick={onRepair}>
                Repair
              </fluent-button>
            </p>
          )}
        </>
      );
    }
    return (
      <div class="no-total" data-test="no-breakdown">
        <p>
          <strong>No breakdown on this sheet.</strong> Go to a sheet that has one, or insert one as a new sheet.
        </p>
        {offersInsert && (
          <fluent-button appearance="primary" size="small" data-test="insert-quick" onClick={onInsert}>
            Insert
          </fluent-button>
        )}
      </div>
    );
  }
}

const needsRepair = ({ breakdown, isStuck }: SheetState): boolean =>
  isStuck || /#NAME\?/.test(breakdown?.problem ?? "");

function Figures({ breakdown }: { breakdown: Breakdown }) {
  const { usd, flops, runs, nodeMonths, publishedUsd, comparedUsd, problem } = breakdown;
  const shown = (value: number | undefined, format: (value: number) => string) =>
    value === undefined ? "–" : format(value);
  return (
    <>
      <p class="figures">
        <strong data-test="total-usd" data-value={usd} title={usd === undefined ? undefined : formatWholeUsd(usd)}>
          {shown(usd, formatUsd)}
        </strong>
        <span>
          <b data-test="total-flops" data-value={flops}>
            {shown(flops, formatFlops)}
          </b>{" "}
          FLOPs
        </span>
      </p>
      {problem === undefined ? (
        <Change usd={comparedUsd ?? usd!} publishedUsd={publishedUsd} isPart={comparedUsd !== undefined} />
      ) : (
        <p class="change no-figure" data-test="total-problem">
          Can't calculate the total ({problem}).
        </p>
      )}
      <p class="quiet">
        <span data-test="total-runs">{shown(runs, formatCount)}</span> runs ·{" "}
        <span data-test="node-months">{shown(nodeMonths, formatMonths)}</span> node-months
      </p>
    </>
  );
}

/** Sums in another order differ in their last digits; under half a dollar is the same price. */
const SAME_PRICE_USD = 0.5;

interface ChangeProps {
  /** What the experiments cost that have a published cost. */
  usd: number;
  publishedUsd: number | undefined;
  /** Whether others have none. */
  isPart: boolean;
}

function Change({ usd, publishedUsd, isPart }: ChangeProps) {
  if (!publishedUsd) return null;
  const published = `${formatWholeUsd(publishedUsd)}${isPart ? " for the experiments that have a published cost" : ""}`;
  if (Math.abs(usd - publishedUsd) < SAME_PRICE_USD) {
    return (
      <p class="change" data-test="change" data-value={0}>
        As published, {published}
      </p>
    );
  }
  const share = usd / publishedUsd - 1;
  return (
    <p class="change" data-test="change" data-value={share}>
      <Turn falls={share < 0} /> {formatChange(share)} vs published {published}
    </p>
  );
}

/** Drawn, as some machines have no font with ▲ and ▼. */
const Turn = ({ falls }: { falls: boolean }) => (
  <svg class="turn" viewBox="0 0 10 10" aria-hidden="true" data-test={falls ? "falls" : "rises"}>
    <path d={falls ? "M0 1h10L5 9z" : "M0 9h10L5 1z"} fill="currentColor" />
  </svg>
);
