import { counted } from "../../grid/counted";
import type { FileExperiment, FileModel, StudyFile } from "../../study/file";
import { NameField } from "../fields/value-field";
import { formatUsd } from "../parts/format";
import type { ExperimentPrice } from "./plan-cost";
import { SweepForm } from "./sweep-form";

interface ExperimentFormProps {
  index: number;
  experiment: FileExperiment;
  models: readonly FileModel[];
  counts: StudyFile["counts"];
  price: ExperimentPrice | undefined;
  seqLen: number;
  removable: boolean;
  onChange(experiment: FileExperiment): void;
  onRemove(): void;
}

/** An experiment, and each of its sweeps. */
export function ExperimentForm({
  index,
  experiment,
  price,
  removable,
  onChange,
  onRemove,
  ...shared
}: ExperimentFormProps) {
  const id = `plan-${index + 1}`;
  const { name, sweeps } = experiment;
  const isOne = sweeps.length === 1;
  return (
    <fieldset class="experiment">
      <legend>
        {name}
        {price && ` · ${formatUsd(price.usd)} · ${counted(price.runs, "run")}`}
      </legend>
      <NameField id={`${id}-name`} label="Name" value={name} onChange={(it) => onChange({ ...experiment, name: it })} />
      {sweeps.map((sweep, at) => {
        const form = (
          <SweepForm
            key={at}
            id={isOne ? id : `${id}-${at + 1}`}
            sweep={sweep}
            tokens={price?.tokens[at]}
            onChange={(it) =>
              onChange({ ...experiment, sweeps: sweeps.map((old, place) => (place === at ? it : old)) })
            }
            {...shared}
          />
        );
        return isOne ? (
          form
        ) : (
          <fieldset key={at} class="sweep">
            <legend>
              Sweep {at + 1} of {sweeps.length}: {sweep.name ?? name}
            </legend>
            {form}
          </fieldset>
        );
      })}
      {removable && (
        <button type="button" class="link" data-test={`${id}-remove`} onClick={onRemove}>
          Remove this experiment
        </button>
      )}
    </fieldset>
  );
}
