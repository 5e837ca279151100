import { f, type Formula } from "../../grid/formula/formula";
import { referenceLine } from "../../cite/references";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { days, gpuHours } from "../../study/arithmetic";
import type { Study } from "../../study/study";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { inCells, type SectionContext } from "../section";

/** Where nothing is cited: half a line between the subtitle and the figures, which are frozen with them. */
const GAP_POINTS = 6;

/** What the study cost, above everything else; gives the rows that stay in view. */
export function headline(context: SectionContext): number {
  const { sheet, study, placed } = context;
  sheet.place(0, LABEL, { content: study.title, style: "title" });
  sheet.place(1, LABEL, { content: study.subtitle, style: "subtitle" });
  sheet.rowHeight(0, 27);
  if (study.references.length > 0) placeReferences(sheet, study);
  else {
    sheet.rowHeight(sheet.nextRow, GAP_POINTS);
    sheet.skip(1);
  }
  const row = sheet.nextRow;
  const figure = (column: number, label: string | (() => Formula), content: () => Formula, format: string) => {
    sheet.place(row, column, { content: label, style: "label", align: "left" });
    return sheet.place(row + 1, column, { content, format, style: "headline", align: "left" });
  };
  const timed = (formula: Formula) => () => inCells(context, formula, { flops: placed.experiments.totalTimed });
  figure(LABEL, "Total cost", () => f`${placed.experiments.totalUsd}`, formats.usdShort);
  figure(DETAIL, "Total training FLOPs", () => f`${placed.experiments.totalFlops}`, formats.flops);
  figure(VALUE, "Training runs", () => f`${placed.experiments.totalRuns}`, formats.whole);
  const hours = figure(ASIDE, "GPU-hours", timed(gpuHours), formats.hoursShort);
  sheet.name(resultNames.totalGpuHours, hours, "GPU-hours of all experiments");
  figure(FIRST_NUMBER, "Node-months", () => f`${placed.experiments.nodeMonths}`, formats.months);
  const printed = (what: "usd" | "gpuHours") =>
    study.experiments.filter(({ published }) => published?.[what] !== undefined).length;
  const change = (label: string, what: "usd" | "gpuHours") => {
    const [count, all] = [printed(what), study.experiments.length];
    const content = () => {
      const { ours, published } = placed.experiments[`${what}Compared`]!;
      return f`IF(${published}=0,"none",ROUND(${ours}/${published}-1,9))`;
    };
    const part = count < all ? ` (${count} of ${all} experiments)` : "";
    // Last, for its label to run on; so does that of the days before it.
    figure(FIRST_NUMBER + 3, label + part, content, formats.percentChange);
  };
  if (printed("usd") > 0) change("vs. published", "usd");
  else if (printed("gpuHours") > 0) change("vs. published GPU-hours", "gpuHours");
  const gpus = () => placed.assumptions.inputs["gpu_count"]!;
  const daysTaken = figure(
    FIRST_NUMBER + 1,
    () => f`"Days on "&${gpus()}&IF(${gpus()}=1," GPU"," GPUs")`,
    timed(days),
    formats.days,
  );
  sheet.name(resultNames.totalDays, daysTaken, "Days of all experiments, with every GPU at work");
  sheet.rowHeight(row + 1, 27);
  sheet.skip(1);
  return row + 2;
}

/** Excel refuses a longer text in a formula. */
const LONGEST_TEXT = 255;
/** A line of a reference runs on over the columns beside it. */
const COLUMNS_A_REFERENCE = FIRST_NUMBER - LABEL;

/** The publications that the study is about, each a link, in the line between the title and the figures. */
function placeReferences(sheet: SheetBuilder, { references }: Study): void {
  for (const [index, it] of references.entries()) {
    const line = referenceLine(it);
    const fits = Math.max(it.url.length, line.length) <= LONGEST_TEXT;
    sheet.place(2, LABEL + index * COLUMNS_A_REFERENCE, {
      content: fits ? f`HYPERLINK(${it.url},${line})` : `${line} ${it.url}`,
      style: fits ? "link" : "note",
    });
  }
}
