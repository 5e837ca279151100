import { findNamed } from "../core/find-named";
import { attentionWork } from "../core/flops";
import { publishedModels, transformerOf } from "../core/models";
import { sourceText } from "../core/source";
import { activeBlockWeights, activeParameterCount, parameterCount, type Transformer } from "../core/transformer";
import type { FilePoints, FileSweep, StudyFile } from "./file";
import { DEFAULT_STEP, hasOwnCount, modelNamed, ownCountName, pointsOfRange, sweepsOfFile } from "./file-sweeps";
import { activeParamsOf } from "./cost";
import {
  OWN_FIGURE,
  type Experiment,
  type Factor,
  type OwnModel,
  type PointCount,
  type PublishedCost,
  type Study,
  type StudyModel,
  type Sweep,
} from "./study";

/** A study that no list of studies has: a plan of the user's own. */
export const PLAN_ID = "plan";

/** The study that a file describes. */
export function studyOf(file: StudyFile): Study {
  const { models, indexOf } = modelsOf(file);
  const placesOf = (names: readonly (string | number)[]) => [...new Set(names.map(indexOf))].sort((x, y) => x - y);
  const counts: Record<string, PointCount> = Object.fromEntries(
    Object.entries(file.counts ?? {}).map(([name, { label, value, source }]) => [
      name,
      { label, value, source: source ?? OWN_FIGURE },
    ]),
  );
  const experiments = file.experiments.map((experiment, index): Experiment => {
    const { id = `experiment_${index + 1}`, name, sweeps } = experiment;
    return {
      id,
      name,
      place: experiment.place ?? "",
      uncertainty: experiment.uncertainty ?? "",
      ...(experiment.published ? { published: publishedOf(experiment.published) } : {}),
      sweeps: sweeps.map((sweep, at): Sweep => {
        const label = sweep.name ?? name;
        let points: Sweep["points"] = typeof sweep.points === "string" ? sweep.points : 1;
        if (hasOwnCount(sweep.points)) {
          points = ownCountName(index, at, sweeps.length);
          counts[points] = pointCount(label, sweep.points);
        }
        return {
          id: sweep.id ?? (sweeps.length === 1 ? id : `${id}_${at + 1}`),
          name: label,
          factors: factorsOf(sweep.settings),
          points,
          models: placesOf(sweep.models),
          tokens: sweep.tokens ?? "fixed",
        };
      }),
    };
  });
  const byWidth = file.points_by_width;
  return {
    id: file.id ?? PLAN_ID,
    title: file.title,
    subtitle: file.subtitle ?? "",
    source: file.source ?? "Your own study",
    references: file.references ?? [],
    figures: file.assumptions,
    shape: file.shape,
    sources: file.sources ?? {},
    ranges: file.ranges ?? {},
    counts,
    models,
    experiments,
    corrections: (file.corrections ?? []).map(({ readings, ...correction }) => ({
      ...correction,
      readings: readings.map(({ change, probability, ...reading }) => ({
        ...reading,
        ...(probability === undefined ? {} : { probability }),
        change: {
          ...(change.settings === undefined ? {} : { factors: factorsOf(change.settings) }),
          ...(change.models === undefined ? {} : { models: placesOf(change.models) }),
          ...(change.tokens === undefined ? {} : { tokens: change.tokens }),
        },
      })),
    })),
    ...(byWidth
      ? {
          pointsByWidth: {
            count: byWidth.count,
            lrStep: byWidth.lr_step,
            stepSource: byWidth.step_source,
            octavesAtLargest: byWidth.octaves_at_largest,
            octavesSource: byWidth.octaves_source,
            octavesPerHalving: byWidth.octaves_per_halving,
            halvingSource: byWidth.halving_source,
          },
        }
      : {}),
    claims: (file.claims ?? []).map(({ at_least: atLeast, at_most: atMost, ...claim }) => ({
      ...claim,
      atLeast,
      atMost,
    })),
    file,
  };
}

const factorsOf = (settings: FileSweep["settings"] = 1): readonly Factor[] =>
  typeof settings === "number" ? [{ count: settings, of: settings === 1 ? "setting" : "settings" }] : settings;

function publishedOf({
  flops,
  usd,
  node_hours: nodeHours,
  gpu_hours: gpuHours,
}: NonNullable<StudyFile["experiments"][number]["published"]>): PublishedCost {
  return Object.fromEntries(Object.entries({ flops, usd, nodeHours, gpuHours }).filter(([, it]) => it !== undefined));
}

