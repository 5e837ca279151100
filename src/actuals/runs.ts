import { readCount, readGpus, readHours, readInstant, readOutcome, type Outcome } from "./quantities";
import { partReader } from "./parts";
import { isSeries, type Mapping, type Role } from "./mapping";
import type { LineProblem, Table } from "./table";

/** A run as an export tells it. */
export interface ActualRun {
  name: string;
  outcome: Outcome;
  gpuHours: number;
  /** Undefined where the export has neither tokens nor steps of it. */
  tokens: number | undefined;
  /** The accelerator that it says it ran on, by its name in the catalogue. */
  part?: string;
  /** What its columns of a model and an experiment say; missing where they are blank. */
  trained?: string;
  /** Place of what it trained among the plan's models; missing where that is none of them. */
  of?: number;
}

export interface ReadRuns {
  runs: readonly ActualRun[];
  /** Rows that are no run, each with the reason. */
  problems: readonly LineProblem[];
  /** Runs that count in hours and US$ and lack something for the rest, each with what it lacks. */
  gaps: readonly LineProblem[];
  /** Rows whose number of GPUs the export does not give: counted with the user's number, or among the problems. */
  withoutGpus: number;
  /** Runs that say no accelerator, of an export with a column of them: taken for the plan's. */
  withoutPart: number;
  /** Rows of a job's steps ("123.batch"), whose hours are in the job's own row. */
  jobSteps: number;
}

/** What the export does not say of each run. */
export interface RunDefaults {
  /** Of rows that do not give it; undefined where the user has given none, and such rows are no run. */
  gpus: number | undefined;
  /** Where there are steps and no tokens. */
  tokensPerStep: number;
}

/** The runs of a table; a row that is none is listed with its reason, never dropped. */
export function readRuns(table: Table, { columns, durationUnit }: Mapping, defaults: RunDefaults): ReadRuns {
  if (isSeries(table)) return ofSeries(table, defaults);
  const problems: LineProblem[] = [...table.problems];
  const gaps: LineProblem[] = [];
  const runs: ActualRun[] = [];
  const tellsTokens = columns.tokens !== undefined || columns.steps !== undefined;
  let withoutGpus = 0;
  let withoutPart = 0;
  const readPart = partReader();
  const ids = table.columns.findIndex((it) => /^jobid(raw)?$/i.test(it.trim()));
  let jobSteps = 0;
  for (const [index, cells] of table.rows.entries()) {
    if (ids >= 0 && /^\d+(_\d+)?\.(batch|extern|\d+)$/.test(cells[ids]!.trim())) {
      jobSteps++;
      continue;
    }
    const line = table.lines[index]!;
    const text = (role: Role): string => (columns[role] === undefined ? "" : cells[columns[role]]!.trim());
    const wrong: string[] = [];
    const read = <T>(role: Role, rule: string, reader: (text: string) => T | undefined): T | undefined => {
      const given = text(role);
      if (given === "") return undefined;
      const value = reader(given);
      if (value === undefined) wrong.push(`${table.columns[columns[role]!]!} is “${given}”, not ${rule}`);
      return value;
    };
    const outcome = read("outcome", "a state that is known", readOutcome) ?? "finished";
    const gpus = read("gpus", "a number of GPUs", readGpus);
    const givenGpuHours = read("gpuHours", "a number of hours", (it) => readHours(it, "hours"));
    const duration = read("duration", "a duration", (it) => readHours(it, durationUnit));
    const tokens = readCount(text("tokens"));
    const steps = readCount(text("steps"));
    // Start and end replace a missing duration; where there is one, odd texts among them do no harm.
    const [start, end] = [readInstant(text("start")), readInstant(text("end"))];
    const hours = duration ?? (start === undefined || end === undefined ? undefined : end - start);
    const isGpuless = givenGpuHours === undefined && hours !== undefined && hours >= 0 && gpus === undefined;
    if (isGpuless && wrong.length === 0) withoutGpus++;
    const each = gpus ?? defaults.gpus;
    const gpuHours = givenGpuHours ?? (hours === undefined || each === undefined ? undefined : hours * each);
    if (wrong.length > 0) problems.push({ line, reason: wrong[0]! });
    else if (givenGpuHours === undefined && hours === undefined)
      problems.push({ line, reason: "it has no duration, no GPU-hours, and no start and end" });
    else if ((givenGpuHours ?? hours!) < 0) problems.push({ line, reason: "it ends before it starts" });
    else if (gpuHours === undefined) problems.push({ line, reason: "it has a duration and no number of GPUs" });
    else {
      const seen = tokens ?? (steps === undefined ? undefined : steps * defaults.tokensPerStep);
      const part = readPart(text("part"));
      if (columns.part !== undefined && text("part") === "") withoutPart++;
      const gap = [
        columns.outcome !== undefined && text("outcome") === "" && "it has no state, and counts as finished",
        part === undefined &&
          text("part") !== "" &&
          `“${text("part")}” is no accelerator of the catalogue: it is taken for the plan's`,
        seen === undefined && tellsTokens && whyNoTokens(outcome, text("tokens") || text("steps")),
      ].filter((it) => typeof it === "string");
      if (gap.length > 0) gaps.push({ line, reason: gap.join("; ") });
      const trained = [text("experiment"), text("model")].filter((it) => it !== "").join(" · ");
      runs.push({
        name: text("name") || `Line ${line}`,
        outcome,
        gpuHours,
        tokens: seen,
        ...(trained === "" ? {} : { trained }),
        ...(part === undefined ? {} : { part }),
      });
    }
  }
  problems.sort((one, other) => one.line - other.line);
  return { runs, problems, gaps, withoutGpus, withoutPart, jobSteps };
}

/** Runs that failed often have none, and nothing is made of theirs. */
function whyNoTokens(outcome: Outcome, given: string): string | undefined {
  const isBlank = given === "" || /^(nan|none|null|n\/a|-)$/i.test(given);
  if (!isBlank) return `its tokens are “${given}”, not a number`;
  return outcome === "finished" ? `it has no tokens${given === "" ? "" : ` (“${given}”)`}` : undefined;
}

/** One run from its first to its last point. */
function ofSeries(table: Table, { gpus, tokensPerStep }: RunDefaults): ReadRuns {
  const problems: LineProblem[] = [...table.problems];
  const points = table.rows.flatMap(([time, step], index) => {
    const [at, count] = [readInstant(time!), readCount(step!)];
    if (at !== undefined && count !== undefined) return [{ at, count }];
    problems.push({ line: table.lines[index]!, reason: "it has no wall time or no step" });
    return [];
  });
  if (points.length < 2 || gpus === undefined)
    return { runs: [], problems, gaps: [], withoutGpus: Math.min(1, points.length), withoutPart: 0, jobSteps: 0 };
  const times = points.map(({ at }) => at);
  const [first, last] = [times.reduce((x, y) => Math.min(x, y)), times.reduce((x, y) => Math.max(x, y))];
  const steps = points.reduce((most, { count }) => Math.max(most, count), 0);
  const run: ActualRun = {
    name: "TensorBoard series",
    outcome: "finished",
    gpuHours: (last - first) * gpus,
    tokens: steps * tokensPerStep,
  };
  return { runs: [run], problems, gaps: [], withoutGpus: 1, withoutPart: 0, jobSteps: 0 };
}
