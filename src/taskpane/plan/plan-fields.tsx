import { useState } from "preact/hooks";
import { beginsAsFormula, LARGEST_COUNT, LARGEST_FIGURE, LONGEST_TEXT } from "../../study/limits";
import { formatInput } from "../parts/format";
import { readNumber } from "../parts/format";
import { useReportWrong } from "./use-wrong-fields";

interface PlanFieldProps<T> {
  id: string;
  label: string;
  unit?: string;
  hint?: string;
  text: string;
  read(text: string): { value: T } | { problem: string };
  onChange(value: T): void;
}

/** A text field that tells at once what is wrong, and hands on what is right. */
export function PlanField<T>({ id, label, unit, hint, text, read, onChange }: PlanFieldProps<T>) {
  const [draft, setDraft] = useState(text);
  const outcome = read(draft);
  const problem = "problem" in outcome ? outcome.problem : undefined;
  useReportWrong(id, problem !== undefined);
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <span class="field">
        <input
          id={id}
          type="text"
          autocomplete="off"
          value={draft}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-note`}
          data-test={id}
          onInput={(event) => {
            setDraft(event.currentTarget.value);
            const typed = read(event.currentTarget.value);
            if ("value" in typed) onChange(typed.value);
          }}
        />
        {unit && <span class="unit">{unit}</span>}
      </span>
      {(problem ?? hint) && (
        <p
          class={problem ? "problem" : "quiet"}
          id={`${id}-note`}
          role={problem ? "alert" : undefined}
          data-test={problem ? `problem-${id}` : undefined}
        >
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}

interface PlanNumberProps {
  id: string;
  label: string;
  unit: string;
  value: number;
  minimum: number;
  whole?: boolean;
  onChange(value: number): void;
}

export function PlanNumber({ id, label, unit, value, minimum, whole = false, onChange }: PlanNumberProps) {
  const maximum = whole ? LARGEST_COUNT : LARGEST_FIGURE;
  const read = (text: string) => {
    const number = readNumber(text);
    return number !== undefined && number >= minimum && number <= maximum && (!whole || Number.isInteger(number))
      ? { value: number }
      : {
          problem: `${label} must be a ${whole ? "whole " : ""}number from ${formatInput(minimum)} to ${formatInput(maximum)}.`,
        };
  };
  return <PlanField id={id} label={label} unit={unit} text={formatInput(value)} read={read} onChange={onChange} />;
}

interface PlanTextProps {
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
}

export function PlanText({ id, label, value, onChange }: PlanTextProps) {
  const read = (text: string) => {
    const trimmed = text.trim();
    if (trimmed === "") return { problem: `${label} must not be empty.` };
    if (beginsAsFormula(trimmed))
      return { problem: `${label} must not begin with = + - @ or an apostrophe: in a cell it would be a formula.` };
    return trimmed.length <= LONGEST_TEXT
      ? { value: trimmed }
      : { problem: `${label} must be at most ${LONGEST_TEXT} characters.` };
  };
  return <PlanField id={id} label={label} text={value} read={read} onChange={onChange} />;
}
