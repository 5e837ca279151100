import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { paper } from "../../studies";
import { scenarioOf } from "../../study/scenario";
import type { Study } from "../../study/study";
import { catalogue } from "../../functions";
import { FilledCell, type Host } from "../../grid/host";
import { breakdownSheet, type FormulaStyle } from "../../breakdown/breakdown";
import { switchName } from "../../breakdown/result-names";
import { catalogueSheet } from "../../breakdown/catalogue-sheet";
import { BreakdownTab } from "../breakdown/breakdown-tab";
import { CatalogueTab } from "../models/catalogue-tab";
import { useBreakdownFile, type FileUse } from "../breakdown/breakdown-as-file";
import { FunctionsTab } from "../functions/functions-tab";
import { DraftsOfFields, OpenDrafts } from "../fields/open-drafts";
import { onHistoryKeys } from "./history-keys";
import { InsertProgress } from "./insert-progress";
import { failureNotice, namesNotice, NoticeBar, repairNotice, type Notice } from "./notice-bar";
import { queueWrites } from "./queue-writes";
import { sheetStudy, watchedNames } from "./sheet-study";
import type { PlanHistory } from "../plan/plan-tab";
import { PlanPanel } from "../plan/plan-panel";
import { OwnPrices, useOwnPrices } from "../prices/own-prices";
import { PlanTotals, type PlanTotal } from "../plan/plan-totals";
import { RangeTab } from "../range/range-tab";
import { Tabs } from "./tabs";
import { Why } from "../explain/why";
import { Totals } from "./totals";
import { useLeaveWarning } from "./use-leave-warning";
import { WorkbookBar } from "./workbook-bar";
import { useInsertion } from "./use-insertion";
import { useNotice } from "./use-notice";
import { watchSheet, type SheetState, type SheetWatch } from "./watch-sheet";

const TABS = [
  { id: "breakdown", label: "Breakdown" },
  { id: "range", label: "Range" },
  { id: "plan", label: "Plan" },
  { id: "catalogue", label: "Models" },
  { id: "functions", label: "Functions" },
] as const;
type TabId = (typeof TABS)[number]["id"];

/** What the file of a breakdown has. */
const IN_THE_FILE = "It has this sheet's inputs and switches; other edits are not included.";

/** Of a plan that is still loading. */
const NO_HISTORY: PlanHistory = { undo: () => undefined, redo: () => undefined };
/** The sheet of an address as the host writes it: 'Cost breakdown'!A1. */
const sheetOf = (address: string): string =>
  address
    .replace(/![^!]*$/, "")
    .replace(/^'(.*)'$/s, "$1")
    .replaceAll("''", "'");

interface PaneProps {
  host: Host;
  /** What is said first, such as what a link opened. */
  opening?: Notice | undefined;
}

