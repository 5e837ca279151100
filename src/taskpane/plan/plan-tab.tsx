import { useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { studyFileText, type StudyFile } from "../../study/file";
import { ScenarioError, type Scenario } from "../../study/scenario";
import type { Study } from "../../study/study";
import { OpenDrafts } from "../fields/open-drafts";
import { NameField } from "../fields/value-field";
import { useWrongFields, WrongFields } from "../fields/wrong-fields";
import { FileInput } from "../parts/file-input";
import { Summary } from "../parts/summary";
import { copyText } from "../shell/copy-text";
import { openFile, saveFile } from "../shell/local-files";
import { Ask } from "../shell/ask";
import { failureNotice, type Notice } from "../shell/notice-bar";
import { Actuals } from "../actuals/actuals";
import { Isoflop, type MakeSheet } from "./isoflop";
import { ExperimentForm } from "./experiment-form";
import { draftsWithout, type Drafts } from "./experiment-rows";
import { ExperimentTable } from "./experiment-table";
import {
  asOwn,
  isOwn,
  keptAsIs,
  planOfSheet,
  type SheetGoals,
  PLAN_EXAMPLES,
  planOf,
  readPlan,
  withAddedExperiment,
  withExperiment,
  withoutExperiment,
} from "./plan";
import { PlanAnswers } from "./plan-answers";
import { priceOf } from "./plan-cost";
import { PlanLine } from "./plan-line";
import { rangeOf } from "./plan-range";
import type { PlanTotal } from "./plan-totals";
import { goalsOf, onlySweep, solved, withGoals, type Goals } from "./solve";
import { Steps } from "./steps";
import { SharedSettings } from "./shared-settings";
import { utilisationText } from "./utilisation-text";

/** The choice of starting from the sheet in view; no example has this id. */
const OF_SHEET = "of-sheet";

/** Goes back to the plan before its latest change, and forth again. */
export interface PlanHistory {
  undo(): void;
  redo(): void;
}

/** All that a step of the plan changes. */
interface PlanState {
  file: StudyFile;
  drafts: Drafts;
  opened: number;
  isEdited: boolean;
}

interface PlanTabProps {
  isShown: boolean;
  inserting: boolean;
  /** False where downloads come to nothing: the plan can be copied. */
  downloads: boolean;
  /** The study of the sheet in view, and what its cells hold now; throws a ScenarioError where one of them is invalid. */
  ofSheet: { study: Study; scenario(): Scenario; goals: SheetGoals } | undefined;
  onInsert(study: Study): void;
  onInsertSheet(make: MakeSheet, advice?: string): void;
  notify(notice: Notice | undefined): void;
  /** Told whether the plan has changes that are in no file and on no sheet. */
  isEdited: { current: boolean };
  /** Where whoever hears the keys finds the plan's history. */
  history: { current: PlanHistory | undefined };
  onTotal(total: PlanTotal): void;
}

/** A study of the user's own: what its experiments cost as they are typed, to be inserted, saved and opened again. */
export function PlanTab({
  isShown,
  inserting,
  downloads,
  ofSheet,
  onInsert,
  onInsertSheet,
  notify,
  isEdited,
  history,
  onTotal,
}: PlanTabProps) {
  const [file, setFile] = useState<StudyFile>(() => planOf());
  const goals = useMemo(() => goalsOf(file), [file]);
  // Fields start over when another plan is opened; edits of this one must not lose what is half typed.
  const [opened, setOpened] = useState(0);
  // Below an experiment that was removed, fields are of others.
  const [removed, setRemoved] = useState(0);
  const [drafts, setDrafts] = useState<Drafts>({});
  const chooser = useRef<HTMLInputElement>(null);
  const steps = useRef(new Steps<PlanState>()).current;
  const openDrafts = useContext(OpenDrafts);
  const { wrong, report } = useWrongFields();
  const priced = useMemo(() => priceOf(file), [file]);
  // No total while a field is invalid: it would not be that of what the form shows.
  const unmet = useMemo(() => Object.values(solved(file, goals).problems)[0], [file, goals]);
  const price = wrong === 0 && unmet === undefined ? priced : undefined;
  const range = useMemo(() => price && rangeOf(file, price.study), [price]);
  const kept = keptAsIs(file);
  // Before it is drawn: the total above is that of the answers below.
  useLayoutEffect(() => {
    const problem = wrong > 0 ? invalidText(wrong) : (unmet ?? "The total is too large to calculate.");
    onTotal(price ? { ...price, range: range?.usd } : { problem });
  }, [price, wrong, unmet]);

  /** What would take the plan's place, while the user is asked. */
  const [asked, setAsked] = useState<{ what: string; go(): void }>();

  /** The title of the sheet whose plan this is, as long as it is just that; null before there is one, undefined after a change. */
  const [sheetTitle, setOfSheet] = useState<string | null | undefined>(null);
  useEffect(() => {
    if (!isShown || sheetTitle === undefined || wrong > 0 || !ofSheet || !isOwn(ofSheet.study.file)) return;
    const { study, scenario, goals: wanted } = ofSheet;
    try {
      const next = withGoalsMet(planOfSheet(study, { ...scenario(), goals: wanted }));
      setOfSheet(study.title);
      if (JSON.stringify(next) === JSON.stringify(file)) return;
      setFile(next);
      startOver();
    } catch (error) {
      // Who asks for that plan is told what is invalid.
      if (!(error instanceof ScenarioError)) throw error;
    }
  }, [isShown, ofSheet?.study]);

  const now = (): PlanState => ({ file, drafts, opened, isEdited: isEdited.current });

  /** The plan goes on from here to another state; what is typed into one field is one step. */
  function beginStep(): void {
    setOfSheet(undefined);
    const { activeElement: field } = document;
    const isTyped = field instanceof HTMLInputElement && field.type === "text";
    steps.begin(now(), isTyped ? `${field.dataset.test} of ${file.experiments.length}` : undefined);
  }

  function goTo(state: PlanState | undefined): void {
    if (!state) return;
    // What a field shows in place of its value was typed on the way here.
    openDrafts.dropWithin(document.getElementById("panel-plan")!);
    isEdited.current = state.isEdited;
    setAsked(undefined);
    setFile(state.file);
    setDrafts(state.drafts);
    setOpened(state.opened);
  }

  history.current = { undo: () => goTo(steps.back(now())), redo: () => goTo(steps.forth(now())) };
  useEffect(() => {
    const end = () => steps.end();
    addEventListener("focusin", end);
    return () => removeEventListener("focusin", end);
  }, []);

  /** The goals hold while other fields change; an answer that is typed over is no goal any more. */
  function edit(next: StudyFile, wanted?: Goals): void {
    beginStep();
    isEdited.current = true;
    const { days, holdsGpus, usd } = wanted ?? {
      days: next.assumptions.gpu_count === file.assumptions.gpu_count ? goals.days : undefined,
      holdsGpus: goals.holdsGpus,
      usd: onlySweep(next)?.tokens === onlySweep(file)?.tokens ? goals.usd : undefined,
    };
    const kept: Goals = {
      ...(days === undefined ? {} : { days, ...(holdsGpus ? { holdsGpus } : {}) }),
      ...(usd === undefined ? {} : { usd }),
    };
    setFile(asOwn(withGoals(solved(next, kept).file, kept)));
  }

  /** Each opening has a number of its own, also after one that was undone. */
  const openings = useRef(0);
  const startOver = () => setOpened(++openings.current);

  function remove(row: number): void {
    edit(withoutExperiment(file, row));
    setDrafts(draftsWithout(drafts, row));
    setRemoved((count) => count + 1);
  }

  function replace(next: StudyFile): void {
    steps.begin(now());
    setOfSheet(undefined);
    isEdited.current = false;
    setAsked(undefined);
    setDrafts({});
    setFile(withGoalsMet(next));
    startOver();
    notify(undefined);
  }

  /** Goes on at once where nothing would be lost. */
  function askFirst(what: string, go: () => void): void {
    if (isEdited.current || wrong > 0) setAsked({ what, go });
    else go();
  }

  async function copy(): Promise<void> {
    try {
      await copyText(studyFileText(file));
      notify({
        intent: "success",
        title: "Copied the plan as text.",
        advice: "Paste it into a text file whose name ends in .json: Open plan and npm run breakdown take it.",
      });
    } catch (error) {
      notify(failureNotice("The plan could not be copied", error));
    }
  }

  function startFromSheet(): void {
    const { study, scenario, goals: wanted } = ofSheet!;
    try {
      const now = scenario();
      replace(planOfSheet(study, { ...now, goals: wanted }));
      if (Object.keys(now.readings).length > 0)
        notify({
          intent: "info",
          title: "The plan has the published readings.",
          advice: "A plan has no switches: the readings that this sheet selects stay with the sheet.",
        });
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      setAsked(undefined);
      notify({
        intent: "error",
        title: `${error.problems[0]!}.`,
        advice: "Correct that cell of the sheet first. Your plan is unchanged.",
      });
    }
  }

  async function open(chosen: File): Promise<void> {
    try {
      replace(readPlan(await openFile(chosen)));
      notify({ intent: "success", title: `Opened “${chosen.name}”.`, advice: "Save it to keep your changes." });
    } catch (error) {
      setAsked(undefined);
      notify(failureNotice(`“${chosen.name}” could not be opened`, error));
    }
  }

  return (
    <WrongFields.Provider value={report}>
      <div key={opened} class="plan">
        <section aria-labelledby="plan-heading">
          <div class="row">
            <h2 id="plan-heading">Your plan</h2>
            <select
              aria-label="Start from"
              data-test="plan-example"
              value=""
              onChange={(event) => {
                const { value } = event.currentTarget;
                const example = PLAN_EXAMPLES.find(({ id }) => id === value);
                if (example) askFirst(`Starting from “${example.label}”`, () => replace(example.file()));
                else if (value === OF_SHEET) askFirst("Starting from the sheet in view", startFromSheet);
                event.currentTarget.value = "";
              }}
            >
              <option value="" disabled>
                Start from…
              </option>
              {ofSheet && <option value={OF_SHEET}>The sheet in view: {ofSheet.study.title}</option>}
              {PLAN_EXAMPLES.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          {asked && (
            <Ask
              id="plan-replace"
              question={`${asked.what} replaces your plan, which has changes that are not saved.`}
              yes="Replace it"
              no="Keep my plan"
              onYes={asked.go}
              onNo={() => setAsked(undefined)}
            />
          )}
          {typeof sheetTitle === "string" && (
            <p class="quiet" data-test="plan-of-sheet">
              This is the plan of the sheet in view, “{sheetTitle}”. Changes stay here until you insert or save it.
            </p>
          )}
          <PlanLine file={file} goals={goals} onChange={edit} />
          {price && <PlanAnswers file={file} goals={goals} price={price} range={range} />}
          {price && (
            <p class="quiet" data-test="plan-utilisation">
              {utilisationText(file)}
            </p>
          )}
          {kept.length > 0 && (
            <p class="quiet" data-test="plan-kept">
              Kept from the file, not editable here: {kept.join(", ")}.
            </p>
          )}
          <div class="buttons">
            <fluent-button
              appearance="primary"
              data-test="plan-insert"
              disabled={inserting || !price}
              onClick={() => {
                if (!price) return;
                isEdited.current = false;
                onInsert(price.study);
              }}
            >
              Insert as a sheet
            </fluent-button>
            <fluent-button data-test="plan-copy" disabled={wrong > 0} onClick={() => void copy()}>
              Copy plan
            </fluent-button>
            {downloads && (
              <fluent-button
                data-test="plan-save"
                disabled={wrong > 0}
                onClick={() => {
                  saveFile(`${file.title}.json`, studyFileText(file), "application/json");
                  isEdited.current = false;
                }}
              >
                Save plan
              </fluent-button>
            )}
            <fluent-button data-test="plan-open" onClick={() => chooser.current!.click()}>
              Open plan…
            </fluent-button>
            <FileInput
              chooser={chooser}
              accept=".json,application/json"
              name="plan-file"
              onChoose={(chosen) => askFirst(`Opening “${chosen.name}”`, () => void open(chosen))}
            />
          </div>
          <NameField id="plan-title" label="Title" value={file.title} onChange={(title) => edit({ ...file, title })} />
        </section>

        <section aria-labelledby="plan-experiments-heading">
          <h2 id="plan-experiments-heading">Experiments</h2>
          <ExperimentTable
            file={file}
            drafts={drafts}
            onDrafts={(next) => {
              beginStep();
              setDrafts(next);
            }}
            onChange={edit}
            onRemove={remove}
          />
          <fluent-button data-test="plan-add" onClick={() => edit(withAddedExperiment(file))}>
            Add an experiment
          </fluent-button>
          <details data-test="plan-details">
            <Summary>Details of each experiment</Summary>
            {file.experiments.map((experiment, index) => (
              <ExperimentForm
                key={`${index} ${removed}`}
                index={index}
                experiment={experiment}
                models={file.models ?? []}
                counts={file.counts}
                price={price?.experiments[index]}
                seqLen={file.assumptions.seq_len}
                removable={file.experiments.length > 1}
                onChange={(next) => edit(withExperiment(file, index, next))}
                onRemove={() => remove(index)}
              />
            ))}
          </details>
        </section>

        <SharedSettings file={file} study={price?.study} onChange={edit} />
      </div>
      <section class="plan more" aria-labelledby="plan-more-heading">
        <h2 id="plan-more-heading">More with this plan</h2>
        <Isoflop file={file} inserting={inserting} onInsert={onInsertSheet} />
        {price && (
          <Actuals
            file={file}
            study={price.study}
            inserting={inserting}
            onInsert={onInsertSheet}
            onChange={(next) => {
              edit(next);
              startOver();
            }}
            notify={notify}
          />
        )}
      </section>
    </WrongFields.Provider>
  );
}

/** A sheet whose price was changed may be beside its goals: the plan of it meets them, or says that none does. */
const withGoalsMet = (file: StudyFile): StudyFile => (file.goals ? solved(file, goalsOf(file)).file : file);

const invalidText = (fields: number): string =>
  fields === 1 ? "1 field is invalid." : `${fields} fields are invalid.`;
