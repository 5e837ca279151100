import { useMemo, useState } from "preact/hooks";
import { resultNames, switchName } from "../../breakdown/result-names";
import { cellsOf, changesOf, rangeCellsOf, scenarioCost, type Change, type Scenario } from "../../study/scenario";
import { LONGEST_NAME, MOST_SCENARIOS, readScenarios, scenariosText } from "../../study/scenario-file";
import { asItWas } from "../../studies";
import { studyCost } from "../../study/cost";
import type { Study } from "../../study/study";
import { inputText } from "../../grid/number-text";
import { TextInput } from "../fields/field";
import { formatChange, formatUsd, formatWholeUsd } from "../parts/format";
import { Summary } from "../parts/summary";
import type { Breakdown } from "../shell/sheet-reading";
import type { CurrentScenario } from "./current-scenario";

interface ScenariosProps {
  study: Study;
  breakdown: Breakdown;
  current: CurrentScenario;
  inserting: boolean;
  onWrite(values: Readonly<Record<string, number | string>>): Promise<void>;
  onCompare(scenarios: readonly Scenario[]): void;
}

/** Sets of assumptions that were kept with the sheet: what each costs, what it changes, and a way back to it. */
export function Scenarios({ study, breakdown, current, inserting, onWrite, onCompare }: ScenariosProps) {
  const [name, setName] = useState("");
  const cell = breakdown.inputs[resultNames.scenarios];
  const kept = useMemo(() => readScenarios(study, cell), [study, cell]);
  const published = useMemo(() => studyCost(study).total.usd, [study]);
  // Sheets of before the scenarios have no cell to keep them in.
  if (!(resultNames.scenarios in breakdown.inputs)) return null;

  if (!kept)
    return (
      <details data-test="scenarios">
        <Summary>Scenarios</Summary>
        <p class="problem">
          The cell {resultNames.scenarios} of this sheet can't be read. Undo its last edit, or clear it to start over.
        </p>
      </details>
    );

  const save = (scenarios: readonly Scenario[]) => void onWrite({ [resultNames.scenarios]: scenariosText(scenarios) });
  const given = name.trim() || `Scenario ${kept.length + 1}`;
  const isTaken = kept.some((it) => it.name.toLowerCase() === given.toLowerCase());
  const problem =
    "problem" in current
      ? current.problem
      : kept.length >= MOST_SCENARIOS
        ? `A sheet keeps at most ${MOST_SCENARIOS} scenarios. Remove one first.`
        : isTaken
          ? `There is already a scenario “${given}”. Type another name.`
          : undefined;

  function keep(): void {
    if ("problem" in current || problem !== undefined) return;
    save([...kept!, { ...current.scenario, name: given }]);
    setName("");
  }

  return (
    <details data-test="scenarios">
      <Summary>Scenarios{kept.length > 0 && ` (${kept.length})`}</Summary>
      <p class="quiet">Keep the assumptions and readings as they are now, compare them, and come back to them.</p>
      <div class="keep">
        <TextInput
          id="scenario-name"
          label="Name of the scenario"
          text={name}
          placeholder={`Scenario ${kept.length + 1}`}
          isWrong={isTaken}
          describedBy={problem === undefined ? undefined : "scenario-problem"}
          onInput={(text) => setName(text.slice(0, LONGEST_NAME))}
          onKeyDown={(event) => event.key === "Enter" && keep()}
        />
        <fluent-button data-test="scenario-keep" disabled={problem !== undefined} onClick={keep}>
          Keep as scenario
        </fluent-button>
      </div>
      {problem !== undefined && (
        <p class="problem" role="alert" id="scenario-problem" data-test="scenario-problem">
          {problem}
        </p>
      )}
      {"hasOtherEdits" in current && current.hasOtherEdits && (
        <p class="quiet" data-test="scenario-other-edits">
          This sheet also has edits that a scenario does not keep, such as runs or widths. With its assumptions and
          readings alone the total is {formatWholeUsd(current.usd)}.
        </p>
      )}
      {kept.length > 0 && (
        <ul class="scenarios">
          {kept.map((it, index) => (
            <Kept
              key={it.name}
              study={study}
              scenario={it}
              publishedUsd={published}
              isCurrent={"scenario" in current && isSame(current.scenario, it)}
              onApply={() => void onWrite(presentIn(breakdown, cellsOf(study, it, switchName)))}
              onRemove={() => save(kept.filter((_, at) => at !== index))}
            />
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <fluent-button data-test="scenarios-compare" disabled={inserting} onClick={() => onCompare(kept)}>
          Compare on a sheet
        </fluent-button>
      )}
    </details>
  );
}

const isSame = (one: Scenario, other: Scenario): boolean =>
  JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
const contentOf = ({ inputs, readings, ranges = {} }: Scenario) => [inputs, readings, ranges];

/** Of some contents of cells, those that the sheet has a cell for and does not hold yet. */
function presentIn(
  { inputs, ranges }: Breakdown,
  cells: Readonly<Record<string, number | string>>,
): Readonly<Record<string, number | string>> {
  const held: Readonly<Record<string, unknown>> = { ...inputs, ...rangeCellsOf(ranges) };
  return Object.fromEntries(Object.entries(cells).filter(([name, value]) => name in held && held[name] !== value));
}

interface KeptProps {
  study: Study;
  scenario: Scenario;
  publishedUsd: number;
  isCurrent: boolean;
  onApply(): void;
  onRemove(): void;
}

function Kept({ study, scenario, publishedUsd, isCurrent, onApply, onRemove }: KeptProps) {
  const { usd } = useMemo(() => scenarioCost(study, scenario).total, [study, scenario]);
  const changes = changesOf(study, scenario);
  const change = usd / publishedUsd - 1;
  return (
    <li data-test="scenario">
      <p class="row">
        <strong>{scenario.name}</strong>
        <span data-test="scenario-usd" data-value={usd} title={formatWholeUsd(usd)}>
          {formatUsd(usd)}
          {publishedUsd > 0 && Math.abs(usd - publishedUsd) >= 0.5 && ` (${formatChange(change)})`}
        </span>
      </p>
      <p class="quiet">{changes.length === 0 ? `${asItWas(study)}.` : `${changes.map(changeText).join("; ")}.`}</p>
      <p class="row">
        <button type="button" class="link" data-test="scenario-apply" disabled={isCurrent} onClick={onApply}>
          {isCurrent ? "Applied" : "Apply"}
        </button>
        <button type="button" class="link" aria-label={`Remove ${scenario.name}`} onClick={onRemove}>
          Remove
        </button>
      </p>
    </li>
  );
}

const shown = (value: number | string): string => (typeof value === "number" ? inputText(value) : value);
const changeText = ({ label, from, to }: Change): string => `${label} ${shown(to)} (was ${shown(from)})`;
