import type { ActualRun, Matching } from "../../actuals";

/** What the user says of a group of runs, by its label: the name of a planned model, or none of them. */
export type Choices = ReadonlyMap<string, string | undefined>;

/** The place among `names` of what each group trained: what the user says, what its text suggests, or what was said of all the others. */
export function groupsTrained(
  { groups }: Matching,
  names: readonly string[],
  choices: Choices,
  others: string | undefined,
): readonly (number | undefined)[] {
  const placeOf = (name: string | undefined): number | undefined => {
    const place = name === undefined ? -1 : names.indexOf(name);
    return place < 0 ? undefined : place;
  };
  return groups.map(({ label, suggested }) =>
    choices.has(label) ? placeOf(choices.get(label)) : (suggested ?? placeOf(others)),
  );
}

/** The runs, each with the place of what it trained. */
export const trainedRuns = (
  runs: readonly ActualRun[],
  { groupOf }: Matching,
  trained: readonly (number | undefined)[],
): ActualRun[] =>
  runs.map((run, index) => {
    const of = trained[groupOf[index]!];
    return of === undefined ? run : { ...run, of };
  });
