import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { driversOf, terms } from "../../study/arithmetic";
import { assumptionOf, isAssumption } from "../../study/assumptions";
import type { Triangle, UncertainCost } from "../../study/range";
import { ONE_RUN } from "../../study/study";
import { suggestion } from "./named-entry";

const refused = (argument: "figures" | "runs" | "rates" | "readings", why: string): CellError =>
  new CellError("#VALUE!", `${argument} ${why}`);

type Counted = UncertainCost["counts"][number];

/** The tables that COST_RANGE takes; those that may be left out are undefined then. */
export interface CostTables {
  figures: Matrix<Cell>;
  runs: Matrix<Cell>;
  rates?: Matrix<Cell> | undefined;
  readings?: Matrix<Cell> | undefined;
}

/** Reads the tables that COST_RANGE takes; a table that cannot be read says which argument is wrong, and where. */
export function readUncertainCost({
  figures,
  runs,
  rates,
  readings,
}: CostTables): Omit<UncertainCost, "choices" | "together"> | CellError {
  const triangles = readFigures(figures);
  if (triangles instanceof CellError) return triangles;
  const counts = readRuns(runs, triangles);
  if (counts instanceof CellError) return counts;
  const counting = new Set(runs.map(([name]) => name));
  const unknown = [...triangles.keys()].find((it) => !isAssumption(it) && !counting.has(it));
  if (unknown !== undefined)
    return refused("figures", `must have rows of assumptions and counts of runs only; “${unknown}” is neither`);
  const rated = rates && readRates(rates);
  if (rated instanceof CellError) return rated;
  const read =
    readings &&
    readReadings(
      readings,
      runs.slice(1).map(([name]) => name!),
    );
  if (read instanceof CellError) return read;
  const headings = new Set([...runs[0]!, ...(readings?.[0] ?? [])]);
  const figuresOfTotal: [string, Triangle][] = [];
  // Always in one order, so that a seed gives the same draws whatever the order of the rows.
  for (const it of driversOf(terms.filter(({ id }) => headings.has(id)))) {
    // Sheets of before an assumption was added have no row of it.
    const { fallback } = assumptionOf(it);
    const triangle = triangles.get(it) ?? (fallback === undefined ? undefined : fixedAt(fallback));
    if (!triangle) return refused("figures", `must have a row for ${it}`);
    figuresOfTotal.push([it, triangle]);
  }
  return {
    figures: Object.fromEntries(figuresOfTotal),
    counts,
    ...(rated ? { rates: rated } : {}),
    ...(read ? { readings: read } : {}),
  };
}

/** Two columns: shares of runs, rising, and the rate that they stay below. */
function readRates(rates: Matrix<Cell>): NonNullable<UncertainCost["rates"]> | CellError {
  const read: { share: number; flopsPerGpu: number }[] = [];
  for (const row of rates) {
    const [share, flopsPerGpu] = row;
    const before = read.at(-1);
    if (
      row.length !== 2 ||
      !isNumber(share!) ||
      !isNumber(flopsPerGpu!) ||
      !(share > (before?.share ?? 0) && share < 1 && flopsPerGpu >= (before?.flopsPerGpu ?? Number.MIN_VALUE))
    )
      return refused(
        "rates",
        `must be a range of two columns: shares of runs between 0 and 1, and the FLOP/s that they stay below, both rising; row ${read.length + 1} is not`,
      );
    read.push({ share, flopsPerGpu });
  }
  return read;
}

/** Columns before the terms in a table of readings. */
const READING_COLUMNS = 4;

