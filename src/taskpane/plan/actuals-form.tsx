import { useMemo, useRef, useState } from "preact/hooks";
import type * as Exports from "../../actuals";
import type { LineProblem, Mapping, Role, Table } from "../../actuals";
import { actualsSheet } from "../../breakdown/actuals-sheet";
import { counted } from "../../grid/counted";
import { inputText } from "../../grid/number-text";
import type { Sheet } from "../../grid/sheet";
import { flopsPerTokenOf, studyCost, tokensOf } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import type { Study, StudyModel } from "../../study/study";
import { SelectField } from "../fields/field";
import { readInput } from "../fields/read-value";
import { ValueField } from "../fields/value-field";
import { FileInput } from "../parts/file-input";
import { formatCount, formatFlops, formatUsd } from "../parts/format";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { withMeasuredRates } from "./measured-rates";

export interface ActualsProps {
  file: StudyFile;
  study: Study;
  inserting: boolean;
  onInsert(make: () => Sheet): void;
  onChange(file: StudyFile): void;
  notify(notice: Notice): void;
}

/** The reader of exports, and the table that it read. */
interface Opened {
  exports: typeof Exports;
  name: string;
  table: Table;
}

/** A file of a hundred thousand runs with their settings. */
const LARGEST_BYTES = 100_000_000;
const NO_MODEL = "";
const MOST_SHOWN = 5;

const nameOf = ({ width, own }: StudyModel): string => own?.name ?? `D = ${width}`;

