import type { Area } from "../grid/address";
import { CellError, type Cell, type Matrix } from "../grid/cell";
import { palette } from "../grid/palette";
import type { Chart, Sheet } from "../grid/sheet";
import { DEFAULT_FONT, rgb } from "./cell-look";
import { namespaces } from "./xml";
import { sheetReference } from "./workbook";
import { element, plainText, xmlPart, type Xml } from "./xml";

/** Space between bars, in per cent of a bar. */
const GAP_PERCENT = 50;

/** In hundredths of a point. */
const TITLE_SIZE = 1200;
const TEXT_SIZE = 900;

/** Identities of the two axes within their chart. */
const CATEGORIES = 1;
const VALUES = 2;

/** Of one series, and of two. */
const seriesColour = (index: number, count: number): string =>
  count > 1 && index === 0 ? palette.softAccent : palette.accent;

const val = (name: string, value: string | number): Xml => element(name, { val: value });
const solid = (colour: string): Xml => element("a:solidFill", {}, val("a:srgbClr", rgb(colour)));
const line = (colour: string): Xml => element("c:spPr", {}, element("a:ln", { w: 9525 }, solid(colour)));
const NO_LINE = element("c:spPr", {}, element("a:ln", {}, element("a:noFill")));

const textProperties = (name: "a:defRPr" | "a:rPr", size: number, colour: string, bold: 0 | 1 = 0): Xml =>
  element(
    name,
    { ...(name === "a:rPr" ? { lang: "en-US" } : {}), sz: size, b: bold },
    solid(colour),
    element("a:latin", { typeface: DEFAULT_FONT.name }),
  );

/** Look of the texts of an element that writes its own. */
const textLook = (colour: string): Xml =>
  element(
    "c:txPr",
    {},
    element("a:bodyPr"),
    element(
      "a:p",
      {},
      element("a:pPr", {}, textProperties("a:defRPr", TEXT_SIZE, colour)),
      element("a:endParaRPr", { lang: "en-US" }),
    ),
  );

const titleXml = (words: string, size: number, colour: string, bold: 0 | 1): Xml =>
  element(
    "c:title",
    {},
    element(
      "c:tx",
      {},
      element(
        "c:rich",
        {},
        element("a:bodyPr"),
        element(
          "a:p",
          {},
          element("a:pPr", {}, textProperties("a:defRPr", size, colour, bold)),
          element("a:r", {}, textProperties("a:rPr", size, colour, bold), element("a:t", {}, plainText(words))),
        ),
      ),
    ),
    val("c:overlay", 0),
  );

