import { useRef } from "preact/hooks";
import type { Cell } from "../../grid/cell";
import type { Moves } from "../../study/moves";
import type { Input } from "../../study/study";
import { TextField } from "../fields/field";
import { readInput } from "../fields/read-value";
import { sliderOf, type Slider } from "../fields/slider";
import { useDraft } from "../fields/use-draft";
import { inputText } from "../../grid/number-text";

interface AssumptionControlProps {
  input: Input;
  moves: Moves;
  /** What its cell holds. */
  cell: Cell;
  /** What a share is of, where a share may be typed. */
  whole?: number | undefined;
  /** Resolves when the sheet has been read again. */
  onWrite(value: number): Promise<void>;
}

/** An input of the sheet: a field over its cell, with a slider where a user is likely to try values. */
export function AssumptionControl({ input, moves, cell, whole, onWrite }: AssumptionControlProps) {
  const { name, label, unit, value } = input;
  const held = typeof cell === "number" ? cell : undefined;
  const draft = useDraft({
    value: held,
    text: held === undefined ? String(cell ?? "") : inputText(held),
    read: (typed) => readInput(input, typed, whole),
    commits: "leaving",
    onChange: onWrite,
  });
  const id = `what-if-${name}`;
  const shown = inputText(value);
  return (
    <TextField
      id={id}
      label={label}
      unit={unit}
      note={noteOf(input, moves, cell)}
      inputMode="decimal"
      text={draft.text}
      problem={draft.problem}
      onInput={draft.type}
      onBlur={() => draft.leave()}
      onKeyDown={draft.onKeyDown}
      action={
        (cell !== value || draft.isDraft) && (
          <button
            type="button"
            class="link"
            data-test={`reset-${name}`}
            aria-label={`Reset to ${shown}: ${label}`}
            onClick={() => draft.commit(shown)}
          >
            Reset to {shown}
          </button>
        )
      }
      before={
        input.slider && (
          <RangeInput
            id={id}
            input={input}
            held={held}
            value={draft.value ?? held ?? value}
            text={`${draft.text} ${unit}`}
            onDrag={(it) => draft.drag(inputText(it))}
            onLeave={(it) => draft.commit(inputText(it))}
          />
        )
      }
    />
  );
}

interface RangeInputProps {
  id: string;
  input: Input;
  held: number | undefined;
  value: number;
  text: string;
  onDrag(value: number): void;
  onLeave(value: number): void;
}

function RangeInput({ id, input, held, value, text, onDrag, onLeave }: RangeInputProps) {
  // A range that followed its own thumb would run away under the pointer: it changes where a value lies outside only.
  const range = useRef<Slider>();
  const within = range.current && held !== undefined && held >= range.current.minimum && held <= range.current.maximum;
  if (!within) range.current = sliderOf(input, held);
  const { minimum, maximum, step } = range.current!;
  return (
    <input
      type="range"
      aria-labelledby={`${id}-label`}
      aria-valuetext={text}
      min={minimum}
      max={maximum}
      step={step}
      value={value}
      data-test={`slider-${input.name}`}
      onInput={(event) => onDrag(event.currentTarget.valueAsNumber)}
      onChange={(event) => onLeave(event.currentTarget.valueAsNumber)}
    />
  );
}

/** What it moves, where that is not everything, and who says so: of a value that was changed, the study's own. */
export function noteOf({ value, source }: Pick<Input, "value" | "source">, moves: Moves, cell: Cell): string {
  const moved = typeof moves === "object" ? `Changes only ${moves.only}. ` : "";
  return `${moved}${cell === value ? source : `Your own value. The study's is ${inputText(value)}: ${source}`}`;
}
