import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { drivers, terms } from "../../study/arithmetic";
import { isAssumption } from "../../study/assumptions";
import type { Triangle, UncertainCost } from "../../study/range";
import { ONE_RUN } from "../../study/study";
import { suggestion } from "./named-entry";

const refused = (argument: "figures" | "runs", why: string): CellError =>
  new CellError("#VALUE!", `${argument} ${why}`);

type Counted = UncertainCost["counts"][number];

/** Reads the two tables that COST_RANGE takes; a table that cannot be read says which argument is wrong, and where. */
export function readUncertainCost(
  figures: Matrix<Cell>,
  runs: Matrix<Cell>,
): Omit<UncertainCost, "choices"> | CellError {
  const triangles = readFigures(figures);
  if (triangles instanceof CellError) return triangles;
  const counts = readRuns(runs, triangles);
  if (counts instanceof CellError) return counts;
  const counting = new Set(runs.map(([name]) => name));
  const unknown = [...triangles.keys()].find((it) => !isAssumption(it) && !counting.has(it));
  if (unknown !== undefined)
    return refused("figures", `must have rows of assumptions and counts of runs only; “${unknown}” is neither`);
  // Always in one order, so that a seed gives the same draws whatever the order of the rows.
  return { figures: Object.fromEntries(drivers.map((it) => [it, triangles.get(it)!])), counts };
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
      low < 0 ||
      base < 0
    )
      return refused("figures", `must have a low and a high number in the row of ${name}`);
    triangles.set(name, { low: Math.min(low, base), base, high: Math.max(high, base) });
  }
  const missing = drivers.find((it) => !triangles.has(it));
  return missing === undefined ? triangles : refused("figures", `must have a row of ${missing}`);
}

const TERMS = terms.map(({ id }) => ({ name: id }));
const TERM_IDS = new Set(terms.map(({ id }) => id));
const ONCE: Triangle = { low: 1, base: 1, high: 1 };

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
      `must have the terms of the sheet as headings; “${unknown}” is none${suggestion(unknown, TERMS)}`,
    );
  const twice = headings.find((it, index) => headings.indexOf(it) < index);
  if (twice !== undefined) return refused("runs", `must have each heading once; “${twice}” is there twice`);

  const counts: Counted[] = [];
  for (const [name, ...sums] of rows) {
    const count = name === ONE_RUN ? ONCE : triangles.get(String(name));
    if (!count)
      return refused("runs", `must begin each row with a count of runs that figures has; “${String(name)}” is none`);
    if (!(count.low > 0))
      return refused("figures", `must be above zero in the row of ${String(name)}, which counts runs`);
    if (!sums.every(isNumber))
      return refused("runs", `must have a number under each heading in the row of ${String(name)}`);
    counts.push({ count, sums: Object.fromEntries(headings.map((it, index) => [it, sums[index]!])) });
  }
  return counts;
}

const isText = (cell: Cell): cell is string => typeof cell === "string" && cell !== "";
const isNumber = (cell: Cell): cell is number => typeof cell === "number";
