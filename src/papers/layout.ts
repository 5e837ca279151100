import { countOf } from "../core/moments";
import type { Experiment, Study, Sweep } from "../core/study";
import type { Area } from "../grid/address";

/**
 * Columns of the sheet, left to right. Every section shares them: labels, what a row is, two inputs, then numbers;
 * the widths of the study start at the first number.
 */
export const LABEL = 0;
export const DETAIL = 1;
export const SETTINGS = 2;
export const POINTS = 3;
export const FIRST_NUMBER = 4;

/** What an experiment's row shows, in the order of the columns. */
export const EXPERIMENT_COLUMNS = [
  "runs", "flops", "usd", "nodeHours", "share", "publishedFlops", "publishedUsd", "difference", "uncertainty",
] as const;
export type ExperimentColumn = (typeof EXPERIMENT_COLUMNS)[number];
export const experimentColumn = (name: ExperimentColumn): number => FIRST_NUMBER + EXPERIMENT_COLUMNS.indexOf(name);

export const WIDTH_ROWS = ["heads", "widths", "params", "flopsPerToken", "ratio", "optimalTokens"] as const;
export type WidthRow = (typeof WIDTH_ROWS)[number];

/** Where the grid of runs stands: a row a sweep, a column a width, then what they add up to. */
export interface RunsGrid {
  /** Row of the first sweep. */
  top: number;
  rowOf: ReadonlyMap<Sweep, number>;
  /** Rows of each experiment's sweeps. */
  rowsOf: ReadonlyMap<Experiment, readonly number[]>;
  totalsRow: number;
  usdRow: number;
  runsColumn: number;
  flopsColumn: number;
  countColumn: number;
  variedColumn: number;
}

/** Rows of the grid of runs without the sweeps: section, headings, totals, US$ and a blank row. */
const RUNS_FRAME = { above: 2, below: 3 };

export const sweepsOf = (study: Study): readonly Sweep[] => study.experiments.flatMap(({ sweeps }) => sweeps);

export const runsGridRows = (study: Study): number => RUNS_FRAME.above + sweepsOf(study).length + RUNS_FRAME.below;

export function runsGrid(study: Study, sectionTop: number): RunsGrid {
  const top = sectionTop + RUNS_FRAME.above;
  const rowOf = new Map(sweepsOf(study).map((sweep, index) => [sweep, top + index]));
  const right = FIRST_NUMBER + study.heads.length;
  return {
    top,
    rowOf,
    rowsOf: new Map(study.experiments.map((it) => [it, it.sweeps.map((sweep) => rowOf.get(sweep)!)])),
    totalsRow: top + rowOf.size,
    usdRow: top + rowOf.size + 1,
    runsColumn: right,
    flopsColumn: right + 1,
    countColumn: right + 2,
    variedColumn: right + 3,
  };
}

/** One cell for each width of the study. */
export const widthRow = (study: Study, row: number): Area => ({ row, column: FIRST_NUMBER, rows: 1, columns: study.heads.length });

/** The sweep of an id, which must be there. */
export function sweepOf(study: Study, id: string): Sweep {
  const sweep = sweepsOf(study).find((it) => it.id === id);
  if (!sweep) throw new Error(`no sweep ${id} in the study`);
  return sweep;
}

/** True where the points of a learning-rate line count a sweep's runs. */
export const isLine = (sweep: Sweep): boolean => countOf(sweep) === LINE_COUNT;
export const LINE_COUNT = "points_per_line";
