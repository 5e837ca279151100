import { CellError, type Cell, type Matrix } from "../../grid/cell";
import { isMatrix, type WorksheetFunction } from "../../grid/define-function";
import { resultUnit } from "../../grid/result-unit";
import { numberFormatOf } from "../../grid/unit-format";
import { problemOf, readArgument } from "./argument";
import { formatResult } from "../parts/format";

export interface CallPreview {
  /** With its "=", as it will be typed. */
  formula: string;
  /** By parameter name. */
  problems: Readonly<Record<string, string>>;
  /** Required arguments that are still blank. */
  missing: readonly string[];
  /** Of the result, where its unit has one. */
  numberFormat?: string | undefined;
  /** What the call gives, where no cell is needed to know it. */
  outcome?: { kind: "value"; text: string } | { kind: "error"; text: string };
}

/** What a form filled in so far would type, and what it would give. */
export function previewCall(
  fn: WorksheetFunction,
  typed: Readonly<Record<string, string>>,
  spell: (functionName: string) => string,
): CallPreview {
  const names = Object.keys(fn.parameters);
  const given = names.map((name) => readArgument(fn.parameters[name]!, typed[name] ?? ""));
  const problems: Record<string, string> = {};
  const missing: string[] = [];
  const texts: Record<string, string> = {};
  names.forEach((name, index) => {
    const problem = problemOf(name, fn.parameters[name]!, given[index]!);
    if (problem) problems[name] = problem;
    if (given[index]!.kind === "blank" && fn.parameters[name]!.fallback === undefined) missing.push(name);
    texts[name] = given[index]!.text;
  });

  const field = given[names.indexOf("field")];
  const unit = resultUnit(fn, field?.kind === "literal" && !isMatrix(field.value) ? field.value : undefined) ?? "";
  const numberFormat = field?.kind === "reference" ? undefined : numberFormatOf(unit);
  const preview = { formula: `=${fn.formula(texts, spell)}`, problems, missing, numberFormat };
  if (missing.length > 0 || given.some((it) => it.kind === "reference")) return preview;
  const result = fn.call(...given.map((it) => (it.kind === "literal" ? it.value : undefined)));
  return { ...preview, outcome: outcomeOf(result, unit) };
}

function outcomeOf(result: Matrix<Cell>, unit: string): NonNullable<CallPreview["outcome"]> {
  const first = result[0]?.[0] ?? null;
  const [rows, columns] = [result.length, result[0]?.length ?? 0];
  if (first instanceof CellError)
    return { kind: "error", text: first.message ? `${first.code} ${first.message}` : first.code };
  if (rows * columns > 1)
    return { kind: "value", text: `a table of ${rows} × ${columns} cells, from ${cellText(first)}` };
  return { kind: "value", text: typeof first === "number" ? withUnit(formatResult(first), unit) : cellText(first) };
}

const withUnit = (number: string, unit: string): string => {
  if (unit === "") return number;
  return unit === "US$" ? `$${number}` : `${number} ${unit}`;
};

const cellText = (cell: Cell): string => {
  if (typeof cell === "number") return formatResult(cell);
  return typeof cell === "boolean" ? (cell ? "TRUE" : "FALSE") : String(cell ?? "") || "blank (no value)";
};
