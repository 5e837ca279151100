import { areaAddress } from "../../../src/grid/address";
import { CellError, type Cell, type Matrix } from "../../../src/grid/cell";
import { isMatrix } from "../../../src/grid/define-function";
import type { FakeExcel } from "./workbook";
import { cellKey, isFormula, node, placeOf, type FakeCell, type FakeSheet, type Node } from "./nodes";
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

/** What was set on, or called for, a member of the same cells, however often they were asked for. */
function loggedAt(target: Node, name: string): unknown[] {
  const at = placeOf(target);
  return target
    .sheet!.log.filter((it) => it.at === at && it.on === target.on && it.name === name)
    .map((it) => it.value);
}

const VALIDATION_TYPES = { list: "List", wholeNumber: "WholeNumber", decimal: "Decimal" } as const;

function validationType(target: Node): string {
  const rule = loggedAt(target, "Rule").at(-1) ?? {};
  const [kind] = Object.keys(rule);
  return VALIDATION_TYPES[kind as keyof typeof VALIDATION_TYPES] ?? "None";
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A chart sheet is no item of Excel's worksheets. */
function itemsOf(excel: FakeExcel, target: Node): readonly Node[] | undefined {
  const { type, names, sheet } = target;
  if (type === "ChartCollection") return sheet!.charts;
  if (type === "ConditionalFormatCollection")
    return loggedAt(target, "Add").map((value) =>
      node("ConditionalFormat", { props: { Type: (value as [string])[0] }, sheet: sheet! }),
    );
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
    case "Chart.Name":
      return `Chart ${sheet.charts.indexOf(target) + 1}`;
    case "DataValidation.Type":
      return validationType(target);
    case "NamedItem.Formula":
      return target.areas ? `=${quoted(sheet.name)}!${areaAddress(target.areas[0]!, "both")}` : target.props.Formula;
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
      return shownIn(excel, target, (it) => (it instanceof CellError ? it.code : (it ?? "")));
    case "Range.ValueTypes":
      return shownIn(excel, target, valueType);
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

/** What cells show, read as `as` says. */
function shownIn<T>(excel: FakeExcel, target: Node, as: (cell: Cell) => T): T[][] {
  const sheet = target.sheet!;
  let spills: Spill[] | undefined;
  // Only a blank cell asks for them, and they take a calculation of the sheet.
  const spilled = () => (spills ??= spillsOf(excel, sheet));
  return cellsOf(target, (_, row, column) => as(shownValue(excel, sheet, row, column, spilled)));
}

/** What a cell shows. */
export function shownValue(
  excel: FakeExcel,
  sheet: FakeSheet,
  row: number,
  column: number,
  spilled = () => spillsOf(excel, sheet),
): Cell {
  const cell = sheet.cells.get(cellKey(row, column)) ?? {};
  if (!isFormula(cell))
    return cell.content === undefined ? spilledInto(spilled(), row, column) : (cell.content as Cell);
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

/** A result that fills the cells beside its formula. */
interface Spill {
  top: number;
  left: number;
  result: Matrix<Cell>;
}

function spillsOf(excel: FakeExcel, sheet: FakeSheet): Spill[] {
  if (!excel.profile.spills) return [];
  return [...sheet.cells].flatMap(([key, cell]): Spill[] => {
    if (!isFormula(cell)) return [];
    const [top, left] = key.split(",").map(Number) as [number, number];
    const result = resultOf(excel, sheet, top, left);
    return isMatrix(result) && !isInTheWay(sheet, top, left, result) ? [{ top, left, result }] : [];
  });
}

/** The value that a formula above or to the left puts into a blank cell. */
function spilledInto(spills: readonly Spill[], row: number, column: number): Cell {
  for (const { top, left, result } of spills) {
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