/** What was run, from another program's export, beside the plan; the plan may take its rate and its goodput from it. */
export function ActualsForm({ file, study, inserting, onInsert, onChange, notify }: ActualsProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const [mapping, setMapping] = useState<Mapping>();
  const [typedGpus, setGpus] = useState<number>();
  const [model, setModel] = useState(study.models.length === 1 ? "0" : NO_MODEL);
  const fixedTokens = tokensOf(study, { tokens: "fixed" }, study.models[0]!);
  const tokensPerStep = fixedTokens / file.assumptions.train_steps;

  async function open(chosen: File): Promise<void> {
    try {
      if (chosen.size > LARGEST_BYTES) throw new Error("it is larger than 100 MB");
      const exports = await import(/* webpackChunkName: "actuals" */ "../../actuals");
      const table = exports.readTable(await chosen.text());
      setMapping(exports.suggestedMapping(table));
      setOpened({ exports, name: chosen.name, table });
    } catch (error) {
      notify(failureNotice(`“${chosen.name}” could not be read`, error));
    }
  }

  const trained = model === NO_MODEL ? undefined : study.models[Number(model)];
  const flopsPerToken = trained && flopsPerTokenOf(study, trained);
  const usdPerGpuHour = file.assumptions.usd_per_gpu_hour;
  // A file with a column of GPUs leaves some out by mistake: what they are is for the user to say.
  const gpus = typedGpus ?? (mapping?.columns.gpus === undefined ? file.assumptions.gpus_per_node : undefined);
  const read = useMemo(
    () => opened && mapping && opened.exports.readRuns(opened.table, mapping, { gpus, tokensPerStep }),
    [opened, mapping, gpus, tokensPerStep],
  );
  const summary = useMemo(
    () => opened && read && opened.exports.summaryOf(read.runs, { usdPerGpuHour, flopsPerToken }),
    [opened, read, usdPerGpuHour, flopsPerToken],
  );
  const remarks = opened && read && summary ? opened.exports.remarksOn(read, summary, gpus) : [];
  const planned = useMemo(() => studyCost(study), [study]);
  const isPossible = summary?.sustained !== undefined && summary.sustained.high <= file.assumptions.peak_flops_per_gpu;

  return (
    <>
      <p class="quiet">
        Open an export of your runs: CSV from Weights &amp; Biases, MLflow or TensorBoard, <code>sacct -P</code>, any
        table with headings, or JSON lines. It stays on this machine.
      </p>
      <fluent-button data-test="actuals-open" onClick={() => chooser.current!.click()}>
        Open an export…
      </fluent-button>
      <FileInput
        chooser={chooser}
        accept=".csv,.tsv,.txt,.json,.jsonl,.ndjson"
        name="actuals-file"
        onChoose={(chosen) => void open(chosen)}
      />
      {opened && mapping && read && summary && (
        <>
          {!opened.exports.isSeries(opened.table) && (
            <Columns opened={opened} mapping={mapping} onChange={setMapping} />
          )}
          {read.withoutGpus > 0 && (
            <GpusField isOfAll={mapping.columns.gpus === undefined} gpus={gpus} onChange={setGpus} />
          )}
          <SelectField
            id="actuals-model"
            label="Model that was trained"
            note="Its FLOPs per token and the tokens give the utilisation that the runs had."
            value={model}
            options={[
              { value: NO_MODEL, text: "Not chosen" },
              ...study.models.map((it, index) => ({ value: String(index), text: nameOf(it) })),
            ]}
            otherwise="Not chosen"
            onChoose={setModel}
          />
          <table class="actuals" data-test="actuals-summary">
            <thead>
              <tr>
                <th scope="col">{opened.name}</th>
                <th scope="col">Runs</th>
                <th scope="col">GPU-hours</th>
                <th scope="col">US$</th>
              </tr>
            </thead>
            <tbody>
              {(["finished", "failed", "running"] as const).map((it) => (
                <Line key={it} label={it} {...summary.outcomes[it]} />
              ))}
              <Line label="Total" {...summary.total} />
              <Line label="Planned" {...planned.total} />
            </tbody>
          </table>
          <p class="quiet" data-test="actuals-rate">
            {rateText(summary, file.assumptions.peak_flops_per_gpu)}
          </p>
          {remarks.map((it) => (
            <p class="quiet" key={it} data-test="actuals-remark">
              {it}
            </p>
          ))}
          {summary.sustained && !isPossible && (
            <p class="problem" role="alert" data-test="actuals-impossible">
              No run has more than 100% of the peak: these runs trained another model, on other GPUs, or on another
              number of them. Choose the model that was trained; runs of several models need a file each.
            </p>
          )}
          <Lines
            id="actuals-problems"
            title={`${formatCount(read.problems.length)} of the file's rows ${read.problems.length === 1 ? "is" : "are"} no run:`}
            lines={read.problems}
          />
          <Lines
            id="actuals-gaps"
            title={`${counted(read.gaps.length, "run")} counted with a gap:`}
            lines={read.gaps}
          />
          {read.jobSteps > 0 && (
            <p class="quiet">{counted(read.jobSteps, "job step")} counted in their jobs, not twice.</p>
          )}
          <div class="buttons">
            <fluent-button
              data-test="actuals-insert"
              disabled={inserting || read.runs.length === 0}
              onClick={() =>
                onInsert(() =>
                  actualsSheet({
                    source: opened.name,
                    runs: read.runs,
                    problems: read.problems,
                    gaps: read.gaps,
                    remarks,
                    figures: file.assumptions,
                    plan: { title: file.title, cost: planned },
                    ...(trained && flopsPerToken !== undefined
                      ? { model: { name: nameOf(trained), flopsPerToken } }
                      : {}),
                  }),
                )
              }
            >
              Insert as a sheet
            </fluent-button>
            <fluent-button
              data-test="actuals-use"
              disabled={!isPossible}
              onClick={() => {
                onChange(withMeasuredRates(file, summary, opened.name));
                notify({
                  intent: "success",
                  title: "The plan takes its rate with its range, and its goodput, from the runs.",
                  advice: "See Shared settings, Price and rate.",
                });
              }}
            >
              Use in the plan
            </fluent-button>
          </div>
        </>
      )}
    </>
  );
}

