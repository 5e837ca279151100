import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { scalingExponents } from "../../studies/scaling-exponents";
import type { Study } from "../../study/study";
import { catalogue } from "../../functions";
import type { Host } from "../../grid/host";
import { paperAssumptions } from "../../breakdown/assumptions";
import { breakdownSheet, type FormulaStyle } from "../../breakdown/breakdown";
import { catalogueSheet } from "../../breakdown/catalogue-sheet";
import { resultNames, switchName } from "../../breakdown/result-names";
import { BreakdownTab } from "../breakdown/breakdown-tab";
import { CatalogueTab } from "../models/catalogue-tab";
import { downloadBreakdown } from "../breakdown/download-breakdown";
import { FunctionsTab } from "../functions/functions-tab";
import { InsertProgress } from "./insert-progress";
import { failureNotice, type Notice } from "./notice-bar";
import { namesNotice } from "./notice-bar";
import { NoticeBar } from "./notice-bar";
import { queueWrites } from "./queue-writes";
import { PlanTab } from "../plan/plan-tab";
import { RangeTab } from "../range/range-tab";
import { studyOfRecord } from "./study-of-record";
import { Tabs } from "./tabs";
import { Totals } from "./totals";
import { useInsertion } from "./use-insertion";
import { watchSheet, type SheetState, type SheetWatch } from "./watch-sheet";

const TABS = [
  { id: "breakdown", label: "Breakdown" },
  { id: "range", label: "Range" },
  { id: "plan", label: "Plan" },
  { id: "catalogue", label: "Models" },
  { id: "functions", label: "Functions" },
] as const;
type TabId = (typeof TABS)[number]["id"];

/** No page is told whether a download was let through. */
const DOWNLOAD_ADVICE =
  "Its named inputs and switches are this sheet's. Excel for Mac may not let a pane save files: insert the breakdown there, and save the workbook.";

/** What the pane reads of a sheet that was made of a study. */
const watchedNames = (study: Study): readonly string[] => [
  ...Object.values(resultNames),
  ...paperAssumptions(study).map(({ name }) => name),
  ...study.corrections.map(({ id }) => switchName(id)),
];

