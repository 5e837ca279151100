import type { Table } from "./table";

/** What a column of an export may say of a run. */
export const ROLES = {
  name: "Name of the run",
  model: "Model",
  experiment: "Experiment",
  outcome: "State",
  duration: "Duration",
  start: "Start",
  end: "End",
  gpus: "GPUs",
  part: "GPU type",
  gpuHours: "GPU-hours",
  tokens: "Tokens",
  steps: "Steps",
} as const;
export type Role = keyof typeof ROLES;
export const roleNames = Object.keys(ROLES) as Role[];

/** The column of each role that an export has, by its place; the user confirms it. */
export interface Mapping {
  columns: Readonly<Partial<Record<Role, number>>>;
  /** Of durations that are bare numbers. */
  durationUnit: "seconds" | "hours";
}

/** Headings by role, the surest first. W&B, MLflow, sacct, TensorBoard, and what people call them. */
const HEADINGS: Readonly<Record<Role, readonly RegExp[]>> = {
  name: [/^(run[ _]?)?name$/i, /^job ?name$/i, /^display[ _]?name$/i, /^run$/i, /^(run|job) ?_?id(raw)?$/i, /^id$/i],
  model: [/^model([ _]?(name|size))?$/i, /(^|[._/])(model|model_?name|model_?size|architecture|arch)$/i],
  experiment: [/^experiment([ _]?name)?$/i, /^group$/i, /(^|[._/])(experiment|experiment_?name|sweep_?name)$/i],
  outcome: [/^state$/i, /^status$/i, /^outcome$/i],
  duration: [
    /^elapsed(raw)?$/i,
    /^duration$/i,
    /^_?runtime$/i,
    /(summary\.)?_runtime$/i,
    /^(wall|train(ing)?)[ _]?(time|hours|seconds)$/i,
    /^hours$/i,
  ],
  start: [/^start([ _]?time)?$/i, /^created(_?at)?$/i, /^started(_?at)?$/i],
  end: [/^end([ _]?time)?$/i, /^finished(_?at)?$/i, /^ended(_?at)?$/i],
  gpus: [
    /^alloctres$/i,
    /^(num_?|n_?)?gpus?([ _]?count)?$/i,
    /gpu_?count$/i,
    /^world_?size$/i,
    /(^|[._])(num_gpus|ngpus|world_size)$/i,
  ],
  part: [/(^|[._/ ])(gpu|accelerator|device)[ _]?(type|name)$/i, /^accelerator$/i],
  gpuHours: [/^gpu[ _-]?hours?$/i],
  tokens: [/^tokens([ _]?seen)?$/i, /(^|[._/ ])(total_|n_|num_)?tokens(_seen|_total)?$/i],
  steps: [/^_?steps?$/i, /(^|[._/])(global_)?step$/i, /^iterations?$/i],
};

/** A mapping to begin with, from the headings. Columns are taken once, the surest heading first. */
export function suggestedMapping({ columns }: Table): Mapping {
  const taken = new Set<number>();
  const found: Partial<Record<Role, number>> = {};
  for (const role of roleNames)
    for (const heading of HEADINGS[role]) {
      const at = columns.findIndex((it, index) => !taken.has(index) && heading.test(it.trim()));
      if (at < 0) continue;
      taken.add(at);
      found[role] = at;
      break;
    }
  const duration = found.duration === undefined ? "" : columns[found.duration]!;
  return { columns: found, durationUnit: /hour/i.test(duration) ? "hours" : "seconds" };
}

/** A series of one run, as TensorBoard downloads it: "Wall time,Step,Value". */
export const isSeries = ({ columns }: Table): boolean =>
  columns.length === 3 && columns.map((it) => it.trim().toLowerCase()).join() === "wall time,step,value";
