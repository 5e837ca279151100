import * as v from "valibot";
import { figureNames } from "./assumptions";
import { findNamed } from "../core/find-named";
import { publishedModels } from "../core/models";
import { transformerOf, type PublishedModel } from "../core/models";
import { sourceText } from "../core/source";
import {
  factorsOf,
  studyModelOf,
  TOKENS_RULES,
  widthOf,
  type Experiment,
  type PointCount,
  type Study,
  type StudyModel,
  type Sweep,
} from "./study";
import { pointsOnLine } from "./study";
import { runTokens } from "../core/flops";
import type { Transformer } from "../core/transformer";
import { beginsAsFormula, LARGEST_COUNT, LARGEST_FIGURE, LONGEST_TEXT, MOST_MODELS } from "./limits";

const count = v.pipe(
  v.number("must be a number"),
  v.integer("must be a whole number"),
  v.minValue(1, "must be 1 or more"),
  v.maxValue(LARGEST_COUNT, "must be at most 1e9"),
);
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
  v.string("must be a text"),
  v.trim(),
  v.minLength(1, "must not be empty"),
  v.maxLength(LONGEST_TEXT, `must be at most ${LONGEST_TEXT} characters`),
  v.check((it) => !beginsAsFormula(it), "must not begin with = + - @ or an apostrophe"),
);
const list = <T extends v.GenericSchema>(item: T) =>
  v.pipe(
    v.array(item, "must be a list"),
    v.minLength(1, "must have at least one entry"),
    v.maxLength(200, "must have at most 200 entries"),
  );

/** A figure's reasonable range. */
const rangeSchema = v.strictObject({ low: amount, high: amount, reason: text });

const modelSchema = v.strictObject({
  /** Between names the planner's field has commas. */
  name: v.pipe(text, v.regex(/^[^,;]+$/, "must have no comma and no semicolon")),
  width: count,
  layers: v.optional(count),
  vocab: v.optional(count),
  kv_ratio: v.optional(positive),
  ffn_ratio: v.optional(positive),
  gated: v.optional(flag),
  tied: v.optional(flag),
  /** Heads × head width over width. */
  attention_ratio: v.optional(positive),
  /** Layers whose positions see only the latest tokens, as a share of all. */
  window: v.optional(v.strictObject({ tokens: count, share: v.optional(share) })),
  experts: v.optional(v.strictObject({ count, active: count, shared: v.optional(count) })),
  source: v.optional(text),
});

const experimentSchema = v.strictObject({
  name: text,
  place: v.optional(text),
  /** Names of the file's own models or of published ones, or widths. */
  models: list(v.union([text, count], "must be the name of a model or a width")),
  /** Settings that are each trained: a number, or what it is the product of. */
  settings: v.optional(
    v.union([count, list(v.strictObject({ count, of: text }))], "must be a whole number, or a list of count and of"),
  ),
  /** Runs of a setting: a number, or a learning-rate range. */
  points: v.optional(
    v.union(
      [
        count,
        v.strictObject({
          lowest_lr: positive,
          highest_lr: positive,
          step: v.optional(v.pipe(positive, v.gtValue(1, "must be greater than 1"))),
        }),
      ],
      "must be a whole number, or lowest_lr, highest_lr and step",
    ),
  ),
  tokens: v.optional(v.picklist(TOKENS_RULES, `must be ${TOKENS_RULES.map((it) => `"${it}"`).join(" or ")}`)),
  steps: v.optional(count),
  batch: v.optional(count),
  /** Tokens of a run, in place of steps and batch. */
  run_tokens: v.optional(positive),
  published: v.optional(
    v.strictObject({ flops: v.optional(amount), usd: v.optional(amount), gpu_hours: v.optional(amount) }),
  ),
  uncertainty: v.optional(text),
});

