import { useMemo, useRef, useState } from "preact/hooks";
import type * as Exports from "../../actuals";
import type { Mapping, Table } from "../../actuals";
import { actualsSheet } from "../../breakdown/actuals-sheet";
import { counted } from "../../grid/counted";
import type { Sheet } from "../../grid/sheet";
import { studyCost, tokensOf } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import { plannedModels, plannedNames } from "../../study/planned-models";
import type { Study } from "../../study/study";
import { FileInput } from "../parts/file-input";
import { formatCount } from "../parts/format";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { acceleratorOf } from "../plan/plan";
import { Columns } from "./columns";
import { GpusField } from "./gpus-field";
import { Groups } from "./groups";
import { Lines } from "./lines";
import { withMeasuredRates } from "./measured-rates";
import { ByModel, rateText, Totals } from "./totals";
import { groupsTrained, trainedRuns, type Choices } from "./trained";

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

/** What was run, from another program's export, beside the plan; the plan may take its rate and its goodput from it. */
export function ActualsForm({ file, study, inserting, onInsert, onChange, notify }: ActualsProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const [mapping, setMapping] = useState<Mapping>();
  const [typedGpus, setGpus] = useState<number>();
  const [choices, setChoices] = useState<Choices>(new Map());
  const [others, setOthers] = useState<string>();
  const fixedTokens = tokensOf(study, { tokens: "fixed" }, study.models[0]!);
  const tokensPerStep = fixedTokens / file.assumptions.train_steps;

  async function open(chosen: File): Promise<void> {
    try {
      if (chosen.size > LARGEST_BYTES) throw new Error("it is larger than 100 MB");
      const exports = await import(/* webpackChunkName: "actuals" */ "../../actuals");
      const table = exports.readTable(await chosen.text());
      setMapping(exports.suggestedMapping(table));
      setChoices(new Map());
      setOthers(undefined);
      setOpened({ exports, name: chosen.name, table });
    } catch (error) {
      notify(failureNotice(`“${chosen.name}” could not be read`, error));
    }
  }

  const models = useMemo(() => plannedModels(study), [study]);
  const names = useMemo(() => plannedNames(models), [models]);
  const { usd_per_gpu_hour: usdPerGpuHour, peak_flops_per_gpu: peakFlops } = file.assumptions;
  const part = acceleratorOf(file)?.name;
  // A file with a column of GPUs leaves some out by mistake: what they are is for the user to say.
  const gpus = typedGpus ?? (mapping?.columns.gpus === undefined ? file.assumptions.gpus_per_node : undefined);
  const read = useMemo(
    () => opened && mapping && opened.exports.readRuns(opened.table, mapping, { gpus, tokensPerStep }),
    [opened, mapping, gpus, tokensPerStep],
  );
  const matching = useMemo(() => opened && read && opened.exports.matchRuns(read.runs, models), [opened, read, models]);
  const compared = useMemo(() => {
    if (!opened || !read || !matching) return undefined;
    const trained = groupsTrained(matching, names, choices, others);
    const runs = trainedRuns(read.runs, matching, trained);
    const flopsPerToken = models.map((it) => it.flopsPerToken);
    return {
      trained,
      runs,
      summary: opened.exports.summaryOf(runs, { usdPerGpuHour, peakFlops, part, flopsPerToken }),
    };
  }, [opened, read, matching, names, choices, others, models, usdPerGpuHour, peakFlops, part]);
  const summary = compared?.summary;
  const remarks = opened && read && summary ? opened.exports.remarksOn(read, summary, gpus) : [];
  const planned = useMemo(() => studyCost(study), [study]);
  const isPossible = summary?.sustained !== undefined && summary.sustained.high <= peakFlops;

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
      {opened && mapping && read && matching && compared && summary && (
        <>
          {!opened.exports.isSeries(opened.table) && (
            <Columns exports={opened.exports} table={opened.table} mapping={mapping} onChange={setMapping} />
          )}
          {read.withoutGpus > 0 && (
            <GpusField isOfAll={mapping.columns.gpus === undefined} gpus={gpus} onChange={setGpus} />
          )}
          <Groups
            matching={matching}
            names={names}
            trained={compared.trained}
            choices={choices}
            others={others}
            onChoices={setChoices}
            onOthers={setOthers}
          />
          <Totals name={opened.name} summary={summary} planned={planned} />
          <ByModel summary={summary} models={models} names={names} />
          <p class="quiet" data-test="actuals-rate">
            {rateText(summary, peakFlops)}
          </p>
          {remarks.map((it) => (
            <p class="quiet" key={it} data-test="actuals-remark">
              {it}
            </p>
          ))}
          {summary.sustained && !isPossible && (
            <p class="problem" role="alert" data-test="actuals-impossible">
              No run has more than 100% of the peak: these runs trained another model, on other GPUs, or on another
              number of them. Choose what each of them trained above.
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
                    runs: compared.runs,
                    problems: read.problems,
                    gaps: read.gaps,
                    remarks,
                    figures: file.assumptions,
                    part,
                    planned: models,
                    plan: { title: file.title, cost: planned },
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
