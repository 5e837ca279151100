import { useMemo, useState } from "preact/hooks";
import type { Cell } from "../../grid/cell";
import { movedBy } from "../../study/moves";
import { inputsOf, type Input, type Study } from "../../study/study";
import type { Breakdown } from "../shell/sheet-reading";
import { AssumptionControl } from "./assumption-control";

interface WhatIfProps {
  study: Study;
  breakdown: Breakdown;
  onWrite(values: Readonly<Record<string, number>>): Promise<void>;
}

const numberIn = (cell: Cell | undefined): number | undefined => (typeof cell === "number" ? cell : undefined);

/** A control for each input of the sheet that changes something of its study, or that was changed. */
export function WhatIf({ study, breakdown, onWrite }: WhatIfProps) {
  const inputs = useMemo(() => inputsOf(study).map((it) => ({ ...it, moves: movedBy(study, it.name) })), [study]);
  // Fields start over on another sheet and when all are reset: what was half typed goes too.
  const [resets, setResets] = useState(0);
  const isChanged = ({ name, value }: Input): boolean => breakdown.inputs[name] !== value;
  const present = inputs.filter((it) => it.name in breakdown.inputs && (it.moves !== "nothing" || isChanged(it)));
  const changed = present.filter(isChanged);
  const first = present.filter((it) => it.slider);
  const more = present.filter((it) => !it.slider);
  const changedBelow = changed.filter((it) => !it.slider).length;
  if (present.length === 0) return null;

  const control = ({ moves, ...input }: (typeof inputs)[number]) => (
    <AssumptionControl
      key={`${breakdown.sheetId} ${input.name} ${resets}`}
      input={input}
      moves={moves}
      cell={breakdown.inputs[input.name]!}
      whole={input.name === "flops_per_gpu" ? numberIn(breakdown.inputs["peak_flops_per_gpu"]) : undefined}
      onWrite={(value) => onWrite({ [input.name]: value })}
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
            onClick={() => {
              setResets((count) => count + 1);
              void onWrite(Object.fromEntries(changed.map(({ name, value }) => [name, value])));
            }}
          >
            Reset all
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
