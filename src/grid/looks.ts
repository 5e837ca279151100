import { palette } from "./palette";
import type { ConditionalFormat, Style } from "./sheet";

/** How a role is drawn; what it does not say is the workbook's default. */
export interface Look {
  points?: number;
  bold?: true;
  underlined?: true;
  ink?: string;
  fill?: string;
  border?: { edges: readonly Edge[]; colour: string };
  /** In the middle of its height. */
  centred?: true;
}

export type Edge = "left" | "right" | "top" | "bottom";
const ALL: readonly Edge[] = ["left", "right", "top", "bottom"];

/** The one table of what roles look like; each host spells it in its own way. */
export const looks: Readonly<Record<Style, Look>> = {
  title: { points: 18, bold: true, ink: palette.ink, centred: true },
  subtitle: { points: 10, ink: palette.softInk },
  headline: { points: 14, bold: true, ink: palette.accent, centred: true },
  section: { points: 12, bold: true, ink: palette.accent, centred: true },
  heading: {
    bold: true,
    fill: palette.headingFill,
    border: { edges: ["bottom"], colour: palette.line },
    centred: true,
  },
  label: { ink: palette.ink },
  input: { ink: palette.inputInk, fill: palette.inputFill, border: { edges: ALL, colour: palette.line } },
  // No text is smaller: what is printed at four fifths has 8 points.
  note: { ink: palette.softInk },
  link: { ink: palette.accent, underlined: true },
  total: { bold: true, border: { edges: ["top"], colour: palette.ink } },
};

type Highlight = Extract<ConditionalFormat, { kind: "formula" }>["style"];

/** What a conditional format changes where its formula holds. */
export const highlights: Readonly<Record<Highlight, Look>> = {
  muted: { ink: palette.mutedInk },
  current: { bold: true, fill: palette.currentFill },
};
