import { useEffect, useState } from "preact/hooks";
import { areaAddress, cellAt, type Position } from "../../grid/address";
import { CellError, type Cell } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { linkOf } from "../../grid/formula/link";
import type { Host } from "../../grid/host";
import { inputsOf, type Input, type Study } from "../../study/study";
import { formatResult } from "../parts/format";
import { failureNotice, NoticeBar } from "../shell/notice-bar";
import type { Called, Taken } from "./calls";
import { explainCell, type Explanation, type Fed } from "./explain";
import { formatCell } from "./format-cell";
import { References, SourceText } from "./source-text";

export interface WhyProps {
  host: Host;
  functions: readonly WorksheetFunction[];
  /** Of the sheet in view, for the sources of its assumptions. */
  study: Study | undefined;
  /** The selected cell; the explanation follows it. */
  address: string;
  /** Changes whenever the sheet was read again. */
  version: unknown;
}

/** The selected number: its equation with the values put in, the defaults taken, and the cells that feed it, as far down as one asks. */
export function WhyCell({ host, functions, study, address, version }: WhyProps) {
  const [path, setPath] = useState<readonly Explanation[]>([]);
  const [failure, setFailure] = useState<unknown>();

  useEffect(() => {
    let isStale = false;
    void (async () => {
      try {
        const explained = await explainCell(host, functions);
        if (isStale) return;
        setPath([explained]);
        setFailure(undefined);
      } catch (error) {
        if (!isStale) setFailure(error);
      }
    })();
    return () => void (isStale = true);
  }, [address, version]);

  async function goDown({ sheetId }: Explanation, place: Position): Promise<void> {
    try {
      const explained = await explainCell(host, functions, { place, sheetId });
      setPath((it) => [...it, explained]);
    } catch (error) {
      setFailure(error);
    }
  }

  const shown = path.at(-1);
  return (
    <>
      {failure !== undefined && (
        <NoticeBar
          notice={failureNotice("The cell could not be explained", failure)}
          onDismiss={() => setFailure(undefined)}
        />
      )}
      {shown && (
        <>
          {path.length > 1 && (
            <p class="path">
              {path.slice(0, -1).map((it, index) => (
                <button
                  key={`${index} ${it.address}`}
                  type="button"
                  class="link"
                  onClick={() => setPath(path.slice(0, index + 1))}
                >
                  {it.address} ‹
                </button>
              ))}
            </p>
          )}
          <Explained
            explanation={shown}
            study={study}
            helpPage={(name) => host.helpPage(name)}
            onDown={(it) => void goDown(shown, it)}
          />
        </>
      )}
    </>
  );
}

interface ExplainedProps {
  explanation: Explanation;
  study: Study | undefined;
  helpPage(functionName: string): string;
  onDown(place: Position): void;
}

function Explained({ explanation, study, helpPage, onDown }: ExplainedProps) {
  const { address, name, label, value, formula, withValues, fed, called } = explanation;
  const input = inputNamed(study, name);
  const hasInputs = input !== undefined || fed.some((it) => inputNamed(study, it.name));
  const link = formula === undefined ? undefined : linkOf(formula);
  return (
    <>
      <p>
        <strong>{label || address}</strong>
        {label && ` (${address})`}
      </p>
      {formula === undefined ? (
        <Constant explanation={explanation} input={input} onDown={onDown} />
      ) : (
        <>
          <p class="formula" data-test="why-formula">
            {formula}
          </p>
          {link !== undefined && (
            <p>
              <a href={link} target="_blank" rel="noreferrer" data-test="why-link">
                Open {link}
              </a>
            </p>
          )}
          {withValues === undefined ? (
            <p class="quiet" data-test="why-not">
              {value instanceof CellError
                ? `It shows ${value.code}, so there are no values to put in.`
                : "This formula uses syntax that only the spreadsheet reads."}
            </p>
          ) : (
            <p class="formula" data-test="why-values">
              = {withValues} = <b>{formatCell(value)}</b>
            </p>
          )}
        </>
      )}
      {called.map((it, index) => (
        <Call key={`${index} ${it.function.name}`} called={it} helpPage={helpPage} />
      ))}
      {fed.length > 0 && (
        <ul class="fed">
          {fed.map((it) => (
            <FedBy
              key={it.address}
              fed={it}
              input={inputNamed(study, it.name)}
              onDown={() => onDown({ row: it.area.row, column: it.area.column })}
            />
          ))}
        </ul>
      )}
      {hasInputs && study && study.references.length > 0 && <References references={study.references} />}
    </>
  );
}

