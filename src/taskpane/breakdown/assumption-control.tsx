import { useRef } from "preact/hooks";
import type { Cell } from "../../grid/cell";
import type { Moves } from "../../study/moves";
import type { Input } from "../../study/study";
import { TextField } from "../fields/field";
import { rangedText, readRanged, type Ranged, type Read } from "../fields/read-value";
import { sliderOf, type Slider } from "../fields/slider";
import { useOpenDraft } from "../fields/open-drafts";
import { useDraft } from "../fields/use-draft";
import { inputText } from "../../grid/number-text";

interface AssumptionControlProps {
  input: Input;
  moves: Moves;
  /** What its cell holds. */
  cell: Cell;
  /** What a share is of, where a share may be typed. */
  whole?: number | undefined;
  /** Its low and high, where they are not the study's. */
  range: Ranged["range"];
  /** The study's low and high; left out where the sheet has no cells for any. */
  studyRange: Ranged["range"];
  /** Resolves when the sheet has been read again. */
  onWrite(value: Ranged): Promise<void>;
}

/** An input of the sheet: a field over its cell, with a slider where a user is likely to try values. */
export function AssumptionControl({
  input,
  moves,
  cell,
  whole,
  range: given,
  studyRange,
  onWrite,
}: AssumptionControlProps) {
  const { name, label, unit, value } = input;
  const held = typeof cell === "number" ? cell : undefined;
  const range = given && held !== undefined && held >= given.low && held <= given.high ? given : undefined;
  const textOf = (it: number): string =>
    range && it >= range.low && it <= range.high ? rangedText(input, { value: it, range }) : inputText(it);
  const read = (typed: string): Read<Ranged> => {
    const it = readRanged(input, typed, whole);
    return "value" in it && it.value.range && !studyRange
      ? { problem: `${label} is one number: its low and high are not on this sheet.` }
      : it;
  };
  // By its text: a value with its range is an object, of which every reading makes a new one.
  const draft = useDraft<string>({
    value: held === undefined ? undefined : textOf(held),
    text: held === undefined ? String(cell ?? "") : textOf(held),
    read: (typed) => {
      const it = read(typed);
      return "problem" in it ? it : { value: rangedText(input, it.value) };
    },
    commits: "leaving",
    onChange: (typed) => {
      const it = read(typed);
      return "problem" in it ? undefined : onWrite(it.value);
    },
  });
  const typed = draft.value === undefined ? undefined : read(draft.value);
  const id = `what-if-${name}`;
  useOpenDraft(id, draft);
  const shown = inputText(value);
  return (
    <TextField
      id={id}
      label={label}
      unit={unit}
      note={noteOf(input, moves, cell) + rangeNote(cell !== value && range === undefined, given, studyRange)}
      inputMode="decimal"
      text={draft.text}
      problem={draft.problem}
      onInput={draft.type}
      onBlur={() => draft.leave()}
      onKeyDown={draft.onKeyDown}
      action={
        (cell !== value || range !== undefined || draft.isDraft) && (
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
            value={(typed && "value" in typed ? typed.value.value : held) ?? value}
            text={`${draft.text} ${unit}`}
            onDrag={(it) => draft.drag(textOf(it))}
            onLeave={(it) => draft.commit(textOf(it))}
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

/** The low and high of a value that was changed, where its field does not show them. */
function rangeNote(isHidden: boolean, own: Ranged["range"], ofStudy: Ranged["range"]): string {
  const shown = own ?? ofStudy;
  if (!isHidden || !shown || shown.low === shown.high) return "";
  return `. Its range is ${own ? "" : "the study's, "}${inputText(shown.low)} to ${inputText(shown.high)}.`;
}

/** What it moves, where that is not everything, and who says so: of a value that was changed, the study's own. */
export function noteOf({ value, source }: Pick<Input, "value" | "source">, moves: Moves, cell: Cell): string {
  const moved = typeof moves === "object" ? `Changes only ${moves.only}. ` : "";
  return `${moved}${cell === value ? source : `Your own value. The study's is ${inputText(value)}: ${source}`}`;
}
