import { findNamed } from "../../core/find-named";
import { CellError } from "../../grid/cell";
import { choice, optional, type Parameter } from "../../grid/parameter";
import { studies } from "../../studies/calculated";
import { readingsOf, readStudy } from "../../study/corrections";
import { PUBLISHED, withInputs, type Study } from "../../study/study";
import { suggestion } from "./named-entry";

/** The article's study, whose figures are the functions' defaults. */
export const paper = studies[0]!;

/** The count of a study that `points` takes the place of. */
export const LEARNING_RATES = "learning_rates_per_sweep";

/** Means all experiments. */
export const TOTAL = "total";

export const study = optional(
  choice(
    "Id of the published study.",
    studies.map(({ id }) => id),
  ),
  paper.id,
);

/**
 * One of the ids of the named study. Which there are depends on another argument, so compute looks them up; those of the
 * default study are offered.
 */
function ofStudy(description: string, idsOf: (study: Study) => readonly string[]): Parameter<string> {
  const choices = idsOf(paper);
  const rule = `one of ${choices.join(", ")}, or an id of the named study`;
  return {
    description,
    rule,
    choices,
    read(cell) {
      if (cell instanceof CellError) return cell;
      return typeof cell === "string" ? cell : new CellError("#VALUE!", `must be ${rule}`);
    },
  };
}

const experimentsOf = (of: Study): readonly string[] => [...of.experiments.map(({ id }) => id), TOTAL];

export const experiment = ofStudy("Id of the experiment, or “total” for all of them.", experimentsOf);

export const reading = optional(
  ofStudy(
    "Reading of the study: “published” as printed, “text” by its own words, or the id of one correction's reading.",
    readingsOf,
  ),
  PUBLISHED,
);

type Ids = readonly { readonly name: string }[];

const named = (idsOf: (study: Study) => readonly string[]): ((of: Study) => Ids) => {
  const known = new Map<string, Ids>();
  return (of) => {
    let ids = known.get(of.id);
    if (!ids) known.set(of.id, (ids = idsOf(of).map((name) => ({ name }))));
    return ids;
  };
};
const namedExperiments = named(experimentsOf);
const namedReadings = named(readingsOf);

/** The latest text that was no id: a column of cells often has the same one. */
let unknownId: { given: string; ids: Ids; error: CellError; isBrief: boolean } | undefined;

/** More different texts than a user would write by hand. */
const MOST_ADVISED = 1000;

/** Texts that were no ids so far, by the call that they are in. */
const advised = new WeakMap<object, number>();

/** Past the first thousand of a call an error is without advice, which takes longer than all the rest. */
function idOf(argument: string, given: string, of: Study, ids: Ids, callId?: object): string | CellError {
  if (unknownId?.given === given && unknownId.ids === ids) return unknownId.error;
  const known = findNamed(ids, given)?.name;
  if (known !== undefined) return known;
  const before = (callId && advised.get(callId)) ?? 0;
  if (callId) advised.set(callId, before + 1);
  if (before >= MOST_ADVISED && unknownId?.ids === ids && unknownId.isBrief) return unknownId.error;
  const isBrief = before >= MOST_ADVISED;
  const names = ids.map(({ name }) => name).join(", ");
  const error = new CellError(
    "#VALUE!",
    `${argument} must be one of ${names} in the study ${of.id}${isBrief ? "" : suggestion(given, ids)}`,
  );
  unknownId = { given, ids, error, isBrief };
  return error;
}

/** The id of an experiment of the named study, or of all of them. */
export const experimentOf = (of: Study, given: string, callId?: object): string | CellError =>
  idOf("experiment", given, of, namedExperiments(of), callId);

/** The named study as a reading has it, with what was given in place of its own figures. */
export function readNamedStudy(
  { study: id, reading, points }: { study: string; reading: string; points: number | undefined },
  figures: Readonly<Record<string, number | undefined>> = {},
): Study | CellError {
  const published = studies.find((it) => it.id === id)!;
  const known = idOf("reading", reading, published, namedReadings(published));
  if (known instanceof CellError) return known;
  if (points !== undefined && !Object.hasOwn(published.counts, LEARNING_RATES))
    return new CellError("#VALUE!", `points must be left out for the study ${id}, which has no learning-rate sweeps`);
  const given = Object.entries({ ...figures, [LEARNING_RATES]: points }).filter(
    (it): it is [string, number] => it[1] !== undefined,
  );
  return withInputs(readStudy(published, known), Object.fromEntries(given));
}
