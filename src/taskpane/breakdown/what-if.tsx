import { useMemo, useState } from "preact/hooks";
import type { Cell } from "../../grid/cell";
import { movedBy } from "../../study/moves";
import { inputsOf, type Input, type Study } from "../../study/study";
import { ownRanges, rangeCellsOf } from "../../study/scenario";
import { rangeOfInput } from "../../study/uncertain";
import type { Ranged } from "../fields/read-value";
import { Summary } from "../parts/summary";
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
  const own = useMemo(() => ownRanges(study, breakdown.ranges), [study, breakdown.ranges]);
  const isChanged = ({ name, value }: Input): boolean => breakdown.inputs[name] !== value || name in own;
  const present = inputs.filter((it) => it.name in breakdown.inputs && (it.moves !== "nothing" || isChanged(it)));
  const changed = present.filter(isChanged);
  const first = present.filter((it) => it.slider);
  const more = present.filter((it) => !it.slider);
  const changedBelow = changed.filter((it) => !it.slider).length;
  if (present.length === 0) return null;

  /** A number alone has the range that the study gives it. */
  const cellsWith = (input: Input, { value, range }: Ranged): Record<string, number> => ({
    [input.name]: value,
    ...(range || input.name in own ? rangeCellsOf({ [input.name]: range ?? rangeOfInput(study, input) }) : {}),
  });

  const control = ({ moves, ...input }: (typeof inputs)[number]) => (
    <AssumptionControl
      key={`${breakdown.sheetId} ${input.name} ${resets}`}
      input={input}
      moves={moves}
      cell={breakdown.inputs[input.name]!}
      whole={input.name === "flops_per_gpu" ? numberIn(breakdown.inputs["peak_flops_per_gpu"]) : undefined}
      range={own[input.name]}
      studyRange={input.name in breakdown.ranges ? rangeOfInput(study, input) : undefined}
      onWrite={(it) => onWrite(cellsWith(input, it))}
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
              const cells = changed.map((it) => cellsWith(it, { value: it.value }));
              void onWrite(Object.fromEntries(cells.flatMap((it) => Object.entries(it))));
            }}
          >
            Reset all
          </button>
        )}
      </div>
      {first.map(control)}
      {more.length > 0 && (
        <details data-test="more-assumptions">
          <Summary>
            More assumptions ({more.length}
            {changedBelow > 0 && `, ${changedBelow} changed`})
          </Summary>
          {more.map(control)}
        </details>
      )}
    </section>
  );
}
