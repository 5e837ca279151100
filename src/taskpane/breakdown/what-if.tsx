import type { Assumption } from "../../breakdown/assumptions";
import { AssumptionControl } from "./assumption-control";
import type { Breakdown } from "../shell/sheet-reading";

interface WhatIfProps {
  assumptions: readonly Assumption[];
  breakdown: Breakdown;
  onWrite(name: string, value: number): Promise<void>;
}

export function WhatIf({ assumptions, breakdown, onWrite }: WhatIfProps) {
  const present = assumptions.filter(({ name }) => name in breakdown.inputs);
  const changed = present.filter(({ name, value }) => breakdown.inputs[name] !== value);
  const first = present.filter((it) => it.whatIf);
  const more = present.filter((it) => !it.whatIf);
  const changedBelow = changed.filter((it) => !it.whatIf).length;
  if (present.length === 0) return null;

  const control = (assumption: Assumption) => (
    <AssumptionControl
      key={assumption.name}
      assumption={assumption}
      cell={breakdown.inputs[assumption.name]!}
      onWrite={(value) => onWrite(assumption.name, value)}
    />
  );
  return (
    <section aria-labelledby="what-if-heading">
      <div class="row">
        <h2 id="what-if-heading">What if…</h2>
        {changed.length > 0 && (
          <button
            type="button"
            class="link"
            data-test="reset-all"
            onClick={() => void Promise.all(changed.map(({ name, value }) => onWrite(name, value)))}
          >
            Reset all to published
          </button>
        )}
      </div>
      {first.map(control)}
      {more.length > 0 && (
        <details data-test="more-assumptions">
          <summary>
            More assumptions ({more.length}
            {changedBelow > 0 && `, ${changedBelow} changed`})
          </summary>
          {more.map(control)}
        </details>
      )}
    </section>
  );
}
