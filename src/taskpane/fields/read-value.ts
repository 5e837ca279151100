import { admits, ruleText } from "../../study/assumptions";
import { beginsAsFormula, LONGEST_TEXT } from "../../study/limits";
import type { Input } from "../../study/study";
import { readWritten, whyNoNumber, type WrittenUnit } from "../../grid/number-text";

/** The value of a text, or one sentence on why it is invalid. */
export type Read<T> = { value: T } | { problem: string };

type InputRule = Pick<Input, "label" | "rule"> & Partial<Pick<Input, "unit">>;

/** The number typed for an input, or what the input admits. A share is of `whole`, where the input is a part of something. */
export function readInput({ label, rule, unit }: InputRule, typed: string, whole = 1): Read<number> {
  const written = readWritten(typed);
  if (!written) {
    const why = whyNoNumber(typed);
    return { problem: why === undefined ? `${label} must be ${ruleText(rule)}.` : `${why}.` };
  }
  const other = unit !== undefined && otherUnit(written.unit, unit);
  if (other) return { problem: `${label} is in ${unit}, not in ${other}.` };
  const value = written.unit === "%" ? Number((written.value * whole).toPrecision(15)) : written.value;
  return admits(rule, value) ? { value } : { problem: `${label} must be ${ruleText(rule)}.` };
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