/** A row of headings, then a row for each reading: its correction, probability, whether it is current, its count, its sums. */
function readReadings(
  [first, ...rows]: Matrix<Cell>,
  counts: readonly Cell[],
): NonNullable<UncertainCost["readings"]> | CellError {
  const headings = first!.slice(READING_COLUMNS);
  if (rows.length === 0 || headings.length === 0 || !headings.every((it) => isText(it) && TERM_IDS.has(it)))
    return refused(
      "readings",
      "must begin with a row of headings: correction, probability, current, counted by, then the terms of the sheet",
    );
  const left = new Map<string, number>();
  const read: NonNullable<UncertainCost["readings"]>[number][] = [];
  for (const [correction, probability, current, counted, ...sums] of rows) {
    const name = String(correction);
    const count = counts.indexOf(counted!);
    const before = left.get(name) ?? 1;
    if (!isNumber(probability!) || !(probability >= 0) || probability > before + 1e-9)
      return refused("readings", `must have probabilities from 0 to 1 that add up to at most 1 in the rows of ${name}`);
    if (current !== 0 && current !== 1)
      return refused("readings", `must say 1 or 0 for current in the rows of ${name}`);
    if (count < 0)
      return refused("readings", `must be counted by a count listed in runs; “${String(counted)}” is not one`);
    if (!sums.every(isNumber))
      return refused("readings", `must have a number under each heading in the rows of ${name}`);
    left.set(name, before - probability);
    read.push({
      correction: name,
      probability,
      isCurrent: current === 1,
      count,
      sums: Object.fromEntries(headings.map((it, index) => [String(it), sums[index]!])),
    });
  }
  return read;
}

function readFigures(figures: Matrix<Cell>): Map<string, Triangle> | CellError {
  const triangles = new Map<string, Triangle>();
  for (const row of figures) {
    const [name, low, base, high] = row;
    if (row.length !== 4 || typeof name !== "string")
      return refused("figures", "must be a range of four columns: name, low, base, high");
    if (
      typeof low !== "number" ||
      typeof base !== "number" ||
      typeof high !== "number" ||
      !(low <= high) ||
      !(low > 0) ||
      !(base > 0)
    )
      return refused("figures", `must have a low and a high number above zero in the row of ${name}`);
    triangles.set(name, { low: Math.min(low, base), base, high: Math.max(high, base) });
  }
  return triangles;
}

const TERMS = terms.map(({ id }) => ({ name: id }));
const TERM_IDS = new Set(terms.map(({ id }) => id));
const fixedAt = (value: number): Triangle => ({ low: value, base: value, high: value });
const ONCE = fixedAt(1);

/** A row of headings that name the terms, then a row for each count with its sums. A term without a column has no runs. */
function readRuns([first, ...rows]: Matrix<Cell>, triangles: ReadonlyMap<string, Triangle>): Counted[] | CellError {
  const [corner, ...headings] = first!;
  // Sheets of before version 0.3 have no headings, and sums of other terms.
  if (rows.length === 0 || typeof corner !== "string" || headings.length === 0 || !headings.every(isText))
    return refused("runs", "must begin with a row of headings: insert the sheet again");
  const unknown = headings.find((it) => !TERM_IDS.has(it));
  if (unknown !== undefined)
    return refused(
      "runs",
      `must have the terms of the sheet as headings; “${unknown}” is not one${suggestion(unknown, TERMS)}`,
    );
  const twice = headings.find((it, index) => headings.indexOf(it) < index);
  if (twice !== undefined) return refused("runs", `must have each heading once; “${twice}” appears twice`);

  const counts: Counted[] = [];
  for (const [name, ...sums] of rows) {
    const count = name === ONE_RUN ? ONCE : triangles.get(String(name));
    if (!count)
      return refused(
        "runs",
        `must begin each row with a count of runs listed in figures; “${String(name)}” is not one`,
      );
    if (!sums.every(isNumber))
      return refused("runs", `must have a number under each heading in the row of ${String(name)}`);
    counts.push({ count, sums: Object.fromEntries(headings.map((it, index) => [it, sums[index]!])) });
  }
  return counts;
}

const isText = (cell: Cell): cell is string => typeof cell === "string" && cell !== "";
const isNumber = (cell: Cell): cell is number => typeof cell === "number";