/** The whole pane. It keeps no figures of its own: what it shows was read from the sheet. */
export function Pane({ host }: { host: Host }) {
  const [tab, setTab] = useState<TabId>("breakdown");
  const [sheet, setSheet] = useState<SheetState>();
  const [style, setStyle] = useState<FormulaStyle>("excel");
  const [notice, setNotice] = useState<Notice>();
  const watch = useRef<SheetWatch>();
  const top = useRef<HTMLDivElement>(null);
  const record = sheet?.breakdown?.record;
  const known = useMemo(() => studyOfRecord(record), [record]);
  const study = known ?? scalingExponents;
  useEffect(() => {
    if (known) return;
    setNotice({
      intent: "warning",
      title: "What this sheet was made of cannot be read.",
      advice: "The pane shows the paper's assumptions beside it; the sheet itself works as before.",
    });
  }, [known]);
  const assumptions = useMemo(() => paperAssumptions(study), [study]);
  const insertion = useInsertion(host, setNotice, () => void watch.current?.refresh());

  useEffect(() => {
    watch.current = watchSheet(host, watchedNames(study), setSheet);
    return () => watch.current?.stop();
  }, [host, study]);

  const enqueue = useMemo(
    () => queueWrites(host, (error) => setNotice(failureNotice("The cell could not be changed", error))),
    [host],
  );
  async function write(name: string, value: number | string): Promise<void> {
    await enqueue(name, value);
    await watch.current?.refresh();
  }

  async function type(formula: string): Promise<void> {
    try {
      const { address } = await host.type(formula);
      setNotice({ intent: "success", title: `Typed into ${address}.`, advice: formula });
    } catch (error) {
      setNotice(failureNotice("The formula could not be typed", error));
    }
    await watch.current?.refresh();
  }

  const addNames =
    host.addWorkbookNames &&
    (async () => {
      try {
        setNotice(namesNotice(await host.addWorkbookNames!()));
      } catch (error) {
        setNotice(failureNotice("The names could not be added", error));
      }
    });

  async function download(): Promise<void> {
    try {
      const name = await downloadBreakdown(host, study, style);
      setNotice({ intent: "success", title: `“${name}” goes to your downloads.`, advice: DOWNLOAD_ADVICE });
    } catch (error) {
      setNotice(failureNotice("The file could not be made", error));
    }
  }

  function show(id: TabId): void {
    if (id !== tab) top.current!.parentElement!.scrollTop = 0;
    setTab(id);
  }

  const spell = (name: string) => host.spell(name);
  const insertStudy = (it: Study) =>
    void insertion.start(
      () => breakdownSheet(it, { style, charts: host.charts, spell }),
      "Change an input cell or a control below: the total follows.",
    );
  // Another copy is one of the sheet in view.
  const insert = () => insertStudy(sheet?.breakdown ? study : scalingExponents);
  return (
    <>
      <header class="brand">
        <h1>FLOPsheet</h1>
        <p>What training a language model costs.</p>
      </header>
      <div class="pane-top" ref={top}>
        <Totals
          sheet={sheet}
          hostLabel={host.label}
          offersInsert={tab !== "breakdown" && !insertion.progress}
          onInsert={insert}
          onRetry={() => void watch.current?.refresh()}
        />
        {insertion.progress && <InsertProgress progress={insertion.progress} onCancel={insertion.cancel} />}
        <div role="status">{notice && <NoticeBar notice={notice} onDismiss={() => setNotice(undefined)} />}</div>
        <div role="status" data-test="selected-error">
          {sheet?.selection?.error !== undefined && (
            <NoticeBar
              notice={{
                intent: "warning",
                title: `${sheet.selection.address} shows an error.`,
                advice: sheet.selection.error,
              }}
            />
          )}
        </div>
        <Tabs tabs={TABS} active={tab} onChange={show} />
      </div>
      <div
        class="pane-body"
        id="panel-breakdown"
        role="tabpanel"
        aria-labelledby="tab-breakdown"
        hidden={tab !== "breakdown"}
      >
        <BreakdownTab
          study={study}
          assumptions={assumptions}
          breakdown={sheet?.breakdown ?? null}
          style={style}
          onStyle={setStyle}
          inserting={insertion.progress !== undefined}
          onInsert={insert}
          onDownload={() => void download()}
          onWrite={write}
        />
      </div>
      <div class="pane-body" id="panel-range" role="tabpanel" aria-labelledby="tab-range" hidden={tab !== "range"}>
        {tab === "range" && (
          <RangeTab
            breakdown={sheet?.breakdown ?? null}
            choices={{ gated: study.shape.gated, causal: study.shape.causal, tiedEmbeddings: study.tiedEmbeddings }}
          />
        )}
      </div>
      <div class="pane-body" id="panel-plan" role="tabpanel" aria-labelledby="tab-plan" hidden={tab !== "plan"}>
        <PlanTab inserting={insertion.progress !== undefined} onInsert={insertStudy} notify={setNotice} />
      </div>
      <div
        class="pane-body"
        id="panel-catalogue"
        role="tabpanel"
        aria-labelledby="tab-catalogue"
        hidden={tab !== "catalogue"}
      >
        {tab === "catalogue" && (
          <CatalogueTab
            spell={spell}
            inserting={insertion.progress !== undefined}
            onType={type}
            onInsertSheet={() =>
              void insertion.start(
                () => catalogueSheet(spell),
                "Refer to its cells, or write a model's name where a width stands.",
              )
            }
          />
        )}
      </div>
      <div
        class="pane-body"
        id="panel-functions"
        role="tabpanel"
        aria-labelledby="tab-functions"
        hidden={tab !== "functions"}
      >
        <FunctionsTab
          functions={catalogue}
          spell={spell}
          selection={sheet?.selection}
          onType={type}
          onAddNames={addNames}
        />
      </div>
    </>
  );
}
