import { f, type Formula } from "../../grid/formula/formula";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { formats } from "../formats";
import type { Ladder } from "../isoflop-sheet";
import { heading } from "../section";
import type { LadderFormulas } from "./ladder";
import type { CostFormulas } from "./price";
import { cellAtPlace as at } from "./runs";

const [LABEL, RUNS, FLOPS, HOURS, USD, SHARE] = [0, 1, 2, 3, 4, 5] as const;
const QUANTITIES = [
  [RUNS, "runs", formats.whole],
  [FLOPS, "flops", formats.flops],
  [HOURS, "gpuHours", formats.runHours],
  [USD, "usd", formats.usdShort],
] as const;

/** Keeps the first rows for what the fit costs, beside the run that it informs; gives what fills them. */
export function placeSummary(
  sheet: SheetBuilder,
  ladder: Ladder | undefined,
): (fit: CostFormulas, ladder: LadderFormulas | undefined) => void {
  const top = sheet.nextRow;
  const [isoflop, rungs, both, target] = [1, 2, 3, 4].map((it) => top + it) as [number, number, number, number];
  sheet.skip(ladder ? 6 : 3);
  return (fit, formulas) => {
    const titles = [
      "What the fit costs",
      "Runs",
      "FLOPs",
      "GPU-hours",
      "US$",
      ...(formulas ? ["Share of target"] : []),
    ];
    titles.forEach((title, column) => sheet.place(top, column, heading(title, column === LABEL ? "left" : "right")));
    const place = (row: number, label: string, cells: CostFormulas, style?: "total") => {
      sheet.place(row, LABEL, { content: label, style });
      for (const [column, name, format] of QUANTITIES)
        sheet.place(row, column, { content: cells[name], format, style, align: "right" });
      if (formulas)
        sheet.place(row, SHARE, {
          content: f`${at(row, FLOPS)}/${at(target, FLOPS)}`,
          format: "0.00%",
          style,
          align: "right",
        });
    };
    place(isoflop, "IsoFLOP runs", fit, formulas ? undefined : "total");
    if (!formulas) return;
    place(rungs, "Ladder runs", formulas.rungs);
    const sum = (column: number): Formula => f`${at(isoflop, column)}+${at(rungs, column)}`;
    place(
      both,
      "The fit: all of them",
      { runs: sum(RUNS), flops: sum(FLOPS), gpuHours: sum(HOURS), usd: sum(USD) },
      "total",
    );
    place(target, `The run it informs: ${ladder!.target.name}`, formulas.target);
  };
}
