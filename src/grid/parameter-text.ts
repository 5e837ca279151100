import { literalText } from "./formula/literal";
import type { Cell } from "./cell";
import type { Parameter } from "./parameter";

/** How help writes the value that is taken where the argument is left out; undefined for an argument that is required. */
export function fallbackText({ fallback, fallbackText }: Parameter): string | undefined {
  return fallback === undefined ? undefined : (fallbackText ?? literalText(fallback as Cell));
}

/** The same with what takes its place where another argument brings it: "8, or the named model's own". */
export function defaultText(parameter: Parameter): string | undefined {
  const { inheritedFrom } = parameter;
  const taken = fallbackText(parameter);
  return taken === undefined || inheritedFrom === undefined ? taken : `${taken}, or ${inheritedFrom}`;
}

/** What the argument is, what it must be, and what is taken without it. */
export function parameterHelp(parameter: Parameter): string {
  const { description, rule } = parameter;
  return [description, `Must be ${rule}.`, ...leftOut(parameter)].join(" ");
}

/** The same without its rule, for where there is room for little. */
export const shortParameterHelp = (parameter: Parameter): string =>
  [parameter.description, ...leftOut(parameter)].join(" ");

function leftOut(parameter: Parameter): string[] {
  const taken = defaultText(parameter);
  return taken === undefined ? [] : [`${taken}${parameter.inheritedFrom === undefined ? "" : ","} if left out.`];
}
