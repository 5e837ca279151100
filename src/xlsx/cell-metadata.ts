import { element, namespaces, xmlPart, type Xml } from "./xml";

/** How a cell refers to the one record of this part. */
export const DYNAMIC = 1;

/**
 * Functions that Excel writes "@" before, where a file does not say that their formula was written for dynamic arrays: those that may return more than one
 * cell. https://support.microsoft.com/office/implicit-intersection-operator-ce3be07b (2026). Functions of an add-in are among them, but stay without: where they
 * are unknown, LibreOffice keeps the result of a plain formula, and calculates one of arrays to #NAME?.
 */
const MAY_SPILL = /(?<![\w.])(INDEX|OFFSET)\(/i;

/** Whether a formula would have an "@" in Excel. A text in it may look like a call. */
export const needsDynamic = (formula: string): boolean => MAY_SPILL.test(formula.replace(/"[^"]*"/g, '""'));

/** Microsoft's own spelling of the flag, in [MS-XLSX] 2.2.4.7. */
const PROPERTIES = "{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}";

/** xl/metadata.xml: one record, which says that a cell's formula is one of dynamic arrays. */
export function cellMetadataXml(): Xml {
  const flags = [
    "copy",
    "pasteAll",
    "pasteValues",
    "merge",
    "splitFirst",
    "rowColShift",
    "clearFormats",
    "clearComments",
  ];
  return xmlPart(
    element(
      "metadata",
      { xmlns: namespaces.spreadsheet, "xmlns:xda": namespaces.dynamicArray },
      element(
        "metadataTypes",
        { count: 1 },
        element("metadataType", {
          name: "XLDAPR",
          minSupportedVersion: 120000,
          ...Object.fromEntries([...flags, "assign", "coerce", "cellMeta"].map((it) => [it, 1])),
        }),
      ),
      element(
        "futureMetadata",
        { name: "XLDAPR", count: 1 },
        element(
          "bk",
          {},
          element(
            "extLst",
            {},
            element("ext", { uri: PROPERTIES }, element("xda:dynamicArrayProperties", { fDynamic: 1, fCollapsed: 0 })),
          ),
        ),
      ),
      element("cellMetadata", { count: 1 }, element("bk", {}, element("rc", { t: 1, v: 0 }))),
    ),
  );
}
