import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  type ErrorType,
  ErrorValueObject,
  FunctionType,
  NullValueObject,
  NumberValueObject,
  StringValueObject,
  type BaseValueObject,
  type IFunctionInfo,
} from "@univerjs/preset-sheets-core";
import { CellError, type Cell, type ErrorCode, type Matrix } from "../grid/cell";
import type { WorksheetFunction } from "../grid/define-function";
import { parameterHelp } from "../grid/parameter-text";
import { numberFormatOf } from "../grid/unit-format";
import type { ErrorMessages } from "./error-messages";
import { hyperlink } from "./links";

type EngineFunction = new (name: string) => BaseFunction;

/** What the engine's preset takes: classes by name, and the help that its formula editor shows. */
export interface Registration {
  function: [EngineFunction, string][];
  description: IFunctionInfo[];
}

export function registration(catalogue: readonly WorksheetFunction[], messages: ErrorMessages): Registration {
  return {
    function: [
      ...catalogue.map((it): Registration["function"][number] => [engineFunction(it, messages), it.name]),
      hyperlink,
    ],
    description: catalogue.map(help),
  };
}

function engineFunction(declared: WorksheetFunction, messages: ErrorMessages): EngineFunction {
  const format = numberFormatOf(declared.unit);
  /** With the format of its unit, in which a cell without a format of its own shows it. */
  const shown = (cell: Cell): BaseValueObject => {
    const value = toValueObject(cell);
    if (format && typeof cell === "number") value.setPattern(format);
    return value;
  };
  // The engine's own limits on the number of arguments give errors without a message, so none are set.
  return class extends BaseFunction {
    override calculate(...args: BaseValueObject[]): BaseValueObject {
      const results = this.results(args);
      this.keepMessages(results);
      return results.length === 1 && results[0]!.length === 1
        ? shown(results[0]![0]!)
        : ArrayValueObject.create({
            calculateValueList: results.map((row) => row.map(shown)),
            rowCount: results.length,
            columnCount: results[0]!.length,
            unitId: this.unitId ?? "",
            sheetId: this.subUnitId ?? "",
            row: this.row,
            column: this.column,
          });
    }

    private results(args: readonly BaseValueObject[]): Matrix<Cell> {
      try {
        return declared.call(...args.map(toArgument));
      } catch (failure) {
        // Anything thrown here would stop the engine for good.
        return [[new CellError("#VALUE!", failure instanceof Error ? failure.message : String(failure))]];
      }
    }

    private keepMessages(results: Matrix<Cell>): void {
      const record = (row: number, column: number, cell: Cell | undefined) =>
        messages.record(
          { sheetId: this.subUnitId ?? "", row: this.row + row, column: this.column + column },
          declared.name,
          cell instanceof CellError ? cell : undefined,
        );
      results.forEach((cells, row) => cells.forEach((cell, column) => record(row, column, cell)));
      // A formula round the call may fold the results into its own cell, which then shows their first error.
      const first = results.flat().find((cell) => cell instanceof CellError);
      if (first && !(results[0]![0] instanceof CellError)) record(0, 0, first);
    }
  };
}

function toArgument(value: BaseValueObject): Cell | Matrix<Cell> {
  if (!value.isArray()) return toCell(value);
  const array = value as ArrayValueObject;
  return Array.from({ length: array.getRowCount() }, (_, row) =>
    Array.from({ length: array.getColumnCount() }, (_, column) => toCell(array.get(row, column))),
  );
}

function toCell(value: BaseValueObject | null | undefined | void): Cell {
  if (!value || value.isNull()) return null;
  if (value.isError()) {
    // With the message of a call within this one.
    const error = value as ErrorValueObject;
    return new CellError(error.getErrorType() as ErrorCode, error.getErrorContent());
  }
  return value.getValue();
}

function toValueObject(cell: Cell): BaseValueObject {
  if (cell === null) return NullValueObject.create();
  if (cell instanceof CellError) return ErrorValueObject.create(cell.code as ErrorType, cell.message);
  if (typeof cell === "number") return NumberValueObject.create(cell);
  return typeof cell === "boolean" ? BooleanValueObject.create(cell) : StringValueObject.create(cell);
}

function help({ name, summary, unit, parameters, examples }: WorksheetFunction): IFunctionInfo {
  const first = examples[0]?.arguments ?? [];
  return {
    functionName: name,
    functionType: FunctionType.User,
    abstract: summary,
    description: `${summary} Result: ${unit}.`,
    functionParameter: Object.entries(parameters).map(([parameterName, parameter], index) => ({
      name: parameterName,
      detail: parameterHelp(parameter),
      example: exampleText(first[index]),
      require: parameter.fallback === undefined ? 1 : 0,
      repeat: 0,
    })),
  };
}

const exampleText = (argument: Cell | Matrix<Cell> | undefined): string =>
  argument === undefined || argument === null
    ? ""
    : Array.isArray(argument)
      ? `{${argument.join(";")}}`
      : String(argument);
