import type { Accelerator } from "../../core/accelerators";
import { accelerators } from "../../core/accelerators";
import { figureNames } from "../../study/assumptions";
import { findNamed, nearestName } from "../../core/find-named";
import { publishedModels } from "../../core/models";
import { scalingExponents } from "../../studies/scaling-exponents";
import { sourceText } from "../../core/source";
import { llamaStudyFile } from "../../studies/llama";
import { pythiaStudyFile } from "../../studies/pythia";
import { modelNamed, parseStudyFile, pointsOf, StudyFileError, type FileModel, type StudyFile } from "../../study/file";
import { LARGEST_COUNT, LARGEST_FIGURE } from "../../study/limits";
import { HostError } from "../../grid/host";

/** A small plan to change: the paper's shape and prices, one learning-rate sweep over three widths. */
export function planOf(): StudyFile {
  const { shape, headDim, steps, batch, tokensPerParam, fleet, peakFlopsPerGpu, tiedEmbeddings, sources } =
    scalingExponents;
  return {
    format: "flopsheet-study",
    version: 1,
    title: "Our next paper",
    model: {
      layers: shape.layers,
      head_dim: headDim,
      seq_len: shape.seqLen,
      vocab: shape.vocab,
      kv_ratio: shape.kvRatio,
      ffn_ratio: shape.ffnRatio,
      gated: shape.gated,
      causal: shape.causal,
      tied: tiedEmbeddings,
    },
    training: { steps, batch, tokens_per_param: tokensPerParam },
    fleet: {
      usd_per_gpu_hour: fleet.usdPerGpuHour,
      flops_per_gpu: fleet.flopsPerGpu,
      peak_flops_per_gpu: peakFlopsPerGpu,
      gpus_per_node: fleet.gpusPerNode,
    },
    sources: Object.fromEntries(
      [...Object.values(figureNames), "peak_flops_per_gpu"].flatMap((it) =>
        sources[it] === undefined ? [] : [[it, sources[it]]],
      ),
    ),
    experiments: [
      {
        name: "Learning-rate sweep",
        models: [512, 1024, 2048],
        settings: 3,
        points: { lowest_lr: 0.0001, highest_lr: 0.0128 },
        tokens: "fixed",
      },
    ],
  };
}

export const PLAN_EXAMPLES: readonly { id: string; label: string; file: () => StudyFile }[] = [
  { id: "sweep", label: "A learning-rate sweep", file: planOf },
  { id: "pythia", label: "The Pythia suite (April 2023)", file: () => structuredClone(pythiaStudyFile) },
  { id: "llama", label: "LLaMA (February 2023)", file: () => structuredClone(llamaStudyFile) },
];

/** Reads a saved plan; what is wrong with it is told as a host tells its failures. */
export function readPlan(json: string): StudyFile {
  try {
    return parseStudyFile(json);
  } catch (error) {
    if (!(error instanceof StudyFileError)) throw error;
    const [first, ...rest] = error.problems;
    throw new HostError(
      first!,
      `${rest.length > 0 ? `${rest.slice(0, 4).join("; ")}. ` : ""}Your plan here is as it was.`,
    );
  }
}

/** The text of what an experiment trains: "1024, 2048, 7B". */
export const modelsText = (models: readonly (string | number)[]): string => models.join(", ");

