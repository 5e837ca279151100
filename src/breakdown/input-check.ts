import { f, joined, type Formula, type Place } from "../grid/formula/formula";

/** Above it a cell cannot hold every whole number exactly. */
const LARGEST_WHOLE = 1e15;

const cellsIn = ({ rows, columns }: Place): number => rows * columns;

/**
 * 1 where every needed cell has a number above zero, an error where one is blank, a text or zero, or one of `wholes` is not
 * whole. A blank cell is 0 to Excel and a default to a function of ours: neither is what a sheet assumes.
 */
export function completeFormula(needed: readonly Place[], wholes: readonly Place[]): Formula {
  const present = joined(
    needed.map((it) => f`COUNTIF(${it},">0")`),
    "+",
  );
  const cells = needed.reduce((sum, it) => sum + cellsIn(it), 0);
  if (wholes.length === 0) return f`IF(${present}=${cells},1,NA())`;
  const areWhole = joined(
    wholes.map((it) => (cellsIn(it) === 1 ? f`INT(${it})=${it}` : f`SUMPRODUCT((INT(${it})=${it})*1)=${cellsIn(it)}`)),
    ",",
  );
  return f`IF(AND(${present}=${cells},${areWhole},MAX(${joined(wholes, ",")})<=${LARGEST_WHOLE}),1,NA())`;
}
