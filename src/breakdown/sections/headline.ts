import { formats } from "../formats";
import { DETAIL, experimentColumns, FIRST_NUMBER, LABEL, SETTINGS } from "../columns";
import { resultNames } from "../result-names";
import type { Section } from "../section";

/** Title, subtitle, a blank row, labels, figures, a blank row. */
const ROWS = 6;

export const headline: Section = {
  rows: () => ROWS,
  place(sheet, { study }) {
    const printed = experimentColumns(study);
    sheet.place(0, LABEL, { content: study.title, style: "title" });
    sheet.place(1, LABEL, { content: study.subtitle, style: "subtitle" });
    sheet.rowHeight(0, 27);
    sheet.skip(1);
    const { totalUsd, totalFlops, totalRuns, nodeMonths, publishedUsd, totalGpuHours, publishedGpuHours } = resultNames;
    const change = (ours: string, theirs: string, what: string): [number, string, string, string] => [
      FIRST_NUMBER + 2,
      `Change from published${what}`,
      `=ROUND(${ours}/${theirs}-1,9)`,
      formats.percentChange,
    ];
    const figures: [column: number, label: string, formula: string, format: string][] = [
      [LABEL, "Total cost", `=${totalUsd}`, formats.usdShort],
      [DETAIL, "Total training FLOPs", `=${totalFlops}`, formats.flops],
      [SETTINGS, "Training runs", `=${totalRuns}`, formats.whole],
      [FIRST_NUMBER, "Node-months", `=${nodeMonths}`, formats.months],
      ...(printed.includes("publishedUsd") ? [change(totalUsd, publishedUsd, "")] : []),
      ...(!printed.includes("publishedUsd") && printed.includes("publishedGpuHours")
        ? [change(totalGpuHours, publishedGpuHours, " GPU hours")]
        : []),
    ];
    const row = sheet.nextRow;
    for (const [column, label, content, format] of figures) {
      sheet.place(row, column, { content: label, style: "label", align: "left" });
      sheet.place(row + 1, column, { content, format, style: "headline", align: "left" });
    }
    sheet.rowHeight(row + 1, 27);
  },
};
