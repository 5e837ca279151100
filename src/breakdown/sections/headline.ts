import { f, type Formula } from "../../grid/formula/formula";
import { DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import type { SectionContext } from "../section";

/** Half a line between the subtitle and the figures, which are frozen with them. */
const GAP_POINTS = 6;

/** What the study cost, above everything else; gives the rows that stay in view. */
export function headline({ sheet, study, placed }: SectionContext): number {
  sheet.place(0, LABEL, { content: study.title, style: "title" });
  sheet.place(1, LABEL, { content: study.subtitle, style: "subtitle" });
  sheet.rowHeight(0, 27);
  sheet.rowHeight(sheet.nextRow, GAP_POINTS);
  sheet.skip(1);
  const row = sheet.nextRow;
  const figure = (column: number, label: string, content: () => Formula, format: string) => {
    sheet.place(row, column, { content: label, style: "label", align: "left" });
    sheet.place(row + 1, column, { content, format, style: "headline", align: "left" });
  };
  figure(LABEL, "Total cost", () => f`${placed.experiments.totalUsd}`, formats.usdShort);
  figure(DETAIL, "Total training FLOPs", () => f`${placed.experiments.totalFlops}`, formats.flops);
  figure(VALUE, "Training runs", () => f`${placed.experiments.totalRuns}`, formats.whole);
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
    figure(FIRST_NUMBER + 1, label + part, content, formats.percentChange);
  };
  if (printed("usd") > 0) change("Change from published", "usd");
  else if (printed("gpuHours") > 0) change("Change from published GPU-hours", "gpuHours");
  sheet.rowHeight(row + 1, 27);
  sheet.skip(1);
  return row + 2;
}
