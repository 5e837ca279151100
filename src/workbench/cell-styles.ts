import { BooleanNumber, BorderStyleTypes, HorizontalAlign, VerticalAlign, WrapStrategy, type IStyleData } from "@univerjs/core";
import type { PlacedCell, Style } from "../grid/sheet";

/** Light colours; the engine turns them for its dark mode. */
const INK = "#242424";
const SOFT_INK = "#616161";
const ACCENT = "#0f6cbd";
const INPUT_INK = "#0f548c";
const INPUT_FILL = "#fff9e5";
const HEADING_FILL = "#f0f4f9";
const LINE = "#c7c7c7";

const colour = (rgb: string) => ({ rgb });
const line = (rgb: string) => ({ s: BorderStyleTypes.THIN, cl: colour(rgb) });
const bold = { bl: BooleanNumber.TRUE };
const wrap = { tb: WrapStrategy.WRAP, vt: VerticalAlign.TOP };

const ROLES: Readonly<Record<Style, IStyleData>> = {
  title: { fs: 18, ...bold, cl: colour(INK), vt: VerticalAlign.MIDDLE },
  subtitle: { fs: 10, cl: colour(SOFT_INK) },
  headline: { fs: 14, ...bold, cl: colour(ACCENT), vt: VerticalAlign.MIDDLE },
  section: { fs: 12, ...bold, cl: colour(ACCENT), vt: VerticalAlign.MIDDLE },
  heading: { ...bold, bg: colour(HEADING_FILL), vt: VerticalAlign.MIDDLE, bd: { b: line(LINE) } },
  label: { cl: colour(INK) },
  input: { cl: colour(INPUT_INK), bg: colour(INPUT_FILL), bd: { t: line(LINE), r: line(LINE), b: line(LINE), l: line(LINE) } },
  note: { fs: 9, cl: colour(SOFT_INK) },
  total: { ...bold, bd: { t: line(INK) } },
  wrapped: wrap,
};

const ALIGNMENT = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };

const PADDING = { t: 0, r: 4, b: 1, l: 4 };
/** Excel's step of indent is about the width of a character and a half. */
const INDENT_PX = 9;

/** What the engine draws a cell with: its role's style, its alignment and its number format. */
export function cellStyle({ style, align, format, indent }: PlacedCell): IStyleData {
  return {
    ...(style && ROLES[style]),
    ...(align && { ht: ALIGNMENT[align] }),
    ...(indent && { pd: { ...PADDING, [align === "right" ? "r" : "l"]: PADDING.l + indent * INDENT_PX } }),
    ...(format && format !== "General" && { n: { pattern: format } }),
  };
}

/** Where the font is missing, the engine goes on to Arial and Helvetica. */
export const DEFAULT_STYLE: IStyleData = { ff: "Segoe UI", fs: 10, vt: VerticalAlign.MIDDLE, pd: PADDING };
