import { palette } from "../grid/palette";
import type { ConditionalFormat, Style } from "../grid/sheet";

/** How a role is drawn; what it does not say is the workbook's default. */
export interface Look {
  points?: number;
  bold?: boolean;
  ink?: string;
  fill?: string;
  border?: { edges: readonly ("left" | "right" | "top" | "bottom")[]; colour: string };
  wrap?: boolean;
  vertical?: "top" | "center";
}

export const DEFAULT_FONT = { name: "Calibri", points: 11 } as const;

const ALL = ["left", "right", "top", "bottom"] as const;

export const looks: Readonly<Record<Style, Look>> = {
  title: { points: 18, bold: true, ink: palette.ink, vertical: "center" },
  subtitle: { points: 10, ink: palette.softInk },
  headline: { points: 14, bold: true, ink: palette.accent, vertical: "center" },
  section: { points: 12, bold: true, ink: palette.accent, vertical: "center" },
  heading: {
    bold: true,
    fill: palette.headingFill,
    border: { edges: ["bottom"], colour: palette.line },
    vertical: "center",
  },
  label: { ink: palette.ink },
  input: { ink: palette.inputInk, fill: palette.inputFill, border: { edges: ALL, colour: palette.line } },
  note: { points: 9, ink: palette.softInk },
  total: { bold: true, border: { edges: ["top"], colour: palette.ink } },
  wrapped: { wrap: true, vertical: "top" },
};

type Highlight = Extract<ConditionalFormat, { kind: "formula" }>["style"];

/** What a conditional format changes where its formula holds. */
export const highlights: Readonly<Record<Highlight, Look>> = {
  muted: { ink: palette.line },
  changed: { ink: palette.accent, bold: true },
};

/** "#0f6cbd" as the format writes it: without the hash, in capitals. */
export const rgb = (colour: string): string => colour.slice(1).toUpperCase();

/** The same, opaque. */
export const argb = (colour: string): string => `FF${rgb(colour)}`;