/** xl/charts/chartN.xml: reads the sheet's cells, and keeps what they showed for readers that do not calculate. */
export function chartXml(chart: Chart, sheet: Sheet, values: Matrix<Cell>): Xml {
  const { kind, title, categories, series, stacked = false } = chart;
  const cells = ({ row, column, rows, columns }: Area): Cell[] =>
    Array.from(
      { length: rows * columns },
      (_, index) => values[row + Math.floor(index / columns)]?.[column + (index % columns)] ?? null,
    );

  const points = (area: Area): Xml[] => {
    const shown = cells(area);
    return [
      val("c:ptCount", shown.length),
      ...shown.flatMap((it, idx) =>
        it === null || it instanceof CellError
          ? []
          : [element("c:pt", { idx }, element("c:v", {}, plainText(String(it))))],
      ),
    ];
  };
  const reference = (area: Area, numeric: boolean): Xml => {
    const formatCode = sheet.rows[area.row]?.[area.column]?.format ?? "General";
    return numeric
      ? element(
          "c:numRef",
          {},
          element("c:f", {}, plainText(sheetReference(sheet.name, area))),
          element("c:numCache", {}, element("c:formatCode", {}, plainText(formatCode)), ...points(area)),
        )
      : element(
          "c:strRef",
          {},
          element("c:f", {}, plainText(sheetReference(sheet.name, area))),
          element("c:strCache", {}, ...points(area)),
        );
  };

  const seriesXml = series.map(({ name, values: area }, index) =>
    element(
      "c:ser",
      {},
      val("c:idx", index),
      val("c:order", index),
      element("c:tx", {}, element("c:v", {}, plainText(name))),
      element("c:spPr", {}, solid(seriesColour(index, series.length))),
      val("c:invertIfNegative", 0),
      // Columns are too narrow for their values, stacked bars have two.
      ...(kind === "bar" && series.length === 1 ? [labelsXml(chart.valueFormat)] : []),
      element(
        "c:cat",
        {},
        reference(
          categories,
          cells(categories).every((it) => typeof it === "number"),
        ),
      ),
      element("c:val", {}, reference(area, true)),
    ),
  );

  return xmlPart(
    element(
      "c:chartSpace",
      { "xmlns:c": namespaces.chart, "xmlns:a": namespaces.drawing, "xmlns:r": namespaces.relationship },
      val("c:roundedCorners", 0),
      element(
        "c:chart",
        {},
        titleXml(title, TITLE_SIZE, palette.ink, 1),
        val("c:autoTitleDeleted", 0),
        element(
          "c:plotArea",
          {},
          element("c:layout"),
          element(
            "c:barChart",
            {},
            val("c:barDir", kind === "bar" ? "bar" : "col"),
            val("c:grouping", stacked ? "stacked" : "clustered"),
            val("c:varyColors", 0),
            ...seriesXml,
            val("c:gapWidth", GAP_PERCENT),
            ...(stacked ? [val("c:overlap", 100)] : []),
            val("c:axId", CATEGORIES),
            val("c:axId", VALUES),
          ),
          categoryAxisXml(kind),
          valueAxisXml(chart),
        ),
        ...(series.length > 1
          ? [element("c:legend", {}, val("c:legendPos", "b"), val("c:overlay", 0), textLook(palette.softInk))]
          : []),
        val("c:plotVisOnly", 1),
        val("c:dispBlanksAs", "gap"),
      ),
      element("c:spPr", {}, solid(palette.paper), element("a:ln", { w: 9525 }, solid(palette.line))),
      textLook(palette.ink),
    ),
  );
}

const labelsXml = (valueFormat: string): Xml =>
  element(
    "c:dLbls",
    {},
    element("c:numFmt", { formatCode: valueFormat, sourceLinked: 0 }),
    NO_LINE,
    textLook(palette.softInk),
    val("c:dLblPos", "outEnd"),
    ...Object.entries({ LegendKey: 0, Val: 1, CatName: 0, SerName: 0, Percent: 0, BubbleSize: 0 }).map(
      ([name, shown]) => val(`c:show${name}`, shown),
    ),
  );

/** Bars are drawn upwards, and readers expect the first row on top: hence the turned axis. */
const categoryAxisXml = (kind: Chart["kind"]): Xml =>
  element(
    "c:catAx",
    {},
    val("c:axId", CATEGORIES),
    element("c:scaling", {}, val("c:orientation", kind === "bar" ? "maxMin" : "minMax")),
    val("c:delete", 0),
    val("c:axPos", kind === "bar" ? "l" : "b"),
    element("c:numFmt", { formatCode: "General", sourceLinked: 1 }),
    val("c:majorTickMark", "none"),
    val("c:minorTickMark", "none"),
    // Beside the plot, where bars to the left of zero do not cover them.
    val("c:tickLblPos", "low"),
    line(palette.line),
    textLook(palette.ink),
    val("c:crossAx", VALUES),
    val("c:crosses", "autoZero"),
    val("c:noMultiLvlLbl", 1),
  );

const valueAxisXml = ({ kind, valueAxisTitle, valueFormat }: Chart): Xml =>
  element(
    "c:valAx",
    {},
    val("c:axId", VALUES),
    element("c:scaling", {}, val("c:orientation", "minMax")),
    val("c:delete", 0),
    val("c:axPos", kind === "bar" ? "b" : "l"),
    element("c:majorGridlines", {}, line(palette.headingFill)),
    titleXml(valueAxisTitle, TEXT_SIZE, palette.softInk, 0),
    element("c:numFmt", { formatCode: valueFormat, sourceLinked: 0 }),
    val("c:majorTickMark", "none"),
    val("c:minorTickMark", "none"),
    val("c:tickLblPos", "nextTo"),
    NO_LINE,
    textLook(palette.softInk),
    val("c:crossAx", CATEGORIES),
    // The far end of the turned axis is the bottom.
    val("c:crosses", kind === "bar" ? "max" : "autoZero"),
    // Excel calls a chart without it damaged.
    val("c:crossBetween", "between"),
  );