const studySchema = v.strictObject({
  format: v.literal("flopsheet-study", 'must be "flopsheet-study"'),
  version: v.literal(1, "must be 1: this file is of another version of FLOPsheet"),
  title: text,
  subtitle: v.optional(text),
  source: v.optional(text),
  model: v.strictObject({
    layers: count,
    head_dim: count,
    seq_len: count,
    vocab: count,
    kv_ratio: positive,
    ffn_ratio: positive,
    gated: flag,
    causal: flag,
    tied: flag,
  }),
  training: v.strictObject({ steps: count, batch: count, tokens_per_param: positive }),
  fleet: v.strictObject({
    usd_per_gpu_hour: amount,
    flops_per_gpu: positive,
    peak_flops_per_gpu: positive,
    gpus_per_node: count,
  }),
  sources: v.optional(v.record(text, text)),
  ranges: v.optional(v.record(text, rangeSchema)),
  models: v.optional(list(modelSchema)),
  experiments: list(experimentSchema),
});

/** A study as it is saved: what a planner types and a colleague can read. */
export type StudyFile = v.InferOutput<typeof studySchema>;
export type FileExperiment = StudyFile["experiments"][number];
export type FileModel = NonNullable<StudyFile["models"]>[number];

/** Why a file is no study, each with its place: "experiments 2, points: must be a whole number". */
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
  return checkStudyFile(value);
}

export function checkStudyFile(value: unknown): StudyFile {
  const { success, output, issues } = v.safeParse(studySchema, value);
  if (!success) throw new StudyFileError(issues.map(problemOf));
  const problems = [...wrongModels(output), ...wrongNames(output)];
  if (problems.length > 0) throw new StudyFileError(problems);
  return output;
}

export const studyFileText = (file: StudyFile): string => `${JSON.stringify(file, null, 2)}\n`;

function problemOf(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? [])
    .map(({ key }) => (typeof key === "number" ? ` ${key + 1}` : `${key === undefined ? "" : `, ${String(key)}`}`))
    .join("")
    .replace(/^[, ]+/, "");
  if (issue.type === "strict_object" && issue.expected === "never") return `${place}: is not known here`;
  if (issue.kind === "schema" && issue.received === "undefined") return `${place}: is missing`;
  if (issue.type === "strict_object") return `${place || "the file"}: must be an object`;
  return `${place || "the file"}: ${issue.message}`;
}

const placeOf = (list: string, index: number, field: string): string => `${list} ${index + 1}, ${field}`;

/** The model that a name of a study stands for: one of its own, or a published one. */
export const modelNamed = (own: readonly FileModel[], name: string): FileModel | PublishedModel | undefined =>
  findNamed(own, name) ?? findNamed(publishedModels, name);

function wrongModels(file: StudyFile): string[] {
  const own = file.models ?? [];
  const twice = own.flatMap((it, index) =>
    own.some((other, at) => at < index && findNamed([other], it.name))
      ? [`${placeOf("models", index, "name")}: “${it.name}” stands twice`]
      : [],
  );
  const unknown = file.experiments.flatMap(({ models }, index) =>
    models.flatMap((it) =>
      typeof it === "string" && !modelNamed(own, it)
        ? [`${placeOf("experiments", index, "models")}: no model is called “${it}”`]
        : [],
    ),
  );
  const tooMany =
    new Set(file.experiments.flatMap(({ models }) => models)).size > MOST_MODELS
      ? [`experiments, models: must be at most ${MOST_MODELS} different ones`]
      : [];
  const backwards = file.experiments.flatMap(({ points }, index) =>
    typeof points === "object" && points.highest_lr < points.lowest_lr
      ? [`${placeOf("experiments", index, "points, highest_lr")}: must not be below lowest_lr`]
      : [],
  );
  const tooActive = (file.models ?? []).flatMap(({ experts }, index) =>
    experts && experts.active > experts.count
      ? [`${placeOf("models", index, "experts, active")}: must not be above count`]
      : [],
  );
  const twoWays = file.experiments.flatMap(({ run_tokens, steps, batch, tokens }, index) =>
    run_tokens !== undefined && (steps !== undefined || batch !== undefined || tokens === "optimal")
      ? [`${placeOf("experiments", index, "run_tokens")}: must not stand beside steps, batch or compute-optimal tokens`]
      : [],
  );
  return [...twoWays, ...twice, ...unknown, ...tooMany, ...backwards, ...tooActive, ...wrongCounts(file)];
}

