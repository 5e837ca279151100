import { broadcast } from "../grid/broadcast";
import { CellError, type Cell, type Matrix } from "../grid/cell";
import { isMatrix } from "../grid/define-function";
import { loneCellOf } from "../grid/lone-cell";
import { asBoolean, asNumber } from "./coerce";
import { criterion } from "./criterion";
import { compare, finite } from "./operators";

/** A cell, or the cells of an area or an array. */
export type Value = Cell | Matrix<Cell>;
export type NativeFunction = (...args: Value[]) => Value;

export const matrixOf = (value: Value): Matrix<Cell> => (isMatrix(value) ? value : [[value]]);
const cellsOf = (value: Value): Cell[] => matrixOf(value).flat();
const at = (value: Value, index: number): Cell => cellsOf(value)[index] ?? null;

/** The first error of some cells, which is the result. */
const errorIn = (cells: readonly Cell[]): CellError | undefined =>
  cells.find((it): it is CellError => it instanceof CellError);

/** Numbers as the sums read them: texts, blanks and truths of an area do not count, an argument of its own does. */
function numbersOf(args: readonly Value[]): number[] | CellError {
  const cells = args.flatMap((arg): Cell[] =>
    isMatrix(arg) ? arg.flat().filter((it) => typeof it === "number" || it instanceof CellError) : [asNumber(arg)],
  );
  return errorIn(cells) ?? (cells as number[]);
}

const ofNumbers =
  (combine: (numbers: readonly number[]) => Cell): NativeFunction =>
  (...args) => {
    const numbers = numbersOf(args);
    return numbers instanceof CellError ? numbers : combine(numbers);
  };

/** A function of single numbers, stretched over areas. */
const cellwise =
  (compute: (...numbers: number[]) => Cell): NativeFunction =>
  (...args) => {
    const results = broadcast(args.map(matrixOf), (cells) => {
      const numbers = cells.map(asNumber);
      return errorIn(numbers) ?? compute(...(numbers as number[]));
    });
    return args.some(isMatrix) ? results : results[0]![0]!;
  };

const sum = (numbers: readonly number[]): number => numbers.reduce((total, it) => total + it, 0);

/** Half away from zero in the decimal digits that a double shows, as Excel rounds; `digits` may be negative. */
function rounded(value: number, digits: number, round: (value: number) => number): number {
  const places = Math.trunc(digits);
  const shifted = (by: number, of: number): number => {
    const [mantissa, exponent = "0"] = String(of).split("e");
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  const whole = shifted(places, Math.abs(value));
  return Number.isSafeInteger(Math.trunc(whole)) ? Math.sign(value) * shifted(-places, round(whole)) : value;
}

/** Which of some cells all pairs of an area and what is looked for in it admit. */
function matches(pairs: readonly Value[]): boolean[] {
  const tests = pairs.flatMap((area, index) =>
    index % 2 === 0 ? [{ cells: cellsOf(area), admits: criterion(at(pairs[index + 1]!, 0)) }] : [],
  );
  return tests[0]!.cells.map((_, index) => tests.every(({ cells, admits }) => admits(cells[index] ?? null)));
}

const sumWhere = (area: Value, pairs: readonly Value[]): Cell => {
  const cells = cellsOf(area);
  const numbers = numbersOf([[matches(pairs).map((it, index) => (it ? (cells[index] ?? null) : null))]]);
  return numbers instanceof CellError ? numbers : finite(sum(numbers));
};

const truths =
  (combine: (values: readonly boolean[]) => boolean): NativeFunction =>
  (...args) => {
    const values = args
      .flatMap((arg) => (isMatrix(arg) ? arg.flat().filter((it) => it !== null && typeof it !== "string") : [arg]))
      .map(asBoolean);
    return errorIn(values) ?? combine(values as boolean[]);
  };

function sumProduct(...args: Value[]): Cell {
  const [first, ...others] = args.map(matrixOf);
  if (others.some((it) => it.length !== first!.length || it[0]!.length !== first![0]!.length))
    return new CellError("#VALUE!", "areas of one size");
  const columns = [first!, ...others].map((it) => it.flat());
  const error = errorIn(columns.flat());
  if (error) return error;
  const number = (cell: Cell): number => (typeof cell === "number" ? cell : 0);
  return finite(sum(columns[0]!.map((_, index) => columns.reduce((product, it) => product * number(it[index]!), 1))));
}

function index(area: Value, row: Value = null, column: Value = null): Value {
  const cells = matrixOf(area);
  let [down, right] = [asNumber(at(row, 0)), asNumber(at(column, 0))];
  if (down instanceof CellError) return down;
  if (right instanceof CellError) return right;
  // One number counts along a single row.
  if (cells.length === 1 && column === null) [down, right] = [1, down];
  if (down > cells.length || right > cells[0]!.length || down < 0 || right < 0) return new CellError("#REF!");
  const rows = down === 0 ? cells : [cells[Math.trunc(down) - 1]!];
  const found = rows.map((it) => (right === 0 ? it : [it[Math.trunc(right) - 1]!]));
  return loneCellOf(found);
}

function match(wanted: Value, area: Value, kind: Value = 1): Cell {
  const [value, way] = [at(wanted, 0), asNumber(at(kind, 0))];
  if (value instanceof CellError) return value;
  if (way instanceof CellError) return way;
  const cells = cellsOf(area);
  const fits = (cell: Cell): number | undefined =>
    cell === null || cell instanceof CellError || typeof cell !== typeof value ? undefined : compare(cell, value);
  const found =
    way === 0 ? cells.findIndex((it) => fits(it) === 0) : cells.findLastIndex((it) => (fits(it) ?? way) * way <= 0);
  return found < 0 ? new CellError("#N/A", "nothing matches") : found + 1;
}

/** Excel's own functions that a sheet may call, but for those that leave arguments unread. */
export const nativeFunctions: Readonly<Record<string, NativeFunction>> = {
  ABS: cellwise(Math.abs),
  AND: truths((values) => values.every(Boolean)),
  COUNT: (...args) => args.flatMap(cellsOf).filter((it) => typeof it === "number").length,
  COUNTBLANK: (area) => cellsOf(area).filter((it) => it === null || it === "").length,
  COUNTIF: (...args) => matches(args).filter(Boolean).length,
  HYPERLINK: (url, shown = url!) => at(shown, 0),
  INDEX: index,
  INT: cellwise(Math.floor),
  ISNUMBER: (value) => typeof at(value, 0) === "number",
  LOG: cellwise((value, base = 10) => {
    if (value <= 0 || base <= 0) return new CellError("#NUM!");
    // The two bases with a logarithm of their own are exact at their powers.
    return base === 10
      ? Math.log10(value)
      : base === 2
        ? Math.log2(value)
        : base === 1
          ? new CellError("#DIV/0!")
          : Math.log(value) / Math.log(base);
  }),
  MATCH: match,
  MAX: ofNumbers((numbers) => numbers.reduce((most, it) => Math.max(most, it), numbers[0] ?? 0)),
  MIN: ofNumbers((numbers) => numbers.reduce((least, it) => Math.min(least, it), numbers[0] ?? 0)),
  NA: () => new CellError("#N/A"),
  ROUND: cellwise((value, digits = 0) => rounded(value, digits, Math.round)),
  SUM: ofNumbers((numbers) => finite(sum(numbers))),
  SUMIF: (area, wanted, summed = area!) => sumWhere(summed, [area!, wanted!]),
  SUMIFS: (summed, ...pairs) => sumWhere(summed, pairs),
  SUMPRODUCT: sumProduct,
};
