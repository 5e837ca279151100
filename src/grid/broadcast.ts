import { CellError, type Cell, type Matrix } from "./cell";

/** One argument of a call: its cells, and what takes each of them in turn, or says why it cannot be taken. */
export interface Broadcast {
  cells: Matrix<Cell>;
  take(cell: Cell): CellError | undefined;
}

/**
 * Stretches single rows and single columns over the largest shape, as Excel does; gaps become #N/A. For each cell of
 * the result the arguments are taken in their order, and `combine` follows unless one of them could not be. A lone
 * cell is taken once, not once for each result.
 */
export function broadcastInTurn(all: readonly Broadcast[], combine: () => Cell): Matrix<Cell> {
  let [rows, columns] = [1, 1];
  for (const { cells } of all) {
    rows = Math.max(rows, cells.length);
    columns = Math.max(columns, cells[0]!.length);
  }
  const ranged: Broadcast[] = [];
  // What is wrong with a lone cell is the result, unless an argument before it is wrong too.
  let failure: CellError | undefined;
  for (const it of all) {
    if (it.cells.length > 1 || it.cells[0]!.length > 1) ranged.push(it);
    else {
      failure = it.take(it.cells[0]![0]!);
      if (failure) break;
    }
  }

  const results = new Array<readonly Cell[]>(rows);
  for (let row = 0; row < rows; row++) {
    // Of its length from the start: growing would take most of the time of a call over a long column.
    const line = new Array<Cell>(columns);
    for (let column = 0; column < columns; column++) {
      let wrong: CellError | undefined;
      for (let index = 0; index < ranged.length && !wrong; index++) {
        const { cells, take } = ranged[index]!;
        const cell = cells[cells.length === 1 ? 0 : row]?.[cells[0]!.length === 1 ? 0 : column];
        wrong = take(cell === undefined ? GAP : cell);
      }
      line[column] = wrong ?? failure ?? combine();
    }
    results[row] = line;
  }
  return results;
}

const GAP = new CellError("#N/A", "the ranges differ in size");

/** The same over matrices whose cells are taken as they are. */
export function broadcast(matrices: readonly Matrix<Cell>[], combine: (cells: readonly Cell[]) => Cell): Matrix<Cell> {
  const taken: Cell[] = [];
  const all = matrices.map((cells, index): Broadcast => ({
    cells,
    take(cell) {
      taken[index] = cell;
      return undefined;
    },
  }));
  return broadcastInTurn(all, () => combine([...taken]));
}
