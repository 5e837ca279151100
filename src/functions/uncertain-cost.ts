import type { Triangle, UncertainCost } from "../core/cost-range";
import { figureNames, type Figure } from "../core/figures";
import { ONE_RUN, type Moments } from "../core/moments";
import { CellError, type Cell, type Matrix } from "../grid/cell";

const FIGURES = (Object.keys(figureNames) as Figure[]).filter((it) => it !== "gpusPerNode");
const MOMENTS = 8;

/** Reads the two tables that COST_RANGE takes; a table that cannot be read says which argument is wrong, and where. */
export function readUncertainCost(figures: Matrix<Cell>, runs: Matrix<Cell>): Omit<UncertainCost, "choices"> | CellError {
  const triangles = new Map<string, Triangle>();
  for (const row of figures) {
    const [name, low, base, high] = row;
    if (row.length !== 4 || typeof name !== "string") return new CellError("#VALUE!", "figures must be a range of four columns: name, low, base, high");
    if (typeof low !== "number" || typeof base !== "number" || typeof high !== "number" || !(low <= high) || low < 0) {
      return new CellError("#VALUE!", `figures must have a low and a high number in the row of ${name}`);
    }
    triangles.set(name, { low: Math.min(low, base), base, high: Math.max(high, base) });
  }
  const missing = FIGURES.find((it) => !triangles.has(figureNames[it]));
  if (missing) return new CellError("#VALUE!", `figures must have a row of ${figureNames[missing]}`);
  const counts = [];
  for (const row of runs) {
    const [name, ...sums] = row;
    const known = name === ONE_RUN ? { low: 1, base: 1, high: 1 } : triangles.get(String(name));
    if (known && !(known.low > 0)) return new CellError("#VALUE!", `figures must be above zero in the row of ${String(name)}, which counts runs`);
    if (!known || sums.length !== MOMENTS || !sums.every((it): it is number => typeof it === "number")) {
      return new CellError("#VALUE!", `runs must have eight sums in each row, and the name of a figure; “${String(name)}” has not`);
    }
    const [f0, f1, f2, o0, o1, o2, o3, o4] = sums as [number, number, number, number, number, number, number, number];
    counts.push({ count: known, moments: { fixed: [f0, f1, f2], optimal: [o0, o1, o2, o3, o4] } satisfies Moments });
  }
  const fixed = { low: 1, base: 1, high: 1 };
  return {
    figures: Object.fromEntries((Object.keys(figureNames) as Figure[]).map((it) => [it, triangles.get(figureNames[it]) ?? fixed])) as Record<Figure, Triangle>,
    counts,
  };
}
