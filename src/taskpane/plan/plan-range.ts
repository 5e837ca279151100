import { f, type Formula } from "../../grid/formula/formula";
import { days, FLOPS, gpuHours, usd } from "../../study/arithmetic";
import { studyCost } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import { drawTotals, quantile, type UncertainCost } from "../../study/range";
import { inputsOf, withInputs, type Input, type Study } from "../../study/study";
import { evidencedCostOf, uncertainCostOf } from "../../study/uncertain";
import { hasTypicalRate } from "./typical-rate";

/** As many as a figure of two digits needs, and a key's time has room for. */
const DRAWS = 2000;
const SEED = 1;
/** 8 of 10 draws are between them. */
const [LOW_SHARE, HIGH_SHARE] = [0.1, 0.9];

export type Interval = readonly [low: number, high: number];
export interface PlanRange {
  /** Whether it has whole published runs and readings in it, as “by evidence” of the sheet, or the plan's ranges alone. */
  basis: "evidence" | "ranges";
  usd: Interval;
  flops: Interval;
  gpuHours: Interval;
  days: Interval;
}

/** FLOPs that were counted, whatever small widths lose of the rate. */
const COUNTED: UncertainCost["figures"] = { rate_at_1024: { low: 1, base: 1, high: 1 } };

function between(cost: UncertainCost, of: Formula, figures: UncertainCost["figures"] = {}): Interval {
  const totals = drawTotals({ ...cost, figures: { ...cost.figures, ...figures } }, DRAWS, SEED, of);
  return [quantile(totals, LOW_SHARE), quantile(totals, HIGH_SHARE)];
}

/** What a plan's ranges leave open of its outcome, and where its rate is the typical one what published runs do; undefined where nothing is open. */
export function rangeOf(file: StudyFile, study: Study): PlanRange | undefined {
  const isTypical = hasTypicalRate(file);
  if (!isTypical && Object.keys(study.ranges).length === 0) return undefined;
  const cost = isTypical ? evidencedCostOf(study) : uncertainCostOf(study);
  return {
    basis: isTypical ? "evidence" : "ranges",
    usd: between(cost, usd),
    flops: between(cost, f`${FLOPS}`, COUNTED),
    gpuHours: between(cost, gpuHours),
    days: between(cost, days),
  };
}

/** US$ with whole published runs in place of the plan's own rate: what the sheet has “by evidence”. */
export const evidencedUsd = (study: Study): Interval => between(evidencedCostOf(study), usd);

/** What the total is with one input at its low and at its high value, and all others unchanged. */
export interface Swing {
  input: Input;
  low: number;
  high: number;
  lowUsd: number;
  highUsd: number;
}

/** What moves a plan's total, the widest swing first. */
export function swingsOf(study: Study): readonly Swing[] {
  const at = (name: string, value: number) => studyCost(withInputs(study, { [name]: value })).total.usd;
  return inputsOf(study)
    .flatMap((input): Swing[] => {
      const range = study.ranges[input.name];
      if (!range) return [];
      const { low, high } = range;
      const swing = { input, low, high, lowUsd: at(input.name, low), highUsd: at(input.name, high) };
      return swing.lowUsd === swing.highUsd ? [] : [swing];
    })
    .sort((x, y) => Math.abs(y.highUsd - y.lowUsd) - Math.abs(x.highUsd - x.lowUsd));
}
