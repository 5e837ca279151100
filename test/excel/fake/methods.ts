import type { Area } from "../../../src/grid/address";
import type { FakeExcel } from "./workbook";
import { chartMethods } from "./charts";
import { LIMITS } from "./limits";
import { areaOf, around, node, NULL, overlap, placeOf, range, traced, type FakeSheet, type Node } from "./nodes";
import { addName, deleteName } from "./names";
import { enumerationValues, officeClasses } from "./office-model";
import { demand, refuse } from "./refusal";

/** What a call does and answers with; a call that Excel answers with nothing gives NULL. */
export type Method = (excel: FakeExcel, target: Node, args: readonly unknown[]) => Node;

const child = (target: Node, name: string, type: string, args: readonly unknown[]): Node => {
  const made = node(type, {
    on: `${target.on}.${name}`,
    parent: target,
    arguments: args,
    ...(target.sheet && { sheet: target.sheet }),
  });
  target.children.set(`${name}#${target.children.size}`, made);
  return made;
};

const oneArea = (target: Node) => target.areas![0]!;

function rangesOf(sheet: FakeSheet, addresses: unknown): Node {
  demand(typeof addresses === "string" && addresses.length <= LIMITS.address, "the address of ranges");
  const areas = addresses.split(/[,;]/).map(areaOf);
  for (const [index, area] of areas.entries())
    demand(!areas.slice(0, index).some((it) => overlap(it, area)), `areas that overlap: ${addresses}`);
  return range(sheet, areas, "RangeAreas");
}

function usedRange(sheet: FakeSheet, valuesOnly: unknown): Node {
  const filled = [...sheet.cells].filter(
    ([, { content, format }]) => content !== undefined || (valuesOnly !== true && format !== undefined),
  );
  const areas = filled.map(([key]) => {
    const [row, column] = key.split(",").map(Number) as [number, number];
    return { row, column, rows: 1, columns: 1 };
  });
  if (valuesOnly !== true) areas.push(...sheet.formatted);
  return areas.length === 0 ? NULL : range(sheet, [around(areas)]);
}

/** Excel has no line inside an area of one row or column. */
function border(_: FakeExcel, target: Node, [index]: readonly unknown[]): Node {
  demand(enumerationValues("BorderIndex").includes(String(index)), `BorderIndex has no ${String(index)}`);
  const place = target.parent!.parent!;
  const hasNone = place.areas!.some(
    ({ rows, columns }) =>
      (index === "InsideHorizontal" && rows === 1) || (index === "InsideVertical" && columns === 1),
  );
  demand(!hasNone, `${String(index)} of ${placeOf(place)}`);
  return child(target, "GetItem", "RangeBorder", [index]);
}

const freeze =
  (name: string, most: number): Method =>
  (_, target, args) => {
    const [count] = args;
    demand(Number.isInteger(count) && Number(count) >= 1 && Number(count) < most, `${name}(${String(count)})`);
    traced(target, name, args);
    return NULL;
  };

/** The cells that do not scroll: whole rows, whole columns or the corner of both. */
function frozenArea({ name, value }: FakeSheet["log"][number]): Area {
  const [first] = value as [number | string];
  if (typeof first === "string") return areaOf(first);
  return name === "FreezeColumns"
    ? { row: 0, column: 0, rows: LIMITS.rows, columns: first }
    : { row: 0, column: 0, rows: first, columns: LIMITS.columns };
}

/** A file is a zip, or Excel says that it is none of its own. */
function fileOf(base64: unknown): Buffer {
  const bytes = Buffer.from(String(base64 ?? ""), "base64");
  demand(base64 === null || bytes.subarray(0, 2).toString() === "PK", "the file of a new workbook");
  return bytes;
}

