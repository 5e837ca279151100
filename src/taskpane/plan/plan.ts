import { counted } from "../../grid/counted";
import { accelerators, type Accelerator } from "../../core/accelerators";
import {
  priceChoices,
  priceRangeReason,
  priceSource,
  type OwnPrice,
  type PriceChoice,
} from "../../core/accelerators/prices";
import { findNamed } from "../../core/find-named";
import { sourceText } from "../../core/source";
import { HostError } from "../../grid/host";
import { PAPER_ID, studyFile, studyIds } from "../../studies";
import { toKnownDigits } from "../../study/accelerator-figures";
import { isAssumption, type AssumptionName, type Figures } from "../../study/assumptions";
import { parseStudyFile, StudyFileError, type FileExperiment, type StudyFile } from "../../study/file";
import { hasOwnCount, ownCountName, ownCounts, sweepsOfFile } from "../../study/file-sweeps";
import { OWN_RANGE, type Scenario } from "../../study/scenario";
import { LARGEST_FIGURE } from "../../study/limits";
import type { Study } from "../../study/study";
import type { Ranged } from "../fields/read-value";

/** Whose ranges of the paper a plan begins with: what it costs is uncertain from the start. */
const RANGED_AT_FIRST: readonly AssumptionName[] = ["usd_per_gpu_hour", "flops_per_gpu"];

/** A small plan to change: the shape and the prices of the paper, one learning-rate sweep over three widths. */
export function planOf(): StudyFile {
  const { format, version, assumptions, shape, sources, ranges } = studyFile(PAPER_ID);
  return {
    format,
    version,
    title: "Our next study",
    // A node: with it the plan's days are days.
    assumptions: { ...assumptions, gpu_count: assumptions.gpus_per_node },
    shape: { ...shape },
    sources: withoutNames(sources ?? {}, ["gpu_count"]),
    ranges: Object.fromEntries(RANGED_AT_FIRST.flatMap((it) => (ranges?.[it] ? [[it, ranges[it]]] : []))),
    experiments: [
      {
        name: "Learning-rate sweep",
        sweeps: [{ models: [512, 1024, 2048], settings: 3, points: { lowest_lr: 0.0001, highest_lr: 0.0128 } }],
      },
    ],
  };
}

/** What a plan may start from: the small one, and every published study. */
export const PLAN_EXAMPLES: readonly { id: string; label: string; file: () => StudyFile }[] = [
  { id: "sweep", label: "A learning-rate sweep", file: planOf },
  ...studyIds.map((id) => ({ id, label: studyFile(id).title, file: () => structuredClone(studyFile(id)) })),
];

/**
 * The study of a sheet with the values that its cells have now, to go on with as a plan. Readings of its corrections are
 * those of the file: a plan has no switches.
 */
export function planOfSheet(
  { file: made }: Pick<Study, "file">,
  { inputs, ranges = {}, goals }: Pick<Scenario, "inputs" | "ranges"> & { goals?: SheetGoals },
): StudyFile {
  let file: StudyFile = withGoalsOf(structuredClone(made), goals, "gpu_count" in inputs);
  for (const [name, value] of Object.entries(inputs)) {
    if (isAssumption(name)) file = withAssumptions(file, { [name]: value });
    else if (file.counts && Object.hasOwn(file.counts, name)) file = withCount(file, name, { value });
    else file = withOwnCount(file, name, value);
  }
  for (const [name, range] of Object.entries(ranges)) file = withRange(file, name, { range });
  return Object.keys({ ...inputs, ...ranges }).length > 0 ? asOwn(file) : file;
}

/** What the cells of a sheet's goals hold, where it has some. */
export type SheetGoals = Readonly<Partial<Record<"deadline_days" | "budget_usd", unknown>>>;

/** The plan with the goals that the sheet has now; one whose cell holds no number is none any more. */
function withGoalsOf(file: StudyFile, now: SheetGoals | undefined, hasOtherGpus: boolean): StudyFile {
  if (!file.goals) return file;
  const { goals, ...rest } = file;
  const kept = Object.fromEntries(
    Object.entries(goals).flatMap(([name, value]) => {
      if (name === "hold_gpus" || !now || !(name in now)) return [[name, value]];
      const held = now[name as keyof SheetGoals];
      return typeof held === "number" && held > 0 && held <= LARGEST_FIGURE ? [[name, held]] : [];
    }),
  );
  // GPUs that were typed on the sheet are not asked for.
  return { ...rest, goals: { ...kept, ...(hasOtherGpus && "deadline_days" in kept ? { hold_gpus: true } : {}) } };
}

