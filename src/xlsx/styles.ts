import type { PlacedCell } from "../grid/sheet";
import { highlights, looks, type Look } from "../grid/looks";
import { argb, DEFAULT_FONT } from "./cell-look";
import { namespaces } from "./xml";
import { element, xmlPart, type Xml } from "./xml";

/** Number formats that the format itself numbers; a file's own start at 164. */
const BUILT_IN: Readonly<Record<string, number>> = {
  General: 0,
  "0": 1,
  "0.00": 2,
  "#,##0": 3,
  "#,##0.00": 4,
  "0%": 9,
  "0.00%": 10,
  "0.00E+00": 11,
};
const FIRST_OWN_FORMAT = 164;

/** Distinct pieces of markup, in the order they were asked for. */
class Table {
  private readonly entries = new Map<string, number>();

  constructor(...first: readonly Xml[]) {
    first.forEach((it) => this.placeOf(it));
  }

  placeOf(entry: Xml): number {
    if (!this.entries.has(entry)) this.entries.set(entry, this.entries.size);
    return this.entries.get(entry)!;
  }

  xml(name: string): Xml {
    return element(name, { count: this.entries.size }, ...this.entries.keys());
  }
}

const colour = (name: string, value: string): Xml => element(name, { rgb: argb(value) });

const font = ({ points = DEFAULT_FONT.points, bold, underlined, ink }: Look): Xml =>
  element(
    "font",
    {},
    ...(bold ? [element("b")] : []),
    ...(underlined ? [element("u")] : []),
    element("sz", { val: points }),
    ...(ink ? [colour("color", ink)] : []),
    element("name", { val: DEFAULT_FONT.name }),
    element("family", { val: 2 }),
  );

const pattern = (patternType: string, fill?: string): Xml =>
  element(
    "fill",
    {},
    element(
      "patternFill",
      { patternType },
      ...(fill ? [colour("fgColor", fill), element("bgColor", { indexed: 64 })] : []),
    ),
  );

const border = ({ border: drawn }: Look): Xml =>
  element(
    "border",
    {},
    ...(["left", "right", "top", "bottom"] as const).map((edge) =>
      drawn?.edges.includes(edge) ? element(edge, { style: "thin" }, colour("color", drawn.colour)) : element(edge),
    ),
    element("diagonal"),
  );

const HIGHLIGHTS = Object.keys(highlights) as (keyof typeof highlights)[];

/** Place of a highlight among the differential formats. */
export const highlightId = (style: keyof typeof highlights): number => HIGHLIGHTS.indexOf(style);

/** A differential fill is the colour behind a pattern, where a cell's own is the pattern's. */
const highlightXml = ({ ink, bold, fill }: Look): Xml =>
  element(
    "dxf",
    {},
    element("font", {}, ...(bold ? [element("b")] : []), ...(ink ? [colour("color", ink)] : [])),
    ...(fill ? [element("fill", {}, element("patternFill", {}, colour("bgColor", fill)))] : []),
  );

/** Looks of the cells, each kept once; a cell holds the place of its look. */
export class Styles {
  private readonly numberFormats = new Map<string, number>();
  private readonly fonts = new Table(font({}));
  // The first two fills are the format's own, whatever a file says.
  private readonly fills = new Table(pattern("none"), pattern("gray125"));
  private readonly borders = new Table(border({}));
  private readonly cellFormats = new Table();

  constructor() {
    this.placeOf({ content: null });
  }

  placeOf({ style, format = "General", align, indent, wrap }: PlacedCell): number {
    const look = style ? looks[style] : {};
    const [numFmtId, fontId, borderId] = [
      this.formatId(format),
      this.fonts.placeOf(font(look)),
      this.borders.placeOf(border(look)),
    ];
    const fillId = look.fill ? this.fills.placeOf(pattern("solid", look.fill)) : 0;
    const alignment = {
      horizontal: align ?? (indent ? "left" : undefined),
      vertical: look.centred ? "center" : undefined,
      indent: indent || undefined,
      wrapText: wrap ? 1 : undefined,
    };
    const aligned = Object.values(alignment).some((it) => it !== undefined);
    const applies = (id: number | boolean) => (id ? 1 : undefined);
    return this.cellFormats.placeOf(
      element(
        "xf",
        {
          numFmtId,
          fontId,
          fillId,
          borderId,
          xfId: 0,
          applyNumberFormat: applies(numFmtId),
          applyFont: applies(fontId),
          applyFill: applies(fillId),
          applyBorder: applies(borderId),
          applyAlignment: applies(aligned),
        },
        ...(aligned ? [element("alignment", alignment)] : []),
      ),
    );
  }

  private formatId(format: string): number {
    const builtIn = BUILT_IN[format];
    if (builtIn !== undefined) return builtIn;
    if (!this.numberFormats.has(format)) this.numberFormats.set(format, FIRST_OWN_FORMAT + this.numberFormats.size);
    return this.numberFormats.get(format)!;
  }

  /** xl/styles.xml */
  xml(): Xml {
    const own = [...this.numberFormats].map(([formatCode, numFmtId]) => element("numFmt", { numFmtId, formatCode }));
    return xmlPart(
      element(
        "styleSheet",
        { xmlns: namespaces.spreadsheet },
        ...(own.length > 0 ? [element("numFmts", { count: own.length }, ...own)] : []),
        this.fonts.xml("fonts"),
        this.fills.xml("fills"),
        this.borders.xml("borders"),
        element("cellStyleXfs", { count: 1 }, element("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
        this.cellFormats.xml("cellXfs"),
        element("cellStyles", { count: 1 }, element("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 })),
        element("dxfs", { count: HIGHLIGHTS.length }, ...HIGHLIGHTS.map((it) => highlightXml(highlights[it]))),
        element("tableStyles", {
          count: 0,
          defaultTableStyle: "TableStyleMedium2",
          defaultPivotStyle: "PivotStyleLight16",
        }),
      ),
    );
  }
}
