import { isSameNumber } from "../grid/same-number";
import { inputText } from "../grid/number-text";
import { admits, ruleText, type Range } from "./assumptions";
import { switchedStudy } from "./corrections";
import { studyCost, type StudyCost } from "./cost";
import { choicesIn, inputsOf, PUBLISHED, rangeCells, withInputs, type Study } from "./study";
import { rangedInputs, rangeOfInput } from "./uncertain";

/** A kept set of assumptions of a study: what differs from the study itself, by the names of its cells. */
export interface Scenario {
  name: string;
  /** Other values of inputs. */
  inputs: Readonly<Record<string, number>>;
  /** Other readings of corrections, by the corrections' ids. */
  readings: Readonly<Record<string, string>>;
  /** Other lows and highs of inputs, by the names of the inputs' cells. */
  ranges?: Readonly<Record<string, Ends>> | undefined;
}

/** How low and how high an input may be. */
export type Ends = Pick<Range, "low" | "high">;

/** The basis of a range that the user gave. */
export const OWN_RANGE = "Your own range";

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
  ends: Readonly<Record<string, Ends>> = {},
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
  const ranges = ownRanges(study, ends);
  return { name, inputs, readings, ...(Object.keys(ranges).length > 0 ? { ranges } : {}) };
}

/** Those of some lows and highs that are not the study's. */
export const ownRanges = (study: Study, ends: Readonly<Record<string, Ends>>): Record<string, Ends> =>
  Object.fromEntries(
    rangedInputs(study).flatMap((input) => {
      const own = ends[input.name];
      const { low, high } = rangeOfInput(study, input);
      return own && !(isSameNumber(own.low, low) && isSameNumber(own.high, high)) ? [[input.name, own]] : [];
    }),
  );

/** Checks a scenario that was read from a file or a link against its study; the problems name the place. */
export function problemsOf(study: Study, { inputs, readings, ranges = {} }: Scenario): string[] {
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
    ...Object.entries(ranges).flatMap(([name, { low, high }]) => {
      if (!rangedInputs(study).some((it) => it.name === name))
        return [`ranges, ${name}: is not an input that the total follows`];
      return low > 0 && high >= low ? [] : [`ranges, ${name}: must be from above zero to as much or more`];
    }),
  ];
}

/** The study with a scenario's assumptions and readings. */
export function studyAs(study: Study, { inputs, readings, ranges = {} }: Scenario): Study {
  const own: Record<string, Range> = {};
  for (const [name, ends] of Object.entries(ranges)) own[name] = { ...ends, reason: OWN_RANGE };
  const changed = switchedStudy(withInputs(study, inputs), readings);
  return { ...changed, ranges: { ...changed.ranges, ...own } };
}

/** What the study costs in a scenario. */
export const scenarioCost = (study: Study, scenario: Scenario): StudyCost => studyCost(studyAs(study, scenario));

/** What differs from the study, in the order of its sheet. */
export const changesOf = (study: Study, { inputs, readings, ranges = {} }: Scenario): readonly Change[] => [
  ...inputsOf(study).flatMap(({ name, label, unit, value }) =>
    Object.hasOwn(inputs, name) ? [{ name, label, unit, from: value, to: inputs[name]! }] : [],
  ),
  ...study.corrections.flatMap(({ id, name: label }) =>
    Object.hasOwn(readings, id) ? [{ name: id, label, from: PUBLISHED, to: readings[id]! }] : [],
  ),
  ...rangedInputs(study).flatMap((input): Change[] => {
    const own = ranges[input.name];
    if (!own) return [];
    const { name, label, unit } = input;
    return [
      {
        name: `range of ${name}`,
        label: `Range: ${label}`,
        unit,
        from: endsText(rangeOfInput(study, input)),
        to: endsText(own),
      },
    ];
  }),
];

export const endsText = ({ low, high }: Ends): string =>
  low === high ? "none" : `${inputText(low)} to ${inputText(high)}`;

/** What the cells of lows and highs hold. */
export const rangeCellsOf = (ranges: Readonly<Record<string, Ends>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(ranges).flatMap(([name, { low, high }]) => {
      const cells = rangeCells(name);
      return [
        [cells.low, low],
        [cells.high, high],
      ];
    }),
  );

/** What a scenario writes into the cells of its study's sheet: every input and switch, those that are as published too. */
export const cellsOf = (
  study: Study,
  { inputs, readings, ranges }: Scenario,
  switchOf: (correctionId: string) => string,
): Readonly<Record<string, number | string>> => ({
  ...rangeCellsOf({
    ...Object.fromEntries(rangedInputs(study).map((it) => [it.name, rangeOfInput(study, it)])),
    ...ranges,
  }),
  ...Object.fromEntries<number | string>([
    ...inputsOf(study).map(({ name, value }) => [name, inputs[name] ?? value] as const),
    ...study.corrections.map(({ id }) => [switchOf(id), readings[id] ?? PUBLISHED] as const),
  ]),
});

/** What a scenario writes into the cells of a fresh sheet of its study: only what it changes. */
export const changedCellsOf = (
  study: Study,
  { inputs, readings, ranges = {} }: Scenario,
  switchOf: (correctionId: string) => string,
): Readonly<Record<string, number | string>> => ({
  ...inputs,
  ...rangeCellsOf(ranges),
  ...Object.fromEntries(
    study.corrections.filter(({ id }) => Object.hasOwn(readings, id)).map(({ id }) => [switchOf(id), readings[id]!]),
  ),
});
