import * as v from "valibot";
import { findNamed, isSameName } from "../core/find-named";
import { publishedModels } from "../core/models";
import {
  admits,
  assumptionNames,
  assumptionOf,
  COUNT_RULE,
  ruleText,
  type Assumption,
  type AssumptionName,
} from "./assumptions";
import { modelNamed, ownCounts, placeOf, pointsOfRange, sweepsOfFile } from "./file-sweeps";
import { unreadFields } from "./repeated-keys";
import { upgraded } from "./file-v1";
import { beginsAsFormula, LARGEST_FIGURE, LONGEST_TEXT, MOST_MODELS } from "./limits";
import { POINTS_BY_WIDTH_RULES } from "./study";

const byRule = (rule: Assumption["rule"]) =>
  v.pipe(
    v.number("must be a number"),
    v.check((it) => admits(rule, it), `must be ${ruleText(rule)}`),
  );
const count = byRule(COUNT_RULE);
const positive = v.pipe(
  v.number("must be a number"),
  v.gtValue(0, "must be greater than zero"),
  v.maxValue(LARGEST_FIGURE, "must be at most 1e21"),
);
const amount = v.pipe(
  v.number("must be a number"),
  v.minValue(0, "must be zero or greater"),
  v.maxValue(1e30, "must be at most 1e30"),
);
const share = v.pipe(
  v.number("must be a number"),
  v.gtValue(0, "must be greater than zero"),
  v.maxValue(1, "must be at most 1"),
);
const flag = v.boolean("must be true or false");
const text = v.pipe(
  v.string("must be text"),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(LONGEST_TEXT, `must be at most ${LONGEST_TEXT} characters`),
  v.check(
    (it) => !/[\x00-\x08\x0b-\x1f\x7f]|\p{Cs}/u.test(it),
    "must not have control characters or halves of characters",
  ),
  v.check((it) => !beginsAsFormula(it), "must not begin with = + - @ or an apostrophe"),
);
const id = v.pipe(
  v.string("must be text"),
  v.regex(/^[a-z][a-z0-9_-]{0,63}$/, "must be lowercase letters, digits, _ and -, starting with a letter"),
);
/** Of a cell: what a sheet takes for a name and no reference. */
const cellName = v.pipe(
  v.string("must be text"),
  v.regex(/^[a-z]+_[a-z0-9_]{1,60}$/, "must be lowercase letters, digits and _, with a _ after the first letters"),
);
const list = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, "must be a list"),
    v.minLength(1, "must have at least one entry"),
    v.maxLength(200, "must have at most 200 entries"),
  );
const SHARE_RULE = "must be from 0 to 1";
const strings = <const T extends readonly string[]>(choices: T) =>
  v.picklist(choices, `must be ${choices.map((it) => `"${it}"`).join(" or ")}`);

/** An input's reasonable range. */
const rangeSchema = v.strictObject({ low: amount, high: amount, reason: text });

/** Each assumption by its name and its own rule; one with a fallback may be left out. */
const assumptionsSchema = v.strictObject(
  Object.fromEntries(
    assumptionNames.map((name) => {
      const { rule, fallback } = assumptionOf(name);
      return [name, fallback === undefined ? byRule(rule) : v.optional(byRule(rule), fallback)];
    }),
  ) as Record<AssumptionName, ReturnType<typeof byRule>>,
);

const modelSchema = v.strictObject({
  /** Between names the planner's field has commas. */
  name: v.pipe(text, v.regex(/^[^,;]+$/, "must not contain a comma or semicolon")),
  width: count,
  layers: count,
  vocab: count,
  kv_ratio: positive,
  ffn_ratio: positive,
  gated: flag,
  tied: flag,
  /** Heads × head width over width. */
  attention_ratio: v.optional(positive),
  /** Layers whose positions see only the latest tokens, as a share of all. */
  window: v.optional(v.strictObject({ tokens: count, share: v.optional(share) })),
  experts: v.optional(v.strictObject({ count, active: count, shared: v.optional(count) })),
  source: v.optional(text),
});

