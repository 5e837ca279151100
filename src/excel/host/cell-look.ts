import { highlights, looks, type Look } from "../../grid/looks";
import { palette } from "../../grid/palette";
import type { StyledAreas } from "./style-areas";

const ALIGNMENT = { left: "Left", center: "Center", right: "Right" } as const;

/** Whether areas have rows, and columns, that a line could part: Excel refuses one inside an area that has none. */
export interface Inside {
  rows: boolean;
  columns: boolean;
}

/** Draws areas in the look of their role; what the role does not say stays as the workbook has it. */
export function drawLook(
  format: Excel.RangeFormat,
  { style, align, indent, wrap }: StyledAreas["look"],
  inside: Inside,
): void {
  const { points, bold, underlined, ink, fill, border, centred }: Look = style ? looks[style] : {};
  if (points) format.font.size = points;
  if (bold) format.font.bold = true;
  if (underlined) format.font.underline = "Single";
  if (ink) format.font.color = ink;
  if (fill) format.fill.color = fill;
  for (const edge of bordersOf(border, inside)) {
    const item = format.borders.getItem(edge);
    item.style = "Continuous";
    item.color = border!.colour;
  }
  if (centred) format.verticalAlignment = "Center";
  if (align) format.horizontalAlignment = ALIGNMENT[align];
  if (indent) format.indentLevel = indent;
  if (wrap) format.wrapText = true;
}

type Border = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

const EDGES = { left: "EdgeLeft", right: "EdgeRight", top: "EdgeTop", bottom: "EdgeBottom" } as const;

/** Edges of an area; where each cell has all four, those between its cells too. */
function bordersOf(border: Look["border"], { rows, columns }: Inside): Border[] {
  if (!border) return [];
  const edges: Border[] = border.edges.map((it) => EDGES[it]);
  if (edges.length < Object.keys(EDGES).length) return edges;
  return [
    ...edges,
    ...(rows ? (["InsideHorizontal"] as const) : []),
    ...(columns ? (["InsideVertical"] as const) : []),
  ];
}

/** What a conditional format changes where its formula holds. */
export function drawHighlight(format: Excel.ConditionalRangeFormat, style: keyof typeof highlights): void {
  const { ink, bold, fill } = highlights[style];
  if (fill) format.fill.color = fill;
  if (ink) format.font.color = ink;
  if (bold) format.font.bold = true;
}

export const BAR_COLOUR = palette.softAccent;
