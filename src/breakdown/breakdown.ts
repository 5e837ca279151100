import type { Study } from "../study/study";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder } from "../grid/sheet-builder";
import { experimentColumns, FIRST_NUMBER, runsGrid } from "./columns";
import type { FormulaStyle, Section, SectionContext } from "./section";
import { assumptionTable } from "./sections/assumption-table";
import { charts } from "./sections/charts";
import { claims } from "./sections/claims";
import { corrections } from "./sections/corrections";
import { experiments } from "./sections/experiments";
import { exposure } from "./sections/exposure";
import { headline } from "./sections/headline";
import { linePoints } from "./sections/line-points";
import { priceTable } from "./sections/price-table";
import { runs } from "./sections/runs";
import { sensitivity } from "./sections/sensitivity";
import { studyRecord } from "./sections/study-record";
import { widths } from "./sections/widths";

export type { FormulaStyle } from "./section";

export interface BreakdownOptions {
  style: FormulaStyle;
  /** How the host writes a function of ours in a formula. */
  spell?: (functionName: string) => string;
  /** Draw native charts; left out where the host has none. */
  charts?: boolean;
}

/** The sheet from the top: the answer, what it rests on, how sure it is, then what it is worked out from. */
const SECTIONS: readonly Section[] = [
  headline,
  assumptionTable,
  experiments,
  corrections,
  sensitivity,
  priceTable,
  claims,
  widths,
  linePoints,
  runs,
  exposure,
  studyRecord,
];

/** Excel's limits for the name of a sheet. */
const LONGEST_NAME = 31;
/** Control characters are in no sheet's name either. */
const NOT_IN_NAMES = /[\\/?*[\]:\p{Cc}]/gu;
/** Half of a character, which a cut leaves behind. */
const HALVES = /\p{Cs}/gu;

/** A built-in paper's sheet has a name of its own; a planned study's is its title. */
function sheetName({ record, title }: Study): string {
  if (!record.startsWith("{")) return "Cost breakdown";
  // An apostrophe may stand within a name, but neither first nor last.
  const name =
    title
      .replace(NOT_IN_NAMES, " ")
      .replace(/\s+/g, " ")
      .slice(0, LONGEST_NAME)
      .replace(HALVES, "")
      .replace(/^[' ]+|[' ]+$/g, "") || "Study";
  // Excel keeps this one for itself.
  return /^history$/i.test(name) ? `${name} of costs` : name;
}

/** Columns that the sensitivity and the sums over the runs take, however few models there are. */
const MOST_NUMBERS = 9;

/** The study's cost as a live sheet. */
export function breakdownSheet(
  study: Study,
  { style, spell = (it) => it, charts: drawn = false }: BreakdownOptions,
): Sheet {
  const sheet = sheetBuilder();
  const sections = drawn ? [...SECTIONS, charts] : SECTIONS;
  const tops = new Map<Section, number>();
  let height = 0;
  for (const section of sections) {
    tops.set(section, height);
    height += section.rows(study);
  }
  const topOf = (section: Section): number => tops.get(section)!;
  const context: SectionContext = { study, style, spell, topOf, runs: runsGrid(study, topOf(runs)) };
  for (const section of sections) {
    if (section.rows(study) === 0) continue;
    sheet.skip(topOf(section) - sheet.nextRow);
    section.place(sheet, context);
    if (sheet.nextRow > topOf(section) + section.rows(study)) throw new Error("a section is longer than it says");
  }
  const { countColumn, tokenFactorColumn } = context.runs;
  // The last column of the experiments and of the runs is text that runs on.
  const numbers = Math.max(countColumn - FIRST_NUMBER, experimentColumns(study).length - 1, MOST_NUMBERS);
  return sheet.build({
    name: sheetName(study),
    columnWidths: [
      34,
      26,
      13,
      13,
      ...Array.from({ length: numbers }, () => 14),
      18,
      ...(tokenFactorColumn ? [13] : []),
      60,
    ],
    frozen: { rows: 0, columns: FIRST_NUMBER - 3 },
  });
}
