import { admits, ruleText } from "../../study/assumptions";
import { beginsAsFormula, LONGEST_TEXT } from "../../study/limits";
import type { Input } from "../../study/study";
import { inputText, whyNoNumber, type WrittenUnit } from "../../grid/number-text";
import { readWritten } from "../../grid/written-number";
import { readRangeText } from "../../grid/range-text";
import { otherMoney, withoutWords } from "./plain-words";

/** The value of a text, or one sentence on why it is invalid. */
export type Read<T> = { value: T } | { problem: string };

type InputRule = Pick<Input, "label" | "rule"> & Partial<Pick<Input, "unit">>;

/** The number typed for an input, or what the input admits. A share is of `whole`, where the input is a part of something. */
export function readInput({ label, rule, unit }: InputRule, given: string, whole = 1): Read<number> {
  const typed = withoutWords(given, unit);
  const written = readWritten(typed);
  if (!written) {
    const money = unit === "US$" ? otherMoney(typed) : undefined;
    if (money !== undefined) return { problem: `${label} is in US$, not in ${money}.` };
    const why = whyNoNumber(typed);
    return { problem: why === undefined ? `${label} must be ${ruleText(rule)}.` : `${why}.` };
  }
  const other = unit !== undefined && otherUnit(written.unit, unit);
  if (other) return { problem: `${label} is in ${unit}, not in ${other}.` };
  const value = written.unit === "%" ? Number((written.value * whole).toPrecision(15)) : written.value;
  return admits(rule, value) ? { value } : { problem: `${label} must be ${ruleText(rule)}.` };
}

/** A value, and the lowest and highest that it may reasonably be. */
export interface Ranged {
  value: number;
  range?: { low: number; high: number };
}

/** The value halfway, to whole numbers where the input has no others. */
function middleOf({ kind }: InputRule["rule"], low: number, high: number): number {
  const middle = Number(((low + high) / 2).toPrecision(15));
  return kind === "whole" ? Math.round(middle) : middle;
}

/** A number, or a range as in "2 to 3.5", whose value is halfway unless it is given: "2 to 3.5, 3". */
export function readRanged(input: InputRule, given: string, whole = 1): Read<Ranged> {
  const typed = withoutWords(given, input.unit);
  const text = readRangeText(typed);
  if (!text) {
    const read = readInput(input, typed, whole);
    return "problem" in read ? read : { value: { value: read.value } };
  }
  const ends = [text.low, text.high].map((it) => readInput(input, it, whole));
  for (const it of ends) if ("problem" in it) return it;
  const [low, high] = ends.map((it) => (it as { value: number }).value) as [number, number];
  if (low > high) return { problem: `${input.label} must go from low to high: “${typed.trim()}” falls.` };
  const base =
    text.base === undefined ? { value: middleOf(input.rule, low, high) } : readInput(input, text.base, whole);
  if ("problem" in base) return base;
  const { value } = base;
  if (value < low || value > high)
    return { problem: `${input.label}: ${inputText(value)} is not between ${inputText(low)} and ${inputText(high)}.` };
  return { value: low === high ? { value } : { value, range: { low, high } } };
}

/** How a value with its range is typed. */
export function rangedText({ rule }: Pick<InputRule, "rule">, { value, range }: Ranged): string {
  if (!range || range.low === range.high) return inputText(value);
  const ends = `${inputText(range.low)} to ${inputText(range.high)}`;
  return value === middleOf(rule, range.low, range.high) ? ends : `${ends}, ${inputText(value)}`;
}

/** What a number says it is of, where that is not what is asked for. */
function otherUnit(written: WrittenUnit | undefined, unit: string): string | undefined {
  if (written === "US$") return unit === "US$" ? undefined : "US$";
  // "989 TFLOPS" is how makers write a rate.
  return written === "FLOP/s" || written === "FLOP" ? (unit === "FLOP/s" ? undefined : written) : undefined;
}

/** A text that a cell may hold. */
export function readText(label: string, typed: string): Read<string> {
  const value = typed.trim();
  if (value === "") return { problem: `${label} must not be empty.` };
  if (beginsAsFormula(value))
    return { problem: `${label} must not begin with = + - @ or an apostrophe: a cell would take it for a formula.` };
  return value.length <= LONGEST_TEXT ? { value } : { problem: `${label} must be at most ${LONGEST_TEXT} characters.` };
}
