import type { Parameter } from "../../grid/parameter";

interface ArgumentFieldProps {
  name: string;
  parameter: Parameter;
  typed: string;
  problem: string | undefined;
  onInput(text: string): void;
}

export function ArgumentField({ name, parameter, typed, problem, onInput }: ArgumentFieldProps) {
  const { description, rule, fallback, choices, wholeRange } = parameter;
  const id = `arg-${name}`;
  const isRequired = fallback === undefined;
  return (
    <div class="control">
      <label for={id}>
        <code>{name}</code>
        {isRequired && <span class="required">required</span>}
      </label>
      <span class="field">
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={typed}
          placeholder={
            isRequired
              ? wholeRange
                ? "A range, such as B2:B9"
                : "A value or a cell, such as B2"
              : fallbackText(parameter)
          }
          aria-required={isRequired}
          aria-invalid={problem !== undefined}
          aria-describedby={problem ? `${id}-problem ${id}-help` : `${id}-help`}
          {...(choices ? { list: `${id}-choices` } : {})}
          data-test={id}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      </span>
      {choices && (
        <datalist id={`${id}-choices`}>
          {choices.map((it) => (
            <option key={it} value={it} />
          ))}
        </datalist>
      )}
      {problem && (
        <p class="problem" id={`${id}-problem`} role="alert" data-test={`${id}-problem`}>
          {problem}
        </p>
      )}
      <p class="quiet" id={`${id}-help`}>
        {description} {capital(rule)}
        {isRequired
          ? "."
          : `; ${[fallbackText(parameter), parameter.inheritedFrom].filter(Boolean).join(", or ")} if left out.`}
      </p>
    </div>
  );
}

function fallbackText({ fallback, fallbackText }: Parameter): string {
  if (fallbackText !== undefined) return fallbackText;
  return typeof fallback === "boolean" ? String(fallback).toUpperCase() : String(fallback);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
