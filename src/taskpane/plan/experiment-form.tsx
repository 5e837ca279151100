import { publishedModels } from "../../core/models";
import type { FileExperiment, FileModel } from "../../study/file";
import { LARGEST_COUNT } from "../../study/limits";
import { formatCount, formatFlops, formatUsd } from "../parts/format";
import { modelsText, pointsText, readModels, readPoints } from "./plan";
import { PlanField, PlanNumber, PlanText } from "./plan-fields";
import { readNumber } from "../parts/format";

interface ExperimentFormProps {
  index: number;
  experiment: FileExperiment;
  models: readonly FileModel[];
  /** What it comes to, and the tokens of its shortest and its longest run. */
  cost: { usd: number; runs: number; tokens: readonly [number, number] } | undefined;
  seqLen: number;
  removable: boolean;
  onChange(experiment: FileExperiment): void;
  onRemove(): void;
}

const RULES = { fixed: "steps × batch × sequence", optimal: "compute-optimal", given: "a number of tokens" } as const;
type Rule = keyof typeof RULES;

/** Tokens that a run first gets when they are given as a number. */
const FIRST_TOKENS = 1e12;

function withRule(experiment: FileExperiment, rule: Rule): FileExperiment {
  const { run_tokens: _, steps, batch, ...rest } = experiment;
  if (rule === "given") return { ...rest, tokens: "fixed", run_tokens: experiment.run_tokens ?? FIRST_TOKENS };
  return {
    ...rest,
    tokens: rule,
    ...(steps === undefined ? {} : { steps }),
    ...(batch === undefined ? {} : { batch }),
  };
}

export function ExperimentForm({
  index,
  experiment,
  models,
  cost,
  seqLen,
  removable,
  onChange,
  onRemove,
}: ExperimentFormProps) {
  const id = `plan-${index + 1}`;
  const { settings = 1 } = experiment;
  const rule: Rule = experiment.run_tokens === undefined ? (experiment.tokens ?? "fixed") : "given";
  return (
    <fieldset class="experiment">
      <legend>
        {experiment.name}
        {cost && ` · ${formatUsd(cost.usd)} · ${formatCount(cost.runs)} ${cost.runs === 1 ? "run" : "runs"}`}
      </legend>
      <PlanText
        id={`${id}-name`}
        label="Name"
        value={experiment.name}
        onChange={(name) => onChange({ ...experiment, name })}
      />
      <PlanField
        id={`${id}-models`}
        label="Widths or models"
        hint={`Such as 1024, 2048, ${models[0]?.name ?? "Llama 3 8B"}: the catalogue has ${publishedModels.length} published models.`}
        text={modelsText(experiment.models)}
        read={(text) => {
          const read = readModels(text, models);
          return "models" in read ? { value: read.models } : read;
        }}
        onChange={(it) => onChange({ ...experiment, models: it })}
      />
      {typeof settings === "number" ? (
        <PlanNumber
          id={`${id}-settings`}
          label="Settings"
          unit="each trained"
          whole
          minimum={1}
          value={settings}
          onChange={(it) => onChange({ ...experiment, settings: it })}
        />
      ) : (
        <p class="quiet">Settings: {settings.map(({ count, of }) => `${count} ${of}`).join(" × ")}</p>
      )}
      <PlanField
        id={`${id}-points`}
        label="Runs of each setting"
        hint="A number, or learning rates: 0.0001 to 0.0128 step 1.41"
        text={pointsText(experiment.points)}
        read={(text) => {
          const read = readPoints(text);
          return "points" in read ? { value: read.points } : read;
        }}
        onChange={(points) => onChange({ ...experiment, points })}
      />
      <div class="control">
        <label for={`${id}-tokens`}>Tokens of a run</label>
        <select
          id={`${id}-tokens`}
          data-test={`${id}-tokens`}
          value={rule}
          onChange={(event) => onChange(withRule(experiment, event.currentTarget.value as Rule))}
        >
          {(Object.keys(RULES) as Rule[]).map((it) => (
            <option key={it} value={it}>
              {RULES[it]}
            </option>
          ))}
        </select>
      </div>
      {rule === "given" ? (
        <PlanNumber
          id={`${id}-run-tokens`}
          label="Tokens"
          unit="tokens"
          minimum={1}
          value={experiment.run_tokens!}
          onChange={(it) => onChange({ ...experiment, run_tokens: it })}
        />
      ) : (
        <>
          <OwnCount
            id={`${id}-steps`}
            label="Steps, if its own"
            value={experiment.steps}
            onChange={(steps) => onChange(withOptional(experiment, "steps", steps))}
          />
          <OwnCount
            id={`${id}-batch`}
            label="Batch size, if its own"
            value={experiment.batch}
            onChange={(batch) => onChange(withOptional(experiment, "batch", batch))}
          />
        </>
      )}
      {cost && (
        <p class="quiet" data-test={`${id}-tokens-note`}>
          {tokensNote(cost)} in sequences of {formatCount(seqLen)}, as set under “Tokens of a run” below.
        </p>
      )}
      {removable && (
        <button type="button" class="link" data-test={`${id}-remove`} onClick={onRemove}>
          Remove this experiment
        </button>
      )}
    </fieldset>
  );
}

const tokensNote = ({ tokens: [least, most] }: { tokens: readonly [number, number] }): string =>
  least === most ? `${formatFlops(least)} tokens a run` : `${formatFlops(least)} to ${formatFlops(most)} tokens a run`;

function withOptional(experiment: FileExperiment, name: "steps" | "batch", value: number | undefined): FileExperiment {
  const { [name]: _, ...rest } = experiment;
  return value === undefined ? rest : { ...rest, [name]: value };
}

interface OwnCountProps {
  id: string;
  label: string;
  value: number | undefined;
  onChange(value: number | undefined): void;
}

/** A count of this experiment's own; empty where it shares the study's. */
function OwnCount({ id, label, value, onChange }: OwnCountProps) {
  const read = (text: string): { value: number | undefined } | { problem: string } => {
    if (text.trim() === "") return { value: undefined };
    const count = readNumber(text) ?? Number.NaN;
    return Number.isInteger(count) && count >= 1 && count <= LARGEST_COUNT
      ? { value: count }
      : { problem: `${label}: a whole number from 1, or nothing.` };
  };
  return (
    <PlanField id={id} label={label} text={value === undefined ? "" : String(value)} read={read} onChange={onChange} />
  );
}
