import { useState } from "preact/hooks";
import type { CheckReport } from "../../grid/host";
import { copyText } from "../shell/copy-text";

export interface CheckHostProps {
  label: string;
  onCheck(onStep: (step: string) => void): Promise<CheckReport | undefined>;
  onFail(what: string, error: unknown): void;
}

/** Tries the add-in in this spreadsheet, and gives a report that can be sent to those who keep it. */
export function CheckHost({ label, onCheck, onFail }: CheckHostProps) {
  const [step, setStep] = useState<string>();
  const [report, setReport] = useState<CheckReport>();
  const check = () => {
    setReport(undefined);
    setStep("Starting");
    void onCheck(setStep)
      .then(setReport)
      .finally(() => setStep(undefined));
  };
  const remove = () =>
    void report!.remove().then(
      () => setReport(undefined),
      (error: unknown) => onFail("The report was not removed", error),
    );
  const copy = () => void copyText(report!.text).catch((error: unknown) => onFail("The report was not copied", error));
  return (
    <section aria-labelledby="check-heading">
      <h2 id="check-heading">Check this {label}</h2>
      <p class="quiet">
        Tries every function, both kinds of breakdown and the names on sheets of its own, removes them and leaves a
        sheet with the report.
      </p>
      <fluent-button appearance="outline" data-test="check-host" disabled={step !== undefined} onClick={check}>
        Check this {label}
      </fluent-button>
      <div role="status" data-test="check-outcome">
        {step !== undefined && <p class="quiet">{step}…</p>}
        {report && (
          <>
            <p>
              {report.right} right, {report.wrong.length} wrong: see the sheet “{report.sheetName}”.
            </p>
            {report.wrong.length > 0 && (
              <ul>
                {report.wrong.map((it) => (
                  <li key={it}>{it}</li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
      {report && (
        <div class="row">
          <button type="button" class="link" data-test="check-copy" onClick={copy}>
            Copy the report
          </button>
          <button type="button" class="link" data-test="check-remove" onClick={remove}>
            Remove the sheet
          </button>
        </div>
      )}
    </section>
  );
}
