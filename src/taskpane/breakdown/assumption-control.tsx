import { useEffect, useRef, useState } from "preact/hooks";
import type { Cell } from "../../grid/cell";
import type { Assumption } from "../../breakdown/assumptions";
import { formatInput } from "../parts/format";
import { readNumber } from "../parts/format";

/** Long enough for a drag to pass over values, short enough for the total to feel live. */
const DRAG_PAUSE_MS = 180;

interface AssumptionControlProps {
  assumption: Assumption;
  /** What its cell holds. */
  cell: Cell;
  /** Resolves when the sheet has been read anew. */
  onWrite(value: number): Promise<void>;
}

/** A number field, with a slider where a what-if range is known, bound to one input cell. */
export function AssumptionControl({ assumption, cell, onWrite }: AssumptionControlProps) {
  const { name, label, unit, value: published, source, whatIf } = assumption;
  // Text that is not yet on the sheet; without one the field shows the cell.
  const [draft, setDraft] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const newest = useRef(0);
  const writing = useRef<number>();
  useEffect(() => () => clearTimeout(timer.current), []);

  const text = draft ?? cellText(cell);
  const checked = checkAssumption(assumption, text);
  const problem = "problem" in checked ? checked.problem : undefined;
  const isChanged = cell !== published || draft !== undefined;

  function commit(typed: string): void {
    clearTimeout(timer.current);
    const outcome = checkAssumption(assumption, typed);
    if ("problem" in outcome) return;
    if (outcome.value === cell) return setDraft(undefined);
    // Enter commits, and so does leaving the field after it.
    if (outcome.value === writing.current) return;
    writing.current = outcome.value;
    const own = ++newest.current;
    void onWrite(outcome.value).then(() => {
      if (writing.current === outcome.value) writing.current = undefined;
      if (newest.current === own) setDraft(undefined);
    });
  }

  function edit(typed: string): void {
    // A write under way must not wipe what is being typed.
    newest.current++;
    setDraft(typed);
  }

  function drag(typed: string): void {
    edit(typed);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => commit(typed), DRAG_PAUSE_MS);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Enter") commit(text);
    if (event.key === "Escape") setDraft(undefined);
  }

  const id = `what-if-${name}`;
  return (
    <div class="control">
      <div class="row">
        <label for={id} id={`${id}-label`}>
          {label}
        </label>
        {isChanged && (
          <button
            type="button"
            class="link"
            data-test={`reset-${name}`}
            aria-label={`Reset ${label} to the published ${formatInput(published)}`}
            onClick={() => {
              setDraft(formatInput(published));
              commit(formatInput(published));
            }}
          >
            Reset to {formatInput(published)}
          </button>
        )}
      </div>
      <div class="inputs">
        {whatIf && (
          <input
            type="range"
            aria-labelledby={`${id}-label`}
            aria-valuetext={`${text} ${unit}`}
            min={whatIf.minimum}
            max={whatIf.maximum}
            step={whatIf.step}
            value={"value" in checked ? checked.value : typeof cell === "number" ? cell : published}
            data-test={`slider-${name}`}
            onInput={(event) => drag(formatInput(event.currentTarget.valueAsNumber))}
            onChange={(event) => commit(formatInput(event.currentTarget.valueAsNumber))}
          />
        )}
        <span class="field">
          <input
            id={id}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            value={text}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-unit ${id}-note`}
            data-test={id}
            onInput={(event) => edit(event.currentTarget.value)}
            onBlur={() => draft !== undefined && commit(draft)}
            onKeyDown={onKeyDown}
          />
          <span class="unit" id={`${id}-unit`}>
            {unit}
          </span>
        </span>
      </div>
      {/* One node for both, so that a screen reader hears the problem when it comes. */}
      <p
        class={problem ? "problem" : "quiet"}
        id={`${id}-note`}
        role={problem ? "alert" : undefined}
        data-test={problem ? `problem-${name}` : undefined}
      >
        {problem ?? source}
      </p>
    </div>
  );
}

const cellText = (cell: Cell): string => (typeof cell === "number" ? formatInput(cell) : String(cell ?? ""));

export type Checked = { value: number } | { problem: string };

/** The number typed for an assumption, or one sentence that names the assumption and what it admits. */
export function checkAssumption(assumption: Assumption, text: string): Checked {
  const { label, rule, minimum, maximum } = assumption;
  const value = readNumber(text);
  const admitted =
    value !== undefined && value >= minimum && value <= maximum && (rule === "decimal" || Number.isInteger(value));
  if (admitted) return { value };
  const kind = rule === "whole" ? "a whole number" : "a number";
  return { problem: `${label} must be ${kind} from ${formatInput(minimum)} to ${formatInput(maximum)}.` };
}
