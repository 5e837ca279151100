import { isSameNumber } from "../grid/same-number";
import { admits, ruleText } from "./assumptions";
import { switchedStudy } from "./corrections";
import { studyCost, type StudyCost } from "./cost";
import { choicesIn, inputsOf, PUBLISHED, withInputs, type Study } from "./study";

/** A kept set of assumptions of a study: what differs from the study itself, by the names of its cells. */
export interface Scenario {
  name: string;
  /** Other values of inputs. */
  inputs: Readonly<Record<string, number>>;
  /** Other readings of corrections, by the corrections' ids. */
  readings: Readonly<Record<string, string>>;
}

/** The study itself. */
export const AS_PUBLISHED: Scenario = { name: "", inputs: {}, readings: {} };

/** One thing in which a scenario is not the study. */
export interface Change {
  /** Of the cell, or the id of the correction. */
  name: string;
  label: string;
  unit?: string;
  from: number | string;
  to: number | string;
}

/** Why cells of a sheet make no scenario: each says which input is invalid. */
export class ScenarioError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("; "));
    this.name = "ScenarioError";
  }
}

/**
 * The scenario that a sheet's inputs are, from what its cells hold. `switchOf` gives the name of a correction's cell. A
 * cell that is missing is as the study has it. Throws a ScenarioError that names each invalid cell.
 */
export function scenarioOf(
  study: Study,
  name: string,
  cells: Readonly<Record<string, unknown>>,
  switchOf: (correctionId: string) => string,
): Scenario {
  const problems: string[] = [];
  const inputs: Record<string, number> = {};
  for (const { name: cell, label, rule, value } of inputsOf(study)) {
    if (!(cell in cells)) continue;
    const given = cells[cell];
    if (typeof given !== "number" || !admits(rule, given)) problems.push(`${label} must be ${ruleText(rule)}`);
    else if (!isSameNumber(value, given)) inputs[cell] = given;
  }
  const readings: Record<string, string> = {};
  for (const { id, name: label, readings: known } of study.corrections) {
    const cell = switchOf(id);
    if (!(cell in cells)) continue;
    const given = cells[cell];
    const choices = choicesIn(known);
    if (typeof given !== "string" || !choices.includes(given))
      problems.push(`${label} must be ${choices.join(" or ")}`);
    else if (given !== PUBLISHED) readings[id] = given;
  }
  if (problems.length > 0) throw new ScenarioError(problems);
  return { name, inputs, readings };
}

/** Checks a scenario that was read from a file or a link against its study; the problems name the place. */
export function problemsOf(study: Study, { inputs, readings }: Scenario): string[] {
  const known = new Map(inputsOf(study).map((it) => [it.name, it.rule]));
  return [
    ...Object.entries(inputs).flatMap(([name, value]) => {
      const rule = known.get(name);
      if (!rule) return [`inputs, ${name}: is not an input of the study`];
      return admits(rule, value) ? [] : [`inputs, ${name}: must be ${ruleText(rule)}`];
    }),
    ...Object.entries(readings).flatMap(([id, choice]) => {
      const correction = study.corrections.find((it) => it.id === id);
      if (!correction) return [`readings, ${id}: is not a correction of the study`];
      return correction.readings.some((it) => it.choice === choice)
        ? []
        : [`readings, ${id}: must be ${correction.readings.map((it) => it.choice).join(" or ")}`];
    }),
  ];
}

/** The study with a scenario's assumptions and readings. */
export const studyAs = (study: Study, { inputs, readings }: Scenario): Study =>
  switchedStudy(withInputs(study, inputs), readings);

/** What the study costs in a scenario. */
export const scenarioCost = (study: Study, scenario: Scenario): StudyCost => studyCost(studyAs(study, scenario));

/** What differs from the study, in the order of its sheet. */
export const changesOf = (study: Study, { inputs, readings }: Scenario): readonly Change[] => [
  ...inputsOf(study).flatMap(({ name, label, unit, value }) =>
    Object.hasOwn(inputs, name) ? [{ name, label, unit, from: value, to: inputs[name]! }] : [],
  ),
  ...study.corrections.flatMap(({ id, name: label }) =>
    Object.hasOwn(readings, id) ? [{ name: id, label, from: PUBLISHED, to: readings[id]! }] : [],
  ),
];

/** What a scenario writes into the cells of its study's sheet: every input and switch, those that are as published too. */
export const cellsOf = (
  study: Study,
  { inputs, readings }: Scenario,
  switchOf: (correctionId: string) => string,
): Readonly<Record<string, number | string>> =>
  Object.fromEntries<number | string>([
    ...inputsOf(study).map(({ name, value }) => [name, inputs[name] ?? value] as const),
    ...study.corrections.map(({ id }) => [switchOf(id), readings[id] ?? PUBLISHED] as const),
  ]);

/** What a scenario writes into the cells of a fresh sheet of its study: only what it changes. */
export const changedCellsOf = (
  study: Study,
  { inputs, readings }: Scenario,
  switchOf: (correctionId: string) => string,
): Readonly<Record<string, number | string>> => ({
  ...inputs,
  ...Object.fromEntries(
    study.corrections.filter(({ id }) => Object.hasOwn(readings, id)).map(({ id }) => [switchOf(id), readings[id]!]),
  ),
});
