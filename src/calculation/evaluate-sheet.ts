import { address, type Area } from "../grid/address";
import { broadcast } from "../grid/broadcast";
import { CellError, type Cell, type Matrix } from "../grid/cell";
import { isMatrix, type WorksheetFunction } from "../grid/define-function";
import type { Sheet } from "../grid/sheet";
import { asBoolean, asNumber } from "./coerce";
import { matrixOf, nativeFunctions, type Value } from "./native-functions";
import { operate } from "./operators";
import { parseFormula, type Formula } from "./parse-formula";

/** Functions beside Excel's own, by the names that the sheet's formulas call them. */
export type SheetFunctions = Readonly<Record<string, WorksheetFunction["call"]>>;

/**
 * What every cell of a sheet shows, as Excel would work it out. A failure that belongs in a cell is an error value;
 * an Error is thrown where the sheet itself is wrong: a function or a name that nobody knows, a circle, a table in one cell.
 */
export function evaluateSheet(sheet: Sheet, functions: SheetFunctions = {}): Matrix<Cell> {
  const areas = new Map(sheet.names.map(({ name, area }) => [name.toLowerCase(), area]));
  const known = new Map(Object.entries(functions).map(([name, call]) => [name.toUpperCase(), call]));
  const values = sheet.rows.map((row) => row.map((): Cell | undefined => undefined));
  const underWay = new Set<string>();

  function cellValue(row: number, column: number): Cell {
    const content = sheet.rows[row]?.[column]?.content ?? null;
    if (typeof content !== "string" || !content.startsWith("=")) return content;
    const done = values[row]![column];
    if (done !== undefined) return done;
    const here = address({ row, column });
    if (underWay.has(here)) throw new Error(`${here} waits for itself: ${[...underWay, here].join(" → ")}`);
    underWay.add(here);
    const result = scalar(evaluate(parseFormula(content.slice(1)), here), here);
    underWay.delete(here);
    // A formula shows 0 for a blank, and a cell has no -0.
    return (values[row]![column] = result === null || result === 0 ? 0 : result);
  }

  const areaValue = ({ row, column, rows, columns }: Area): Value =>
    rows === 1 && columns === 1
      ? cellValue(row, column)
      : Array.from({ length: rows }, (_, down) => Array.from({ length: columns }, (_, right) => cellValue(row + down, column + right)));

  function evaluate(formula: Formula, here: string): Value {
    switch (formula.kind) {
      case "value": return formula.value;
      case "area": return areaValue(formula.area);
      case "name": {
        const area = areas.get(formula.name);
        if (!area) throw new Error(`${here} uses the name ${formula.name}, which the sheet does not have`);
        return areaValue(area);
      }
      case "array": return formula.rows.map((row) => row.map((it) => scalar(evaluate(it, here), here)));
      case "unary": {
        const [operand, operator] = [evaluate(formula.operand, here), formula.operator];
        if (operator === "+") return operand;
        return operator === "%" ? stretched("/", operand, 100) : stretched("-", 0, operand);
      }
      case "binary": return stretched(formula.operator, evaluate(formula.left, here), evaluate(formula.right, here));
      case "call": return call(formula.name, formula.args, here);
    }
  }

  function call(name: string, args: readonly Formula[], here: string): Value {
    const lazy = LAZY[name];
    if (lazy) return lazy(args, (it) => evaluate(it, here));
    const native = nativeFunctions[name];
    const own = known.get(name);
    if (!native && !own) throw new Error(`${here} calls ${name}, which is no function that is known here`);
    const given = args.map((it) => evaluate(it, here));
    if (native) return native(...given);
    const result = own!(...given);
    return result.length === 1 && result[0]!.length === 1 ? result[0]![0]! : result;
  }

  return sheet.rows.map((row, rowIndex) => row.map((_, column) => cellValue(rowIndex, column)));
}

function scalar(value: Value, here: string): Cell {
  if (isMatrix(value)) throw new Error(`${here} gives a table, and has one cell for it`);
  return value;
}

function stretched(operator: Parameters<typeof operate>[0], left: Value, right: Value): Value {
  if (!isMatrix(left) && !isMatrix(right)) return operate(operator, left, right);
  return broadcast([matrixOf(left), matrixOf(right)], ([a, b]) => operate(operator, a!, b!));
}

/** Functions that read only the arguments they need: the others may be errors. */
const LAZY: Readonly<Record<string, (args: readonly Formula[], value: (formula: Formula) => Value) => Value>> = {
  IF([condition, then, otherwise], value) {
    const truth = chosen(value(condition!), asBoolean);
    if (truth instanceof CellError) return truth;
    const branch = truth ? then : otherwise;
    return branch ? value(branch) : truth;
  },
  IFERROR([tried, otherwise], value) {
    const result = value(tried!);
    return result instanceof CellError ? value(otherwise!) : result;
  },
  CHOOSE([which, ...choices], value) {
    const place = chosen(value(which!), asNumber);
    if (place instanceof CellError) return place;
    const choice = choices[Math.trunc(place) - 1];
    return choice ? value(choice) : new CellError("#VALUE!", "the number of the choice is none of them");
  },
};

/** What picks a branch must be one cell. */
function chosen<T>(value: Value, read: (cell: Cell) => T): T {
  if (isMatrix(value)) throw new Error("a choice for each cell of a table is not known here");
  return read(value);
}
