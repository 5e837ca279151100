import { PUBLISHED, TEXT, type Correction, type Study } from "../../study/study";
import { switchName } from "../../breakdown/result-names";
import { readingRow } from "../../breakdown/sections/corrections";
import { SelectField } from "../fields/field";
import { formatUsd } from "../parts/format";
import type { Breakdown } from "../shell/sheet-reading";

interface ReadingsProps {
  study: Study;
  breakdown: Breakdown;
  onWrite(values: Readonly<Record<string, string>>): Promise<void>;
}

/** One switch for each place where the study's sources disagree. */
export function Readings({ study, breakdown, onWrite }: ReadingsProps) {
  const present = study.corrections.filter(({ id }) => switchName(id) in breakdown.inputs);
  if (present.length === 0) return null;
  const current = ({ id }: Correction) => String(breakdown.inputs[switchName(id)] ?? "");
  const switchAll = (choice: string) =>
    void onWrite(
      Object.fromEntries(
        present.flatMap((it) => {
          const to = it.readings.some((reading) => reading.choice === choice) ? choice : PUBLISHED;
          return current(it) === to ? [] : [[switchName(it.id), to]];
        }),
      ),
    );
  const changed = present.filter((it) => current(it) !== PUBLISHED).length;
  const hasText = present.some(({ readings }) => readings.some(({ choice }) => choice === TEXT));
  return (
    <section aria-labelledby="readings-heading">
      <h2 id="readings-heading">Corrections</h2>
      <p class="quiet">Where the sources disagree: one reading each, and what it changes.</p>
      <div class="row">
        {hasText && (
          <button type="button" class="link" data-test="readings-text" onClick={() => switchAll(TEXT)}>
            All on “text” where available
          </button>
        )}
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
          choice={current(it)}
          onChoose={(choice) => onWrite({ [switchName(it.id)]: choice })}
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
  const changeOf = (readingId: string): string => {
    const usd = changeUsd(readingId);
    if (usd === undefined) return "";
    return Math.abs(usd) < 0.5 ? ", no change" : `, ${usd > 0 ? "+" : ""}${formatUsd(usd)}`;
  };
  return (
    <SelectField
      id={`switch-${switchName(id)}`}
      label={name}
      note={`${reason} ${place}`}
      value={choice}
      options={[
        { value: PUBLISHED, text: PUBLISHED },
        ...readings.map((it) => ({ value: it.choice, text: `${it.choice}${changeOf(it.id)}` })),
      ]}
      otherwise={choice || "empty"}
      onChoose={(it) => void onChoose(it)}
    />
  );
}
