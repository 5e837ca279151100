import type { Cell, Matrix } from "../grid/cell";
import type { Sheet } from "../grid/sheet";
import { cellMetadataXml, needsDynamic } from "./cell-metadata";
import { chartXml } from "./chart";
import { contentTypes, contentTypesXml } from "./content-types";
import { corePropertiesXml, type DocumentProperties } from "./core-properties";
import { drawingXml } from "./drawing";
import { extendedPropertiesXml } from "./core-properties";
import type { PackagePart } from "./package-part";
import { relationshipsXml, relationshipTypes, type Relationship } from "./relationships";
import { SharedStrings } from "./shared-strings";
import { Styles } from "./styles";
import { workbookXml } from "./workbook";
import { worksheetXml } from "./worksheet";
import { strToU8, zipSync } from "fflate";

export interface XlsxOptions {
  /** What each cell shows, row by row; kept beside the formulas for readers that do not calculate. */
  values: Matrix<Cell>;
  properties: DocumentProperties;
  /** True to have Excel recalculate every formula when it opens the file. */
  recalculate: boolean;
}

const isDynamicFormula = (content: string): boolean => content.startsWith("=") && needsDynamic(content);

/** The sheet as the bytes of an .xlsx file; the same sheet and options give the same bytes. */
export function xlsxFile(sheet: Sheet, { values, properties, recalculate }: XlsxOptions): Uint8Array<ArrayBuffer> {
  const tables = { styles: new Styles(), strings: new SharedStrings() };
  const worksheet = worksheetXml(sheet, values, tables);
  const charts = sheet.charts.map((chart, index): PackagePart => ({
    path: `xl/charts/chart${index + 1}.xml`,
    contentType: contentTypes.chart,
    content: chartXml(chart, sheet, values),
  }));
  const drawn = charts.length > 0;
  const isDynamic = sheet.rows.flat().some((it) => typeof it?.content === "string" && isDynamicFormula(it.content));
  const parts: PackagePart[] = [
    {
      path: "xl/workbook.xml",
      contentType: contentTypes.workbook,
      content: workbookXml(sheet, values, { recalculate }),
    },
    { path: "xl/worksheets/sheet1.xml", contentType: contentTypes.worksheet, content: worksheet },
    { path: "xl/styles.xml", contentType: contentTypes.styles, content: tables.styles.xml() },
    { path: "xl/sharedStrings.xml", contentType: contentTypes.sharedStrings, content: tables.strings.xml() },
    ...(isDynamic
      ? [{ path: "xl/metadata.xml", contentType: contentTypes.cellMetadata, content: cellMetadataXml() }]
      : []),
    ...(drawn
      ? [{ path: "xl/drawings/drawing1.xml", contentType: contentTypes.drawing, content: drawingXml(sheet.charts) }]
      : []),
    ...charts,
    { path: "docProps/core.xml", contentType: contentTypes.coreProperties, content: corePropertiesXml(properties) },
    {
      path: "docProps/app.xml",
      contentType: contentTypes.extendedProperties,
      content: extendedPropertiesXml(properties.creator),
    },
  ];
  const {
    workbook,
    coreProperties,
    extendedProperties,
    worksheet: sheetType,
    styles,
    sharedStrings,
    cellMetadata,
    drawing,
    chart,
  } = relationshipTypes;
  const relationships: Record<string, readonly Relationship[]> = {
    "_rels/.rels": [
      { type: workbook, target: "xl/workbook.xml" },
      { type: coreProperties, target: "docProps/core.xml" },
      { type: extendedProperties, target: "docProps/app.xml" },
    ],
    "xl/_rels/workbook.xml.rels": [
      { type: sheetType, target: "worksheets/sheet1.xml" },
      { type: styles, target: "styles.xml" },
      { type: sharedStrings, target: "sharedStrings.xml" },
      ...(isDynamic ? [{ type: cellMetadata, target: "metadata.xml" }] : []),
    ],
    ...(drawn
      ? {
          "xl/worksheets/_rels/sheet1.xml.rels": [{ type: drawing, target: "../drawings/drawing1.xml" }],
          "xl/drawings/_rels/drawing1.xml.rels": charts.map((_, index) => ({
            type: chart,
            target: `../charts/chart${index + 1}.xml`,
          })),
        }
      : {}),
  };
  return zip({
    // Readers that look at the first bytes expect the types first.
    "[Content_Types].xml": contentTypesXml(parts),
    ...Object.fromEntries(Object.entries(relationships).map(([path, it]) => [path, relationshipsXml(it)])),
    ...Object.fromEntries(parts.map(({ path, content }) => [path, content])),
  });
}

/** The earliest that a zip can say: the same content gives the same bytes. Read back in local time, as it is given. */
const FIXED_TIME = new Date(1980, 0, 1);

export const zip = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, strToU8(content)])), {
    mtime: FIXED_TIME,
    level: 6,
  });
