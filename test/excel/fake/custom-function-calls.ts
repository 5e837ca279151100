import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import { isMatrix } from "../../../src/grid/define-function";
import type { Profile } from "./profiles";

/** An argument in a formula: cells, where null is a blank one, a value of its own, or nothing at all. */
export type Argument = Matrix<Cell> | Cell | undefined;

/**
 * What a function whose parameters are matrices is handed for the arguments of a call. Every declared one is there: null where
 * it is left out, and a matrix otherwise, in which a blank cell is what this Excel makes of it.
 */
export function handedOver(args: readonly Argument[], parameterCount: number, { blankArgument }: Profile): unknown[] {
  const handed = (cell: Cell): unknown =>
    cell === null ? blankArgument : cell instanceof CellError ? { code: cell.code } : cell;
  return Array.from({ length: parameterCount }, (_, index) => {
    const given = args[index];
    if (given === undefined) return null;
    return (isMatrix(given) ? given : [[given]]).map((row) => row.map(handed));
  });
}
