/** Markup that is written unescaped. */
export type Xml = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

const LONE_SURROGATE = /\p{Cs}/gu;

/** Text of an element or an attribute. What XML cannot hold is spelled _x0007_, and a text that looks like that is escaped again. */
export const text = (content: string): Xml =>
  content
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      /[\x00-\x08\x0b-\x1f\ufffe\uffff]/g,
      (it) => `_x${it.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/[&<>"\n\t]/g, (it) => ENTITIES[it]!);

/** The same where a part knows no _x0007_, as document properties and charts: what XML cannot hold is U+FFFD. */
export const plainText = (content: string): Xml =>
  content
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(/[\x00-\x08\x0b-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"\n\t]/g, (it) => ENTITIES[it]!);

/** An element; attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Xml[]): Xml {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${text(String(value))}"`],
  );
  const open = `${name}${given.join("")}`;
  return content.length === 0 ? `<${open}/>` : `<${open}>${content.join("")}</${name}>`;
}

/** A part of the package. */
export const xmlPart = (root: Xml): Xml => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;

/** XML namespaces and relationship types of ECMA-376, and the extensions that data bars and dynamic arrays need. */
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
  dynamicArray: "http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray",
  excelMain: "http://schemas.microsoft.com/office/excel/2006/main",
} as const;
