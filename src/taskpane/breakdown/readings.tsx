import { PUBLISHED, TEXT, type Correction, type Study } from "../../study/study";
import { switchName } from "../../breakdown/result-names";
import { readingRow } from "../../breakdown/sections/corrections";
import { formatUsd } from "../parts/format";
import type { Breakdown } from "../shell/sheet-reading";

interface ReadingsProps {
  study: Study;
  breakdown: Breakdown;
  onWrite(name: string, value: string): Promise<void>;
}

/** One switch for each place where script, text and paper differ. */
export function Readings({ study, breakdown, onWrite }: ReadingsProps) {
  const present = study.corrections.filter(({ id }) => switchName(id) in breakdown.inputs);
  if (present.length === 0) return null;
  const inForce = ({ id }: Correction) => String(breakdown.inputs[switchName(id)] ?? "");
  const switchAll = (choice: string) =>
    void Promise.all(
      present.map((it) => {
        const to = it.readings.some((reading) => reading.choice === choice) ? choice : PUBLISHED;
        return inForce(it) === to ? Promise.resolve() : onWrite(switchName(it.id), to);
      }),
    );
  const changed = present.filter((it) => inForce(it) !== PUBLISHED).length;
  return (
    <section aria-labelledby="readings-heading">
      <h2 id="readings-heading">Corrections</h2>
      <p class="quiet">Where the article's script, its text and the paper differ.</p>
      <div class="row">
        <button type="button" class="link" data-test="readings-text" onClick={() => switchAll(TEXT)}>
          All by the article's text
        </button>
        <button
          type="button"
          class="link"
          data-test="readings-published"
          disabled={changed === 0}
          onClick={() => switchAll(PUBLISHED)}
        >
          All as published
        </button>
      </div>
      {present.map((it) => (
        <Switch
          key={it.id}
          correction={it}
          changeUsd={(readingId) => breakdown.readingChangesUsd[readingRow(study, readingId)]}
          choice={inForce(it)}
          onChoose={(choice) => onWrite(switchName(it.id), choice)}
        />
      ))}
    </section>
  );
}

interface SwitchProps {
  correction: Correction;
  changeUsd(readingId: string): number | undefined;
  choice: string;
  onChoose(choice: string): Promise<void>;
}

function Switch({ correction: { id, name, place, reason, readings }, changeUsd, choice, onChoose }: SwitchProps) {
  const field = `switch-${switchName(id)}`;
  const known = choice === PUBLISHED || readings.some((it) => it.choice === choice);
  const changeOf = (readingId: string): string => {
    const usd = changeUsd(readingId);
    if (usd === undefined) return "";
    return Math.abs(usd) < 0.5 ? ", no change" : `, ${usd > 0 ? "+" : ""}${formatUsd(usd)}`;
  };
  return (
    <div class="control">
      <label for={field}>{name}</label>
      <select
        id={field}
        data-test={field}
        aria-describedby={`${field}-note`}
        value={choice}
        onChange={(event) => void onChoose(event.currentTarget.value)}
      >
        {!known && (
          <option value={choice} disabled>
            {choice || "empty"}
          </option>
        )}
        <option value={PUBLISHED}>{PUBLISHED}</option>
        {readings.map((it) => (
          <option key={it.id} value={it.choice}>
            {it.choice}
            {changeOf(it.id)}
          </option>
        ))}
      </select>
      <p class="quiet" id={`${field}-note`}>
        {reason} {place}
      </p>
    </div>
  );
}
