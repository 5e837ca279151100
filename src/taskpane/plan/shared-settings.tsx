import type { ComponentChildren } from "preact";
import { useContext, useState } from "preact/hooks";
import { accelerators } from "../../core/accelerators";
import {
  assumptionNames,
  assumptionOf,
  COUNT_RULE,
  GROUPS,
  type AssumptionName,
  type Group,
} from "../../study/assumptions";
import type { StudyFile } from "../../study/file";
import { movedBy } from "../../study/moves";
import { sourceOf, type Study } from "../../study/study";
import { SelectField } from "../fields/field";
import { RangedField } from "../fields/value-field";
import { Summary } from "../parts/summary";
import { OwnPrices } from "../prices/own-prices";
import { PlanPrice } from "../prices/plan-price";
import { acceleratorOf, withCount, withPrice, withRanged } from "./plan";
import { withPart } from "./typical-rate";

const SHAPE: Readonly<Record<keyof StudyFile["shape"], string>> = {
  gated: "Gated feed-forward block (SwiGLU)",
  causal: "Causal attention",
  tied: "Tied input/output embeddings",
};

/** What else the field of the sustained rate takes. */
export const UTILISATION_NOTE = "A share such as 40% is of the peak.";

interface SharedSettingsProps {
  file: StudyFile;
  /** What the plan is now; undefined while a field is invalid. */
  study: Study | undefined;
  onChange(file: StudyFile): void;
}

/** What all experiments of a plan share: a field for each assumption, group by group, and for each count. */
export function SharedSettings({ file, study, onChange }: SharedSettingsProps) {
  const { own } = useContext(OwnPrices);
  // Fields start over when an accelerator fills them in.
  const [filled, setFilled] = useState(0);
  const fieldsOf = (group: Group) =>
    assumptionNames
      .filter((name) => assumptionOf(name).group === group)
      .map((name) => (
        <RangedField
          key={name}
          id={`plan-${name}`}
          input={{ ...assumptionOf(name), value: file.assumptions[name] }}
          range={file.ranges?.[name]}
          note={[study && moved(study, name), name === "flops_per_gpu" && UTILISATION_NOTE].filter(Boolean).join(" ")}
          whole={name === "flops_per_gpu" ? file.assumptions.peak_flops_per_gpu : undefined}
          onChange={(it) => onChange(withRanged(file, name, it))}
        />
      ));
  const counts = Object.entries(file.counts ?? {});
  const beside: Partial<Record<Group, { before?: ComponentChildren; after?: ComponentChildren }>> = {
    price: {
      before: (
        <>
          <AcceleratorField
            file={file}
            onChoose={(name) => {
              onChange(withPart(file, name, own));
              setFilled((count) => count + 1);
            }}
          />
          <PlanPrice
            file={file}
            part={acceleratorOf(file)}
            onChoose={(choice, part) => {
              onChange(withPrice(file, part, choice));
              setFilled((count) => count + 1);
            }}
          />
        </>
      ),
    },
    shape: {
      after: (Object.keys(SHAPE) as (keyof typeof SHAPE)[]).map((name) => (
        <Flag
          key={name}
          id={`plan-${name}`}
          label={SHAPE[name]}
          value={file.shape[name]}
          onChange={(it) => onChange({ ...file, shape: { ...file.shape, [name]: it } })}
        />
      )),
    },
  };
  return (
    <section aria-labelledby="plan-shared-heading">
      <h2 id="plan-shared-heading">Shared settings</h2>
      {(Object.keys(GROUPS) as Group[]).map((group) => (
        <details key={group} data-test={`plan-group-${group}`}>
          <Summary>{GROUPS[group]}</Summary>
          {beside[group]?.before}
          <div key={filled}>{fieldsOf(group)}</div>
          {beside[group]?.after}
        </details>
      ))}
      {counts.length > 0 && (
        <details data-test="plan-group-counts">
          <Summary>Counts of runs</Summary>
          {counts.map(([name, { label, value }]) => (
            <RangedField
              key={name}
              id={`plan-${name}`}
              input={{ label, unit: "runs", rule: COUNT_RULE, value }}
              range={file.ranges?.[name]}
              note={study && moved(study, name)}
              onChange={(it) => onChange(withCount(file, name, it))}
            />
          ))}
        </details>
      )}
    </section>
  );
}

/** What of the plan a field changes, where that is not all of it. */
function moved(study: Study, name: AssumptionName | (string & {})): string | undefined {
  const moves = movedBy(study, name);
  if (moves === "nothing") return "Changes nothing in this plan.";
  return moves === "all" ? undefined : `Changes only ${moves.only}.`;
}

function AcceleratorField({ file, onChoose }: { file: StudyFile; onChoose(name: string): void }) {
  const sources = { sources: file.sources ?? {} };
  return (
    <SelectField
      id="plan-accelerator"
      label="Accelerator"
      note={["flops_per_gpu", "usd_per_gpu_hour"].map((it) => sourceOf(sources, it)).join(" · ")}
      value={acceleratorOf(file)?.name ?? ""}
      options={accelerators.map(({ name }) => ({ value: name, text: name }))}
      otherwise="Your own figures"
      onChoose={onChoose}
    />
  );
}

interface FlagProps {
  id: string;
  label: string;
  value: boolean;
  onChange(value: boolean): void;
}

const Flag = ({ id, label, value, onChange }: FlagProps) => (
  <label class="choice" for={id}>
    <input
      id={id}
      type="checkbox"
      checked={value}
      data-test={id}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);
