import { areaAddress } from "../grid/address";
import { palette } from "../grid/palette";
import type { ConditionalFormat } from "../grid/sheet";
import { argb } from "./cell-look";
import { namespaces } from "./xml";
import { highlightId } from "./styles";
import { element, text, type Xml } from "./xml";

/** Ties a data bar to its later half, below. */
const barId = (index: number): string => `{00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}}`;

/** Says that an extension's rule is a conditional format, and which half of it a rule is. */
const EXTENDED_FORMATS = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";
const EXTENDED_RULE = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";

export const conditionalFormats = (formats: readonly ConditionalFormat[]): Xml[] =>
  formats.map((format, index) =>
    element(
      "conditionalFormatting",
      { sqref: areaAddress(format.area) },
      format.kind === "formula"
        ? element(
            "cfRule",
            { type: "expression", dxfId: highlightId(format.style), priority: index + 1 },
            element("formula", {}, text(format.formula)),
          )
        : element(
            "cfRule",
            { type: "dataBar", priority: index + 1 },
            element(
              "dataBar",
              {},
              element("cfvo", { type: "num", val: 0 }),
              element("cfvo", { type: "max" }),
              element("color", { rgb: argb(palette.softAccent) }),
            ),
            element(
              "extLst",
              {},
              element(
                "ext",
                { "xmlns:x14": namespaces.excel2010, uri: EXTENDED_RULE },
                element("x14:id", {}, barId(index)),
              ),
            ),
          ),
    ),
  );

/** The half of a data bar that Excel 2010 added: plain colour, and no bar at all for a share of zero. */
export function extendedConditionalFormats(formats: readonly ConditionalFormat[]): Xml[] {
  const bars = formats.flatMap((format, index) =>
    format.kind === "dataBar"
      ? [
          element(
            "x14:conditionalFormatting",
            { "xmlns:xm": namespaces.excelMain },
            element(
              "x14:cfRule",
              { type: "dataBar", id: barId(index) },
              element(
                "x14:dataBar",
                { minLength: 0, maxLength: 100, gradient: 0 },
                element("x14:cfvo", { type: "num" }, element("xm:f", {}, "0")),
                element("x14:cfvo", { type: "autoMax" }),
                element("x14:negativeFillColor", { rgb: argb(palette.line) }),
                element("x14:axisColor", { rgb: argb(palette.line) }),
              ),
            ),
            element("xm:sqref", {}, areaAddress(format.area)),
          ),
        ]
      : [],
  );
  if (bars.length === 0) return [];
  return [
    element(
      "extLst",
      {},
      element(
        "ext",
        { "xmlns:x14": namespaces.excel2010, uri: EXTENDED_FORMATS },
        element("x14:conditionalFormattings", {}, ...bars),
      ),
    ),
  ];
}
