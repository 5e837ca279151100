import type { IRange } from "@univerjs/core";
import type { ConditionalRule, DataValidation } from "hucre";
import { areaAddress } from "../../grid/address";
import { lookInFile } from "./cell-looks";
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

const TYPES: readonly string[] = ["list", "whole", "decimal", "date", "time", "textLength", "custom"];
/** Excel takes a list's choices as one text of at most so many characters. */
const LONGEST_LIST = 255;

const addressesOf = (ranges: readonly IRange[]): string =>
  ranges
    .map(({ startRow, startColumn, endRow, endColumn }) =>
      areaAddress({
        row: startRow,
        column: startColumn,
        rows: endRow - startRow + 1,
        columns: endColumn - startColumn + 1,
      }),
    )
    .join(" ");

export function validationsInFile(all: readonly KeptValidation[], spell: Spell): DataValidation[] {
  const limit = (it: string | undefined) => (it === undefined ? undefined : spell(it));
  return all.flatMap((it): DataValidation[] => {
    if (!TYPES.includes(it.type)) return [];
    const choices = it.type === "list" && !it.formula1?.startsWith("=") ? choicesOf(it.formula1 ?? "") : undefined;
    if (choices && (choices.some((one) => one.includes(",")) || choices.join(",").length > LONGEST_LIST)) return [];
    return [
      {
        type: it.type as DataValidation["type"],
        range: addressesOf(it.ranges),
        allowBlank: it.allowBlank ?? true,
        showErrorMessage: it.showErrorMessage ?? true,
        showInputMessage: it.showInputMessage ?? false,
        errorStyle: ERROR_STYLES[it.errorStyle ?? 1]!,
        ...(it.errorTitle && { errorTitle: it.errorTitle }),
        ...(it.error && { errorMessage: it.error }),
        ...(it.promptTitle && { inputTitle: it.promptTitle }),
        ...(it.prompt && { inputMessage: it.prompt }),
        ...(it.operator && it.type !== "list" && it.type !== "custom" && { operator: it.operator }),
        ...(choices
          ? { values: choices }
          : {
              ...(it.formula1 !== undefined && { formula1: limit(it.formula1)! }),
              ...(it.formula2 && it.type !== "list" && { formula2: limit(it.formula2)! }),
            }),
      },
    ];
  });
}

/** The engine keeps choices as JSON, or as older versions did, separated by commas. */
function choicesOf(list: string): string[] {
  try {
    return (JSON.parse(list) as unknown[]).map(String);
  } catch {
    return list.split(",");
  }
}

export function formatsInFile(all: readonly KeptFormat[], spell: Spell): ConditionalRule[] {
  return all.flatMap(({ ranges, stopIfTrue, rule }, index): ConditionalRule[] => {
    const said = ruleInFile(rule, ranges[0]!, spell);
    if (!said) return [];
    // Of several rules the engine's first one wins, as Excel's of the lowest number does.
    return [{ ...said, range: addressesOf(ranges), priority: index + 1, ...(stopIfTrue && { stopIfTrue }) }];
  });
}

function ruleInFile(
  rule: KeptRule,
  { startRow, startColumn }: IRange,
  spell: Spell,
): Omit<ConditionalRule, "range" | "priority"> | undefined {
  if (rule.type === "dataBar")
    return {
      type: "dataBar",
      dataBar: { cfvo: [rule.config.min, rule.config.max].map(boundInFile), color: argb(rule.config.positiveColor) },
    };
  if (rule.type === "colorScale")
    return {
      type: "colorScale",
      colorScale: {
        cfvo: rule.config.map(({ value }) => boundInFile(value)),
        colors: rule.config.map(({ color }) => argb(color)),
      },
    };
  if (rule.type !== "highlightCell") return undefined;
  const look = lookInFile(rule.style);
  // A fill of a condition is of its background colour, other fills are of their foreground.
  const fill = look?.fill?.type === "pattern" ? { ...look.fill, bgColor: look.fill.fgColor } : look?.fill;
  const style = look ? { style: { ...look, ...(fill && { fill: fill as NonNullable<typeof look.fill> }) } } : {};
  switch (rule.subType) {
    case "formula":
      return { type: "expression", formula: spell(rule.value), ...style };
    case "number":
      return {
        type: "cellIs",
        operator: rule.operator as NonNullable<ConditionalRule["operator"]>,
        formula: [rule.value].flat().map((it) => String(it ?? 0)),
        ...style,
      };
    case "text": {
      const cell = areaAddress({ row: startRow, column: startColumn, rows: 1, columns: 1 });
      const formula = textCondition(rule.operator, cell, String(rule.value ?? ""));
      return formula === undefined ? undefined : { type: "expression", formula, ...style };
    }
    case "duplicateValues":
    case "uniqueValues":
      return { type: rule.subType, ...style };
    default:
      return undefined;
  }
}

function textCondition(operator: string, cell: string, text: string): string | undefined {
  const literal = `"${text.replaceAll('"', '""')}"`;
  const conditions: Readonly<Record<string, string>> = {
    containsText: `ISNUMBER(SEARCH(${literal},${cell}))`,
    notContainsText: `ISERROR(SEARCH(${literal},${cell}))`,
    beginsWith: `LEFT(${cell},${text.length})=${literal}`,
    endsWith: `RIGHT(${cell},${text.length})=${literal}`,
    equal: `${cell}=${literal}`,
    notEqual: `${cell}<>${literal}`,
    containsBlanks: `LEN(TRIM(${cell}))=0`,
    notContainsBlanks: `LEN(TRIM(${cell}))>0`,
    containsErrors: `ISERROR(${cell})`,
    notContainsErrors: `NOT(ISERROR(${cell}))`,
  };
  return conditions[operator];
}

const boundInFile = ({ type, value }: Bound): FileBound =>
  type === "min" || type === "max" || value === undefined
    ? { type: type === "max" ? "max" : "min" }
    : { type: type === "percent" || type === "percentile" ? type : "num", value: String(value) };

/** "#0f6cbd" or "rgb(15,108,189)". */
const argb = (colour: string): string => {
  const fill = lookInFile({ bg: { rgb: colour } })?.fill;
  return `FF${(fill?.type === "pattern" && fill.fgColor?.rgb) || "0F6CBD"}`;
};

/** Notes of a sheet by "row,column", as a file's cells are. */
export const notesInFile = (kept: SheetRules["notes"][string] = {}): [string, string][] =>
  Object.values(kept).flatMap((line) =>
    Object.values(line).map(({ row, col, note }): [string, string] => [`${row},${col}`, note]),
  );
