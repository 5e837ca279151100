import { address, type Area, type Position } from "../grid/address";
import { broadcast } from "../grid/broadcast";
import { CellError, type Cell, type Matrix } from "../grid/cell";
import { isMatrix, type WorksheetFunction } from "../grid/define-function";
import { loneCellOf } from "../grid/lone-cell";
import type { PlacedCell, Sheet } from "../grid/sheet";
import { asBoolean } from "./coerce";
import { matrixOf, nativeFunctions, type Value } from "./native-functions";
import { operate } from "./operators";
import { parseFormula, type Syntax } from "../grid/formula/parse";

/** Functions beside Excel's own, by the names that the sheet's formulas call them. */
export type SheetFunctions = Readonly<Record<string, WorksheetFunction["call"]>>;

/** What is wrong with the sheet itself, and where: a name or a function that nobody knows, a circle, a table in one cell. */
export class SheetError extends Error {}

/**
 * What every cell of a sheet shows, as Excel would calculate it. What fails in a cell is an error value; a sheet that is
 * wrong throws a SheetError.
 */
export function evaluateSheet(sheet: Sheet, functions: SheetFunctions = {}): Matrix<Cell> {
  const valueAt = cellValues(sheet, functions);
  return sheet.rows.map((cells, row) => cells.map((_, column) => valueAt({ row, column })));
}

/** Formulas are read once, however often a sheet is evaluated with another input. */
const parsed = new WeakMap<PlacedCell, Syntax>();

function formulaOf(cell: PlacedCell, content: string): Syntax {
  const known = parsed.get(cell);
  if (known) return known;
  const formula = parseFormula(content.slice(1));
  parsed.set(cell, formula);
  return formula;
}

/** The same for those cells that are asked for, and what they depend on. */
export function cellValues(sheet: Sheet, functions: SheetFunctions = {}): (position: Position) => Cell {
  const areas = new Map(sheet.names.map(({ name, area }) => [name.toLowerCase(), area]));
  const known = new Map(Object.entries(functions).map(([name, call]) => [name.toUpperCase(), call]));
  const values = sheet.rows.map((row) => row.map((): Cell | undefined => undefined));
  const width = Math.max(0, ...sheet.rows.map((it) => it.length));
  /** Formulas that wait for other cells, outermost first: their places, counted along the rows. */
  const pending = new Set<number>();

  function cellValue(row: number, column: number): Cell {
    const cell = sheet.rows[row]?.[column];
    if (!cell) return null;
    const { content } = cell;
    if (typeof content !== "string" || !content.startsWith("=")) return content;
    const done = values[row]![column];
    if (done !== undefined) return done;
    const here = row * width + column;
    if (pending.has(here)) {
      const circle = [...pending, here].map((it) => address({ row: Math.floor(it / width), column: it % width }));
      throw new SheetError(`${circle.at(-1)} refers to itself: ${circle.join(" → ")}`);
    }
    pending.add(here);
    let result: Cell;
    try {
      result = scalar(evaluate(formulaOf(cell, content)));
    } catch (error) {
      // The innermost cell is the one that it is about.
      if (error instanceof SheetError) throw error;
      throw new SheetError(`${address({ row, column })}: ${(error as Error).message}`, { cause: error });
    } finally {
      pending.delete(here);
    }
    // A formula shows 0 for a blank, and a cell has no -0.
    return (values[row]![column] = result === null || result === 0 ? 0 : result);
  }

  const areaValue = ({ row, column, rows, columns }: Area): Value =>
    rows === 1 && columns === 1
      ? cellValue(row, column)
      : Array.from({ length: rows }, (_, down) =>
          Array.from({ length: columns }, (_, right) => cellValue(row + down, column + right)),
        );

  function evaluate(formula: Syntax): Value {
    switch (formula.kind) {
      case "value":
        return formula.value;
      case "area":
        return areaValue(formula.area);
      case "name": {
        const area = areas.get(formula.name);
        if (!area) throw new Error(`the sheet has no name ${formula.name}`);
        return areaValue(area);
      }
      case "array":
        return formula.rows.map((row) => row.map((it) => scalar(evaluate(it))));
      case "unary": {
        const [operand, operator] = [evaluate(formula.operand), formula.operator];
        if (operator === "+") return operand;
        return operator === "%" ? stretched("/", operand, 100) : stretched("-", 0, operand);
      }
      case "binary":
        return stretched(formula.operator, evaluate(formula.left), evaluate(formula.right));
      case "call":
        return call(formula.name, formula.args);
    }
  }

  function call(name: string, args: readonly Syntax[]): Value {
    const lazy = LAZY[name];
    if (lazy) return lazy(args, evaluate);
    const native = nativeFunctions[name];
    const own = known.get(name);
    if (!native && !own) throw new Error(`${name} is not a known function`);
    const result = native
      ? native(...args.map(argument))
      : own!(...args.map((it) => (isLeftOut(it) ? undefined : evaluate(it))));
    return isMatrix(result) ? loneCellOf(result) : result;
  }

  /** A reference stays a range, of one cell too: in one, Excel's sums pass over a blank and a text, which they read where they are given as values. */
  function argument(formula: Syntax): Value {
    const value = evaluate(formula);
    return formula.kind === "area" || formula.kind === "name" ? matrixOf(value) : value;
  }

  return ({ row, column }) => cellValue(row, column);
}

/** Not the same as a blank cell, which some spreadsheets hand over as 0. */
const isLeftOut = (argument: Syntax): boolean => argument.kind === "value" && argument.value === null;

function scalar(value: Value): Cell {
  if (isMatrix(value)) throw new Error("the formula gives a table, and has one cell for it");
  return value;
}

function stretched(operator: Parameters<typeof operate>[0], left: Value, right: Value): Value {
  if (!isMatrix(left) && !isMatrix(right)) return operate(operator, left, right);
  return broadcast([matrixOf(left), matrixOf(right)], ([a, b]) => operate(operator, a!, b!));
}

/** Functions that read only the arguments they need: the others may be errors. */
const LAZY: Readonly<Record<string, (args: readonly Syntax[], value: (formula: Syntax) => Value) => Value>> = {
  IF([condition, then, otherwise], value) {
    const truth = chosen(value(condition!), asBoolean);
    if (truth instanceof CellError) return truth;
    const branch = truth ? then : otherwise;
    return branch ? value(branch) : truth;
  },
};

/** What picks a branch must be one cell. */
function chosen<T>(value: Value, read: (cell: Cell) => T): T {
  if (isMatrix(value)) throw new Error("a choice for each cell of a table is not known here");
  return read(value);
}
