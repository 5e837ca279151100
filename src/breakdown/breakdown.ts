import { sheetBuilder } from "../grid/sheet-builder";
import type { RowRange, Sheet } from "../grid/sheet";
import { PAPER_ID } from "../studies";
import type { Study } from "../study/study";
import { termsOf } from "../study/sums";
import { columnWidths, DETAIL, SOURCES } from "./columns";
import type { FormulaStyle, SectionContext } from "./section";
import { assumptionTable, type AssumptionCells } from "./sections/assumption-table";
import { drawCharts, placeCharts } from "./sections/charts";
import { claims } from "./sections/claims";
import { CORRECTION_FIGURES, corrections, type CorrectionCells } from "./sections/corrections";
import {
  experimentColumns,
  experiments,
  experimentWidth,
  summaryColumns,
  type ExperimentCells,
} from "./sections/experiments";
import { goals } from "./sections/goals";
import { headline } from "./sections/headline";
import { models, type ModelCells } from "./sections/models";
import { pointsByWidth, type PointsByWidthCells } from "./sections/points-by-width";
import { priceTable } from "./sections/price-table";
import { runs, type RunsCells } from "./sections/runs";
import { sensitivity, SENSITIVITY_FIGURES, type SensitivityCells } from "./sections/sensitivity";
import { studyRecord } from "./sections/study-record";
import { sums, type SumCells } from "./sections/sums";

export type { FormulaStyle } from "./section";

export interface BreakdownOptions {
  style: FormulaStyle;
  /** Style of the range, whose draws no Excel formula makes: a host that always has our functions shows it in either style. */
  rangeStyle?: FormulaStyle;
  /** How the host writes a function of ours in a formula. */
  spell?: (functionName: string) => string;
  /** Draw native charts; left out where the host has none. */
  charts?: boolean;
}

/** Cells that sections refer to, each by the section that placed it. */
export interface Placed {
  assumptions: AssumptionCells;
  experiments: ExperimentCells;
  /** Left out of a study without corrections. */
  corrections: CorrectionCells | undefined;
  sensitivity: SensitivityCells;
  models: ModelCells;
  /** Left out of a study whose sweeps do not grow. */
  pointsByWidth: PointsByWidthCells | undefined;
  runs: RunsCells;
  sums: SumCells;
}

/** Excel's limits for the name of a sheet. */
const LONGEST_NAME = 31;
/** Control characters are in no sheet's name either; "!" may be, but ends the name for Univer's reader of references. */
const NOT_IN_NAMES = /[\\/?*[\]:!\p{Cc}]/gu;
/** Half of a character, which a cut leaves behind. */
const HALVES = /\p{Cs}/gu;

/** The paper's sheet has a name of its own; another study's is its title. */
function sheetName({ id, title }: Study): string {
  if (id === PAPER_ID) return "Cost breakdown";
  // An apostrophe may be inside a name, but neither first nor last.
  const name =
    title
      .replace(NOT_IN_NAMES, " ")
      .replace(/\s+/g, " ")
      .slice(0, LONGEST_NAME)
      .replace(HALVES, "")
      .replace(HALVES, "")
      .replace(/^[' ]+|[' ]+$/g, "") || "Study";
  // Excel keeps this one for itself.
  return /^history$/i.test(name) ? `${name} of costs` : name;
}

/** Of usual height, under the title, on a landscape page. */
const ROWS_OF_PAGE = 38;

/** Columns that the sensitivity takes, however few models there are. */
const SENSITIVITY_WIDTH = 6;

/** The study's cost as a live sheet: the total, its assumptions, its uncertainty, then the tables it is calculated from. */
export function breakdownSheet(
  study: Study,
  { style, rangeStyle = style, spell = (it) => it, charts: drawn = false }: BreakdownOptions,
): Sheet {
  const sheet = sheetBuilder();
  // Each section is placed below the one before; formulas are asked for once all cells have their places.
  const placed = {} as Placed;
  const context: SectionContext = { sheet, study, style, rangeStyle, placed };
  const printed: RowRange[] = [];
  /** Sections that are printed together, from a new page on. */
  const page = (place: () => void): RowRange => {
    const row = sheet.nextRow;
    place();
    const range = { row, rows: sheet.nextRow - row };
    if (range.rows > 0) printed.push(range);
    return range;
  };
  let frozenRows = 0;
  const costs = page(() => {
    frozenRows = headline(context);
    placed.experiments = experiments(context);
  });
  const assumptions = page(() => {
    placed.assumptions = assumptionTable(context);
    goals(context);
  });
  const readings = page(() => (placed.corrections = corrections(context)));
  let chartRow: number | undefined;
  const chart = page(() => {
    if (drawn) chartRow = placeCharts(context);
  });
  // The summary comes first, each page of it as wide as the paper: what it costs and assumes; which readings were chosen; the
  // chart. Then come the columns that it has no room for, texts in full.
  const columns = summaryColumns(study);
  const isOnePage = readings.rows + chart.rows <= ROWS_OF_PAGE;
  printed.splice(
    0,
    printed.length,
    ...[
      { ...costs, rows: costs.rows + assumptions.rows, columns },
      { ...readings, rows: readings.rows + (isOnePage ? chart.rows : 0), columns: CORRECTION_FIGURES },
      { ...chart, rows: isOnePage ? 0 : chart.rows, columns: CORRECTION_FIGURES },
      { ...costs, rows: columns < experimentColumns(study) ? costs.rows : 0, from: columns },
      { ...assumptions, from: SOURCES },
      { ...readings, from: CORRECTION_FIGURES },
    ].filter(({ rows }) => rows > 0),
  );
  const sensitive = page(() => (placed.sensitivity = sensitivity(context)));
  const { rangeRow, ratesRow } = placed.sensitivity;
  const table = { row: sensitive.row, rows: rangeRow - sensitive.row };
  printed.splice(
    printed.indexOf(sensitive),
    1,
    { ...table, columns: SENSITIVITY_FIGURES },
    { ...table, from: SENSITIVITY_FIGURES },
    { row: rangeRow, rows: ratesRow - rangeRow },
    { row: ratesRow, rows: sensitive.row + sensitive.rows - ratesRow },
  );
  page(() => {
    priceTable(context);
    claims(context);
  });
  page(() => {
    placed.models = models(context);
    placed.pointsByWidth = pointsByWidth(context);
  });
  page(() => (placed.runs = runs(context)));
  // What the sheet calculates with and is known again by is not printed.
  placed.sums = sums(context);
  studyRecord(context);
  if (chartRow !== undefined) drawCharts(context, chartRow);
  const numbers = Math.max(
    study.models.length + 2,
    experimentWidth(study),
    SENSITIVITY_WIDTH,
    termsOf(study).length + 1,
  );
  return sheet.build(
    {
      name: sheetName(study),
      columnWidths: columnWidths(numbers),
      // The total stays in view whatever is edited; each section repeats its own headings.
      frozen: { rows: frozenRows, columns: DETAIL },
      printed,
    },
    { spell },
  );
}
