import type { Input } from "../../study/study";
import { inputText } from "../../grid/number-text";
import { TextField } from "./field";
import { rangedText, readInput, readRanged, readText, type Ranged, type Read } from "./read-value";
import { useOpenDraft } from "./open-drafts";
import { useDraft } from "./use-draft";
import { useReportWrong } from "./wrong-fields";

interface ValueFieldProps<T> {
  id: string;
  label: string;
  unit?: string | undefined;
  note?: string | undefined;
  placeholder?: string | undefined;
  value: T;
  text: string;
  read(typed: string): Read<T>;
  onChange(value: T): void;
}

/** A field that hands on each text it can read as it is typed, and says what is wrong with the others. */
export function ValueField<T>({ value, text, read, onChange, ...field }: ValueFieldProps<T>) {
  const draft = useDraft({ value, text, read, commits: "typing", onChange });
  useReportWrong(field.id, draft.problem !== undefined);
  useOpenDraft(field.id, draft);
  return (
    <TextField {...field} text={draft.text} problem={draft.problem} onInput={draft.type} onBlur={() => draft.leave()} />
  );
}

interface InputFieldProps {
  id: string;
  input: Pick<Input, "label" | "unit" | "rule" | "value">;
  note?: string | undefined;
  /** What a share is of, where a share may be typed. */
  whole?: number | undefined;
  onChange(value: number): void;
}

/** The number of an assumption or a count. */
export const InputField = ({ input, whole, ...field }: InputFieldProps) => (
  <ValueField
    {...field}
    label={input.label}
    unit={input.unit}
    value={input.value}
    text={inputText(input.value)}
    read={(typed) => readInput(input, typed, whole)}
  />
);

interface RangedFieldProps extends Omit<InputFieldProps, "onChange"> {
  range: Ranged["range"];
  onChange(value: Ranged): void;
}

/** The number of an assumption or a count, or a range as in "2 to 3.5". */
export const RangedField = ({ input, whole, range, ...field }: RangedFieldProps) => {
  const ranged: Ranged = { value: input.value, ...(range ? { range } : {}) };
  return (
    <ValueField
      {...field}
      label={input.label}
      unit={input.unit}
      value={ranged}
      text={rangedText(input, ranged)}
      read={(typed) => readRanged(input, typed, whole)}
    />
  );
};

interface NameFieldProps {
  id: string;
  label: string;
  value: string;
  onChange(value: string): void;
}

/** A text such as a title. */
export const NameField = ({ label, value, ...field }: NameFieldProps) => (
  <ValueField {...field} label={label} value={value} text={value} read={(typed) => readText(label, typed)} />
);