/** The plan with another number of points of the sweep whose own count has this name. */
const withOwnCount = (file: StudyFile, name: string, value: number): StudyFile => ({
  ...withoutSources(file, [name]),
  experiments: file.experiments.map((experiment, index) => ({
    ...experiment,
    sweeps: experiment.sweeps.map((sweep, at) =>
      ownCountName(index, at, experiment.sweeps.length) === name ? { ...sweep, points: value } : sweep,
    ),
  })),
});

/** Reads a saved plan; what is wrong with it is told as a host tells its failures. */
export function readPlan(json: string): StudyFile {
  try {
    return parseStudyFile(json);
  } catch (error) {
    if (!(error instanceof StudyFileError)) throw error;
    const [first, ...rest] = error.problems;
    throw new HostError(first!, `${rest.length > 0 ? `${rest.slice(0, 4).join("; ")}. ` : ""}Your plan is unchanged.`);
  }
}

/** A published study that was changed is the user's own, and has its id no more. */
export function asOwn(file: StudyFile): StudyFile {
  const { id: _id, ...rest } = file;
  return isOwn(file) ? file : rest;
}

/** False of a published study as it was published. */
export const isOwn = ({ id }: StudyFile): boolean => id === undefined || !studyIds.includes(id);

const withoutNames = <T>(of: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));

/** The plan without the sources and the ranges of figures that are about to be others: they were of the old ones. */
export const withoutSources = (file: StudyFile, names: readonly string[]): StudyFile => ({
  ...file,
  ...(file.sources ? { sources: withoutNames(file.sources, names) } : {}),
  ...(file.ranges ? { ranges: withoutNames(file.ranges, names) } : {}),
});

export const withAssumptions = (file: StudyFile, change: Partial<Figures>): StudyFile => ({
  ...withoutSources(file, Object.keys(change)),
  assumptions: { ...file.assumptions, ...change },
});

const withRange = (file: StudyFile, name: string, { range }: Pick<Ranged, "range">): StudyFile =>
  range ? { ...file, ranges: { ...file.ranges, [name]: { ...range, reason: OWN_RANGE } } } : file;

/** The plan with another value of an assumption, and the range that was typed with it. */
export const withRanged = (file: StudyFile, name: AssumptionName, ranged: Ranged): StudyFile =>
  withRange(withAssumptions(file, { [name]: ranged.value }), name, ranged);

/** The plan with another value of a count that sweeps share. */
export function withCount(file: StudyFile, name: string, ranged: Ranged): StudyFile {
  const { source: _source, ...count } = file.counts![name]!;
  const changed = {
    ...withoutSources(file, [name]),
    counts: { ...file.counts, [name]: { ...count, value: ranged.value } },
  };
  return withRange(changed, name, ranged);
}

export const withExperiment = (file: StudyFile, index: number, experiment: FileExperiment): StudyFile =>
  withExperiments(
    file,
    file.experiments.map((it, at) => (at === index ? experiment : it)),
    (at) => at,
  );

export const withAddedExperiment = (file: StudyFile): StudyFile => ({
  ...file,
  experiments: [
    ...file.experiments,
    { name: `Experiment ${file.experiments.length + 1}`, sweeps: [{ models: [1024] }] },
  ],
});

export const withoutExperiment = (file: StudyFile, index: number): StudyFile =>
  withExperiments(
    file,
    file.experiments.filter((_, at) => at !== index),
    (at) => (at < index ? at : at + 1),
  );

/**
 * The plan with other experiments, each of which was at `formerly` of its place. Sources and ranges of counts that sweeps
 * have of their own go with them, those of a count that is another now are dropped; so are corrections of sweeps that are gone.
 */
