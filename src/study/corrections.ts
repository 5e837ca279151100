import { PUBLISHED, TEXT, type Reading, type Study } from "./study";

/** Every reading of every correction, with the sweep it changes. */
const allReadings = (study: Study): readonly (Reading & { sweep: string })[] =>
  study.corrections.flatMap(({ sweep, readings }) => readings.map((it) => ({ ...it, sweep })));

/** "published" is the script as printed, "text" the source's own words; any other is one reading's id. */
export const readingsOf = (study: Study): readonly string[] => [
  PUBLISHED,
  TEXT,
  ...allReadings(study).map((it) => it.id),
];

/** Whether a reading of the whole study, "text" or one reading's id, takes a reading of a correction. */
const isChosenBy =
  (reading: string) =>
  ({ id, choice }: Reading): boolean =>
    id === reading || (reading === TEXT && choice === TEXT);

/** The choices of the switches that a reading of the whole study is, by the corrections' ids. */
export const choicesOf = (study: Study, reading: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    study.corrections.flatMap(({ id, readings }) => {
      const chosen = readings.find(isChosenBy(reading));
      return chosen ? [[id, chosen.choice]] : [];
    }),
  );

/** The study as a reading has it. */
export const readStudy = (study: Study, reading: string): Study =>
  corrected(study, allReadings(study).filter(isChosenBy(reading)));

/** The study as the switches of its sheet are set: a choice for each correction, "published" where there is none. */
export const switchedStudy = (study: Study, choices: Readonly<Record<string, string>>): Study =>
  corrected(
    study,
    study.corrections.flatMap(({ id, sweep, readings }) =>
      readings.filter(({ choice }) => choice === choices[id]).map((it) => ({ ...it, sweep })),
    ),
  );

/** The same study with sweeps as readings have them; of two readings of one sweep, the later wins. */
function corrected(study: Study, readings: readonly (Reading & { sweep: string })[]): Study {
  const changes = new Map(readings.map(({ sweep, change }) => [sweep, change]));
  const experiments = study.experiments.map((experiment) => ({
    ...experiment,
    sweeps: experiment.sweeps.map((sweep) => ({ ...sweep, ...changes.get(sweep.id) })),
  }));
  return { ...study, experiments };
}
