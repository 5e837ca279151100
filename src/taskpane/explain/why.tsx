import { useEffect, useState } from "preact/hooks";
import { CellError, type Cell } from "../../grid/cell";
import type { WorksheetFunction } from "../../grid/define-function";
import { linkOf } from "../../grid/formula/link";
import type { Host } from "../../grid/host";
import { inputsOf, type Input, type Study } from "../../study/study";
import { formatResult } from "../parts/format";
import { Summary } from "../parts/summary";
import { failureNotice, NoticeBar } from "../shell/notice-bar";
import { explainCell, type Explanation, type Fed } from "./explain";
import { formatCell } from "./format-cell";
import { References, SourceText } from "./source-text";

interface WhyProps {
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
export function Why({ host, functions, study, address, version }: WhyProps) {
  const [isOpen, setOpen] = useState(false);
  const [path, setPath] = useState<readonly Explanation[]>([]);
  const [failure, setFailure] = useState<unknown>();
  const cell = address.replace(/^.*!/s, "");

  useEffect(() => {
    if (!isOpen) return undefined;
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
  }, [isOpen, address, version]);

  async function goDown({ sheetId }: Explanation, { area }: Fed): Promise<void> {
    try {
      const explained = await explainCell(host, functions, { place: area, sheetId });
      setPath((it) => [...it, explained]);
    } catch (error) {
      setFailure(error);
    }
  }

  const shown = path.at(-1);
  return (
    <details class="why" data-test="why" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <Summary>Explain {cell}</Summary>
      {failure !== undefined && (
        <NoticeBar
          notice={failureNotice("The cell could not be explained", failure)}
          onDismiss={() => setFailure(undefined)}
        />
      )}
      {isOpen && shown && (
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
    </details>
  );
}

interface ExplainedProps {
  explanation: Explanation;
  study: Study | undefined;
  helpPage(functionName: string): string;
  onDown(fed: Fed): void;
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
        <p class="quiet" data-test="why-constant">
          {value === null ? "This cell is blank." : `A typed value: ${formatCell(value)}. It depends on no other cell.`}
        </p>
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
      {input && (
        <p class="quiet" data-test="why-source">
          <InputSource input={input} value={value} />
        </p>
      )}
      {called.map(({ function: it, defaults }, index) => (
        <div key={`${index} ${it.name}`} data-test="why-function">
          <p>
            <b>{it.name}</b>: {it.equation}{" "}
            <a class="link" href={helpPage(it.name)} target="_blank" rel="noopener" data-test="why-help">
              Help<span class="only-read"> for {it.name}, in a new window</span>
            </a>
          </p>
          {defaults.length > 0 && (
            <p class="quiet">Defaults taken: {defaults.map(({ name, text }) => `${name} = ${text}`).join("; ")}.</p>
          )}
          <p class="quiet">
            <SourceText text={it.source} />
          </p>
        </div>
      ))}
      {fed.length > 0 && (
        <ul class="fed">
          {fed.map((it) => (
            <FedBy key={it.address} fed={it} study={study} onDown={() => onDown(it)} />
          ))}
        </ul>
      )}
      {hasInputs && study && study.references.length > 0 && <References references={study.references} />}
    </>
  );
}

const inputNamed = (study: Study | undefined, name: string | undefined): Input | undefined =>
  study && name !== undefined ? inputsOf(study).find((it) => it.name === name) : undefined;

/** Who says the value of an input; of a value that was changed, the study's own. */
const InputSource = ({ input, value }: { input: Input; value: Cell }) =>
  value === input.value ? (
    <SourceText text={input.source} />
  ) : (
    <SourceText text={`Your own value. The study has ${formatResult(input.value)}: ${input.source}`} />
  );

function FedBy({ fed, study, onDown }: { fed: Fed; study: Study | undefined; onDown(): void }) {
  const { address, name, label, cells } = fed;
  const input = inputNamed(study, name);
  const lone = cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : undefined;
  const numbers = cells.flat().flatMap(({ value }) => (typeof value === "number" ? [value] : []));
  const summary = lone
    ? formatCell(lone.value)
    : `${cells.length * cells[0]!.length} cells${numbers.length === 0 ? "" : `, sum ${formatResult(numbers.reduce((sum, it) => sum + it, 0))}`}`;
  return (
    <li data-test="why-fed">
      <p class="row">
        <span>
          {input?.label ?? (label || address)} <small>{name ?? address}</small>
        </span>
        <span>{input && lone ? `${summary} ${input.unit}` : summary}</span>
      </p>
      {input && (
        <p class="quiet">
          <InputSource input={input} value={lone ? lone.value : input.value} />
        </p>
      )}
      {lone?.formula !== undefined && (
        <button type="button" class="link" aria-label={`Explain ${address}`} data-test="why-down" onClick={onDown}>
          Explain {address}
        </button>
      )}
    </li>
  );
}