/** Learning rates that a source names one by one. */
const MOST_NAMED = 12;

function pointCount(sweep: string, points: Exclude<FilePoints, string>): PointCount {
  const label = `Runs per configuration: ${sweep}`;
  if (typeof points === "number") return { label, value: points, source: OWN_FIGURE };
  if ("learning_rates" in points) {
    const { learning_rates: rates } = points;
    const named = rates.length > MOST_NAMED ? [...rates.slice(0, MOST_NAMED), "…"] : rates;
    return { label, value: rates.length, source: `Learning rates ${named.join(", ")}` };
  }
  const { lowest_lr, highest_lr, step = DEFAULT_STEP } = points;
  const stepText = step === DEFAULT_STEP ? "√2" : String(step);
  return {
    label,
    value: pointsOfRange(points),
    source: `Learning rates from ${lowest_lr} to ${highest_lr}, each ${stepText} times the previous one`,
  };
}

/** The models of all sweeps and readings, smallest first, and where each is. */
function modelsOf(file: StudyFile): { models: readonly StudyModel[]; indexOf: (it: string | number) => number } {
  const own = file.models ?? [];
  // However it is spelled, a model is one.
  const canonical = (it: string | number) => (typeof it === "number" ? it : modelNamed(own, it)!.name);
  const readings = (file.corrections ?? []).flatMap((it) => it.readings);
  const named = [
    ...sweepsOfFile(file).flatMap(({ sweep }) => sweep.models),
    ...readings.flatMap(({ change }) => change.models ?? []),
  ];
  const placed = [...new Set(named.map(canonical))]
    .map((id) => {
      const model: StudyModel = typeof id === "number" ? { width: id } : ownModel(file, id);
      const size = activeParamsOf({ figures: file.assumptions, shape: file.shape } as Study, model);
      return { id, size, model };
    })
    .sort((x, y) => x.size - y.size);
  return { models: placed.map((it) => it.model), indexOf: (it) => placed.findIndex(({ id }) => id === canonical(it)) };
}

/** A model that a file names, as the formulas take it. */
export interface ModelOfFile {
  name: string;
  /** Who gives its shape. */
  source: string | undefined;
  transformer: Transformer;
  tied: boolean;
}

/** The model of a name, one that the file describes or a published one; its attention is masked as the file's is. */
export function modelOfFile(file: StudyFile, name: string): ModelOfFile {
  const { causal } = file.shape;
  const described = findNamed(file.models ?? [], name);
  if (!described) {
    const published = findNamed(publishedModels, name)!;
    return {
      name: published.name,
      source: sourceText(published),
      transformer: { ...transformerOf(published), causal },
      tied: published.tied,
    };
  }
  const { width, layers, vocab, kv_ratio, ffn_ratio, gated, tied, attention_ratio, window, experts, source } =
    described;
  const transformer: Transformer = {
    width,
    layers,
    vocab,
    seqLen: file.assumptions.seq_len,
    kvRatio: kv_ratio,
    ffnRatio: ffn_ratio,
    gated,
    causal,
    attentionRatio: attention_ratio ?? 1,
    ...(window ? { slidingWindow: { tokens: window.tokens, share: window.share ?? 1 } } : {}),
    ...(experts ? { experts: { count: experts.count, active: experts.active, shared: experts.shared ?? 0 } } : {}),
  };
  return { name: described.name, source, transformer, tied };
}

function ownModel(file: StudyFile, id: string): StudyModel {
  const { name, source, transformer, tied } = modelOfFile(file, id);
  return { width: transformer.width, own: ownShape(name, source, transformer, tied) };
}

function ownShape(name: string, source: string | undefined, model: Transformer, tied: boolean): OwnModel {
  const { slidingWindow, ...unwindowed } = model;
  return {
    name,
    ...(source === undefined ? {} : { source }),
    params: parameterCount(model, tied),
    activeParams: activeParameterCount(model, tied),
    blockParams: activeBlockWeights(model),
    weights: activeBlockWeights(model) + model.vocab * model.width,
    attention: attentionWork({ ...unwindowed, seqLen: 1 }),
    ...(slidingWindow ? { window: slidingWindow } : {}),
  };
}
