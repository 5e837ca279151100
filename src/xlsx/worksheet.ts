import { address, areaAddress, cellAt } from "../grid/address";
import { CellError, type Cell, type Matrix } from "../grid/cell";
import type { PlacedCell, Sheet } from "../grid/sheet";
import { DYNAMIC, needsDynamic } from "./cell-metadata";
import { conditionalFormats, extendedConditionalFormats } from "./conditional-formats";
import { dataValidations } from "./data-validations";
import { DEFAULT_ROW_POINTS, fileColumnWidth } from "../grid/measures";
import { namespaces } from "./xml";
import { rowBreaks } from "./page-breaks";
import { printSetup } from "./print-setup";
import { relationshipId } from "./relationships";
import type { SharedStrings } from "./shared-strings";
import type { Styles } from "./styles";
import { element, text, xmlPart, type Xml } from "./xml";

interface WorksheetTables {
  styles: Styles;
  strings: SharedStrings;
}

/** xl/worksheets/sheet1.xml. Its one relationship is its drawing, if it has charts. */
export function worksheetXml(sheet: Sheet, values: Matrix<Cell>, tables: WorksheetTables): Xml {
  const columns = Math.max(1, ...sheet.rows.map((row) => row.length));
  return xmlPart(
    element(
      "worksheet",
      { xmlns: namespaces.spreadsheet, "xmlns:r": namespaces.relationship },
      element("sheetPr", {}, element("pageSetUpPr", { fitToPage: sheet.printed ? undefined : 1 })),
      element("dimension", { ref: areaAddress({ ...cellAt(0, 0), rows: Math.max(1, sheet.rows.length), columns }) }),
      element("sheetViews", {}, element("sheetView", { tabSelected: 1, workbookViewId: 0 }, ...frozenPane(sheet))),
      element("sheetFormatPr", { defaultRowHeight: DEFAULT_ROW_POINTS }),
      ...(sheet.columnWidths.length > 0 ? [columnsXml(sheet.columnWidths)] : []),
      element("sheetData", {}, ...sheet.rows.flatMap((cells, row) => rowXml(sheet, cells, row, values, tables))),
      ...conditionalFormats(sheet.conditionalFormats),
      ...dataValidations(sheet.validations),
      ...printSetup(sheet),
      ...rowBreaks(sheet),
      ...(sheet.charts.length > 0 ? [element("drawing", { "r:id": relationshipId(0) })] : []),
      ...extendedConditionalFormats(sheet.conditionalFormats),
    ),
  );
}

function frozenPane({ frozen: { rows, columns } }: Sheet): Xml[] {
  if (rows === 0 && columns === 0) return [];
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return [
    element("pane", {
      xSplit: columns || undefined,
      ySplit: rows || undefined,
      topLeftCell: address({ row: rows, column: columns }),
      activePane: pane,
      state: "frozen",
    }),
    element("selection", { pane }),
  ];
}

const columnsXml = (widths: readonly number[]): Xml =>
  element(
    "cols",
    {},
    ...widths.map((width, index) =>
      element("col", { min: index + 1, max: index + 1, width: fileColumnWidth(width), customWidth: 1 }),
    ),
  );

function rowXml(
  sheet: Sheet,
  cells: Sheet["rows"][number],
  row: number,
  values: Matrix<Cell>,
  tables: WorksheetTables,
): Xml[] {
  const height = sheet.rowHeights[row];
  const written = cells.flatMap((cell, column) =>
    cell ? [cellXml(cell, values[row]?.[column] ?? null, address({ row, column }), tables)] : [],
  );
  if (written.length === 0 && height === undefined) return [];
  return [element("row", { r: row + 1, ...(height === undefined ? {} : { ht: height, customHeight: 1 }) }, ...written)];
}

/** A cell with its content as it was typed, and with a formula's result beside it, each in its own type. */
function cellXml(cell: PlacedCell, value: Cell, r: string, { styles, strings }: WorksheetTables): Xml {
  const { content } = cell;
  const s = styles.placeOf(cell) || undefined;
  if (content === null) return element("c", { r, s });
  if (typeof content === "string" && content.startsWith("=")) {
    const isDynamic = needsDynamic(content);
    return element(
      "c",
      { r, s, t: typeOf(value), cm: isDynamic ? DYNAMIC : undefined },
      // To readers without dynamic arrays it is an array formula of the one cell, which has the same value.
      element("f", isDynamic ? { t: "array", ref: r } : {}, text(content.slice(1))),
      ...resultXml(value, r),
    );
  }
  if (typeof content === "string")
    return element("c", { r, s, t: "s" }, element("v", {}, String(strings.placeOf(content))));
  return element("c", { r, s, t: typeOf(content) }, ...resultXml(content, r));
}

/** Type of a formula's result; a number needs none. */
function typeOf(value: Cell): "str" | "b" | "e" | undefined {
  if (value instanceof CellError) return "e";
  return typeof value === "string" ? "str" : typeof value === "boolean" ? "b" : undefined;
}

function resultXml(value: Cell, r: string): Xml[] {
  if (value === null) return [];
  if (value instanceof CellError) return [element("v", {}, text(value.code))];
  if (typeof value === "string") return [element("v", {}, text(value))];
  if (typeof value === "boolean") return [element("v", {}, value ? "1" : "0")];
  if (!Number.isFinite(value)) throw new Error(`${r} holds ${value}, which is not a number that a cell can hold`);
  return [element("v", {}, numberText(value))];
}

const numberText = (value: number): string => String(value).replace("e+", "E").replace("e", "E");
