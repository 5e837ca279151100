import { useEffect, useRef, useState } from "preact/hooks";
import type { WorksheetFunction } from "../../grid/define-function";
import { literalText } from "../../grid/formula/literal";
import { ArgumentField } from "./argument-field";
import { previewCall } from "./call-preview";
import { FormulaPreview } from "./formula-preview";
import type { Selection } from "../shell/watch-sheet";

interface FunctionFormProps {
  fn: WorksheetFunction;
  spell(functionName: string): string;
  helpPage(functionName: string): string;
  selection: Selection | undefined;
  onBack(): void;
  onType(formula: string, numberFormat?: string): Promise<void>;
}

/** A field for each argument, and below them what will be typed. */
export function FunctionForm({ fn, spell, helpPage, selection, onBack, onType }: FunctionFormProps) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const parameters = Object.entries(fn.parameters);
  const preview = previewCall(fn, typed, spell);
  const example = fn.examples[0];

  function fillIn(): void {
    setTyped(
      Object.fromEntries(
        parameters.flatMap(([name], index) => {
          const value = example?.arguments[index];
          if (value === undefined || value === null) return [];
          return [[name, typeof value === "string" ? value : literalText(value)]];
        }),
      ),
    );
  }

  return (
    <form
      class="function-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (preview.missing.length === 0 && Object.keys(preview.problems).length === 0)
          void onType(preview.formula, preview.numberFormat);
      }}
    >
      <button type="button" class="link" data-test="function-back" onClick={onBack}>
        <span aria-hidden="true">‹ </span>All functions
      </button>
      <h2 ref={heading} tabIndex={-1}>
        <code>{fn.name}</code>
      </h2>
      <p>{fn.summary}</p>
      <p class="quiet">
        {fn.source}{" "}
        <a href={helpPage(fn.name)} target="_blank" rel="noopener" data-test="help-page">
          Help page<span class="only-read"> of {fn.name}, opens in a new tab</span>
        </a>
      </p>
      <div class="row">
        <h3>Arguments</h3>
        {example && parameters.length > 0 && (
          <button type="button" class="link" data-test="example" onClick={fillIn}>
            Fill in an example
          </button>
        )}
      </div>
      {parameters.length === 0 && <p class="quiet">This function takes no arguments.</p>}
      {parameters.map(([name, parameter]) => (
        <ArgumentField
          key={name}
          name={name}
          parameter={parameter}
          typed={typed[name] ?? ""}
          problem={preview.problems[name]}
          onInput={(text) => setTyped((it) => ({ ...it, [name]: text }))}
        />
      ))}
      <FormulaPreview preview={preview} selection={selection} />
    </form>
  );
}
