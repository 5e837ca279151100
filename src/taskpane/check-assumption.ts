import type { Assumption } from "../papers/assumptions";
import { formatInput } from "./parts/format";
import { readNumber } from "./read-number";

export type Checked = { value: number } | { problem: string };

/** The number typed for an assumption, or one sentence that names the assumption and what it admits. */
export function checkAssumption(assumption: Assumption, text: string): Checked {
  const { label, rule, minimum, maximum } = assumption;
  const value = readNumber(text);
  const admitted =
    value !== undefined && value >= minimum && value <= maximum && (rule === "decimal" || Number.isInteger(value));
  if (admitted) return { value };
  const kind = rule === "whole" ? "a whole number" : "a number";
  return { problem: `${label} must be ${kind} from ${formatInput(minimum)} to ${formatInput(maximum)}.` };
}
