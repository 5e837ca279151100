import type { Triangle, UncertainCost } from "../../study/range";
import { figureNames, type Figure } from "../../study/assumptions";
import { MOMENTS, momentsFrom, ONE_RUN } from "../../study/moments";
import { CellError, type Cell, type Matrix } from "../../grid/cell";

const FIGURES = (Object.keys(figureNames) as Figure[]).filter((it) => it !== "gpusPerNode");

/** Reads the two tables that COST_RANGE takes; a table that cannot be read says which argument is wrong, and where. */
export function readUncertainCost(
  figures: Matrix<Cell>,
  runs: Matrix<Cell>,
): Omit<UncertainCost, "choices"> | CellError {
  const triangles = new Map<string, Triangle>();
  for (const row of figures) {
    const [name, low, base, high] = row;
    if (row.length !== 4 || typeof name !== "string")
      return new CellError("#VALUE!", "figures must be a range of four columns: name, low, base, high");
    if (
      typeof low !== "number" ||
      typeof base !== "number" ||
      typeof high !== "number" ||
      !(low <= high) ||
      low < 0 ||
      base < 0
    ) {
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
    if (known && !(known.low > 0))
      return new CellError("#VALUE!", `figures must be above zero in the row of ${String(name)}, which counts runs`);
    if (!known || sums.length !== MOMENTS || !sums.every((it): it is number => typeof it === "number")) {
      return new CellError(
        "#VALUE!",
        `runs must have nine sums in each row, and the name of a figure; “${String(name)}” has not`,
      );
    }
    counts.push({ count: known, moments: momentsFrom(sums) });
  }
  const fixed = { low: 1, base: 1, high: 1 };
  return {
    figures: Object.fromEntries(
      (Object.keys(figureNames) as Figure[]).map((it) => [it, triangles.get(figureNames[it]) ?? fixed]),
    ) as Record<Figure, Triangle>,
    counts,
  };
}