const inputNamed = (study: Study | undefined, name: string | undefined): Input | undefined =>
  study && name !== undefined ? inputsOf(study).find((it) => it.name === name) : undefined;

interface ConstantProps {
  explanation: Explanation;
  input: Input | undefined;
  onDown(place: Position): void;
}

/** A cell without a formula of its own. */
function Constant({ explanation, input, onDown }: ConstantProps) {
  const { value, spilledFrom } = explanation;
  if (spilledFrom) {
    const from = areaAddress(cellAt(spilledFrom.row, spilledFrom.column));
    return (
      <p class="quiet" data-test="why-constant">
        {formatCell(value)}, a part of what the formula in {from} comes to.{" "}
        <button type="button" class="link" data-test="why-down" onClick={() => onDown(spilledFrom)}>
          Explain {from}
        </button>
      </p>
    );
  }
  if (value === null)
    return (
      <p class="quiet" data-test="why-constant">
        This cell is blank.
      </p>
    );
  return (
    <>
      <p class="quiet" data-test="why-constant">
        {input
          ? `An assumption: ${formatCell(value)} ${input.unit}.`
          : `A value without a formula: ${formatCell(value)}. It depends on no other cell.`}
      </p>
      {input && <InputSource input={input} value={value} />}
    </>
  );
}

/** Where an assumption's value is from; a changed one is the user's. */
const InputSource = ({ input, value }: { input: Input; value: Cell }) => (
  <p class="quiet" data-test="why-source">
    <SourceText
      text={
        value === input.value
          ? input.source
          : `Your own value. The study has ${formatResult(input.value)}: ${input.source}`
      }
    />
  </p>
);

const listed = (taken: readonly Taken[]): string =>
  taken.map(({ name, text, source }) => `${name} = ${text}${source === undefined ? "" : ` (${source})`}`).join("; ");

/** A call of a function of ours: what it comes to, what it took for the arguments left out, and where that is from. */
function Call({ called, helpPage }: { called: Called; helpPage(functionName: string): string }) {
  const { function: it, part, defaults, brought, source } = called;
  return (
    <div data-test="why-function">
      <p>
        <b>{it.name}</b>: {it.equation}{" "}
        <a class="link" href={helpPage(it.name)} target="_blank" rel="noopener" data-test="why-help">
          Help<span class="only-read"> for {it.name}, in a new window</span>
        </a>
      </p>
      {part && (
        <p class="formula" data-test="why-part">
          {part.text} = <b>{formatCell(part.value)}</b>
        </p>
      )}
      {brought.map(({ named, entry, taken }) => (
        <p key={entry.name} class="quiet" data-test="why-entry">
          {named === entry.name ? named : `“${named}” is ${entry.name}`}
          {taken.length > 0 && `, from which: ${listed(taken)}`}. <SourceText text={entry.source} />
        </p>
      ))}
      {defaults.length > 0 && (
        <p class="quiet" data-test="why-defaults">
          Defaults taken: {listed(defaults)}.
        </p>
      )}
      <p class="quiet">
        <SourceText text={source} />
      </p>
    </div>
  );
}

function FedBy({ fed, input, onDown }: { fed: Fed; input: Input | undefined; onDown(): void }) {
  const { address, name, label, cells } = fed;
  const lone = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : undefined;
  const numbers = cells.flat().flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const summary = lone
    ? formatCell(lone.value)
    : `${cells.length * cells[0]!.length} cells${numbers.length === 0 ? "" : `, sum ${formatResult(numbers.reduce((sum, it) => sum + it, 0))}`}`;
  return (
    <li data-test="why-fed">
      <p class="row">
        <span>
          {(input?.label ?? label) || address}{" "}
          {(input || label || name !== undefined) && <small>{name ?? address}</small>}
        </span>
        <span>{input && lone ? `${summary} ${input.unit}` : summary}</span>
      </p>
      {input && <InputSource input={input} value={lone ? lone.value : input.value} />}
      {lone?.formula !== undefined && (
        <button type="button" class="link" aria-label={`Explain ${address}`} data-test="why-down" onClick={onDown}>
          Explain {address}
        </button>
      )}
    </li>
  );
}
