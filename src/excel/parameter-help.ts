import type { Parameter } from "../grid/parameter";

/** The Insert Function dialog shows no more. */
const LONGEST = 255;

/** What the argument is, what it must be and what is taken without it; a long list of choices is left to the help page. */
export function parameterHelp({ description, rule, fallback, fallbackText }: Parameter): string {
  const must = ` Must be ${rule}.`;
  const taken = fallback === undefined ? "" : ` ${fallbackText ?? defaultText(fallback)} if left out.`;
  const whole = description + must + taken;
  return whole.length <= LONGEST ? whole : description + taken;
}

const defaultText = (fallback: unknown): string =>
  typeof fallback === "string" ? `"${fallback}"` : String(fallback).toUpperCase();