/** Counts that are products or come from a range, which no single number bounds. */
function wrongCounts({ experiments }: StudyFile): string[] {
  const tooLarge = (index: number, field: string, value: number): string[] =>
    value > LARGEST_COUNT ? [`${placeOf("experiments", index, field)}: must come to at most 1e9`] : [];
  return experiments.flatMap(({ settings, points }, index) => [
    ...(typeof settings === "object"
      ? tooLarge(
          index,
          "settings",
          settings.reduce((product, it) => product * it.count, 1),
        )
      : []),
    ...(typeof points === "object" && points.highest_lr >= points.lowest_lr
      ? tooLarge(index, "points", pointsOf(points))
      : []),
  ]);
}

function wrongNames({ sources = {}, ranges = {}, experiments }: StudyFile): string[] {
  const known: readonly string[] = [...Object.values(figureNames), "peak_flops_per_gpu"];
  const counts = experiments.map((_, index) => pointsName(index));
  return [
    ...Object.keys(sources).flatMap((it) => (known.includes(it) ? [] : [`sources, ${it}: is not known here`])),
    ...Object.entries(ranges).flatMap(([it, { low, high }]) =>
      ![...known, ...counts].includes(it)
        ? [`ranges, ${it}: is not known here`]
        : high < low
          ? [`ranges, ${it}, high: must not be below low`]
          : [],
    ),
  ];
}

/** Name of the cell of an experiment's points. */
const pointsName = (index: number): string => `points_of_${index + 1}`;

/** What the models of a file have where they do not say otherwise. */
function sharedShape({
  model: { layers, head_dim, seq_len, vocab, kv_ratio, ffn_ratio, gated, causal, tied },
}: StudyFile): Pick<Study, "shape" | "headDim" | "tiedEmbeddings"> {
  return {
    shape: { layers, seqLen: seq_len, vocab, kvRatio: kv_ratio, ffnRatio: ffn_ratio, gated, causal },
    headDim: head_dim,
    tiedEmbeddings: tied,
  };
}

/** The study that a file describes. */
export function studyOf(file: StudyFile): Study {
  const { shape, headDim, tiedEmbeddings } = sharedShape(file);
  const { models, indexOf } = modelsOf(file);
  const tokensOfRun = (it: { steps?: number | undefined; batch?: number | undefined }) =>
    (it.steps ?? file.training.steps) * (it.batch ?? file.training.batch);
  const sharedTokens = runTokens(file.training.steps, file.training.batch, shape.seqLen);
  const pointCounts: Record<string, PointCount> = {};
  const experiments = file.experiments.map((it, index): Experiment => {
    const { points } = it;
    if (points !== undefined && points !== 1) pointCounts[pointsName(index)] = pointCount(it.name, points);
    const settings = it.settings ?? 1;
    const sweep: Sweep = {
      id: `experiment_${index + 1}`,
      name: it.name,
      factors: typeof settings === "number" ? [{ count: settings, of: "settings" }] : settings,
      points: points === undefined || points === 1 ? 1 : pointsName(index),
      models: [...new Set(it.models.map(indexOf))].sort((a, b) => a - b),
      tokens: it.tokens ?? "fixed",
      tokenFactor: it.run_tokens === undefined ? tokensOfRun(it) / tokensOfRun({}) : it.run_tokens / sharedTokens,
    };
    const { flops, usd, gpu_hours: gpuHours } = it.published ?? {};
    return {
      id: sweep.id,
      name: it.name,
      place: it.place ?? "",
      sweeps: [sweep],
      ...(it.published
        ? {
            published: {
              ...(flops === undefined ? {} : { flops }),
              ...(usd === undefined ? {} : { usd }),
              ...(gpuHours === undefined ? {} : { gpuHours }),
            },
          }
        : {}),
      uncertainty: it.uncertainty ?? "",
    };
  });
  return {
    record: JSON.stringify(file),
    title: file.title,
    subtitle: file.subtitle ?? "",
    source: file.source ?? "Your own study",
    models,
    headDim,
    shape,
    tiedEmbeddings,
    steps: file.training.steps,
    batch: file.training.batch,
    tokensPerParam: file.training.tokens_per_param,
    pointCounts,
    fleet: {
      usdPerGpuHour: file.fleet.usd_per_gpu_hour,
      flopsPerGpu: file.fleet.flops_per_gpu,
      gpusPerNode: file.fleet.gpus_per_node,
    },
    peakFlopsPerGpu: file.fleet.peak_flops_per_gpu,
    experiments,
    corrections: [],
    sources: file.sources ?? {},
    ranges: file.ranges ?? {},
    // No sweep's points are those of a line that this rule is for.
    pointsByWidth: {
      lrStep: Math.SQRT2,
      stepSource: "",
      octavesAtLargest: 0,
      octavesSource: "",
      octavesPerHalving: 0,
      halvingSource: "",
    },
    claims: [],
  };
}

