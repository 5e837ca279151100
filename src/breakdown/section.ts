import type { Study } from "../study/study";
import type { PlacedCell } from "../grid/sheet";
import type { SheetBuilder } from "../grid/sheet-builder";
import { DETAIL, LABEL, type RunsGrid } from "./columns";

/** "excel": formulas that need no add-in. "addin": the same values by the add-in's functions. */
export type FormulaStyle = "excel" | "addin";

/** What a section is written from. */
export interface SectionContext {
  study: Study;
  style: FormulaStyle;
  /** How the host writes a function of ours in a formula. */
  spell: (functionName: string) => string;
  /** First row of each section. */
  topOf(section: Section): number;
  runs: RunsGrid;
}

/** A block of rows over the sheet's shared columns. */
export interface Section {
  /** Rows it takes with the blank one below it; 0 leaves it out. */
  rows(study: Study): number;
  place(sheet: SheetBuilder, context: SectionContext): void;
}

export const heading = (content: string, align: "left" | "right" = "right", indent?: number): PlacedCell => ({
  content,
  style: "heading",
  align,
  indent,
});

/** A line beside a number: its unit, its reason, its source. */
export const aside = (content: string): PlacedCell => ({ content, style: "note", align: "left", indent: 1 });

/** The section's first row. */
export function placeTitle(sheet: SheetBuilder, title: string, note: string): void {
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: title, style: "section" });
  sheet.place(row, DETAIL, { content: note, style: "note" });
}

/** Left headings of a row, from the first column; an empty one keeps the row's ground. */
export function placeHeadings(sheet: SheetBuilder, row: number, headings: Readonly<Record<number, PlacedCell>>): void {
  const last = Math.max(...Object.keys(headings).map(Number));
  for (let column = LABEL; column <= last; column++) sheet.place(row, column, headings[column] ?? heading(""));
}
