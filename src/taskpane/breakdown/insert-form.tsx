import type { FormulaStyle } from "../../breakdown/breakdown";

const STYLES: readonly { style: FormulaStyle; label: string; detail: string }[] = [
  { style: "excel", label: "Excel formulas", detail: "Works for a colleague without the add-in." },
  { style: "addin", label: "Add-in functions", detail: "Same values, shorter formulas to read and reuse." },
];

interface InsertFormProps {
  style: FormulaStyle;
  onStyle(style: FormulaStyle): void;
  inserting: boolean;
  onInsert(): void;
  onDownload(): void;
  /** True where the active sheet already is a breakdown. */
  another: boolean;
}

export function InsertForm({ style, onStyle, inserting, onInsert, onDownload, another }: InsertFormProps) {
  return (
    <section aria-labelledby="insert-heading">
      <h2 id="insert-heading">{another ? "Insert another copy" : "Insert the cost breakdown"}</h2>
      <p class="quiet">
        Every experiment of the paper, its runs, FLOPs and US$, as one new worksheet of live formulas. Your other sheets
        stay as they are.
      </p>
      <fieldset class="choices">
        <legend>Formulas to write</legend>
        {STYLES.map((it) => (
          <label key={it.style} class="choice">
            <input
              type="radio"
              name="formula-style"
              value={it.style}
              checked={style === it.style}
              disabled={inserting}
              data-test={`style-${it.style}`}
              onChange={() => onStyle(it.style)}
            />
            <span>
              {it.label}
              <small>{it.detail}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="buttons">
        <fluent-button
          appearance={another ? "outline" : "primary"}
          data-test="insert"
          disabled={inserting}
          onClick={onInsert}
        >
          {inserting ? "Inserting…" : another ? "Insert another copy" : "Insert breakdown"}
        </fluent-button>
        <fluent-button appearance="outline" data-test="download" onClick={onDownload}>
          {another ? "Download this one" : "Download"} (.xlsx)
        </fluent-button>
      </div>
    </section>
  );
}