/** A number of settings, or what it is the product of; a reading may leave out all of them. */
const factors = list(v.strictObject({ count: v.union([count, v.literal(0)], "must be a whole number"), of: text }));
const settings = v.union([count, factors], "must be a whole number, or a list of count and of");
/** Names of the file's own models or of published ones, or widths of the study's shape. */
const models = list(v.union([text, count], "must be the name of a model or a width"));

/** Tokens of a run by the assumptions: of steps, for each parameter, or for each that is in no embedding table. */
const tokensRule = strings(["fixed", "optimal", "non-embedding"]);

const sweepSchema = v.strictObject({
  id: v.optional(id),
  name: v.optional(text),
  models,
  settings: v.optional(settings),
  /** Runs of a setting: a number, the name of a count, learning rates, or a range of them. */
  points: v.optional(
    v.union(
      [
        count,
        cellName,
        v.strictObject({ learning_rates: list(positive) }),
        v.strictObject({
          lowest_lr: positive,
          highest_lr: positive,
          step: v.optional(v.pipe(positive, v.gtValue(1, "must be greater than 1"))),
        }),
      ],
      "must be a whole number, the name of a count, learning_rates, or lowest_lr, highest_lr and step",
    ),
  ),
  /** Tokens of a run: by the assumptions, or a number of its own. */
  tokens: v.optional(
    v.union([tokensRule, positive], 'must be "fixed", "optimal", "non-embedding" or a number of tokens'),
  ),
});

const experimentSchema = v.strictObject({
  id: v.optional(id),
  name: text,
  place: v.optional(text),
  sweeps: list(sweepSchema),
  published: v.optional(
    v.strictObject({
      flops: v.optional(amount),
      usd: v.optional(amount),
      node_hours: v.optional(amount),
      gpu_hours: v.optional(amount),
    }),
  ),
  uncertainty: v.optional(text),
});

