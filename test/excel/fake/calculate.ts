import { cellValues, SheetError } from "../../../src/calculation/evaluate-sheet";
import { associateFunctions } from "../../../src/excel/functions/associate-functions";
import type { ErrorMessages } from "../../../src/excel/functions/error-messages";
import { catalogue } from "../../../src/functions";
import { address } from "../../../src/grid/address";
import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import type { WorksheetFunction } from "../../../src/grid/define-function";
import { readConstant } from "../../../src/grid/formula/literal";
import type { Sheet } from "../../../src/grid/sheet";
import { callLambda } from "../call-lambda";
import type { LoadedOffice } from "../load-office";
import { rebuildSheet } from "../rebuild-sheet";
import { handedOver } from "./custom-function-calls";
import { appliedLambda } from "./names";
import type { FakeSheet } from "./nodes";
import type { FakeExcel } from "./workbook";

type Associated = (...given: unknown[]) => unknown[][];

/** What a test may change of a calculation: the answer of a function of ours, or the value of any cell. */
export interface Altered {
  answer?: (name: string, answer: Matrix<Cell>, args: readonly (Cell | Matrix<Cell> | undefined)[]) => Matrix<Cell>;
  cell?: (sheet: FakeSheet, row: number, column: number, value: Cell | Matrix<Cell>) => Cell | Matrix<Cell>;
}

/**
 * Has the workbook calculate: its own functions by our engine, the add-in's through the custom-functions runtime's calling
 * convention as the profile has it, LAMBDAs by their text.
 */
export function calculate(
  excel: FakeExcel,
  { CustomFunctions }: LoadedOffice,
  messages: ErrorMessages,
  spell: (name: string) => string,
  altered: Altered = {},
): void {
  const associated = new Map<string, Associated>();
  globalThis.CustomFunctions = {
    ...CustomFunctions,
    associate: (id: string, fn: Associated) => void associated.set(id, fn),
  } as never;
  associateFunctions(catalogue, messages);
  let here = "";

  const cellOf = (answer: unknown): Cell =>
    answer instanceof CustomFunctions.Error ? new CellError(answer.code, answer.message ?? "") : (answer as Cell);
  const calling =
    ({ name, parameters }: WorksheetFunction) =>
    (...args: (Cell | Matrix<Cell> | undefined)[]): Matrix<Cell> => {
      const given = handedOver(
        args.map((it) => (it === null ? [[null]] : it)),
        Object.keys(parameters).length,
        excel.profile,
      );
      let answer: Matrix<Cell>;
      try {
        answer = associated.get(name)!(...given, { address: here }).map((row) => row.map(cellOf));
      } catch (error) {
        answer = [[cellOf(error)]];
      }
      return altered.answer?.(name, answer, args) ?? answer;
    };
  const captured: { value?: Cell | Matrix<Cell> | undefined } = {};
  const functions = {
    ...Object.fromEntries(catalogue.map((fn) => [spell(fn.name), calling(fn)])),
    SEQUENCE: (rows: Cell | Matrix<Cell> | undefined) =>
      Array.from({ length: Number(rows) }, (_, index) => [index + 1]),
    TAKEN: (value: Cell | Matrix<Cell> | undefined) => {
      captured.value = value;
      return [[0]];
    },
  };

  /** A sheet as it was at the latest request that found it changed. */
  interface Evaluator {
    request: number;
    sheet: Sheet;
    valueAt: ReturnType<typeof cellValues>;
    tables: Map<string, Matrix<Cell>>;
  }
  const known = new WeakMap<FakeSheet, Evaluator>();
  function evaluatorOf(of: FakeSheet): Evaluator {
    const request = excel.requests.length;
    const found = known.get(of);
    if (found?.request === request) return found;
    const sheet = rebuildSheet(of);
    if (found && isUnchanged(found.sheet, sheet)) return Object.assign(found, { request });
    const made = { request, sheet, valueAt: cellValues(sheet, functions), tables: new Map<string, Matrix<Cell>>() };
    known.set(of, made);
    return made;
  }

  function valueOf(of: FakeSheet, row: number, column: number): Cell | Matrix<Cell> {
    const { sheet, valueAt, tables } = evaluatorOf(of);
    const content = String(sheet.rows[row]![column]!.content);
    const place = address({ row, column });
    here = `${of.name}!${place}`;
    const found = tables.get(place) ?? appliedLambda(content) ?? namedLambda(excel, content);
    if (found !== undefined) return found;
    try {
      return valueAt({ row, column });
    } catch (error) {
      if (!(error instanceof SheetError && /gives a table/.test(error.message))) throw error;
      // A lone cell has no table, so a function takes it.
      const rows = sheet.rows.map((cells) => [...cells]);
      rows[row]![column] = { content: `=TAKEN(${content.slice(1)})` };
      cellValues({ ...sheet, rows }, functions)({ row, column });
      tables.set(place, captured.value as Matrix<Cell>);
      return captured.value!;
    }
  }
  excel.evaluate = (sheet, row, column) => {
    const value = valueOf(sheet, row, column);
    return altered.cell?.(sheet, row, column, value) ?? value;
  };
}

/** Whether a sheet has the cells and the names that it had; a cell that nobody changed is the same object. */
const isUnchanged = (before: Sheet, now: Sheet): boolean =>
  now.rows.length === before.rows.length &&
  now.rows[0]!.length === before.rows[0]!.length &&
  now.rows.every((cells, row) => cells.every((it, column) => it === before.rows[row]![column])) &&
  JSON.stringify(now.names) === JSON.stringify(before.names);

/** A call of a name that stands for a LAMBDA, with constants. */
function namedLambda(excel: FakeExcel, content: string): Cell | undefined {
  const [, name, args] = /^=(\w+)\((.*)\)$/.exec(content) ?? [];
  const formula = name === undefined ? undefined : excel.names.get(name.toLowerCase())?.props.Formula;
  if (typeof formula !== "string" || !formula.startsWith("=LAMBDA(")) return undefined;
  return callLambda(
    formula,
    args!.split(",").map((it) => (it === "" ? undefined : (readConstant(it) ?? null))),
  );
}
