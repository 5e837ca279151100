import { palette } from "../../grid/palette";
import type { Style } from "../../grid/sheet";
import type { StyledAreas } from "./style-areas";

const {
  ink: INK,
  softInk: SOFT_INK,
  accent: ACCENT,
  inputInk: INPUT_INK,
  inputFill: INPUT_FILL,
  headingFill: HEADING_FILL,
  line: LINE,
} = palette;

interface Look {
  size?: number;
  bold?: true;
  ink?: string;
  fill?: string;
  /** Which edges have a line, and its colour; "all" means each cell's own four. */
  edges?: "top" | "bottom" | "all";
  line?: string;
  wrap?: true;
  vertical?: "Top" | "Center";
}

const LOOKS: Readonly<Record<Style, Look>> = {
  title: { size: 18, bold: true, ink: INK, vertical: "Center" },
  subtitle: { size: 10, ink: SOFT_INK },
  headline: { size: 14, bold: true, ink: ACCENT, vertical: "Center" },
  section: { size: 12, bold: true, ink: ACCENT, vertical: "Center" },
  heading: { bold: true, fill: HEADING_FILL, edges: "bottom", line: LINE, vertical: "Center" },
  label: { ink: INK },
  input: { ink: INPUT_INK, fill: INPUT_FILL, edges: "all", line: LINE },
  note: { size: 9, ink: SOFT_INK },
  total: { bold: true, edges: "top", line: INK },
  wrapped: { wrap: true, vertical: "Top" },
};

const ALIGNMENT = { left: "Left", center: "Center", right: "Right" } as const;

/** Whether areas have rows, and columns, that a line could part: Excel refuses one inside an area that has none. */
export interface Inside {
  rows: boolean;
  columns: boolean;
}

/** Draws areas in the look of their role; what the role does not say stays as the workbook has it. */
export function drawLook(
  format: Excel.RangeFormat,
  { style, align, indent }: StyledAreas["look"],
  inside: Inside,
): void {
  const { size, bold, ink, fill, edges, line, wrap, vertical } = style ? LOOKS[style] : ({} as Look);
  if (size) format.font.size = size;
  if (bold) format.font.bold = true;
  if (ink) format.font.color = ink;
  if (fill) format.fill.color = fill;
  for (const edge of bordersOf(edges, inside)) {
    const border = format.borders.getItem(edge);
    border.style = "Continuous";
    if (line) border.color = line;
  }
  if (wrap) format.wrapText = true;
  if (vertical) format.verticalAlignment = vertical;
  if (align) format.horizontalAlignment = ALIGNMENT[align];
  if (indent) format.indentLevel = indent;
}

type Border = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

function bordersOf(edges: Look["edges"], { rows, columns }: Inside): Border[] {
  if (edges === "top") return ["EdgeTop"];
  if (edges === "bottom") return ["EdgeBottom"];
  if (edges !== "all") return [];
  const all: Border[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight"];
  if (rows) all.push("InsideHorizontal");
  if (columns) all.push("InsideVertical");
  return all;
}

/** What a conditional format changes where its formula holds. */
export function drawHighlight(format: Excel.ConditionalRangeFormat, style: "muted" | "changed"): void {
  if (style === "muted") {
    format.font.color = LINE;
  } else {
    format.font.color = ACCENT;
    format.font.bold = true;
  }
}

export const BAR_COLOUR = palette.softAccent;
