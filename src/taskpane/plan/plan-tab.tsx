import { useMemo, useRef, useState } from "preact/hooks";
import { accelerators } from "../../core/accelerators";
import { studyCost, tokensOf, type Study } from "../../study/study";
import { studyFileText, studyOf, type FileExperiment, type StudyFile } from "../../study/file";
import { ExperimentForm } from "./experiment-form";
import { formatCount, formatFlops, formatUsd, formatWholeUsd } from "../parts/format";
import { openFile, saveFile } from "../shell/local-files";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { acceleratorOf, PLAN_EXAMPLES, planOf, readPlan, withAccelerator, withoutSources } from "./plan";
import { PlanNumber, PlanText } from "./plan-fields";
import { useWrongFields, WrongFields } from "./use-wrong-fields";

interface PlanTabProps {
  inserting: boolean;
  onInsert(study: Study): void;
  notify(notice: Notice | undefined): void;
}

/** One's own paper: what its experiments would cost as they are typed, to be inserted, saved and opened again. */
export function PlanTab({ inserting, onInsert, notify }: PlanTabProps) {
  const [file, setFile] = useState<StudyFile>(() => planOf());
  // Fields start anew when another plan is opened; edits of this one must not lose what is half typed.
  const [opened, setOpened] = useState(0);
  // Likewise the fields of price and rate, when an accelerator fills them in.
  const [priced, setPriced] = useState(0);
  const chooser = useRef<HTMLInputElement>(null);
  const costed = useMemo(() => costOf(file), [file]);
  const { wrong, report } = useWrongFields();
  // A total beside a field that is not understood would be of something else than what is seen.
  const outcome: Outcome =
    wrong === 0
      ? costed
      : { problem: wrong === 1 ? "One entry below is not understood." : `${wrong} entries below are not understood.` };

  function replace(next: StudyFile): void {
    setFile(next);
    setOpened((count) => count + 1);
    notify(undefined);
  }

  async function open(chosen: File | undefined): Promise<void> {
    if (!chosen) return;
    try {
      replace(readPlan(await openFile(chosen)));
      notify({
        intent: "success",
        title: `“${chosen.name}” is open.`,
        advice: "What you change here is not saved until you save it.",
      });
    } catch (error) {
      notify(failureNotice(`“${chosen.name}” could not be opened`, error));
    }
    chooser.current!.value = "";
  }

  const { model, training, fleet } = file;
  const withModel = (change: Partial<StudyFile["model"]>) =>
    setFile({ ...withoutSources(file, change), model: { ...model, ...change } });
  const withTraining = (change: Partial<StudyFile["training"]>) =>
    setFile({ ...withoutSources(file, change), training: { ...training, ...change } });
  const withFleet = (change: Partial<StudyFile["fleet"]>) =>
    setFile({ ...withoutSources(file, change), fleet: { ...fleet, ...change } });
  const withExperiments = (experiments: FileExperiment[]) => setFile({ ...file, experiments });

  return (
    <WrongFields.Provider value={report}>
      <div key={opened} class="plan">
        <section aria-labelledby="plan-heading">
          <div class="row">
            <h2 id="plan-heading">Your own paper</h2>
            <select
              aria-label="Start from"
              data-test="plan-example"
              value=""
              onChange={(event) => {
                const example = PLAN_EXAMPLES.find(({ id }) => id === event.currentTarget.value);
                if (example) replace(example.file());
                event.currentTarget.value = "";
              }}
            >
              <option value="" disabled>
                Start from…
              </option>
              {PLAN_EXAMPLES.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <PlanText
            id="plan-title"
            label="Title"
            value={file.title}
            onChange={(title) => setFile({ ...file, title })}
          />
          <p
            class="plan-total"
            aria-live="polite"
            data-test="plan-total"
            data-value={"usd" in outcome ? outcome.usd : undefined}
          >
            {"usd" in outcome ? (
              <>
                <strong title={formatWholeUsd(outcome.usd)}>{formatUsd(outcome.usd)}</strong>{" "}
                {formatFlops(outcome.flops)} FLOPs · {formatCount(outcome.runs)} {outcome.runs === 1 ? "run" : "runs"}
              </>
            ) : (
              <span class="problem">{outcome.problem}</span>
            )}
          </p>
          <div class="buttons">
            <fluent-button
              appearance="primary"
              data-test="plan-insert"
              disabled={inserting || !("study" in outcome)}
              onClick={() => "study" in outcome && onInsert(outcome.study)}
            >
              Insert as a sheet
            </fluent-button>
            <fluent-button
              data-test="plan-save"
              disabled={wrong > 0}
              onClick={() => saveFile(`${file.title}.json`, studyFileText(file), "application/json")}
            >
              Save
            </fluent-button>
            <fluent-button data-test="plan-open" onClick={() => chooser.current!.click()}>
              Open…
            </fluent-button>
            <input
              ref={chooser}
              type="file"
              accept=".json,application/json"
              hidden
              data-test="plan-file"
              onChange={(event) => void open(event.currentTarget.files?.[0])}
            />
          </div>
        </section>

        <section aria-labelledby="plan-experiments-heading">
          <h2 id="plan-experiments-heading">Experiments</h2>
          {file.experiments.map((experiment, index) => (
            <ExperimentForm
              key={index}
              index={index}
              experiment={experiment}
              models={file.models ?? []}
              cost={"experiments" in outcome ? outcome.experiments[index] : undefined}
              seqLen={model.seq_len}
              removable={file.experiments.length > 1}
              onChange={(next) => withExperiments(file.experiments.map((it, at) => (at === index ? next : it)))}
              onRemove={() => {
                withExperiments(file.experiments.filter((_, at) => at !== index));
                setOpened((count) => count + 1);
              }}
            />
          ))}
          <fluent-button
            data-test="plan-add"
            onClick={() =>
              withExperiments([
                ...file.experiments,
                {
                  name: `Experiment ${file.experiments.length + 1}`,
                  models: [1024],
                  settings: 1,
                  points: 1,
                  tokens: "fixed",
                },
              ])
            }
          >
            Add an experiment
          </fluent-button>
        </section>

        <section aria-labelledby="plan-rest-heading">
          <h2 id="plan-rest-heading">What they share</h2>
          <details>
            <summary>Price and rate</summary>
            <div class="control">
              <label for="plan-accelerator">Accelerator</label>
              <select
                id="plan-accelerator"
                data-test="plan-accelerator"
                aria-describedby="plan-accelerator-note"
                value={acceleratorOf(file)?.name ?? ""}
                onChange={(event) => {
                  setFile(withAccelerator(file, event.currentTarget.value));
                  setPriced((count) => count + 1);
                }}
              >
                <option value="" disabled>
                  Your own figures
                </option>
                {accelerators.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
              <p class="quiet" id="plan-accelerator-note" data-test="plan-accelerator-note">
                {["flops_per_gpu", "usd_per_gpu_hour"].map((it) => file.sources?.[it] ?? "Your own figure").join(" · ")}
              </p>
            </div>
            <div key={priced}>
              <PlanNumber
                id="plan-usd"
                label="Rent of one GPU"
                unit="US$ an hour"
                value={fleet.usd_per_gpu_hour}
                minimum={0}
                onChange={(it) => withFleet({ usd_per_gpu_hour: it })}
              />
              <PlanNumber
                id="plan-rate"
                label="Sustained rate of one GPU"
                unit="FLOP/s"
                value={fleet.flops_per_gpu}
                minimum={1}
                onChange={(it) => withFleet({ flops_per_gpu: it })}
              />
              <PlanNumber
                id="plan-peak"
                label="Peak rate of one GPU"
                unit="FLOP/s"
                value={fleet.peak_flops_per_gpu}
                minimum={1}
                onChange={(it) => withFleet({ peak_flops_per_gpu: it })}
              />
              <PlanNumber
                id="plan-node"
                label="GPUs in a node"
                unit="GPUs"
                whole
                value={fleet.gpus_per_node}
                minimum={1}
                onChange={(it) => withFleet({ gpus_per_node: it })}
              />
            </div>
          </details>
          <details>
            <summary>Tokens of a run</summary>
            <PlanNumber
              id="plan-steps"
              label="Steps"
              unit="steps"
              whole
              value={training.steps}
              minimum={1}
              onChange={(steps) => withTraining({ steps })}
            />
            <PlanNumber
              id="plan-batch"
              label="Batch size"
              unit="sequences"
              whole
              value={training.batch}
              minimum={1}
              onChange={(batch) => withTraining({ batch })}
            />
            <PlanNumber
              id="plan-seq"
              label="Sequence length"
              unit="tokens"
              whole
              value={model.seq_len}
              minimum={1}
              onChange={(it) => withModel({ seq_len: it })}
            />
            <PlanNumber
              id="plan-optimal"
              label="Compute-optimal tokens"
              unit="for each parameter"
              value={training.tokens_per_param}
              minimum={0.001}
              onChange={(it) => withTraining({ tokens_per_param: it })}
            />
          </details>
          <details>
            <summary>Shape of the models</summary>
            <PlanNumber
              id="plan-layers"
              label="Layers"
              unit="blocks"
              whole
              value={model.layers}
              minimum={1}
              onChange={(layers) => withModel({ layers })}
            />
            <PlanNumber
              id="plan-head"
              label="Head width"
              unit="dimensions"
              whole
              value={model.head_dim}
              minimum={1}
              onChange={(it) => withModel({ head_dim: it })}
            />
            <PlanNumber
              id="plan-vocab"
              label="Vocabulary"
              unit="tokens"
              whole
              value={model.vocab}
              minimum={1}
              onChange={(vocab) => withModel({ vocab })}
            />
            <PlanNumber
              id="plan-kv"
              label="Key/value heads"
              unit="for each head"
              value={model.kv_ratio}
              minimum={0.001}
              onChange={(it) => withModel({ kv_ratio: it })}
            />
            <PlanNumber
              id="plan-ffn"
              label="Feed-forward width"
              unit="× width"
              value={model.ffn_ratio}
              minimum={0.001}
              onChange={(it) => withModel({ ffn_ratio: it })}
            />
            <PlanFlag
              id="plan-gated"
              label="Gated feed-forward block (SwiGLU)"
              value={model.gated}
              onChange={(gated) => withModel({ gated })}
            />
            <PlanFlag
              id="plan-causal"
              label="Causal attention"
              value={model.causal}
              onChange={(causal) => withModel({ causal })}
            />
            <PlanFlag
              id="plan-tied"
              label="One table for input and output"
              value={model.tied}
              onChange={(tied) => withModel({ tied })}
            />
          </details>
        </section>
      </div>
    </WrongFields.Provider>
  );
}

interface PlanFlagProps {
  id: string;
  label: string;
  value: boolean;
  onChange(value: boolean): void;
}

function PlanFlag({ id, label, value, onChange }: PlanFlagProps) {
  return (
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
}

type Outcome =
  | {
      study: Study;
      usd: number;
      flops: number;
      runs: number;
      experiments: readonly { usd: number; runs: number; tokens: readonly [number, number] }[];
    }
  | { problem: string };

function costOf(file: StudyFile): Outcome {
  const study = studyOf(file);
  const { total, experiments } = studyCost(study);
  return Number.isFinite(total.usd)
    ? {
        study,
        usd: total.usd,
        flops: total.flops,
        runs: total.runs,
        experiments: experiments.map((it, index) => ({ ...it, tokens: tokensOfRuns(study, index) })),
      }
    : { problem: "The total is too large for a number." };
}

/** Tokens of the shortest and the longest run of an experiment. */
function tokensOfRuns(study: Study, index: number): [number, number] {
  const all = study.experiments[index]!.sweeps.flatMap((sweep) =>
    sweep.models.map((model) => tokensOf(study, sweep, study.models[model]!)),
  );
  return [Math.min(...all), Math.max(...all)];
}