const correctionSchema = v.strictObject({
  id,
  name: text,
  /** The id of the sweep it is about. */
  sweep: id,
  place: text,
  reason: text,
  readings: list(
    v.strictObject({
      id,
      choice: v.pipe(text, v.regex(/^(?!published$)[^,"]+$/, 'must not be "published" or contain commas')),
      probability: v.optional(
        v.pipe(v.number("must be a number"), v.minValue(0, SHARE_RULE), v.maxValue(1, SHARE_RULE)),
      ),
      change: v.strictObject({
        settings: v.optional(settings),
        models: v.optional(models),
        tokens: v.optional(tokensRule),
      }),
    }),
  ),
});

/** What a study is read from, as one cites it. */
const referenceSchema = v.strictObject({
  title: text,
  authors: v.optional(list(text)),
  year: v.pipe(
    v.number("must be a year"),
    v.integer("must be a year"),
    v.minValue(1900, "must be a year"),
    v.maxValue(2100, "must be a year"),
  ),
  url: v.pipe(text, v.regex(/^https:\/\/[^\s"<>\\^`{|}]+$/, "must begin with https://")),
});

const studySchema = v.strictObject({
  format: v.literal("flopsheet-study", 'must be "flopsheet-study"'),
  version: v.literal(2, "must be 1 or 2: this file is from another version of FLOPsheet"),
  id: v.optional(id),
  title: text,
  subtitle: v.optional(text),
  source: v.optional(text),
  references: v.optional(list(referenceSchema)),
  assumptions: assumptionsSchema,
  shape: v.strictObject({ gated: flag, causal: flag, tied: flag }),
  sources: v.optional(v.record(text, text)),
  ranges: v.optional(v.record(text, rangeSchema)),
  /** Counts of runs that several sweeps share. */
  counts: v.optional(v.record(cellName, v.strictObject({ label: text, value: count, source: v.optional(text) }))),
  models: v.optional(list(modelSchema)),
  /** What the study is to meet; with hold_gpus its number of GPUs was given with the deadline. */
  goals: v.optional(
    v.strictObject({
      deadline_days: v.optional(positive),
      hold_gpus: v.optional(v.literal(true, "must be true or left out")),
      budget_usd: v.optional(positive),
    }),
  ),
  experiments: list(experimentSchema),
  corrections: v.optional(list(correctionSchema)),
  points_by_width: v.optional(
    v.strictObject({
      count: cellName,
      lr_step: byRule(POINTS_BY_WIDTH_RULES.lrStep),
      step_source: text,
      octaves_at_largest: byRule(POINTS_BY_WIDTH_RULES.octavesAtLargest),
      octaves_source: text,
      octaves_per_halving: byRule(POINTS_BY_WIDTH_RULES.octavesPerHalving),
      halving_source: text,
    }),
  ),
  claims: v.optional(
    list(
      v.strictObject({
        quotation: text,
        source: text,
        measure: strings(["runs", "pointsPerSweep", "widths", "largestParams"]),
        at_least: amount,
        at_most: amount,
      }),
    ),
  ),
});

/** A study as it is saved: what a planner types and a colleague can read. */
export type StudyFile = v.InferOutput<typeof studySchema>;
export type FileExperiment = StudyFile["experiments"][number];
export type FileSweep = FileExperiment["sweeps"][number];
export type FilePoints = NonNullable<FileSweep["points"]>;
export type Reference = v.InferOutput<typeof referenceSchema>;
export type FileModel = NonNullable<StudyFile["models"]>[number];

/** Why a file is no study, each with its place: "experiments 2, sweeps 1, points: must be a whole number". */
export class StudyFileError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("; "));
    this.name = "StudyFileError";
  }
}

/** Reads a saved study; throws a StudyFileError that names every place that is wrong. */
export function parseStudyFile(json: string): StudyFile {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new StudyFileError([`the file is not JSON: ${(error as Error).message}`]);
  }
  const unread = unreadFields(json);
  if (unread.length > 0) throw new StudyFileError(unread);
  return checkStudyFile(value);
}

export function checkStudyFile(value: unknown): StudyFile {
  const { success, output, issues } = v.safeParse(studySchema, upgraded(value));
  if (!success) throw new StudyFileError(issues.map(problemOf));
  const problems = [...wrongModels(output), ...wrongSweeps(output), ...wrongNames(output), ...wrongCorrections(output)];
  if (problems.length > 0) throw new StudyFileError(problems);
  return output;
}

export const studyFileText = (file: StudyFile): string => `${JSON.stringify(file, null, 2)}\n`;

function problemOf(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === "number" ? ` ${key + 1}` : `${key === undefined ? "" : `, ${String(key)}`}`))
    .join("")
    .replace(/^[, ]+/, "");
  if (issue.type === "strict_object" && issue.expected === "never") return `${place}: is not a known field`;
  if (issue.kind === "schema" && issue.received === "undefined") return `${place}: is missing`;
  if (issue.type === "strict_object") return `${place || "the file"}: must be an object`;
  return `${place || "the file"}: ${issue.message}`;
}

function wrongModels(file: StudyFile): string[] {
  const own = file.models ?? [];
  const twice = own.flatMap((it, index) =>
    own.some((other, at) => at < index && isSameName(other.name, it.name))
      ? [`${placeOf("models", index, "name")}: “${it.name}” appears twice`]
      : [],
  );
  const published = own.flatMap(({ name }, index) => {
    const taken = findNamed(publishedModels, name);
    // An alias may be another model's name to its author, whose own name then goes first.
    return taken && isSameName(taken.name, name)
      ? [
          `${placeOf("models", index, "name")}: “${name}” means the published model “${taken.name}”: give your own another name`,
        ]
      : [];
  });
  const unknownIn = (place: string, names: readonly (string | number)[]) =>
    names.flatMap((it) =>
      typeof it === "string" && !modelNamed(own, it) ? [`${place}, models: no model is called “${it}”`] : [],
    );
  const unknown = sweepsOfFile(file).flatMap(({ sweep, place }) => unknownIn(place, sweep.models));
  const unknownReadings = (file.corrections ?? []).flatMap(({ readings }, index) =>
    readings.flatMap(({ change }, at) =>
      unknownIn(`${placeOf("corrections", index, "readings")} ${at + 1}`, change.models ?? []),
    ),
  );
  const tooMany =
    new Set(sweepsOfFile(file).flatMap(({ sweep }) => sweep.models)).size > MOST_MODELS
      ? [`experiments, models: must be at most ${MOST_MODELS} different ones`]
      : [];
  const tooActive = own.flatMap(({ experts }, index) =>
    experts && experts.active > experts.count
      ? [`${placeOf("models", index, "experts, active")}: must not be above count`]
      : [],
  );
  return [...twice, ...published, ...unknown, ...unknownReadings, ...tooMany, ...tooActive];
}

