import { counted } from "../../grid/counted";
import { useContext, useRef, useState } from "preact/hooks";
import type * as Exports from "../../actuals";
import type { ReadPrices, Table } from "../../actuals";
import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { HostError } from "../../grid/host";
import { FileInput } from "../parts/file-input";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { OwnPrices } from "./own-prices";

/** A list of every vendor's every day of some years. */
const LARGEST_BYTES = 5_000_000;
const HEADINGS = "part, vendor, US$/GPU-hour, date";

/** Reads a list of the user's own prices out of a file, pasted rows or the sheet; it stays on this machine. */
export function OwnPricesForm({ notify }: { notify(notice: Notice): void }) {
  const { own, replace, readCells } = useContext(OwnPrices);
  const chooser = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState("");
  const [problems, setProblems] = useState<ReadPrices["problems"]>([]);

  /** Takes the prices of a table, unless there is none in it. */
  async function take(from: string, table: (exports: typeof Exports) => Table | Promise<Table>) {
    try {
      const exports = await import(/* webpackChunkName: "actuals" */ "../../actuals");
      const read = exports.readPrices(await table(exports));
      setProblems(read.problems);
      if (read.prices.length === 0)
        throw new HostError("No row of it is a price.", `Its columns must be ${HEADINGS}; see the rows below.`);
      const isKept = replace(read.prices);
      const left = read.problems.length;
      notify({
        intent: left > 0 ? "warning" : "success",
        title: `Read ${counted(read.prices.length, "price")} of ${from}${left > 0 ? `; ${counted(left, "row")} ${left === 1 ? "is" : "are"} none` : ""}.`,
        advice: `${left > 0 ? "The rows left out are listed below, with the reason. " : ""}Yours are listed first for their accelerators, ${isKept ? "on this machine, until you forget them" : "until the pane is closed: this browser keeps nothing for it"}.`,
      });
    } catch (error) {
      notify(failureNotice(`The prices of ${from} could not be read`, error));
    }
  }

  return (
    <>
      <p class="quiet">
        A table with the columns {HEADINGS}, from a file, pasted, or on the sheet. It is kept on this machine, in this
        browser, until you forget it.
      </p>
      <div class="buttons">
        <fluent-button data-test="prices-open" onClick={() => chooser.current!.click()}>
          Open a price list…
        </fluent-button>
        <fluent-button
          data-test="prices-read"
          title="The table whose first heading is the selected cell"
          onClick={() => void take("the sheet", async () => tableOf(await readCells()))}
        >
          Read from the selected cell
        </fluent-button>
        {own.length > 0 && (
          <fluent-button
            data-test="prices-forget"
            onClick={() => {
              replace([]);
              setProblems([]);
            }}
          >
            Forget them
          </fluent-button>
        )}
      </div>
      <FileInput
        chooser={chooser}
        accept=".csv,.tsv,.txt"
        name="prices-file"
        onChoose={(chosen) =>
          void take(`“${chosen.name}”`, async ({ readTable }) => {
            if (chosen.size > LARGEST_BYTES) throw new HostError("It is larger than 5 MB.", "Give a shorter list.");
            return readTable(await chosen.text());
          })
        }
      />
      <label class="control" for="prices-paste">
        Or paste rows, their headings first
      </label>
      <textarea
        id="prices-paste"
        data-test="prices-paste"
        rows={3}
        value={pasted}
        placeholder={`part,vendor,US$/GPU-hour,date\nH100 SXM,Our cloud,2.35,2026-11`}
        onInput={(event) => setPasted(event.currentTarget.value)}
      />
      <div class="buttons">
        <fluent-button
          data-test="prices-take"
          disabled={pasted.trim() === ""}
          aria-disabled={pasted.trim() === ""}
          onClick={() => void take("the pasted rows", ({ readTable }) => readTable(pasted))}
        >
          Use pasted rows
        </fluent-button>
      </div>
      {own.length > 0 && (
        <>
          <p class="quiet">{counted(own.length, "price")} of yours:</p>
          <ul class="quiet listed" data-test="prices-own" tabIndex={0} aria-label="Your own prices">
            {own.map((it) => (
              <li key={`${it.part} ${it.vendor} ${it.date} ${it.usd}`}>
                {it.part}: US${it.usd}, {it.vendor}, {it.date}
              </li>
            ))}
          </ul>
        </>
      )}
      {problems.length > 0 && (
        <div class="problem" role="alert" data-test="prices-problems">
          {counted(problems.length, "row is", "rows are")} no price:
          <ul class="listed" tabIndex={0} aria-label="Rows that are no price">
            {problems.map(({ line, reason }) => (
              <li key={line}>
                Line {line}: {reason}.
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

const textIn = (cell: Cell): string => (cell instanceof CellError ? cell.code : String(cell ?? ""));

/** Cells as a table; lines are counted from the heading. */
const tableOf = ([head = [], ...rows]: Matrix<Cell>): Table => ({
  columns: head.map(textIn),
  rows: rows.map((row) => row.map(textIn)),
  lines: rows.map((_, index) => index + 2),
  problems: [],
});