function withExperiments(
  file: StudyFile,
  experiments: readonly FileExperiment[],
  formerly: (index: number) => number,
): StudyFile {
  const names = new Map<string, string>();
  for (const [index, { sweeps }] of experiments.entries()) {
    const former = file.experiments[formerly(index)]!.sweeps;
    for (const [at, { points }] of sweeps.entries()) {
      if (hasOwnCount(points) && JSON.stringify(points) === JSON.stringify(former[at]?.points))
        names.set(ownCountName(formerly(index), at, former.length), ownCountName(index, at, sweeps.length));
    }
  }
  const renamed = <T>(of: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(of).flatMap(([name, it]) => {
        const now = isAssumption(name) || Object.hasOwn(file.counts ?? {}, name) ? name : names.get(name);
        return now === undefined ? [] : [[now, it]];
      }),
    );
  const next: StudyFile = {
    ...file,
    experiments: [...experiments],
    ...(file.sources ? { sources: renamed(file.sources) } : {}),
    ...(file.ranges ? { ranges: renamed(file.ranges) } : {}),
  };
  const ids = sweepsOfFile(next).map(({ sweep }) => sweep.id);
  const { corrections, ...rest } = next;
  const kept = corrections?.filter(({ sweep }) => ids.includes(sweep)) ?? [];
  return kept.length > 0 ? { ...rest, corrections: kept } : rest;
}

/** What of a plan the planner has no fields for, and keeps as it is. */
export function keptAsIs(file: StudyFile): string[] {
  const { models, ranges, corrections, claims, points_by_width: byWidth, experiments } = file;
  // Other ranges are in the fields of what they are of.
  const ofOwnCounts = Object.keys(ranges ?? {}).filter((it) => ownCounts(file).includes(it));
  const some = (count: number, one: string, many: string): string[] => (count === 0 ? [] : [counted(count, one, many)]);
  return [
    ...some(models?.length ?? 0, "model with its own shape", "models with their own shape"),
    ...some(corrections?.length ?? 0, "correction", "corrections"),
    ...some(ofOwnCounts.length, "range of runs", "ranges of runs"),
    ...some(claims?.length ?? 0, "claim", "claims"),
    ...some(experiments.filter(({ published }) => published).length, "published cost", "published costs"),
    ...(byWidth ? ["learning rates by width"] : []),
  ];
}

/** What a plan's source of its peak says of an accelerator of the catalogue. */
const ratedBy = ({ name, specification }: Accelerator): string => `${name}: ${sourceText(specification)}`;

/** The accelerator whose figures a plan took over, if it did. */
export const acceleratorOf = ({ sources }: StudyFile): Accelerator | undefined =>
  accelerators.find((it) => ratedBy(it) === sources?.["peak_flops_per_gpu"]);

/** The plan at a price of a list, with who says it, and the low and high of that list. */
export function withPrice(file: StudyFile, part: Pick<Accelerator, "name">, choice: PriceChoice): StudyFile {
  const changed = withAssumptions(file, { usd_per_gpu_hour: choice.usd });
  const { range: of } = choice;
  const range = of && { usd_per_gpu_hour: { low: of.low, high: of.high, reason: priceRangeReason(part, of) } };
  return {
    ...changed,
    sources: { ...changed.sources, usd_per_gpu_hour: priceSource(part, choice) },
    ...(range ? { ranges: { ...changed.ranges, ...range } } : {}),
  };
}

/**
 * The plan on another accelerator, at the share of the peak that it had so far; each figure with its source. The price is
 * the user's own where one of the part was read, otherwise the catalogue's.
 */
export function withAccelerator(file: StudyFile, name: string, own: readonly OwnPrice[] = []): StudyFile {
  const accelerator = findNamed(accelerators, name)!;
  const { peakFlops, perNode } = accelerator;
  const { flops_per_gpu: sustained, peak_flops_per_gpu: peak } = file.assumptions;
  const share = sustained / peak;
  const rated = ratedBy(accelerator);
  const changed = withAssumptions(file, {
    flops_per_gpu: toKnownDigits(share * peakFlops),
    peak_flops_per_gpu: peakFlops,
    gpus_per_node: perNode,
  });
  const moved = {
    ...changed,
    sources: {
      ...changed.sources,
      flops_per_gpu: `${(100 * share).toFixed(1)} % of ${peakFlops.toExponential().toUpperCase()} FLOP/s, the dense 16-bit peak of ${rated}`,
      peak_flops_per_gpu: rated,
      gpus_per_node: `Typical node for ${name}`,
    },
  };
  const [choice] = priceChoices(accelerator, own);
  return choice ? withPrice(moved, accelerator, choice) : moved;
}
