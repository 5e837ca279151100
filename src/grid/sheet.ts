import type { Area } from "./address";

/** A formula starts with "="; any other string is text; null leaves the cell empty. */
export type Content = number | string | boolean | null;

/** Roles, not colours: each host and theme draws a role in its own way. */
export type Style =
  "title" | "subtitle" | "headline" | "section" | "heading" | "label" | "input" | "note" | "total" | "link";

export interface PlacedCell {
  content: Content;
  /** An Excel number format; General where it is left out. */
  format?: string | undefined;
  style?: Style | undefined;
  align?: "left" | "center" | "right" | undefined;
  /** Indent steps between the text and the edge it is aligned to. */
  indent?: number | undefined;
  /** On as many lines as its column needs, or cut at the next filled cell. Where it is left out, a text that has too little room is wrapped. */
  wrap?: boolean | undefined;
}

/** A name that belongs to the sheet, so that two inserted copies do not collide. */
export interface SheetName {
  name: string;
  area: Area;
  comment: string;
}

export type ValidationRule =
  { kind: "decimal" | "whole"; minimum: number; maximum: number } | { kind: "list"; choices: readonly string[] };

/** What a cell admits, and what the user reads when it refuses. */
export interface Validation {
  area: Area;
  rule: ValidationRule;
  message: string;
}

export type ConditionalFormat =
  | { kind: "dataBar"; area: Area }
  /** `formula` is written for the area's first cell, without "=". */
  | { kind: "formula"; area: Area; formula: string; style: "muted" | "current" };

export interface Chart {
  kind: "bar" | "column";
  title: string;
  /** Text beside each bar: one column or one row. */
  categories: Area;
  /** One series an area, each as long as `categories`. */
  series: readonly { name: string; values: Area }[];
  valueAxisTitle: string;
  valueFormat: string;
  stacked?: boolean;
  /** Cells the chart covers. */
  place: Area;
}

/** A finished worksheet: what every host writes, knowing nothing of how it was made. */
export interface Sheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  name: string;
  /** Rows from the top, each as long as it needs to be. */
  rows: readonly (readonly (PlacedCell | null)[])[];
  /** Widths in characters of the default font, as Excel counts them. */
  columnWidths: readonly number[];
  /** Heights in points, by row index, where they differ from the default. */
  rowHeights: Readonly<Record<number, number>>;
  frozen: { rows: number; columns: number };
  names: readonly SheetName[];
  validations: readonly Validation[];
  conditionalFormats: readonly ConditionalFormat[];
  charts: readonly Chart[];
  /** What a printer is given, each on pages of its own; all of the sheet where it is left out. */
  printed?: readonly RowRange[];
}

export interface RowRange {
  row: number;
  rows: number;
  /** The first column that is printed, the sheet's first one repeated before it; that one where it is left out. */
  from?: number;
  /** The first columns, where the others are not printed. */
  columns?: number;
}
