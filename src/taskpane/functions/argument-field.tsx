import type { Parameter } from "../../grid/parameter";
import { fallbackText, parameterHelp } from "../../grid/parameter-text";
import { TextField } from "../fields/field";

interface ArgumentFieldProps {
  name: string;
  parameter: Parameter;
  typed: string;
  problem: string | undefined;
  onInput(text: string): void;
}

/** An argument of a function: a value, a cell or a range. */
export function ArgumentField({ name, parameter, typed, problem, onInput }: ArgumentFieldProps) {
  const fallback = fallbackText(parameter);
  const isRequired = fallback === undefined;
  return (
    <TextField
      id={`arg-${name}`}
      label={
        <>
          <code>{name}</code>
          {isRequired && <span class="required">required</span>}
        </>
      }
      note={parameterHelp(parameter)}
      problem={problem}
      text={typed}
      isRequired={isRequired}
      placeholder={fallback ?? (parameter.wholeRange ? "A range, such as B2:B9" : "A value or a cell, such as B2")}
      choices={parameter.choices}
      onInput={onInput}
    />
  );
}
