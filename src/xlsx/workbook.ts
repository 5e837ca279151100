import type { Sheet } from "../grid/sheet";
import { namespaces } from "./xml";
import { printAreas } from "./print-areas";
import { titleRows } from "./print-setup";
import { relationshipId } from "./relationships";
import { element, text, xmlPart, type Xml } from "./xml";
import { areaAddress, type Area } from "../grid/address";
import type { Cell, Matrix } from "../grid/cell";

/** Excel cuts a longer comment off with an error. */
const LONGEST_COMMENT = 255;

/** The calculation engine of Excel 2019 and later: a file that names an older one is recalculated on opening. */
const CALCULATION_ENGINE = 191029;

/** xl/workbook.xml: the one sheet, its names, and whether Excel recalculates it on opening. */
export function workbookXml(sheet: Sheet, values: Matrix<Cell>, { recalculate }: { recalculate: boolean }): Xml {
  const defined = (name: string, reference: string, comment?: string) =>
    element("definedName", { name, localSheetId: 0, comment: comment?.slice(0, LONGEST_COMMENT) }, text(reference));
  const repeated = titleRows(sheet);
  const names = [
    ...(sheet.printed
      ? [
          defined(
            "_xlnm.Print_Area",
            printAreas(sheet, values)
              .map((it) => sheetReference(sheet.name, it))
              .join(","),
          ),
        ]
      : []),
    // A page of the columns to the right begins with what its rows are.
    ...(repeated > 0
      ? [
          defined(
            "_xlnm.Print_Titles",
            [...(sheet.printed ? ["$A:$A"] : []), `$1:$${repeated}`]
              .map((it) => `${quotedSheetName(sheet.name)}!${it}`)
              .join(","),
          ),
        ]
      : []),
    ...sheet.names.map(({ name, area, comment }) => defined(name, sheetReference(sheet.name, area), comment)),
  ];
  return xmlPart(
    element(
      "workbook",
      { xmlns: namespaces.spreadsheet, "xmlns:r": namespaces.relationship },
      element(
        "bookViews",
        {},
        element("workbookView", { xWindow: 0, yWindow: 0, windowWidth: 28800, windowHeight: 15600 }),
      ),
      element("sheets", {}, element("sheet", { name: sheet.name, sheetId: 1, "r:id": relationshipId(0) })),
      ...(names.length > 0 ? [element("definedNames", {}, ...names)] : []),
      element("calcPr", { calcId: CALCULATION_ENGINE, fullCalcOnLoad: recalculate ? 1 : undefined }),
    ),
  );
}

export const quotedSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** An area as other parts of the file speak of it: 'Cost breakdown'!$A$1:$B$2. */
export const sheetReference = (sheetName: string, area: Area): string =>
  `${quotedSheetName(sheetName)}!${areaAddress(area, "both")}`;