function rateText({ sustained, goodput, tokens }: Exports.ActualSummary, peak: number): string {
  const share = (it: number) => `${((100 * it) / peak).toFixed(1)} %`;
  const hours =
    goodput === undefined
      ? ""
      : `Finished runs took ${(100 * goodput).toFixed(1)} % of the GPU-hours of runs that ended. `;
  if (!sustained) return `${hours}Choose the model, and a column of tokens or steps, to see the utilisation.`;
  return (
    `${hours}They saw ${formatFlops(tokens)} tokens at a median utilisation of ${share(sustained.median)} ` +
    `(10–90 %: ${share(sustained.low)} to ${share(sustained.high)}), ${formatFlops(sustained.median)} FLOP/s a GPU, ` +
    `each run counted once; over all their hours together, where long runs count more, it is ${share(sustained.overall)}.`
  );
}

interface GpusFieldProps {
  /** Whether the file has no column of GPUs at all. */
  isOfAll: boolean;
  gpus: number | undefined;
  onChange(gpus: number | undefined): void;
}

/** How many GPUs runs had that do not say it. */
function GpusField({ isOfAll, gpus, onChange }: GpusFieldProps) {
  const input = {
    label: isOfAll ? "GPUs of each run" : "GPUs of runs that do not say it",
    unit: "GPUs",
    rule: { kind: "whole", minimum: 1, maximum: 1e6 },
  } as const;
  return (
    <ValueField
      id="actuals-gpus"
      label={input.label}
      unit={input.unit}
      note={isOfAll ? undefined : "While it is blank, such rows are no run."}
      value={gpus}
      text={gpus === undefined ? "" : inputText(gpus)}
      read={(typed) => (typed.trim() === "" && !isOfAll ? { value: undefined } : readInput(input, typed))}
      onChange={onChange}
    />
  );
}

interface LinesProps {
  id: string;
  title: string;
  lines: readonly LineProblem[];
}

/** Lines of the file of which something is said. */
const Lines = ({ id, title, lines }: LinesProps) =>
  lines.length > 0 && (
    <div class="problem" data-test={id}>
      {title}
      <ul>
        {lines.slice(0, MOST_SHOWN).map(({ line, reason }) => (
          <li key={line}>
            Line {line}: {reason}.
          </li>
        ))}
      </ul>
      {lines.length > MOST_SHOWN && "The others are on the inserted sheet."}
    </div>
  );

interface LineProps {
  label: string;
  runs: number;
  gpuHours: number;
  usd: number;
}

const hoursText = (hours: number): string => (hours > 0 && hours < 100 ? hours.toFixed(1) : formatCount(hours));

const Line = ({ label, runs, gpuHours, usd }: LineProps) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{formatCount(runs)}</td>
    <td>{hoursText(gpuHours)}</td>
    <td>{formatUsd(usd)}</td>
  </tr>
);

interface ColumnsProps {
  opened: Opened;
  mapping: Mapping;
  onChange(mapping: Mapping): void;
}

const NONE = "";

/** Which column says what: a suggestion from the headings, which the user may correct. */
function Columns({ opened: { exports, table }, mapping, onChange }: ColumnsProps) {
  const set = (role: Role, value: string): void => {
    const { [role]: _, ...others } = mapping.columns;
    onChange({ ...mapping, columns: value === NONE ? others : { ...others, [role]: Number(value) } });
  };
  return (
    <details data-test="actuals-columns" open={mapping.columns.duration === undefined}>
      <summary>Columns of the file</summary>
      {exports.roleNames.map((role) => (
        <SelectField
          key={role}
          id={`actuals-${role}`}
          label={exports.ROLES[role]}
          value={mapping.columns[role] === undefined ? NONE : String(mapping.columns[role])}
          options={[
            { value: NONE, text: "None" },
            ...table.columns.map((text, index) => ({ value: String(index), text: text || `Column ${index + 1}` })),
          ]}
          otherwise="None"
          onChoose={(value) => set(role, value)}
        />
      ))}
      <SelectField
        id="actuals-unit"
        label="Durations without a unit are in"
        value={mapping.durationUnit}
        options={[
          { value: "seconds", text: "seconds" },
          { value: "hours", text: "hours" },
        ]}
        otherwise="seconds"
        onChoose={(it) => onChange({ ...mapping, durationUnit: it as Mapping["durationUnit"] })}
      />
    </details>
  );
}