/** The whole pane. It keeps no figures of its own: what it shows was read from the sheet. */
export function Pane({ host, opening }: PaneProps) {
  const [tab, setTab] = useState<TabId>("breakdown");
  const [sheet, setSheet] = useState<SheetState>();
  const [style, setStyle] = useState<FormulaStyle>("excel");
  const { notice, setNotice, hold, letGo } = useNotice(opening);
  const watch = useRef<SheetWatch>();
  const top = useRef<HTMLDivElement>(null);
  const breakdown = sheet?.breakdown ?? null;
  const { study, offered } = useMemo(() => sheetStudy(breakdown), [breakdown === null, breakdown?.record]);
  // Most sheets are the paper's: with its names in the first read, they need no second one.
  const names = useMemo(() => watchedNames(study ?? paper), [study]);
  const insertion = useInsertion(host, setNotice, () => void watch.current?.refresh());

  useEffect(() => {
    watch.current = watchSheet(host, names, setSheet);
    return () => watch.current?.stop();
  }, [host, names.join()]);

  const ownPrices = useOwnPrices(host);
  // Its answer would be taken for another cell by then.
  const selected = sheet?.selection?.address;
  useEffect(() => {
    if (notice?.about !== undefined && selected !== undefined && selected !== notice.about) setNotice(undefined);
  }, [notice, selected]);
  const sheetInView = selected === undefined ? undefined : sheetOf(selected);
  const sheetBefore = useRef(sheetInView);
  useEffect(() => {
    if (sheetInView === undefined || sheetInView === sheetBefore.current) return;
    if (notice?.sheet !== undefined && notice.sheet === sheetBefore.current) setNotice(undefined);
    sheetBefore.current = sheetInView;
  }, [notice, sheetInView]);

  const drafts = useMemo(() => new DraftsOfFields(), []);
  const planHistory = useRef<PlanHistory>();
  useEffect(() => {
    // A plan is no part of the workbook: while it is planned, the keys never change a sheet.
    const history = () => (tab === "plan" ? (planHistory.current ?? NO_HISTORY) : host.history);
    const go = (how: "undo" | "redo") => {
      const its = history();
      its?.[how]();
      return its !== undefined;
    };
    const root = top.current!.parentElement!;
    // Where nothing has the focus, they are the pane's too.
    return onHistoryKeys((target) => target === document.body || root.contains(target), {
      undo: () => drafts.dropRefused() || go("undo"),
      redo: () => go("redo"),
    });
  }, [host, tab]);

  const isPlanEdited = useRef(false);
  const [planTotal, setPlanTotal] = useState<PlanTotal>();
  useLeaveWarning(() => host.files !== undefined && (host.files.isEdited() || isPlanEdited.current));

  const enqueue = useMemo(
    () => queueWrites(host, (error) => setNotice(failureNotice("The cell could not be changed", error))),
    [host],
  );
  async function write(sheetId: string, values: Readonly<Record<string, number | string>>): Promise<void> {
    await enqueue(sheetId, values);
    await watch.current?.refresh();
  }

  async function type(formula: string, numberFormat?: string, replace = false): Promise<void> {
    try {
      const { address } = await host.type(formula, { numberFormat, replace });
      setNotice({ intent: "success", title: `Inserted into ${address}.`, advice: formula });
    } catch (error) {
      const isFilled = error instanceof FilledCell;
      setNotice({
        ...failureNotice("The formula could not be inserted", error),
        ...(isFilled && {
          intent: "warning",
          about: (await host.selection()).address,
          actions: [{ label: "Replace what it holds", run: () => void type(formula, numberFormat, true) }],
        }),
      });
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

  const repair =
    host.repair &&
    (async () => {
      try {
        setNotice(repairNotice(await host.repair!()));
      } catch (error) {
        setNotice(failureNotice("The formulas could not be repaired", error));
      }
      await watch.current?.refresh();
    });

  const fail = (what: string, error: unknown) => setNotice(failureNotice(what, error));
  const check = host.check && {
    label: host.label,
    onFail: fail,
    onCheck: (onStep: (step: string) => void) =>
      host.check!(onStep).catch((error: unknown) => void fail("The check could not be made", error)),
  };

  async function use(of: Study, as: FileUse): Promise<void> {
    try {
      const name = await useBreakdownFile(as, host, of, style, breakdown?.sheetId);
      setNotice(
        as === "open"
          ? { intent: "success", title: "Opened as a new workbook.", advice: IN_THE_FILE }
          : // No page is told whether a download was let through.
            {
              intent: "info",
              title: `Downloading “${name}”.`,
              advice: `${IN_THE_FILE} If no file appears, ${host.openAsNew ? "open it as a new workbook instead" : "allow downloads in the browser and try again"}.`,
            },
      );
    } catch (error) {
      setNotice(failureNotice("The file could not be written", error));
    }
  }

  function show(id: TabId): void {
    if (id !== tab) top.current!.parentElement!.scrollTop = 0;
    setTab(id);
  }

  const spell = (name: string) => host.spell(name);
  const insertStudy = (it: Study) =>
    void insertion.start(
      () =>
        breakdownSheet(it, {
          style,
          charts: host.charts,
          spell,
          ...(host.alwaysHasFunctions && { rangeStyle: "addin" }),
        }),
      "Change an input cell or a control below; the total recalculates.",
    );
  const insert = () => offered && insertStudy(offered);
  return (
    <OwnPrices.Provider value={ownPrices}>
      <OpenDrafts.Provider value={drafts}>
        <header class="brand">
          <h1>FLOPsheet</h1>
          <p>What training a language model costs.</p>
          {host.files && (
            <WorkbookBar files={host.files} notify={setNotice} onOpened={() => void watch.current?.refresh()} />
          )}
        </header>
        <div class="pane-top" ref={top}>
          {/* One total at a time: a plan's own replaces the sheet's while it is planned. */}
          {tab === "plan" ? (
            <PlanTotals total={planTotal} />
          ) : (
            <Totals
              sheet={sheet}
              hostLabel={host.label}
              offersInsert={tab !== "breakdown" && !insertion.progress}
              onInsert={insert}
              onRetry={() => void watch.current?.refresh()}
              onRepair={repair && (() => void repair())}
            />
          )}
          {insertion.progress && <InsertProgress progress={insertion.progress} onCancel={insertion.cancel} />}
          <div role="status" onPointerEnter={hold} onPointerLeave={letGo} onFocusIn={hold} onFocusOut={letGo}>
            {notice && <NoticeBar notice={notice} onDismiss={() => setNotice(undefined)} />}
          </div>
          <div role="status" data-test="selected-error">
            {sheet?.selection?.error !== undefined && (
              <NoticeBar
                notice={{
                  intent: "warning",
                  title: `${sheet.selection.address} shows an error.`,
                  advice: sheet.selection.error,
                  link: sheet.selection.help === undefined ? undefined : { label: "Help", href: sheet.selection.help },
                }}
              />
            )}
          </div>
          {sheet?.selection && (
            <Why
              host={host}
              functions={catalogue}
              study={study}
              address={sheet.selection.address}
              version={sheet.breakdown}
            />
          )}
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
            study={offered}
            breakdown={breakdown}
            style={style}
            onStyle={setStyle}
            inserting={insertion.progress !== undefined}
            onInsert={insert}
            onDownload={host.downloads ? () => offered && void use(offered, "download") : undefined}
            onOpen={host.openAsNew && (() => offered && void use(offered, "open"))}
            onWrite={write}
            onCompare={(of, scenarios) =>
              void insertion.start(
                () =>
                  import(/* webpackChunkName: "scenarios" */ "../../breakdown/scenario-sheet").then((it) =>
                    it.scenarioSheet(of, scenarios),
                  ),
                "Each column is live: change an assumption and its total follows.",
              )
            }
            notify={setNotice}
          />
        </div>
        <div class="pane-body" id="panel-range" role="tabpanel" aria-labelledby="tab-range" hidden={tab !== "range"}>
          {tab === "range" && <RangeTab breakdown={breakdown} choices={study?.shape} />}
        </div>
        <div class="pane-body" id="panel-plan" role="tabpanel" aria-labelledby="tab-plan" hidden={tab !== "plan"}>
          <PlanPanel
            isShown={tab === "plan"}
            ofSheet={
              study && breakdown
                ? {
                    study,
                    scenario: () => scenarioOf(study, "", breakdown.inputs, switchName, breakdown.ranges),
                    goals: breakdown.inputs,
                  }
                : undefined
            }
            downloads={host.downloads}
            inserting={insertion.progress !== undefined}
            onInsert={insertStudy}
            onInsertSheet={(make, advice = "Change the price, the peak or the model; the totals follow.") =>
              void insertion.start(() => make(style, spell), advice)
            }
            notify={setNotice}
            isEdited={isPlanEdited}
            history={planHistory}
            onTotal={setPlanTotal}
          />
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
                  "Refer to its cells, or give a model's name in place of a width.",
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
            helpPage={(name) => host.helpPage(name)}
            selection={sheet?.selection}
            onType={type}
            onAddNames={addNames}
            onRepair={repair}
            check={check}
          />
        </div>
      </OpenDrafts.Provider>
    </OwnPrices.Provider>
  );
}
