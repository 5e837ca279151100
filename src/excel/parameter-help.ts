import type { Parameter } from "../grid/parameter";
import { defaultText } from "./default-text";

/** The Insert Function dialog shows no more. */
const LONGEST = 255;

/** What the argument is, what it must be and what is taken without it; a long list of choices is left to the help page. */
export function parameterHelp(parameter: Parameter): string {
  const { description, rule } = parameter;
  const taken = parameter.fallback === undefined ? "" : ` ${defaultText(parameter)} if left out.`;
  const whole = `${description} Must be ${rule}.${taken}`;
  return whole.length <= LONGEST ? whole : description + taken;
}