const methods: Readonly<Record<string, Method>> = {
  ...chartMethods,
  "WorksheetCollection.Add": (excel, _, [name]) => {
    if (excel.isProtected) refuse("AccessDenied", "the structure of the workbook is protected");
    return excel.addSheet(name === null ? undefined : (name as string));
  },
  "WorksheetCollection.GetActiveWorksheet": (excel) => excel.withCells(excel.active),
  "WorksheetCollection.GetItem": (excel, _, [key]) =>
    excel.withCells(excel.findSheet(key) ?? refuse("ItemNotFound", `no sheet ${String(key)}`)),
  "WorksheetCollection.GetItemOrNullObject": (excel, _, [key]) => {
    const found = excel.findSheet(key);
    return found ? excel.withCells(found) : NULL;
  },
  "Worksheet.Activate": (excel, target) => {
    excel.show(target as FakeSheet);
    return NULL;
  },
  "Worksheet.Delete": (excel, target) => {
    excel.deleteSheet(target as FakeSheet);
    return NULL;
  },
  "Application.CreateWorkbook": (_, __, [file]) => node("WorkbookCreated", { props: { file: fileOf(file) } }),
  "WorkbookCreated.Open": (excel, target) => {
    excel.opened.push(target.props.file as Buffer);
    return NULL;
  },
  "UndoScope.Open": (excel) => {
    excel.undo.open();
    return NULL;
  },
  "UndoScope.Close": (excel) => {
    excel.undo.close();
    return NULL;
  },
  "Worksheet.GetRange": (_, { sheet }, [address]) => {
    demand(typeof address === "string" && address.length <= LIMITS.address, "the address of a range");
    return range(sheet!, [areaOf(address)]);
  },
  "Worksheet.GetRanges": (_, { sheet }, [addresses]) => rangesOf(sheet!, addresses),
  "Worksheet.GetRangeByIndexes": (_, { sheet }, args) => {
    const [row, column, rows, columns] = args as [number, number, number, number];
    return range(sheet!, [{ row, column, rows, columns }]);
  },
  "Worksheet.GetUsedRangeOrNullObject": (_, { sheet }, [valuesOnly]) => usedRange(sheet!, valuesOnly),
  "WorksheetProtection.Protect": (_, { sheet }) => {
    if (sheet!.isProtected) refuse("AccessDenied", "the sheet is protected already");
    sheet!.isProtected = true;
    return NULL;
  },
  "WorksheetProtection.Unprotect": (_, { sheet }) => {
    sheet!.isProtected = false;
    return NULL;
  },
  "WorksheetFreezePanes.FreezeRows": freeze("FreezeRows", LIMITS.rows),
  "WorksheetFreezePanes.FreezeColumns": freeze("FreezeColumns", LIMITS.columns),
  "WorksheetFreezePanes.FreezeAt": (_, target, args) => {
    const at = args[0] as Node;
    demand(at.sheet === target.sheet, "panes of another sheet");
    traced(target, "FreezeAt", args);
    return NULL;
  },
  "WorksheetFreezePanes.GetLocationOrNullObject": (_, { sheet }) => {
    const frozen = sheet!.log.filter(({ name }) => /^Freeze/.test(name)).at(-1);
    return frozen ? range(sheet!, [frozenArea(frozen)]) : NULL;
  },
  "Workbook.GetActiveCell": (excel) => {
    if (excel.isBehind) refuse("InvalidSelection", "another workbook is in front: OfficeDev/office-js#5319");
    return range(excel.withCells(excel.active), [excel.activeCell]);
  },
  // office.js asks this ahead of a large array, which it then sends in pieces.
  "Range._ValidateArraySize": (_, target, [rows, columns]) => {
    const area = oneArea(target);
    demand(
      area.rows === rows && area.columns === columns,
      `${String(rows)} × ${String(columns)} into ${placeOf(target)}`,
    );
    return NULL;
  },
  "Range.GetResizedRange": (_, target, args) => {
    const [rows, columns] = args as [number, number];
    const area = oneArea(target);
    return range(target.sheet!, [{ ...area, rows: area.rows + rows, columns: area.columns + columns }]);
  },
  "Range.GetRow": (_, target, [row]) =>
    range(target.sheet!, [{ ...oneArea(target), row: oneArea(target).row + (row as number), rows: 1 }]),
  "Range.GetBoundingRect": (_, target, [other]) =>
    range(target.sheet!, [around([oneArea(target), oneArea(other as Node)])]),
  "RangeBorderCollection.GetItem": border,
  "ConditionalFormatCollection.Add": (_, target, args) => {
    demand(
      enumerationValues("ConditionalFormatType").includes(String(args[0])),
      `ConditionalFormatType has no ${String(args[0])}`,
    );
    traced(target, "Add", args);
    return child(target, "Add", "ConditionalFormat", args);
  },
  "NamedItemCollection.Add": (excel, target, [name, of, comment]) =>
    addName(excel, target.names!, name as string, of as Node | string, (comment ?? "") as string),
  "NamedItemCollection.GetItemOrNullObject": (_, target, [name]) =>
    target.names!.get(String(name).toLowerCase()) ?? NULL,
  "NamedItemCollection.GetItem": (_, target, [name]) =>
    target.names!.get(String(name).toLowerCase()) ?? refuse("ItemNotFound", `no name ${String(name)}`),
  "NamedItem.Delete": (excel, target) => {
    deleteName(excel, target);
    return NULL;
  },
  "NamedItem.GetRange": (_, target) =>
    target.areas ? range(target.sheet!, target.areas) : refuse("InvalidOperation", "the name stands for no range"),
  "NamedItem.GetRangeOrNullObject": (_, target) => (target.areas ? range(target.sheet!, target.areas) : NULL),
};

/** Calls that change what a protected sheet protects. */
const CHANGING =
  /^(ChartCollection\.Add|ChartSeriesCollection\.Add|ConditionalFormatCollection\.Add|Chart\w*\.Set\w+)$/;

/** Makes a call, and refuses one that Excel does not have or that the stand-in does not do. */
export function call(excel: FakeExcel, target: Node, name: string, args: readonly unknown[]): Node {
  // Excel on the web has it in another partition, of which office.js has no class.
  if (target.type === "Workbook" && name === "CreateAndOpenWorkbook") {
    excel.opened.push(fileOf(args[0]));
    return NULL;
  }
  const known = officeClasses.get(target.type);
  const isKnown = known?.objects.has(name) || known?.actions.has(name) || (name === "GetItem" && known?.item);
  if (!isKnown) refuse("ApiNotFound", `${target.type} has no method ${name}`);
  if (excel.events.register(target.type, name, target.sheet)) return NULL;
  const method = methods[`${target.type}.${name}`];
  if (!method) refuse("NotImplemented", `the stand-in does not do ${target.type}.${name}`);
  if (target.sheet?.isProtected && CHANGING.test(`${target.type}.${name}`)) refuse("AccessDenied", "a protected sheet");
  if (/^(Add|Delete)$/.test(name)) excel.undo.changed(`${target.type}.${name}`);
  return method(excel, target, args);
}

/** Every call that the stand-in does, as "Class.Method". */
export const methodNames: readonly string[] = Object.keys(methods);
