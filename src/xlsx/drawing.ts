import type { Area } from "../grid/address";
import type { Chart } from "../grid/sheet";
import { namespaces } from "./xml";
import { relationshipId } from "./relationships";
import { element, xmlPart, type Xml } from "./xml";

/** Between one chart and the next: 6 pixels, at 9,525 units a pixel. */
const GAP = 6 * 9525;

const corner = (name: "xdr:from" | "xdr:to", column: number, row: number, offset: number): Xml =>
  element(
    name,
    {},
    element("xdr:col", {}, String(column)),
    element("xdr:colOff", {}, String(offset)),
    element("xdr:row", {}, String(row)),
    element("xdr:rowOff", {}, String(offset)),
  );

const anchor = ({ row, column, rows, columns }: Area, content: Xml): Xml =>
  element(
    "xdr:twoCellAnchor",
    { editAs: "oneCell" },
    corner("xdr:from", column, row, GAP),
    corner("xdr:to", column + columns, row + rows, 0),
    content,
    element("xdr:clientData"),
  );

/** xl/drawings/drawing1.xml: where the charts are. Its relationships are the charts, in their order. */
export const drawingXml = (charts: readonly Chart[]): Xml =>
  xmlPart(
    element(
      "xdr:wsDr",
      { "xmlns:xdr": namespaces.spreadsheetDrawing, "xmlns:a": namespaces.drawing },
      ...charts.map(({ title, place }, index) =>
        anchor(
          place,
          element(
            "xdr:graphicFrame",
            { macro: "" },
            element(
              "xdr:nvGraphicFramePr",
              {},
              // The description is what a screen reader says.
              element("xdr:cNvPr", { id: index + 2, name: `Chart ${index + 1}`, descr: title }),
              element("xdr:cNvGraphicFramePr"),
            ),
            element("xdr:xfrm", {}, element("a:off", { x: 0, y: 0 }), element("a:ext", { cx: 0, cy: 0 })),
            element(
              "a:graphic",
              {},
              element(
                "a:graphicData",
                { uri: namespaces.chart },
                element("c:chart", {
                  "xmlns:c": namespaces.chart,
                  "xmlns:r": namespaces.relationship,
                  "r:id": relationshipId(index),
                }),
              ),
            ),
          ),
        ),
      ),
    ),
  );
