import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  VerticalAlign,
  WrapStrategy,
  type IBorderData,
  type IBorderStyleData,
  type IStyleData,
} from "@univerjs/core";
import { looks, type Look } from "../grid/looks";
import { CELL_PADDING_PX, INDENT_PX } from "../grid/measures";
import type { PlacedCell } from "../grid/sheet";

/** The engine turns the light colours for its dark mode. */
const colour = (rgb: string) => ({ rgb });
const line = (rgb: string): IBorderStyleData => ({ s: BorderStyleTypes.THIN, cl: colour(rgb) });
/** The engine's letters for the edges of a cell. */
const EDGES = { left: "l", right: "r", top: "t", bottom: "b" } as const;

const bordersOf = ({ edges, colour }: NonNullable<Look["border"]>): IBorderData =>
  Object.fromEntries(edges.map((it): [string, IBorderStyleData] => [EDGES[it], line(colour)]));

const roleStyle = ({ points, bold, underlined, ink, fill, border, centred }: Look): IStyleData => ({
  ...(points && { fs: points }),
  ...(bold && { bl: BooleanNumber.TRUE }),
  ...(underlined && { ul: { s: BooleanNumber.TRUE } }),
  ...(ink && { cl: colour(ink) }),
  ...(fill && { bg: colour(fill) }),
  ...(border && { bd: bordersOf(border) }),
  ...(centred && { vt: VerticalAlign.MIDDLE }),
});

const ALIGNMENT = { left: HorizontalAlign.LEFT, center: HorizontalAlign.CENTER, right: HorizontalAlign.RIGHT };

export const PADDING = { t: 0, r: CELL_PADDING_PX, b: 1, l: CELL_PADDING_PX };

/** What the engine draws a cell with: its role's style, its alignment and its number format. */
export function cellStyle({ style, align, format, indent, wrap }: PlacedCell): IStyleData {
  return {
    ...(style && roleStyle(looks[style])),
    ...(align && { ht: ALIGNMENT[align] }),
    ...(indent && { pd: { ...PADDING, [align === "right" ? "r" : "l"]: PADDING.l + indent * INDENT_PX } }),
    ...(wrap && { tb: WrapStrategy.WRAP }),
    ...(format && format !== "General" && { n: { pattern: format } }),
  };
}

/** Where the font is missing, the engine goes on to Arial and Helvetica. */
export const DEFAULT_STYLE: IStyleData = { ff: "Segoe UI", fs: 10, vt: VerticalAlign.MIDDLE, pd: PADDING };
