import { counted } from "../grid/counted";
import type { FormulaStyle } from "../grid/define-function";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder } from "../grid/sheet-builder";
import type { LadderTarget, Rung } from "../study/ladder";
import type { Study } from "../study/study";
import { placeInputs } from "./isoflop/inputs";
import { LADDER_WIDTH, placeLadder } from "./isoflop/ladder";
import { FIRST_BUDGET, MODEL, placeRuns } from "./isoflop/runs";
import { placeSummary } from "./isoflop/summary";

export interface IsoflopSheet {
  /** Whose models are trained. */
  study: Study;
  /** FLOPs of a run, one column each. */
  budgets: readonly number[];
  /** The run that all this informs, and smaller copies of it. */
  ladder?: Ladder | undefined;
}

export interface Ladder {
  target: LadderTarget;
  /** Of the target's FLOPs, that each rung was to have. */
  shares: readonly number[];
  rungs: readonly Pick<Rung, "width" | "layers">[];
}

/** Of the first columns, in characters: labels, values, units. */
const TEXT_WIDTHS = [34, 17, 20] as const;

/**
 * Models by budgets as a live sheet: what each run's tokens, steps, GPU-hours and US$ are, and what all of them cost against
 * the run that they inform. Budgets, widths, prices and the target's tokens are input cells.
 */
export function isoflopSheet(
  { study, budgets, ladder }: IsoflopSheet,
  style: FormulaStyle,
  spell: (functionName: string) => string = (it) => it,
): Sheet {
  const sheet = sheetBuilder();
  sheet.place(0, MODEL, { content: "IsoFLOP plan", style: "title" });
  sheet.place(1, MODEL, {
    content: `${counted(study.models.length, "model")} at ${counted(budgets.length, "budget")}. Edit any highlighted cell; everything recalculates.`,
    style: "subtitle",
  });
  sheet.rowHeight(0, 27);
  sheet.skip(1);
  const fill = placeSummary(sheet, ladder);
  const context = { sheet, study, style, ...placeInputs(sheet, study) };
  const fit = placeRuns(context, budgets);
  fill(fit, ladder && placeLadder(context, ladder));
  const total = FIRST_BUDGET + budgets.length;
  const columns = Math.max(4 + budgets.length, ladder ? LADDER_WIDTH : 6);
  return sheet.build(
    {
      name: "IsoFLOP plan",
      // Units, and what is said of a model's runs, are texts.
      columnWidths: Array.from({ length: columns }, (_, column) => TEXT_WIDTHS[column] ?? (column === total ? 20 : 15)),
      frozen: { rows: 0, columns: 1 },
    },
    { spell },
  );
}
