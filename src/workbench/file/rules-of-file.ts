import type { IRange } from "@univerjs/core";
import type { ConditionalRule, Sheet as FileSheet } from "hucre";
import { areaAddress } from "../../grid/address";
import { areaOf } from "../../grid/formula/parse";
import { lookOfFile } from "./cell-looks";
import {
  ERROR_STYLES,
  type Bound,
  type FileBound,
  type KeptFormat,
  type KeptRule,
  type KeptValidation,
  type SheetRules,
  type Spell,
} from "./rules";

/** Whole rows and columns are as much of them as anybody fills. */
const [MANY_ROWS, MANY_COLUMNS] = [10_000, "CV"];

const rangesOf = (sqref: string): IRange[] =>
  sqref.split(/\s+/).map((address) => {
    const cells = address
      .replace(/^\$?([A-Z]+):\$?([A-Z]+)$/, `$11:$2${MANY_ROWS}`)
      .replace(/^\$?(\d+):\$?(\d+)$/, `A$1:${MANY_COLUMNS}$2`);
    const { row, column, rows, columns } = areaOf(cells);
    return { startRow: row, startColumn: column, endRow: row + rows - 1, endColumn: column + columns - 1 };
  });

const isNumber = (text: string): boolean => text.trim() !== "" && Number.isFinite(Number(text));

/** A limit is a number or a formula; the engine tells them by the "=". */
const limitOfFile = (text: string, spell: Spell): string => (isNumber(text) ? text : spell(text));

export const validationsOfFile = (sheet: FileSheet, spell: Spell): KeptValidation[] =>
  (sheet.dataValidations ?? []).map((it, index) => ({
    uid: `input-${index}`,
    type: it.type,
    ranges: rangesOf(it.range),
    // What a file leaves out is "between".
    ...(it.type !== "list" && it.type !== "custom" && { operator: it.operator ?? "between" }),
    ...(it.values
      ? { formula1: JSON.stringify(it.values) }
      : it.formula1 !== undefined && { formula1: limitOfFile(it.formula1, spell) }),
    ...(it.formula2 !== undefined && { formula2: limitOfFile(it.formula2, spell) }),
    allowBlank: it.allowBlank ?? false,
    errorStyle: ERROR_STYLES.indexOf(it.errorStyle ?? "stop"),
    showErrorMessage: it.showErrorMessage ?? false,
    // Beside the rule in words, which its refusal shows too, the engine would show an empty note.
    showInputMessage: false,
    ...(it.errorTitle && { errorTitle: it.errorTitle }),
    ...(it.errorMessage && { error: it.errorMessage }),
    ...(it.inputTitle && { promptTitle: it.inputTitle }),
    ...(it.inputMessage && { prompt: it.inputMessage }),
    // An arrow beside the cell, as Excel draws it.
    ...(it.type === "list" && { showDropDown: true, renderMode: 1 }),
  }));

export function formatsOfFile(sheet: FileSheet, theme: readonly string[], spell: Spell): KeptFormat[] {
  return [...(sheet.conditionalRules ?? [])]
    .sort((one, other) => one.priority - other.priority)
    .flatMap((it, index): KeptFormat[] => {
      const rule = ruleOfFile(it, theme, spell);
      if (!rule) return [];
      return [{ cfId: `shading-${index}`, ranges: rangesOf(it.range), stopIfTrue: it.stopIfTrue ?? false, rule }];
    });
}

function ruleOfFile(it: ConditionalRule, theme: readonly string[], spell: Spell): KeptRule | undefined {
  const [formula, second] = [it.formula ?? []].flat();
  const fill = it.style?.fill;
  const own =
    fill?.type === "pattern" ? { ...fill, pattern: "solid" as const, fgColor: fill.bgColor ?? fill.fgColor } : fill;
  const style =
    (it.style && lookOfFile({ ...it.style, ...(own && { fill: own as typeof fill & object }) }, theme)) ?? {};
  const highlight = { type: "highlightCell", style } as const;
  switch (it.type) {
    case "dataBar": {
      const [min, max] = (it.dataBar?.cfvo ?? []).map(boundOfFile);
      const colour = colourOf(it.dataBar?.color);
      const config = {
        min: min ?? { type: "min" },
        max: max ?? { type: "max" },
        isGradient: false,
        positiveColor: colour,
        nativeColor: colour,
      };
      return { type: "dataBar", isShowValue: true, config };
    }
    case "colorScale":
      return {
        type: "colorScale",
        config: (it.colorScale?.cfvo ?? []).map((bound, index) => ({
          index,
          color: colourOf(it.colorScale!.colors[index]),
          value: boundOfFile(bound),
        })),
      };
    case "duplicateValues":
    case "uniqueValues":
      return { ...highlight, subType: it.type };
    case "cellIs":
      // The engine compares with numbers alone; with another cell it is a formula.
      if (formula === undefined || !it.operator) return undefined;
      if (isNumber(formula) && (second === undefined || isNumber(second))) {
        const value: number | [number, number] =
          second === undefined ? Number(formula) : [Number(formula), Number(second)];
        return { ...highlight, subType: "number", operator: it.operator, value };
      }
      return { ...highlight, subType: "formula", value: spell(comparison(it, formula, second)) };
    default:
      // Whatever else has a formula says its condition by it.
      return formula === undefined ? undefined : { ...highlight, subType: "formula", value: spell(formula) };
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  equal: "=",
  notEqual: "<>",
  greaterThan: ">",
  greaterThanOrEqual: ">=",
  lessThan: "<",
  lessThanOrEqual: "<=",
};

function comparison({ operator, range }: ConditionalRule, formula: string, second = formula): string {
  const { startRow, startColumn } = rangesOf(range)[0]!;
  const cell = areaAddress({ row: startRow, column: startColumn, rows: 1, columns: 1 });
  if (operator === "between") return `AND(${cell}>=${formula},${cell}<=${second})`;
  if (operator === "notBetween") return `OR(${cell}<${formula},${cell}>${second})`;
  return `${cell}${SIGNS[operator!]}${formula}`;
}

const boundOfFile = ({ type, value }: FileBound): Bound =>
  type === "min" || type === "max" || value === undefined ? { type } : { type, value: Number(value) };

const colourOf = (argb: string | undefined): string => `#${(argb ?? "FF638EC6").slice(-6).toLowerCase()}`;

/** Pixels that the engine gives a new note. */
const NOTE_SIZE = { width: 160, height: 72 };

export function notesOfFile({ cells }: FileSheet): SheetRules["notes"][string] {
  const notes: SheetRules["notes"][string] = {};
  for (const [key, { comment }] of cells ?? []) {
    if (!comment) continue;
    const [row, col] = key.split(",").map(Number) as [number, number];
    (notes[row] ??= {})[col] = { id: `note-${row}-${col}`, row, col, ...NOTE_SIZE, note: comment.text };
  }
  return notes;
}
