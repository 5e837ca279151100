import { parseFormula } from "./parse";

/** The address that a cell's formula links to, if it says it as a text: no other scheme than those of pages and letters. */
export function linkOf(formula: string): string | undefined {
  if (!/^=\s*HYPERLINK\s*\(/i.test(formula)) return undefined;
  try {
    const syntax = parseFormula(formula.slice(1));
    const [url] = syntax.kind === "call" ? syntax.args : [];
    return url?.kind === "value" && typeof url.value === "string" && /^(https?|mailto):/i.test(url.value)
      ? url.value
      : undefined;
  } catch {
    return undefined;
  }
}
