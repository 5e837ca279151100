import type { CallPreview } from "./call-preview";
import type { Selection } from "../shell/watch-sheet";

/** The formula as it will be in the cell, what it gives, and the button that inserts it. */
export function FormulaPreview({ preview, selection }: { preview: CallPreview; selection: Selection | undefined }) {
  const { formula, missing, problems, outcome } = preview;
  const isReady = missing.length === 0 && Object.keys(problems).length === 0;
  return (
    <div class="preview">
      <code class="formula" data-test="formula-preview">
        {formula}
      </code>
      <p class={outcome?.kind === "error" ? "problem" : "outcome"} role="status" data-test="formula-value">
        {outcome
          ? `= ${outcome.text}`
          : missing.length > 0
            ? `Still needed: ${missing.join(", ")}.`
            : "The sheet calculates the value."}
      </p>
      <div class="row">
        <span class="quiet">
          {selection ? (
            <>
              Selected cell: <b data-test="selected-address">{selection.address}</b>
            </>
          ) : (
            "No cell is selected."
          )}
        </span>
        <fluent-button
          type="submit"
          appearance="primary"
          data-test="type-formula"
          disabled={!isReady || !selection}
          aria-disabled={!isReady || !selection}
        >
          Insert into cell
        </fluent-button>
      </div>
    </div>
  );
}
