import type { ComponentChildren } from "preact";

interface ControlProps {
  id: string;
  label: ComponentChildren;
  /** Beside the label. */
  action?: ComponentChildren;
  /** What is wrong with what is in it. */
  problem?: string | undefined;
  /** What it is, or who says so. */
  note?: ComponentChildren;
  children: ComponentChildren;
}

/** What every field of the pane has: a label, something to fill in, what is wrong, and what it is. */
function Control({ id, label, action, problem, note, children }: ControlProps) {
  return (
    <div class="control">
      <div class="row">
        <label for={id} id={`${id}-label`}>
          {label}
        </label>
        {action}
      </div>
      {children}
      {problem !== undefined && (
        <p class="problem" id={`${id}-problem`} role="alert" data-test={`problem-${id}`}>
          {problem}
        </p>
      )}
      {note && (
        <p class="quiet" id={`${id}-note`} data-test={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Ids of what is said of a field besides its label. */
export const describedBy = (id: string, parts: Readonly<Record<string, unknown>>): string | undefined =>
  Object.entries(parts)
    .filter(([, it]) => it)
    .map(([part]) => `${id}-${part}`)
    .join(" ") || undefined;

interface TextInputProps {
  id: string;
  text: string;
  unit?: string | undefined;
  /** Said of the input where its control's label is another element's. */
  label?: string;
  placeholder?: string | undefined;
  isRequired?: boolean;
  isWrong: boolean;
  describedBy: string | undefined;
  /** Texts that are offered; others may be typed. */
  choices?: readonly string[] | undefined;
  inputMode?: "decimal" | undefined;
  onInput(text: string): void;
  onBlur?(): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** A line of text with its unit. */
export function TextInput({
  id,
  text,
  unit,
  label,
  isRequired,
  isWrong,
  describedBy,
  choices,
  onInput,
  ...input
}: TextInputProps) {
  return (
    <>
      <span class="field">
        <input
          {...input}
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-label={label}
          aria-required={isRequired}
          aria-invalid={isWrong}
          aria-describedby={describedBy}
          {...(choices ? { list: `${id}-choices` } : {})}
          data-test={id}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
        {unit && (
          <span class="unit" id={`${id}-unit`}>
            {unit}
          </span>
        )}
      </span>
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((it) => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
    </>
  );
}

type TextFieldProps = Omit<ControlProps, "children"> &
  Omit<TextInputProps, "label" | "isWrong" | "describedBy"> & {
    /** Before the text, such as a slider. */
    before?: ComponentChildren;
  };

export function TextField({ id, label, action, problem, note, before, ...input }: TextFieldProps) {
  return (
    <Control {...{ id, label, action, problem, note }}>
      <div class="inputs">
        {before}
        <TextInput
          {...input}
          id={id}
          isWrong={problem !== undefined}
          describedBy={describedBy(id, { unit: input.unit, problem, note })}
        />
      </div>
    </Control>
  );
}

interface SelectFieldProps extends Omit<ControlProps, "children"> {
  value: string;
  /** What is shown for each value, in this order. */
  options: readonly { value: string; text: string }[];
  /** What is shown where the value is none of the options; it cannot be chosen. */
  otherwise?: string;
  /** Beside the list, what an option asks for. */
  beside?: ComponentChildren;
  onChoose(value: string): void;
}

/** One of a closed list. */
export function SelectField({ value, options, otherwise, beside, onChoose, ...control }: SelectFieldProps) {
  const { id, note } = control;
  const known = options.some((it) => it.value === value);
  return (
    <Control {...control}>
      <select
        id={id}
        data-test={id}
        value={value}
        aria-describedby={describedBy(id, { note })}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {!known && (
          <option value={value} disabled>
            {otherwise ?? value}
          </option>
        )}
        {options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.text}
          </option>
        ))}
      </select>
      {beside}
    </Control>
  );
}
