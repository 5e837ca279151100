import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IStyleData,
} from "@univerjs/core";
import { palette } from "../grid/palette";
import type { PlacedCell, Style } from "../grid/sheet";

/** The engine turns the light colours for its dark mode. */
const colour = (rgb: string) => ({ rgb });
const line = (rgb: string) => ({ s: BorderStyleTypes.THIN, cl: colour(rgb) });
const bold = { bl: BooleanNumber.TRUE };
const wrap = { tb: WrapStrategy.WRAP, vt: VerticalAlign.TOP };

const ROLES: Readonly<Record<Style, IStyleData>> = {
  title: { fs: 18, ...bold, cl: colour(palette.ink), vt: VerticalAlign.MIDDLE },
  subtitle: { fs: 10, cl: colour(palette.softInk) },
  headline: { fs: 14, ...bold, cl: colour(palette.accent), vt: VerticalAlign.MIDDLE },
  section: { fs: 12, ...bold, cl: colour(palette.accent), vt: VerticalAlign.MIDDLE },
  heading: { ...bold, bg: colour(palette.headingFill), vt: VerticalAlign.MIDDLE, bd: { b: line(palette.line) } },
  label: { cl: colour(palette.ink) },
  input: {
    cl: colour(palette.inputInk),
    bg: colour(palette.inputFill),
    bd: { t: line(palette.line), r: line(palette.line), b: line(palette.line), l: line(palette.line) },
  },
  note: { fs: 9, cl: colour(palette.softInk) },
  total: { ...bold, bd: { t: line(palette.ink) } },
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
