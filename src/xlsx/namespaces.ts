/** XML namespaces and relationship types of ECMA-376, and the one extension that data bars need. */
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";

export const namespaces = {
  spreadsheet: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  drawing: "http://schemas.openxmlformats.org/drawingml/2006/main",
  spreadsheetDrawing: "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
  chart: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  relationship: `${OFFICE}/relationships`,
  packageRelationships: "http://schemas.openxmlformats.org/package/2006/relationships",
  contentTypes: "http://schemas.openxmlformats.org/package/2006/content-types",
  coreProperties: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  extendedProperties: `${OFFICE}/extended-properties`,
  dublinCore: "http://purl.org/dc/elements/1.1/",
  dublinCoreTerms: "http://purl.org/dc/terms/",
  schemaInstance: "http://www.w3.org/2001/XMLSchema-instance",
  excel2010: "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main",
  excelMain: "http://schemas.microsoft.com/office/excel/2006/main",
} as const;
