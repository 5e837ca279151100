import { namespaces } from "./xml";
import type { PackagePart } from "./package-part";
import { element, xmlPart, type Xml } from "./xml";

const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const contentTypes = {
  workbook: `${SPREADSHEET}.sheet.main+xml`,
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  cellMetadata: `${SPREADSHEET}.sheetMetadata+xml`,
  styles: `${SPREADSHEET}.styles+xml`,
  sharedStrings: `${SPREADSHEET}.sharedStrings+xml`,
  drawing: "application/vnd.openxmlformats-officedocument.drawing+xml",
  chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
  coreProperties: "application/vnd.openxmlformats-package.core-properties+xml",
  extendedProperties: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
  relationships: "application/vnd.openxmlformats-package.relationships+xml",
} as const;

/** [Content_Types].xml: what each part is. */
export const contentTypesXml = (parts: readonly PackagePart[]): Xml =>
  xmlPart(
    element(
      "Types",
      { xmlns: namespaces.contentTypes },
      element("Default", { Extension: "rels", ContentType: contentTypes.relationships }),
      element("Default", { Extension: "xml", ContentType: "application/xml" }),
      ...parts.map(({ path, contentType }) => element("Override", { PartName: `/${path}`, ContentType: contentType })),
    ),
  );
