import { CellError, type Cell, type Matrix } from "../../grid/cell";
import type { SheetReading } from "../../grid/host";
import { MOST_DRAWS } from "../../functions/cost-range";
import { readUncertainCost } from "../../functions/parameters/uncertain-cost";
import type { UncertainCost } from "../../study/range";
import type { Ends } from "../../study/scenario";
import { rangeCells } from "../../study/study";
import { resultNames } from "../../breakdown/result-names";

/** By it a sheet is known whose lows and highs can be written: every total follows the price. */
export const RANGE_CELL = rangeCells("usd_per_gpu_hour").low;

/** The total with one assumption at its low and at its high value. */
export interface Swing {
  name: string;
  lowUsd: number;
  highUsd: number;
}

/** What a range of the total is drawn from, as the sheet has it: with the evidence where it has some. */
export type Uncertain = { cost: Omit<UncertainCost, "choices">; draws: number; seed: number } | { problem: string };

/** What the pane shows of a breakdown sheet; a figure the sheet cannot give is undefined. */
export interface Breakdown {
  /** The sheet that was read, to write to it. */
  sheetId: string;
  usd: number | undefined;
  flops: number | undefined;
  runs: number | undefined;
  nodeMonths: number | undefined;
  publishedUsd: number | undefined;
  /** The total of the experiments that have a published cost, where that is not all of them. */
  comparedUsd: number | undefined;
  experiments: readonly { name: string; usd: number }[];
  /** Why there is no total, in the words of the cell. */
  problem: string | undefined;
  /** What the sheet was made of; undefined on a sheet that does not say. */
  record: string | undefined;
  /** US$ that each other reading changes, in the order of the sheet's rows. */
  readingChangesUsd: readonly (number | undefined)[];
  swings: readonly Swing[];
  /** Lows and highs of inputs; none on a sheet of before their cells had names. */
  ranges: Readonly<Record<string, Ends>>;
  /** Null where the sheet has no ranges. */
  uncertain: Uncertain | null;
  /** First cells of all names that were read: inputs, switches and results. */
  inputs: Readonly<Record<string, Cell>>;
}

/** Null where the sheet has no total of ours and so is not a breakdown. */
export function readBreakdown(reading: SheetReading | null): Breakdown | null {
  if (!reading || !(resultNames.totalUsd in reading.cells)) return null;
  const { sheetId, cells } = reading;
  const cell = (name: string): Cell => cells[name]?.[0]?.[0] ?? null;
  const figure = (name: string): number | undefined => numberOf(cell(name));
  const total = cell(resultNames.totalUsd);
  const usd = cells[resultNames.experimentUsd]?.flat() ?? [];
  return {
    sheetId,
    usd: numberOf(total),
    flops: figure(resultNames.totalFlops),
    runs: figure(resultNames.totalRuns),
    nodeMonths: figure(resultNames.nodeMonths),
    publishedUsd: figure(resultNames.publishedUsd),
    comparedUsd: figure(resultNames.comparedUsd),
    experiments: (cells[resultNames.experimentNames]?.flat() ?? []).flatMap((name, index) => {
      const value = numberOf(usd[index] ?? null);
      return typeof name === "string" && name !== "" && value !== undefined ? [{ name, usd: value }] : [];
    }),
    problem: numberOf(total) === undefined ? problemText(total) : undefined,
    record: textOf(cells[resultNames.studyRecord]?.flat() ?? []),
    readingChangesUsd: cells[resultNames.readingChangesUsd]?.map(([it]) => numberOf(it ?? null)) ?? [],
    swings: swings(cells),
    ranges: RANGE_CELL in cells ? ranges(cells[resultNames.figureRanges] ?? []) : {},
    uncertain: uncertain(cells),
    inputs: Object.fromEntries(Object.keys(cells).map((name) => [name, cell(name)])),
  };
}

/** A long text is in several cells, one after the other. */
function textOf(cells: readonly Cell[]): string | undefined {
  const texts = cells.filter((it) => typeof it === "string");
  return texts.length > 0 ? texts.join("") : undefined;
}

const numberOf = (cell: Cell): number | undefined => (typeof cell === "number" ? cell : undefined);

function problemText(cell: Cell): string {
  if (cell instanceof CellError) return cell.message ? `${cell.code}: ${cell.message}` : cell.code;
  return cell === null ? "its cell is empty" : `its cell holds “${String(cell)}”`;
}

function swings(cells: Readonly<Record<string, Matrix<Cell>>>): Swing[] {
  const column = (name: string) => cells[name]?.flat() ?? [];
  const [low, high] = [column(resultNames.lowUsd), column(resultNames.highUsd)];
  return column(resultNames.figureLabels).flatMap((name, index) => {
    const [lowUsd, highUsd] = [numberOf(low[index] ?? null), numberOf(high[index] ?? null)];
    return typeof name === "string" && lowUsd !== undefined && highUsd !== undefined ? [{ name, lowUsd, highUsd }] : [];
  });
}

function ranges(rows: Matrix<Cell>): Record<string, Ends> {
  return Object.fromEntries(
    rows.flatMap(([name, low, , high]) =>
      typeof name === "string" && typeof low === "number" && typeof high === "number" ? [[name, { low, high }]] : [],
    ),
  );
}

function uncertain(cells: Readonly<Record<string, Matrix<Cell>>>): Uncertain | null {
  const [figures, exposure] = [cells[resultNames.figureRanges], cells[resultNames.exposure]];
  if (!figures || !exposure) return null;
  const cost = readUncertainCost({
    figures,
    runs: exposure,
    rates: cells[resultNames.rateQuantiles],
    readings: cells[resultNames.readingExposure],
  });
  if (cost instanceof CellError) return { problem: cost.message };
  const together = numberOf(cells[resultNames.priceAndRate]?.[0]?.[0] ?? null) ?? 0;
  const whole = (name: string, fallback: number): number => {
    const value = numberOf(cells[name]?.[0]?.[0] ?? null);
    return value !== undefined && Number.isInteger(value) && value > 0 ? value : fallback;
  };
  return {
    cost: cost.rates ? { ...cost, together } : cost,
    draws: Math.min(whole(resultNames.rangeDraws, 10_000), MOST_DRAWS),
    seed: whole(resultNames.rangeSeed, 1),
  };
}
