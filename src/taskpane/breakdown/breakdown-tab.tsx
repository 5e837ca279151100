import type { Study } from "../../study/study";
import type { Assumption } from "../../breakdown/assumptions";
import type { FormulaStyle } from "../../breakdown/breakdown";
import { CostChart } from "./cost-chart";
import { InsertForm } from "./insert-form";
import { Readings } from "./readings";
import type { Breakdown } from "../shell/sheet-reading";
import { WhatIf } from "./what-if";

interface BreakdownTabProps {
  study: Study;
  assumptions: readonly Assumption[];
  breakdown: Breakdown | null;
  style: FormulaStyle;
  onStyle(style: FormulaStyle): void;
  inserting: boolean;
  onInsert(): void;
  onDownload(): void;
  onWrite(name: string, value: number | string): Promise<void>;
}

/** What there is to change and to see on a breakdown; the way to insert one is first where there is none. */
export function BreakdownTab({ study, assumptions, breakdown, onWrite, ...insert }: BreakdownTabProps) {
  if (!breakdown) return <InsertForm {...insert} another={false} />;
  return (
    <>
      <WhatIf assumptions={assumptions} breakdown={breakdown} onWrite={onWrite} />
      {breakdown.experiments.length > 0 && <CostChart experiments={breakdown.experiments} />}
      <Readings study={study} breakdown={breakdown} onWrite={onWrite} />
      <InsertForm {...insert} another />
    </>
  );
}