/** What no single field says: counts that are products or come from a range, ids that are there twice. */
function wrongSweeps(file: StudyFile): string[] {
  const tooLarge = (place: string, value: number): string[] =>
    value > COUNT_RULE.maximum ? [`${place}: must be at most 1e9 in total`] : [];
  const ids = sweepsOfFile(file).flatMap(({ sweep }) => (sweep.id === undefined ? [] : [sweep.id]));
  const experimentIds = file.experiments.flatMap(({ id: own }) => (own === undefined ? [] : [own]));
  return [
    ...repeated(ids).map((it) => `experiments, sweeps, id: “${it}” appears twice`),
    ...repeated(experimentIds).map((it) => `experiments, id: “${it}” appears twice`),
    ...sweepsOfFile(file).flatMap(({ sweep: { settings: given, points }, place }) => [
      ...(typeof given === "object"
        ? tooLarge(
            `${place}, settings`,
            given.reduce((product, it) => product * it.count, 1),
          )
        : []),
      ...(typeof points === "string" && !Object.hasOwn(file.counts ?? {}, points)
        ? [`${place}, points: no count is called “${points}”`]
        : []),
      ...(typeof points === "object" && "lowest_lr" in points && points.highest_lr < points.lowest_lr
        ? [`${place}, points, highest_lr: must not be below lowest_lr`]
        : []),
      ...(typeof points === "object" && "lowest_lr" in points && points.highest_lr >= points.lowest_lr
        ? tooLarge(`${place}, points`, pointsOfRange(points))
        : []),
    ]),
  ];
}

const repeated = (names: readonly string[]): string[] => [...new Set(names.filter((it, at) => names.indexOf(it) < at))];

function wrongNames(file: StudyFile): string[] {
  const { sources = {}, ranges = {}, counts = {}, points_by_width: byWidth } = file;
  const known: readonly string[] = [...assumptionNames, ...Object.keys(counts), ...ownCounts(file)];
  return [
    ...Object.keys(counts)
      .filter((it) => (assumptionNames as readonly string[]).includes(it))
      .map((it) => `counts, ${it}: is the name of an assumption`),
    ...Object.keys(sources).flatMap((it) => (known.includes(it) ? [] : [`sources, ${it}: is not a known name`])),
    ...Object.entries(ranges).flatMap(([it, { low, high }]) =>
      !known.includes(it)
        ? [`ranges, ${it}: is not a known name`]
        : high < low
          ? [`ranges, ${it}, high: must not be below low`]
          : [],
    ),
    ...(byWidth && !Object.hasOwn(counts, byWidth.count)
      ? [`points_by_width, count: no count is called “${byWidth.count}”`]
      : []),
  ];
}

function wrongCorrections(file: StudyFile): string[] {
  const corrections = file.corrections ?? [];
  const sweeps = sweepsOfFile(file).map(({ sweep }) => sweep.id);
  const withOwnTokens = sweepsOfFile(file).flatMap(({ sweep }) => (typeof sweep.tokens === "number" ? sweep.id : []));
  return [
    ...repeated(corrections.map((it) => it.id)).map((it) => `corrections, id: “${it}” appears twice`),
    ...repeated(corrections.map((it) => it.sweep)).map((it) => `corrections, sweep: “${it}” has two corrections`),
    ...repeated(corrections.flatMap(({ readings }) => readings.map((it) => it.id))).map(
      (it) => `corrections, readings, id: “${it}” appears twice`,
    ),
    ...corrections.flatMap(({ sweep }, index) =>
      sweeps.includes(sweep) ? [] : [`${placeOf("corrections", index, "sweep")}: no sweep is called “${sweep}”`],
    ),
    ...corrections.flatMap(({ sweep, readings }, index) =>
      withOwnTokens.includes(sweep) && readings.some(({ change }) => change.tokens !== undefined)
        ? [
            `${placeOf("corrections", index, "readings")}, tokens: “${sweep}” has a number of tokens, which no reading changes`,
          ]
        : [],
    ),
  ];
}
