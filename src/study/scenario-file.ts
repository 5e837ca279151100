import * as v from "valibot";
import { problemsOf, type Scenario } from "./scenario";
import type { Study } from "./study";

export const LONGEST_NAME = 60;
/** More would not be read side by side. */
export const MOST_SCENARIOS = 12;

export const scenarioSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NAME)),
  inputs: v.record(v.string(), v.number()),
  readings: v.record(v.string(), v.string()),
  ranges: v.optional(v.record(v.string(), v.strictObject({ low: v.number(), high: v.number() }))),
});

/** What a cell keeps of a sheet's scenarios. */
export const scenariosText = (scenarios: readonly Scenario[]): string => JSON.stringify(scenarios);

/**
 * The scenarios that a sheet's cell keeps; none where it is blank. Undefined where it was edited or is of another study:
 * what cannot be read must not be written over.
 */
export function readScenarios(study: Study, cell: unknown): readonly Scenario[] | undefined {
  if (cell === null || cell === undefined || cell === "") return [];
  if (typeof cell !== "string") return undefined;
  let value: unknown;
  try {
    value = JSON.parse(cell);
  } catch {
    return undefined;
  }
  const { success, output } = v.safeParse(v.array(scenarioSchema), value);
  return success && output.every((it) => problemsOf(study, it).length === 0) ? output : undefined;
}
