import { f, type Formula } from "../../grid/formula/formula";
import { DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import type { SectionContext } from "../section";

/** What the study cost, above everything else. */
export function headline({ sheet, study, placed }: SectionContext): void {
  sheet.place(0, LABEL, { content: study.title, style: "title" });
  sheet.place(1, LABEL, { content: study.subtitle, style: "subtitle" });
  sheet.rowHeight(0, 27);
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
    study.experiments.some(({ published }) => published?.[what] !== undefined);
  const change = (label: string, ours: () => Formula, theirs: () => Formula) =>
    figure(FIRST_NUMBER + 2, label, () => f`ROUND(${ours()}/${theirs()}-1,9)`, formats.percentChange);
  if (printed("usd")) {
    change(
      "Change from published",
      () => f`${placed.experiments.totalUsd}`,
      () => f`${placed.experiments.publishedUsd!}`,
    );
  } else if (printed("gpuHours")) {
    change(
      "Change from published GPU-hours",
      () => f`${placed.experiments.totalGpuHours!}`,
      () => f`${placed.experiments.publishedGpuHours!}`,
    );
  }
  sheet.rowHeight(row + 1, 27);
  sheet.skip(1);
}
