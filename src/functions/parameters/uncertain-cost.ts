import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { driversOf, terms } from "../../study/arithmetic";
import { assumptionOf, isAssumption } from "../../study/assumptions";
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
  const headings = new Set(runs[0]);
  const figuresOfTotal: [string, Triangle][] = [];
  // Always in one order, so that a seed gives the same draws whatever the order of the rows.
  for (const it of driversOf(terms.filter(({ id }) => headings.has(id)))) {
    // Sheets of before an assumption was added have no row of it.
    const { fallback } = assumptionOf(it);
    const triangle = triangles.get(it) ?? (fallback === undefined ? undefined : fixedAt(fallback));
    if (!triangle) return refused("figures", `must have a row for ${it}`);
    figuresOfTotal.push([it, triangle]);
  }
  return { figures: Object.fromEntries(figuresOfTotal), counts };
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