/** Ratio of neighbouring learning rates where a range gives none. */
const DEFAULT_STEP = Math.SQRT2;

/** Points of a range of learning rates. */
export const pointsOf = ({ lowest_lr, highest_lr, step = DEFAULT_STEP }: PointsRange): number =>
  pointsOnLine(lowest_lr, highest_lr, step);
type PointsRange = Extract<NonNullable<FileExperiment["points"]>, object>;

function pointCount(experiment: string, points: NonNullable<FileExperiment["points"]>): PointCount {
  const label = `Points: ${experiment}`;
  if (typeof points === "number") return { label, value: points, source: "Your own figure" };
  const { lowest_lr, highest_lr, step = DEFAULT_STEP } = points;
  const stepText = step === DEFAULT_STEP ? "√2" : String(step);
  return {
    label,
    value: pointsOf(points),
    source: `Learning rates from ${lowest_lr} to ${highest_lr}, each ${stepText} times the one before`,
  };
}

/** The models of all experiments, narrowest first, and where each stands. */
function modelsOf(file: StudyFile): { models: readonly StudyModel[]; indexOf: (it: string | number) => number } {
  const shared = sharedShape(file);
  // However it is spelled, a model is one.
  const canonical = (it: string | number) => (typeof it === "number" ? it : modelNamed(file.models ?? [], it)!.name);
  const wanted = [...new Set(file.experiments.flatMap((it) => it.models.map(canonical)))];
  const placed = wanted
    .map((id) => {
      const model = typeof id === "number" ? { heads: id / shared.headDim } : namedModel(file, shared, id);
      const { weightFactor } = factorsOf(shared, model);
      return { id, size: weightFactor * shared.shape.layers * widthOf(shared, model) ** 2, model };
    })
    .sort((a, b) => a.size - b.size);
  return { models: placed.map((it) => it.model), indexOf: (it) => placed.findIndex(({ id }) => id === canonical(it)) };
}

function namedModel(file: StudyFile, shared: ReturnType<typeof sharedShape>, name: string): StudyModel {
  const own = findNamed(file.models ?? [], name);
  if (!own) {
    const published = findNamed(publishedModels, name)!;
    return {
      name: published.name,
      source: sourceText(published),
      ...studyModelOf(shared, transformerOf(published), published.tied),
    };
  }
  const { shape } = shared;
  const { width, window, experts } = own;
  const transformer: Transformer = {
    ...shape,
    width,
    layers: own.layers ?? shape.layers,
    vocab: own.vocab ?? shape.vocab,
    kvRatio: own.kv_ratio ?? shape.kvRatio,
    ffnRatio: own.ffn_ratio ?? shape.ffnRatio,
    gated: own.gated ?? shape.gated,
    attentionRatio: own.attention_ratio ?? 1,
    ...(window ? { slidingWindow: { tokens: window.tokens, share: window.share ?? 1 } } : {}),
    ...(experts ? { experts: { count: experts.count, active: experts.active, shared: experts.shared ?? 0 } } : {}),
  };
  return {
    name,
    ...(own.source === undefined ? {} : { source: own.source }),
    ...studyModelOf(shared, transformer, own.tied ?? shared.tiedEmbeddings),
  };
}
