import { publishedModels } from "../../core/models";
import { COUNT_RULE } from "../../study/assumptions";
import type { FileModel, FileSweep, StudyFile } from "../../study/file";
import { InputField, ValueField } from "../fields/value-field";
import { formatCount, formatFlops } from "../parts/format";
import { modelsText, pointsText, readModels, readPoints, settingsText } from "./plan-text";
import { TokensField } from "./tokens-field";

/** Of a run, when they are given as a number while there is no cost. */
const FIRST_TOKENS = 1e12;

interface SweepFormProps {
  id: string;
  sweep: FileSweep;
  models: readonly FileModel[];
  counts: StudyFile["counts"];
  /** Tokens of its shortest and its longest run; undefined while there is no cost. */
  tokens: readonly [number, number] | undefined;
  seqLen: number;
  onChange(sweep: FileSweep): void;
}

/** Runs that share rules: what is trained, how often, and on how many tokens. */
export function SweepForm({ id, sweep, models, counts, tokens, seqLen, onChange }: SweepFormProps) {
  const { settings = 1 } = sweep;
  const shared = Object.entries(counts ?? {}).map(([name, { value }]) => `${name} (${value})`);
  return (
    <>
      <ValueField
        id={`${id}-models`}
        label="Widths or models"
        note={`Such as 1024, 2048, ${models[0]?.name ?? "Llama 3 8B"}: the catalogue has ${publishedModels.length} published models.`}
        value={sweep.models}
        text={modelsText(sweep.models)}
        read={(typed) => readModels(typed, models)}
        onChange={(it) => onChange({ ...sweep, models: it })}
      />
      {typeof settings === "number" ? (
        <InputField
          id={`${id}-settings`}
          input={{ label: "Configurations", unit: "", rule: COUNT_RULE, value: settings }}
          onChange={(it) => onChange({ ...sweep, settings: it })}
        />
      ) : (
        <p class="quiet" data-test={`${id}-settings`}>
          Configurations: {settingsText(settings)} (kept from the file).
        </p>
      )}
      <ValueField
        id={`${id}-points`}
        label="Runs per configuration"
        note={`A number, or learning rates: 0.0001 to 0.0128 step 1.41${shared.length > 0 ? `, or a shared count: ${shared.join(", ")}` : ""}`}
        value={sweep.points ?? 1}
        text={pointsText(sweep.points)}
        read={(typed) => readPoints(typed, counts)}
        onChange={(points) => onChange({ ...sweep, points })}
      />
      <TokensField
        id={`${id}-tokens`}
        tokens={sweep.tokens ?? "fixed"}
        first={tokens?.[1] ?? FIRST_TOKENS}
        note={
          tokens && `${tokensText(tokens)} in sequences of ${formatCount(seqLen)}, as set under “Tokens per run” below.`
        }
        onChange={(tokens) => onChange({ ...sweep, tokens })}
      />
    </>
  );
}

const tokensText = ([least, most]: readonly [number, number]): string =>
  least === most
    ? `${formatFlops(least)} tokens per run`
    : `${formatFlops(least)} to ${formatFlops(most)} tokens per run`;
