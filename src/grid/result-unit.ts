import type { Cell } from "./cell";
import type { WorksheetFunction } from "./define-function";

/** The unit of a lone result, where the field that is asked for decides it, or nothing where it has none. */
export function resultUnit(
  { unit, unitsByField, parameters }: Pick<WorksheetFunction, "unit" | "unitsByField" | "parameters">,
  field?: Cell,
): string | undefined {
  if (!unitsByField) return unit;
  const asked = String(field ?? parameters.field?.fallback).toLowerCase();
  return Object.hasOwn(unitsByField, asked) ? unitsByField[asked] : undefined;
}
