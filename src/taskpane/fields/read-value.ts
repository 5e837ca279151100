import { admits, ruleText } from "../../study/assumptions";
import { beginsAsFormula, LONGEST_TEXT } from "../../study/limits";
import type { Input } from "../../study/study";
import { readNumber } from "../parts/format";

/** The value of a text, or one sentence on why it is invalid. */
export type Read<T> = { value: T } | { problem: string };

/** The number typed for an input, or what the input admits. */
export function readInput({ label, rule }: Pick<Input, "label" | "rule">, typed: string): Read<number> {
  const value = readNumber(typed);
  return value !== undefined && admits(rule, value) ? { value } : { problem: `${label} must be ${ruleText(rule)}.` };
}

/** A text that a cell may hold. */
export function readText(label: string, typed: string): Read<string> {
  const value = typed.trim();
  if (value === "") return { problem: `${label} must not be empty.` };
  if (beginsAsFormula(value))
    return { problem: `${label} must not begin with = + - @ or an apostrophe: a cell would take it for a formula.` };
  return value.length <= LONGEST_TEXT ? { value } : { problem: `${label} must be at most ${LONGEST_TEXT} characters.` };
}
