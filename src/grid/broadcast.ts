import { CellError, type Cell, type Matrix } from "./cell";

/** Stretches single rows and single columns over the largest shape, as Excel does; gaps become #N/A. */
export function broadcast(
  matrices: readonly Matrix<Cell>[],
  combine: (cells: readonly Cell[]) => Cell,
): Matrix<Cell> {
  const rows = Math.max(1, ...matrices.map((matrix) => matrix.length));
  const columns = Math.max(1, ...matrices.map((matrix) => matrix[0]!.length));
  const gap = new CellError("#N/A", "the ranges differ in size");
  const at = (matrix: Matrix<Cell>, row: number, column: number): Cell => {
    const cell = matrix[matrix.length === 1 ? 0 : row]?.[matrix[0]!.length === 1 ? 0 : column];
    return cell === undefined ? gap : cell;
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => combine(matrices.map((matrix) => at(matrix, row, column)))),
  );
}
