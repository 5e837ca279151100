import { useEffect, useRef } from "preact/hooks";
import type { WorksheetFunction } from "../../grid/define-function";
import { searchFunctions } from "./search-functions";

interface FunctionListProps {
  functions: readonly WorksheetFunction[];
  query: string;
  onQuery(query: string): void;
  onChoose(fn: WorksheetFunction): void;
  /** The function whose form was left: its item takes the focus back. */
  focused: string | undefined;
}

export function FunctionList({ functions, query, onQuery, onChoose, focused }: FunctionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const found = searchFunctions(functions, query);
  useEffect(() => {
    if (focused) list.current?.querySelector<HTMLElement>(`[data-function="${focused}"]`)?.focus();
  }, []);

  return (
    <section aria-label="Functions">
      <label class="search-label" for="function-search">
        Find a function
      </label>
      <span class="field">
        <input
          id="function-search"
          type="search"
          autocomplete="off"
          placeholder="Name, purpose or argument"
          value={query}
          data-test="function-search"
          onInput={(event) => onQuery(event.currentTarget.value)}
        />
      </span>
      <p class="quiet" role="status">
        {found.length === 0
          ? "No function matches. Try a shorter word, such as cost, tokens or width."
          : `${found.length} of ${functions.length} functions`}
      </p>
      <ul class="functions" ref={list}>
        {found.map((fn) => (
          <li key={fn.name}>
            <button
              type="button"
              data-test={`function-${fn.name}`}
              data-function={fn.name}
              onClick={() => onChoose(fn)}
            >
              <code>{fn.name}</code>
              <span>{fn.summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
