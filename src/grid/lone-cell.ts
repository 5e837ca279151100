import type { Matrix } from "./cell";

/** The one cell of a range that has no other; every other range as it is. */
export const loneCellOf = <T>(cells: Matrix<T>): T | Matrix<T> =>
  cells.length === 1 && cells[0]!.length === 1 ? cells[0]![0]! : cells;
