import type { FormulaStyle } from "../../breakdown/breakdown";
import { resultNames } from "../../breakdown/result-names";
import type { Scenario } from "../../study/scenario";
import type { Study } from "../../study/study";
import type { Notice } from "../shell/notice-bar";
import type { Breakdown } from "../shell/sheet-reading";
import { PriceList, YourPrices } from "../prices/price-list";
import { CostChart } from "./cost-chart";
import { currentScenario } from "./current-scenario";
import { InsertForm } from "./insert-form";
import { Readings } from "./readings";
import { Scenarios } from "./scenarios";
import { Share } from "./share";
import { WhatIf } from "./what-if";

interface BreakdownTabProps {
  /** The study of the sheet, or the one that is offered where the sheet has none; undefined where the sheet does not say. */
  study: Study | undefined;
  breakdown: Breakdown | null;
  style: FormulaStyle;
  onStyle(style: FormulaStyle): void;
  inserting: boolean;
  onInsert(): void;
  /** Missing where downloads come to nothing. */
  onDownload: (() => void) | undefined;
  /** Missing where there is one workbook only. */
  onOpen: (() => void) | undefined;
  onCompare(study: Study, scenarios: readonly Scenario[]): void;
  notify(notice: Notice): void;
  onWrite(sheetId: string, values: Readonly<Record<string, number | string>>): Promise<void>;
}

/** What there is to change and to see on a breakdown; the way to insert one is first where there is none. */
export function BreakdownTab({ study, breakdown, onWrite, onCompare, notify, ...insert }: BreakdownTabProps) {
  if (!breakdown) {
    if (!study) return null;
    return (
      <>
        <InsertForm {...insert} study={study} another={false} />
        <Share study={study} notify={notify} />
        {/* A table of prices may be on the sheet that is shown. */}
        <YourPrices notify={notify} />
      </>
    );
  }
  const chart = breakdown.experiments.length > 0 && <CostChart experiments={breakdown.experiments} />;
  if (!study) {
    return (
      <>
        <UnknownStudy />
        {chart}
      </>
    );
  }
  const current = currentScenario(study, breakdown);
  // To the sheet that the user sees in the pane, which another one may have replaced in the spreadsheet.
  const write = (values: Readonly<Record<string, number | string>>) => onWrite(breakdown.sheetId, values);
  return (
    <>
      <WhatIf study={study} breakdown={breakdown} onWrite={write} />
      <PriceList key={breakdown.sheetId} study={study} breakdown={breakdown} onWrite={write} notify={notify} />
      {chart}
      <Readings study={study} breakdown={breakdown} onWrite={write} />
      <Scenarios
        study={study}
        breakdown={breakdown}
        current={current}
        inserting={insert.inserting}
        onWrite={write}
        onCompare={(scenarios) => onCompare(study, scenarios)}
      />
      <Share study={study} current={current} kept={breakdown.inputs[resultNames.scenarios]} notify={notify} />
      <InsertForm {...insert} study={study} another />
    </>
  );
}

/** A sheet keeps the study it was made of; where that is missing, whatever the pane said of one would be of another. */
const UnknownStudy = () => (
  <section aria-labelledby="unknown-study-heading" data-test="unknown-study">
    <h2 id="unknown-study-heading">Unknown study</h2>
    <p class="quiet">
      This sheet has no study record, or its record cannot be read. The totals above come from its cells, and the sheet
      recalculates as before. What-if controls, corrections, the download and a fresh copy need the study: go to another
      breakdown, or insert one from the Plan tab.
    </p>
  </section>
);
