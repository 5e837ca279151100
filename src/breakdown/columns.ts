import { countOf } from "../study/moments";
import { factorsOf, type Experiment, type PublishedCost, type Study, type Sweep } from "../study/study";
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

const EXPERIMENT_COLUMNS = [
  "runs",
  "flops",
  "usd",
  "nodeHours",
  "share",
  "publishedFlops",
  "publishedUsd",
  "difference",
  "gpuHours",
  "publishedGpuHours",
  "gpuHoursDifference",
  "uncertainty",
] as const;
export type ExperimentColumn = (typeof EXPERIMENT_COLUMNS)[number];

const publishes = ({ experiments }: Study, figure: keyof PublishedCost): boolean =>
  experiments.some(({ published }) => published?.[figure] !== undefined);

/** What an experiment's row shows, in the order of the columns: published figures where the source has any. */
export function experimentColumns(study: Study): readonly ExperimentColumn[] {
  const shown: Partial<Record<ExperimentColumn, boolean>> = {
    publishedFlops: publishes(study, "flops"),
    publishedUsd: publishes(study, "usd"),
    difference: publishes(study, "usd"),
    gpuHours: publishes(study, "gpuHours"),
    publishedGpuHours: publishes(study, "gpuHours"),
    gpuHoursDifference: publishes(study, "gpuHours"),
  };
  return EXPERIMENT_COLUMNS.filter((it) => shown[it] ?? true);
}

export const experimentColumn = (study: Study, name: ExperimentColumn): number =>
  FIRST_NUMBER + experimentColumns(study).indexOf(name);

export const FACTOR_ROWS = [
  "attentionFactor",
  "weightFactor",
  "totalFactor",
  "vocabFactor",
  "embeddingFactor",
] as const;
export type FactorRow = (typeof FACTOR_ROWS)[number];
const WIDTH_ROWS = [
  "heads",
  ...FACTOR_ROWS,
  "widths",
  "params",
  "activeParams",
  "flopsPerToken",
  "ratio",
  "optimalTokens",
] as const;
export type WidthRow = (typeof WIDTH_ROWS)[number];

/** What a factor is where a model does not say otherwise: 1, or another factor. */
const FOLLOWED: Readonly<Record<FactorRow, FactorRow | undefined>> = {
  attentionFactor: undefined,
  weightFactor: undefined,
  totalFactor: "weightFactor",
  vocabFactor: undefined,
  embeddingFactor: "vocabFactor",
};

/** Looked up once a study: every column of its sheet asks. */
const differing = new WeakMap<Study, Set<FactorRow>>();

function differs(study: Study, row: FactorRow): boolean {
  let rows = differing.get(study);
  if (!rows) {
    const factors = study.models.map((it) => factorsOf(study, it));
    rows = new Set(
      FACTOR_ROWS.filter((it) => {
        const followed = FOLLOWED[it];
        return factors.some((of) => of[it] !== (followed ? of[followed] : 1));
      }),
    );
    // A window wider than the sequence takes nothing yet, but does once the sequence is longer.
    if (study.models.some(({ slidingWindow }) => slidingWindow)) rows.add("attentionFactor");
    differing.set(study, rows);
  }
  return rows.has(row);
}

/** True where every model of the study has the study's own shape. */
export const isUniform = (study: Study): boolean => FACTOR_ROWS.every((it) => !differs(study, it));

/** The row that holds a factor of the models: its own, that of the factor it follows, or none where it is 1 for all. */
export function factorRow(study: Study, factor: FactorRow): FactorRow | undefined {
  if (differs(study, factor)) return factor;
  const followed = FOLLOWED[factor];
  return followed && factorRow(study, followed);
}

/** Rows of the table of models: of the factors, those that tell models apart. */
export const widthRows = (study: Study): readonly WidthRow[] =>
  WIDTH_ROWS.filter((it) => {
    if ((FACTOR_ROWS as readonly string[]).includes(it)) return differs(study, it as FactorRow);
    return it !== "activeParams" || differs(study, "totalFactor");
  });

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
  /** Tokens of a run over what its rule gives; absent where that is 1 for every sweep. */
  tokenFactorColumn: number | undefined;
  variedColumn: number;
}

/** Rows of the grid of runs without the sweeps: section, headings, totals, US$ and a blank row. */
const RUNS_FRAME = { above: 2, below: 3 };

export const sweepsOf = (study: Study): readonly Sweep[] => study.experiments.flatMap(({ sweeps }) => sweeps);

export const runsGridRows = (study: Study): number => RUNS_FRAME.above + sweepsOf(study).length + RUNS_FRAME.below;

export function runsGrid(study: Study, sectionTop: number): RunsGrid {
  const top = sectionTop + RUNS_FRAME.above;
  const rowOf = new Map(sweepsOf(study).map((sweep, index) => [sweep, top + index]));
  const hasFactors = sweepsOf(study).some(({ tokenFactor = 1 }) => tokenFactor !== 1);
  const right = FIRST_NUMBER + study.models.length;
  return {
    top,
    rowOf,
    rowsOf: new Map(study.experiments.map((it) => [it, it.sweeps.map((sweep) => rowOf.get(sweep)!)])),
    totalsRow: top + rowOf.size,
    usdRow: top + rowOf.size + 1,
    runsColumn: right,
    flopsColumn: right + 1,
    countColumn: right + 2,
    tokenFactorColumn: hasFactors ? right + 3 : undefined,
    variedColumn: right + (hasFactors ? 4 : 3),
  };
}

/** One cell for each width of the study. */
export const widthRow = (study: Study, row: number): Area => ({
  row,
  column: FIRST_NUMBER,
  rows: 1,
  columns: study.models.length,
});

/** The sweep of an id, which must be there. */
export function sweepOf(study: Study, id: string): Sweep {
  const sweep = sweepsOf(study).find((it) => it.id === id);
  if (!sweep) throw new Error(`no sweep ${id} in the study`);
  return sweep;
}

/** True where the points of a learning-rate line count a sweep's runs. */
export const isLine = (sweep: Sweep): boolean => countOf(sweep) === LINE_COUNT;
export const LINE_COUNT = "points_per_line";
