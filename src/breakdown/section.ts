import type { FormulaStyle } from "../grid/define-function";
import { bind, f, joined, type Formula, type Operand } from "../grid/formula/formula";
import { inputText } from "../grid/number-text";
import type { PlacedCell, Validation } from "../grid/sheet";
import type { SheetBuilder } from "../grid/sheet-builder";
import { choicesIn, type Correction, type Input, type Study } from "../study/study";
import { admits, ruleText } from "../study/assumptions";
import { ASIDE, DETAIL, LABEL, SOURCES, VALUE } from "./columns";
import { formats } from "./formats";
import type { Place } from "../grid/formula/formula";
import type { Placed } from "./breakdown";

export type { FormulaStyle };

/** What a section is written from. */
export interface SectionContext {
  sheet: SheetBuilder;
  study: Study;
  style: FormulaStyle;
  rangeStyle: FormulaStyle;
  /** Cells of the sections; those below are there when formulas are asked for. */
  placed: Placed;
}

/** A formula of the study's arithmetic with the sheet's cells in it, those in `others` in place of the assumptions'. */
export const inCells = (
  { placed }: SectionContext,
  formula: Formula,
  others: Readonly<Record<string, Operand>> = {},
): Formula => bind(formula, { ...placed.assumptions.inputs, ...others });

export const heading = (content: string, align: "left" | "right" = "right", indent?: number): PlacedCell => ({
  content,
  style: "heading",
  align,
  indent,
});

/** A line beside a number: its unit, its reason, its source. */
export const aside = <T>(content: T) => ({ content, style: "note", align: "left", indent: 1 }) as const;

export const note = <T>(content: T) => ({ content, style: "note" }) as const;

/** The section's first row. */
export function placeTitle(sheet: SheetBuilder, title: string, about: string): void {
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: title, style: "section" });
  sheet.place(row, DETAIL, note(about));
}

/** Headings of a row, from the first column; an empty one keeps the row's fill. */
export function placeHeadings(
  sheet: SheetBuilder,
  headings: Readonly<Record<number, Parameters<SheetBuilder["place"]>[2]>>,
): void {
  const row = sheet.nextRow;
  const last = Math.max(...Object.keys(headings).map(Number));
  for (let column = LABEL; column <= last; column++) sheet.place(row, column, headings[column] ?? heading(""));
}

/** A named input cell of the sheet, and what its cell says where that tells more than the number: "=2^0.5". */
export type CellInput = Omit<Input, "slider" | "format"> & { format: keyof typeof formats; content?: string };

/** Excel's limit for a text within a formula is 255 UTF-16 units, of which a character takes one or two. */
const LONGEST_LITERAL = 120;

/** A text of any length within a formula. */
export function longText(text: string): Formula {
  const characters = [...text];
  const texts: string[] = [];
  for (let from = 0; from < characters.length; from += LONGEST_LITERAL)
    texts.push(characters.slice(from, from + LONGEST_LITERAL).join(""));
  return joined(texts, "&");
}

interface SourceOptions {
  /** Whether the accelerator is another one by now, which the source says nothing of. */
  isOtherPart?: () => Formula;
}

const OTHER_PART = "Kept from the study, whose accelerator has another peak: ";

/** Who says so; beside a value that was changed, that it is the user's own, and what the study has. */
function sourceNow(place: Place, { value, unit, source }: CellInput, { isOtherPart }: SourceOptions): Formula {
  const own = `Your own value. The study has ${inputText(value)}${unit === "" ? "" : ` ${unit}`}: `;
  const kept = isOtherPart ? f`IF(${isOtherPart()},${OTHER_PART},"")` : "";
  return f`IF(ISNUMBER(${place}),IF(${place}=${value},${kept},${own}),"")&${longText(source)}`;
}

/** What cells of an input admit. */
export const inputRule = (area: Place, { label, rule }: Pick<Input, "label" | "rule">): Validation => ({
  area,
  rule: { kind: rule.kind, minimum: rule.minimum, maximum: rule.maximum },
  message: `${label} must be ${ruleText(rule)}.`,
});

/** What cells of a correction's switch admit. */
export function switchRule(area: Place, { readings }: Correction): Validation {
  const choices = choicesIn(readings);
  return {
    area,
    rule: { kind: "list", choices },
    message: `The reading must be ${choices.map((it) => `“${it}”`).join(" or ")}.`,
  };
}

/** One named input cell with what it is, its unit and who says so. */
export function placeInput(sheet: SheetBuilder, input: CellInput, options: SourceOptions = {}): Place {
  const row = sheet.nextRow;
  const { name, label, unit, value, content = value, format, source, rule } = input;
  sheet.place(row, LABEL, { content: label });
  sheet.place(row, DETAIL, note(name));
  const place = sheet.place(row, VALUE, { content, format: formats[format], style: "input" });
  sheet.place(row, ASIDE, aside(unit));
  // A value that a formula gives is not compared: it has the last digits of its calculation.
  sheet.place(row, SOURCES, note(input.content === undefined ? () => sourceNow(place, input, options) : source));
  sheet.name(name, place, unit === "" ? label : `${label}, ${unit}`);
  if (!admits(rule, value)) throw new Error(`${name} is ${value}, and must be ${ruleText(rule)}`);
  sheet.validate(inputRule(place, input));
  return place;
}
