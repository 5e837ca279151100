import type { Parameter } from "../grid/parameter";

/** How help writes what is taken where the argument is left out; undefined for an argument that is required. */
export function defaultText({ fallback, fallbackText }: Parameter): string | undefined {
  if (fallback === undefined) return undefined;
  return fallbackText ?? (typeof fallback === "string" ? `"${fallback}"` : String(fallback).toUpperCase());
}
