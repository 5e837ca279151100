import type { FormulaStyle } from "../../breakdown/breakdown";
import type { Study } from "../../study/study";

const STYLES: readonly { style: FormulaStyle; label: string; detail: string }[] = [
  { style: "excel", label: "Excel formulas", detail: "Work for a colleague without the add-in." },
  { style: "addin", label: "Add-in functions", detail: "Same values, shorter formulas to read and reuse." },
];

interface InsertFormProps {
  study: Study;
  style: FormulaStyle;
  onStyle(style: FormulaStyle): void;
  inserting: boolean;
  onInsert(): void;
  /** Missing where downloads come to nothing. */
  onDownload: (() => void) | undefined;
  /** Missing where there is one workbook only. */
  onOpen: (() => void) | undefined;
  /** True where the active sheet already is a breakdown. */
  another: boolean;
}

export function InsertForm({
  study,
  style,
  onStyle,
  inserting,
  onInsert,
  onDownload,
  onOpen,
  another,
}: InsertFormProps) {
  return (
    <section aria-labelledby="insert-heading">
      <h2 id="insert-heading">{another ? "Add a fresh breakdown" : "Insert the cost breakdown"}</h2>
      <p class="quiet">
        “{study.title}”: every experiment with its runs, FLOPs and US$, as one new worksheet of live formulas
        {another ? ", with the study's own figures and readings" : ""}. Your other sheets are not changed.
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
          {inserting ? "Inserting…" : another ? "Add a fresh breakdown" : "Insert breakdown"}
        </fluent-button>
        {onOpen && (
          <fluent-button appearance="outline" data-test="open-as-new" onClick={onOpen}>
            Open as a new workbook
          </fluent-button>
        )}
        {onDownload && (
          <fluent-button appearance="outline" data-test="download" onClick={onDownload}>
            {another ? "Download this sheet" : "Download"} (.xlsx)
          </fluent-button>
        )}
      </div>
    </section>
  );
}
