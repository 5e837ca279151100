import { counted } from "../../grid/counted";
import { useRef, useState } from "preact/hooks";
import type { StudyFile } from "../../study/file";
import { useReportWrong } from "../fields/wrong-fields";
import {
  COLUMN_NAMES,
  COLUMNS,
  draftKey,
  hasOneSweep,
  pasted,
  readCell,
  type ColumnName,
  type Drafts,
} from "./experiment-rows";
import { withAddedExperiment, withExperiment } from "./plan";

interface ExperimentTableProps {
  file: StudyFile;
  drafts: Drafts;
  onDrafts(drafts: Drafts): void;
  onChange(file: StudyFile): void;
  onRemove(row: number): void;
}

/** Headings of narrow columns. */
const SHORT: Partial<Record<ColumnName, string>> = {
  models: "Models",
  tokens: "Tokens",
  settings: "Conf.",
  points: "Runs",
};

const cellId = (row: number, column: ColumnName): string => `plan-cell-${row + 1}-${column}`;

/** The experiments as a table: typed, or pasted from a spreadsheet. What is invalid stays in its cell, and is named below. */
export function ExperimentTable({ file, drafts, onDrafts, onChange, onRemove }: ExperimentTableProps) {
  const [said, setSaid] = useState<{ done: string; leftOut: readonly string[] }>();
  const table = useRef<HTMLTableElement>(null);
  const { experiments } = file;
  const problems = Object.entries(drafts).flatMap(([key, typed]) => {
    const [row, column] = [Number(key.split(":")[0]), key.split(":")[1] as ColumnName];
    if (!experiments[row]) return [];
    const read = readCell(file, row, column, typed);
    return "problem" in read ? [{ key, row, column, typed, problem: read.problem }] : [];
  });
  useReportWrong("plan-table", problems.length > 0);

  function type(row: number, column: ColumnName, typed: string): void {
    onDrafts({ ...drafts, [draftKey(row, column)]: typed });
    const read = readCell(file, row, column, typed);
    if ("value" in read) onChange(withExperiment(file, row, read.value));
  }

  /** A valid text is shown as the plan has it once its cell is left. */
  function leave(row: number, column: ColumnName): void {
    const key = draftKey(row, column);
    if (drafts[key] !== undefined && !problems.some((it) => it.key === key)) onDrafts(without(drafts, key));
  }

  function paste(event: ClipboardEvent, row: number, column: ColumnName): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const result = pasted(file, text, { row, column });
    const replaced = Object.fromEntries(
      Object.entries(drafts).filter(([key]) => {
        const at = Number(key.split(":")[0]);
        return at < row || at >= row + result.rows;
      }),
    );
    onDrafts({ ...replaced, ...result.drafts });
    const bad = Object.keys(result.drafts).length;
    setSaid({
      done: `Pasted ${counted(result.rows, "row")}${bad > 0 ? `, ${counted(bad, "cell")} of them to be mended` : ""}.`,
      leftOut: result.leftOut,
    });
    onChange(result.file);
  }

  /** To the same column of another row; past the last row there is a new one. */
  function go(row: number, column: ColumnName): void {
    if (row < 0) return;
    if (row >= experiments.length) onChange(withAddedExperiment(file));
    requestAnimationFrame(() => {
      const input = table.current?.querySelector<HTMLInputElement>(`[data-test="${cellId(row, column)}"]`);
      input?.focus();
      input?.select();
    });
  }

  function onKeyDown(event: KeyboardEvent, row: number, column: ColumnName): void {
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    // Only Enter makes a row.
    if (event.key !== "Enter" && !experiments[row + step]) return;
    event.preventDefault();
    go(row + step, column);
  }

  return (
    <>
      <p class="quiet">Type, or paste cells from a spreadsheet. Enter goes down and adds a row.</p>
      <table class="experiments" ref={table} aria-label="Experiments" data-test="plan-table">
        <thead>
          <tr>
            {COLUMN_NAMES.map((column) => (
              <th key={column} scope="col" title={COLUMNS[column].label}>
                {SHORT[column] ?? COLUMNS[column].label}
              </th>
            ))}
            <th scope="col">
              <span class="only-read">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {experiments.map((experiment, row) => (
            <tr key={row}>
              {COLUMN_NAMES.map((column) => {
                const isOne = column === "name" || hasOneSweep(experiment);
                const id = cellId(row, column);
                const isWrong = problems.some((it) => it.row === row && it.column === column);
                const typed = drafts[draftKey(row, column)];
                return (
                  <td key={column}>
                    <input
                      type="text"
                      autocomplete="off"
                      spellcheck={false}
                      data-test={id}
                      aria-label={`${COLUMNS[column].label} of experiment ${row + 1}`}
                      aria-invalid={isWrong}
                      aria-describedby={isWrong ? `${id}-problem` : undefined}
                      readOnly={!isOne && typed === undefined}
                      value={typed ?? (isOne ? COLUMNS[column].text(experiment) : "below")}
                      onInput={(event) => type(row, column, event.currentTarget.value)}
                      onBlur={() => leave(row, column)}
                      onPaste={(event) => paste(event, row, column)}
                      onKeyDown={(event) => onKeyDown(event, row, column)}
                    />
                  </td>
                );
              })}
              <td>
                {experiments.length > 1 && (
                  <button
                    type="button"
                    class="link"
                    data-test={`plan-row-${row + 1}-remove`}
                    aria-label={`Remove experiment ${row + 1}`}
                    onClick={() => onRemove(row)}
                  >
                    ×
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.length > 0 && (
        <ul class="problem problems" role="alert" data-test="plan-table-problems">
          {problems.map(({ key, row, column, typed, problem }) => (
            <li key={key} id={`${cellId(row, column)}-problem`}>
              Row {row + 1}, {COLUMNS[column].label}: {typed === "" ? "blank. " : ""}
              {problem}
            </li>
          ))}
        </ul>
      )}
      {said && (
        <div role="status" data-test="plan-pasted">
          <p class="quiet">{said.done}</p>
          {said.leftOut.length > 0 && (
            <ul class="problem problems">
              {said.leftOut.map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ul>
          )}
        </div>
      )}
    </>
  );
}

const without = (drafts: Drafts, key: string): Drafts =>
  Object.fromEntries(Object.entries(drafts).filter(([it]) => it !== key));