/** Widths and names of models, the plan's own or published ones, as typed; or what is wrong with them. */
export function readModels(
  text: string,
  own: readonly FileModel[],
): { models: (string | number)[] } | { problem: string } {
  const parts = text
    .split(/[,;]/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  if (parts.length === 0) return { problem: "Type widths or names of models, with commas between them." };
  const models: (string | number)[] = [];
  for (const part of parts) {
    const name = modelNamed(own, part)?.name;
    const width = Number(part);
    if (name === undefined && !(Number.isInteger(width) && width >= 1 && width <= LARGEST_COUNT)) {
      const nearest = nearestName([...own, ...publishedModels], part);
      return {
        problem: `“${part}” is neither a width, a whole number from 1, nor a model${nearest === undefined ? "" : `; the nearest is “${nearest}”`}.`,
      };
    }
    models.push(name ?? width);
  }
  return { models: [...new Set(models)] };
}

/** Runs of one setting, as typed: "15", or a range of learning rates "0.0001 to 0.0128" with "step 1.41". */
export function readPoints(
  text: string,
): { points: number | { lowest_lr: number; highest_lr: number; step?: number } } | { problem: string } {
  const range = /^\s*([\d.e+-]+)\s*(?:to|–|\.\.\.?|…)\s*([\d.e+-]+)(?:\s*,?\s*step\s*([\d.e+-]+))?\s*$/i.exec(text);
  if (range) {
    const [lowest, highest, step] = [
      Number(range[1]),
      Number(range[2]),
      range[3] === undefined ? undefined : Number(range[3]),
    ];
    if (!(lowest > 0) || !(highest >= lowest))
      return { problem: "The range must go from a learning rate above zero up to a higher one." };
    if (highest > LARGEST_FIGURE || (step ?? 0) > LARGEST_FIGURE)
      return { problem: "A learning rate and a step must be at most 1e21." };
    if (step !== undefined && !(step > 1))
      return { problem: "The step must be greater than 1: each rate over the one before." };
    const points = { lowest_lr: lowest, highest_lr: highest, ...(step === undefined ? {} : { step }) };
    return pointsOf(points) <= LARGEST_COUNT ? { points } : { problem: "The range must come to at most 1e9 runs." };
  }
  const points = Number(text.trim() === "" ? Number.NaN : text);
  return Number.isInteger(points) && points >= 1 && points <= LARGEST_COUNT
    ? { points }
    : { problem: "Type a whole number of runs, or a range such as 0.0001 to 0.0128 step 1.41." };
}

export function pointsText(points: StudyFile["experiments"][number]["points"]): string {
  if (typeof points !== "object") return String(points ?? 1);
  return `${points.lowest_lr} to ${points.highest_lr}${points.step === undefined ? "" : ` step ${points.step}`}`;
}

/** Names of the cells of those figures whose fields are called otherwise. */
const CELL_NAMES: Readonly<Record<string, string>> = {
  layers: "layer_count",
  vocab: "vocab_size",
  steps: "train_steps",
  batch: "batch_size",
};

/** The plan without the sources and the ranges of figures that are about to be others: they were of the old ones. */
export function withoutSources(file: StudyFile, change: object): StudyFile {
  const changed = Object.keys(change).map((it) => CELL_NAMES[it] ?? it);
  const without = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(of).filter(([name]) => !changed.includes(name)));
  return {
    ...file,
    ...(file.sources ? { sources: without(file.sources) } : {}),
    ...(file.ranges ? { ranges: without(file.ranges) } : {}),
  };
}

/** What a plan's source of its peak says of an accelerator of the catalogue. */
const ratedBy = ({ name, specification }: Accelerator): string => `${name}: ${sourceText(specification)}`;

/** The accelerator whose figures a plan took over, if it did. */
export const acceleratorOf = ({ sources }: StudyFile): Accelerator | undefined =>
  accelerators.find((it) => ratedBy(it) === sources?.["peak_flops_per_gpu"]);

/** The plan on another accelerator, at the share of the peak that it had so far; each figure with its source. */
export function withAccelerator(file: StudyFile, name: string): StudyFile {
  const accelerator = findNamed(accelerators, name)!;
  const { peakFlops, usdPerHour, perNode, price } = accelerator;
  const share = file.fleet.flops_per_gpu / file.fleet.peak_flops_per_gpu;
  const rated = ratedBy(accelerator);
  const fleet = {
    usd_per_gpu_hour: usdPerHour,
    flops_per_gpu: Number((share * peakFlops).toPrecision(4)),
    peak_flops_per_gpu: peakFlops,
    gpus_per_node: perNode,
  };
  const kept = withoutSources(file, fleet);
  return {
    ...kept,
    fleet,
    sources: {
      ...kept.sources,
      usd_per_gpu_hour: `${name}: ${sourceText(price)}`,
      flops_per_gpu: `${(100 * share).toFixed(1)} % of ${peakFlops.toExponential().toUpperCase()} FLOP/s, the dense 16-bit peak of ${rated}`,
      peak_flops_per_gpu: rated,
      gpus_per_node: `Usual node of ${name}`,
    },
  };
}
