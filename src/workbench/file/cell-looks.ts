import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import type { BorderLineStyle, BorderSide, CellStyle, Color } from "hucre";
import { INDENT_PX } from "../../grid/measures";
import { PADDING } from "../cell-styles";

/** The look of a cell in the engine and in a file, both ways. */

const LINES: Readonly<Record<BorderLineStyle, BorderStyleTypes>> = {
  thin: BorderStyleTypes.THIN,
  hair: BorderStyleTypes.HAIR,
  dotted: BorderStyleTypes.DOTTED,
  dashed: BorderStyleTypes.DASHED,
  dashDot: BorderStyleTypes.DASH_DOT,
  dashDotDot: BorderStyleTypes.DASH_DOT_DOT,
  double: BorderStyleTypes.DOUBLE,
  medium: BorderStyleTypes.MEDIUM,
  mediumDashed: BorderStyleTypes.MEDIUM_DASHED,
  mediumDashDot: BorderStyleTypes.MEDIUM_DASH_DOT,
  mediumDashDotDot: BorderStyleTypes.MEDIUM_DASH_DOT_DOT,
  slantDashDot: BorderStyleTypes.SLANT_DASH_DOT,
  thick: BorderStyleTypes.THICK,
};
const LINE_NAMES = new Map(Object.entries(LINES).map(([name, it]) => [it, name as BorderLineStyle]));
const EDGES = { top: "t", right: "r", bottom: "b", left: "l" } as const;
type EdgeName = keyof typeof EDGES;

const HORIZONTAL = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  justify: HorizontalAlign.JUSTIFIED,
  distributed: HorizontalAlign.DISTRIBUTED,
} as const;
const VERTICAL = { top: VerticalAlign.TOP, center: VerticalAlign.MIDDLE, bottom: VerticalAlign.BOTTOM } as const;

const nameOf = <T>(of: Readonly<Record<string, T>>, value: Nullable<T>): string | undefined =>
  Object.entries(of).find(([, it]) => it === value)?.[0];

/** "#0f6cbd" or "rgb(15,108,189)" as six digits; undefined for what is neither. */
function hexOf(rgb: Nullable<string>): string | undefined {
  const [, hex] = /^#([0-9a-f]{6})$/i.exec(rgb ?? "") ?? [];
  if (hex) return hex.toUpperCase();
  const parts = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/i.exec(rgb ?? "")?.slice(1);
  return parts
    ?.map((it) => Number(it).toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** Some of a style, without what it does not say. */
const said = <T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } | undefined => {
  const entries = Object.entries(parts).filter(([, it]) => it !== undefined);
  return entries.length === 0 ? undefined : (Object.fromEntries(entries) as never);
};

/** What the file says of a cell that the engine draws with `style`. */
export function lookInFile(style: IStyleData): CellStyle | undefined {
  const colour = (rgb: Nullable<string>): Color | undefined => {
    const hex = hexOf(rgb);
    return hex === undefined ? undefined : { rgb: hex };
  };
  const side = (line: Nullable<IBorderStyleData>): BorderSide | undefined => {
    const name = line && LINE_NAMES.get(line.s);
    return name ? said({ style: name, color: colour(line.cl.rgb) }) : undefined;
  };
  const fill = colour(style.bg?.rgb);
  const indent = style.pd && Math.round((Math.max(style.pd.l ?? 0, style.pd.r ?? 0) - PADDING.l) / INDENT_PX);
  return said({
    font: said({
      name: style.ff ?? undefined,
      size: style.fs,
      bold: style.bl === BooleanNumber.TRUE || undefined,
      italic: style.it === BooleanNumber.TRUE || undefined,
      underline: style.ul?.s === BooleanNumber.TRUE || undefined,
      strikethrough: style.st?.s === BooleanNumber.TRUE || undefined,
      color: colour(style.cl?.rgb),
    }),
    fill: fill && { type: "pattern" as const, pattern: "solid" as const, fgColor: fill },
    border: style.bd
      ? said(Object.fromEntries((Object.keys(EDGES) as EdgeName[]).map((it) => [it, side(style.bd![EDGES[it]])])))
      : undefined,
    alignment: said({
      horizontal: nameOf(HORIZONTAL, style.ht) as keyof typeof HORIZONTAL | undefined,
      vertical: nameOf(VERTICAL, style.vt) as keyof typeof VERTICAL | undefined,
      wrapText: style.tb === WrapStrategy.WRAP || undefined,
      indent: indent || undefined,
    }),
    numFmt: style.n?.pattern,
  });
}

/** How the engine draws what a file says of a cell. `theme` are the file's colours by number. */
export function lookOfFile(
  { font, fill, border, alignment, numFmt }: CellStyle,
  theme: readonly string[],
): IStyleData | undefined {
  const colour = (it: Color | undefined): { rgb: string } | undefined => {
    const hex = it?.rgb ?? (it?.theme === undefined ? undefined : theme[it.theme]);
    return hex === undefined ? undefined : { rgb: `#${hex.slice(-6).toLowerCase()}` };
  };
  const flag = (it: unknown) => (it ? BooleanNumber.TRUE : undefined);
  const line = (it: BorderSide | undefined): IBorderStyleData | undefined =>
    it && { s: LINES[it.style], cl: colour(it.color) ?? { rgb: "#000000" } };
  const edge = alignment?.horizontal === "right" ? "r" : "l";
  return said({
    ff: font?.name,
    fs: font?.size,
    bl: flag(font?.bold),
    it: flag(font?.italic),
    ul: font?.underline ? { s: BooleanNumber.TRUE } : undefined,
    st: font?.strikethrough ? { s: BooleanNumber.TRUE } : undefined,
    cl: colour(font?.color),
    bg: fill?.type === "pattern" && fill.pattern !== "none" ? colour(fill.fgColor) : undefined,
    bd: border
      ? (said(
          Object.fromEntries((Object.keys(EDGES) as EdgeName[]).map((it) => [EDGES[it], line(border[it])])),
        ) as IBorderData)
      : undefined,
    ht: HORIZONTAL[alignment?.horizontal as keyof typeof HORIZONTAL],
    vt: VERTICAL[alignment?.vertical as keyof typeof VERTICAL],
    tb: alignment?.wrapText ? WrapStrategy.WRAP : undefined,
    pd: alignment?.indent ? { ...PADDING, [edge]: PADDING[edge] + alignment.indent * INDENT_PX } : undefined,
    n: numFmt === undefined || numFmt === "General" ? undefined : { pattern: numFmt },
  });
}
