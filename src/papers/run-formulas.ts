import type { TokensRule } from "../core/study";
import { areaAddress, type Area } from "../grid/address";
import { DETAIL, type RunsGrid } from "./layout";

/** Cells of one column of the grid, a sweep a row. */
const gridCells = (grid: RunsGrid, column: number): Area => ({ row: grid.top, column, rows: grid.rowOf.size, columns: 1 });

/** Runs of one width and rule, each times its token factor. */
export function runsOf(grid: RunsGrid, column: number, rule: TokensRule): string {
  const [cells, rules] = [areaAddress(gridCells(grid, column), "row"), areaAddress(gridCells(grid, DETAIL), "both")];
  const { tokenFactorColumn } = grid;
  return tokenFactorColumn
    ? `SUMPRODUCT((${rules}="${rule}")*${areaAddress(gridCells(grid, tokenFactorColumn), "both")}*${cells})`
    : `SUMIF(${rules},"${rule}",${cells})`;
}

/** The same of the sweeps that one count counts; count and rule are cells or texts in quotes. */
export function runsOfCount(grid: RunsGrid, column: number, count: string, rule: string): string {
  const { countColumn, tokenFactorColumn } = grid;
  const [cells, rules] = [areaAddress(gridCells(grid, column), "row"), areaAddress(gridCells(grid, DETAIL), "both")];
  const counts = areaAddress(gridCells(grid, countColumn), "both");
  return tokenFactorColumn
    ? `SUMPRODUCT((${counts}=${count})*(${rules}=${rule})*${areaAddress(gridCells(grid, tokenFactorColumn), "both")}*${cells})`
    : `SUMIFS(${cells},${counts},${count},${rules},${rule})`;
}
