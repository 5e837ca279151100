import { areaAddress } from "../../../src/grid/address";
import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import { isMatrix } from "../../../src/grid/define-function";
import type { FakeExcel } from "./workbook";
import { cellKey, isFormula, type FakeCell, type FakeSheet, type Node } from "./nodes";
import { officeClasses } from "./office-model";
import { valueOfName } from "./names";
import { refuse } from "./refusal";
import type { QueryInfo } from "./wire";

/** What a load answers with: the properties that were asked for, of an object or of all items of a collection. */
export function load(excel: FakeExcel, target: Node, info: QueryInfo | undefined): unknown {
  const wanted = info?.Select ?? [];
  if (wanted.length === 0)
    refuse("NotImplemented", `the stand-in loads named properties only, not all of ${target.type}`);
  const items = itemsOf(excel, target);
  if (items && wanted.every((it) => !officeClasses.get(target.type)!.values.has(upperFirst(it)))) {
    const Select = wanted.map((it) => it.replace(/^items\//i, ""));
    return { _Items: items.map((it) => load(excel, it, { Select })) };
  }
  return Object.fromEntries(wanted.map((it) => [upperFirst(it), property(excel, target, upperFirst(it))]));
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A chart sheet is no item of Excel's worksheets. */
function itemsOf(excel: FakeExcel, { type, names }: Node): readonly Node[] | undefined {
  if (type === "WorksheetCollection") return excel.sheets.filter(({ kind }) => kind === "cells");
  return type === "NamedItemCollection" ? [...names!.values()] : undefined;
}

function property(excel: FakeExcel, target: Node, name: string): unknown {
  if (!officeClasses.get(target.type)?.values.has(name))
    refuse("ApiNotFound", `${target.type} has no property ${name}`);
  const sheet = target.sheet!;
  switch (`${target.type}.${name}`) {
    case "Worksheet.Id":
      return sheet.id;
    case "Worksheet.Name":
      return sheet.name;
    case "Worksheet.Visibility":
      return sheet.visibility;
    case "Worksheet.Position":
      return excel.sheets.indexOf(sheet);
    case "WorkbookProtection.Protected":
      return excel.isProtected;
    case "WorksheetProtection.Protected":
      return sheet.isProtected;
    case "NamedItem.Type":
      // OfficeDev/office-js#5504.
      return excel.isBehind ? null : target.areas ? "Range" : "Formula";
    case "NamedItem.Value":
      return valueOfName(excel, target);
    case "RangeFormat.ColumnWidth":
      // A new column has 8.43 characters: 64 pixels.
      return target.props.ColumnWidth ?? 48;
    case "Range.Address":
      return `${quoted(sheet.name)}!${areaAddress(target.areas![0]!)}`;
    case "Range.RowIndex":
      return target.areas![0]!.row;
    case "Range.ColumnIndex":
      return target.areas![0]!.column;
    case "Range.RowCount":
      return target.areas![0]!.rows;
    case "Range.ColumnCount":
      return target.areas![0]!.columns;
    case "Range.Formulas":
      return cellsOf(target, ({ content }) => content ?? "");
    case "Range.NumberFormat":
      return cellsOf(target, ({ format }) => format ?? "General");
    case "Range.Values":
      return cellsOf(target, (_, row, column) => {
        const it = shownValue(excel, sheet, row, column);
        return it instanceof CellError ? it.code : (it ?? "");
      });
    case "Range.ValueTypes":
      return cellsOf(target, (_, row, column) => valueType(shownValue(excel, sheet, row, column)));
  }
  if (!(name in target.props)) refuse("NotImplemented", `the stand-in does not know ${target.type}.${name}`);
  return target.props[name];
}

const quoted = (sheetName: string): string =>
  /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheetName) ? sheetName : `'${sheetName.replaceAll("'", "''")}'`;

function cellsOf<T>({ sheet, areas }: Node, read: (cell: FakeCell, row: number, column: number) => T): T[][] {
  const { row, column, rows, columns } = areas![0]!;
  return Array.from({ length: rows }, (_, down) =>
    Array.from({ length: columns }, (_, right) =>
      read(sheet!.cells.get(cellKey(row + down, column + right)) ?? {}, row + down, column + right),
    ),
  );
}

/** Errors that Excel has and the add-in's functions do not: the cell shows their text. */
const excelError = (text: string): CellError => new CellError(text as CellError["code"]);

/** What a cell shows. */
export function shownValue(excel: FakeExcel, sheet: FakeSheet, row: number, column: number): Cell {
  const cell = sheet.cells.get(cellKey(row, column)) ?? {};
  if (!isFormula(cell))
    return cell.content === undefined ? spilledInto(excel, sheet, row, column) : (cell.content as Cell);
  const result = resultOf(excel, sheet, row, column);
  if (!isMatrix(result)) return result;
  return excel.profile.spills && isInTheWay(sheet, row, column, result) ? excelError("#SPILL!") : result[0]![0]!;
}

function resultOf(excel: FakeExcel, sheet: FakeSheet, row: number, column: number): Cell | Matrix<Cell> {
  const { functions } = excel.read(String(sheet.cells.get(cellKey(row, column))!.content));
  if ([...functions].some((name) => !excel.hasFunction(name, sheet))) return excelError("#NAME?");
  const stuck = excel.stuck.get(sheet.cells.get(cellKey(row, column))!);
  if (stuck) return excelError(stuck);
  if (excel.isCalculating && [...functions].some((name) => excel.addIn.has(name))) return excelError("#BUSY!");
  return excel.evaluate(sheet, row, column);
}

/** The value that a formula above or to the left puts into a blank cell. */
function spilledInto(excel: FakeExcel, sheet: FakeSheet, row: number, column: number): Cell {
  if (!excel.profile.spills) return null;
  for (const [key, cell] of sheet.cells) {
    const [top, left] = key.split(",").map(Number) as [number, number];
    if (!isFormula(cell) || top > row || left > column) continue;
    const result = resultOf(excel, sheet, top, left);
    if (!isMatrix(result) || isInTheWay(sheet, top, left, result)) continue;
    const value = result[row - top]?.[column - left];
    if (value !== undefined) return value;
  }
  return null;
}

const isInTheWay = (sheet: FakeSheet, row: number, column: number, result: Matrix<Cell>): boolean =>
  result.some((cells, down) =>
    cells.some(
      (_, right) =>
        (down > 0 || right > 0) && sheet.cells.get(cellKey(row + down, column + right))?.content !== undefined,
    ),
  );

const valueType = (cell: Cell): string =>
  cell === null
    ? "Empty"
    : cell instanceof CellError
      ? "Error"
      : ({ number: "Double", string: "String", boolean: "Boolean" } as Record<string, string>)[typeof cell]!;
