import { findNamed, nearestName } from "../../core/find-named";
import { publishedModels } from "../../core/models";
import { admits, COUNT_RULE, ruleText } from "../../study/assumptions";
import type { FileModel, FilePoints, FileSweep, StudyFile } from "../../study/file";
import { modelNamed, pointsOfRange } from "../../study/file-sweeps";
import { LARGEST_FIGURE } from "../../study/limits";
import type { Read } from "../fields/read-value";
import { whyNoNumber } from "../../grid/number-text";
import { readNumber, readWritten } from "../../grid/written-number";

/** How the planner's fields write what a sweep of a file is, and read it. */

/** What a sweep trains: "1024, 2048, 7B". */
export const modelsText = (models: FileSweep["models"]): string => models.join(", ");

/** Widths and names of models, the plan's own or published ones, as typed; or what is wrong with them. */
export function readModels(text: string, own: readonly FileModel[]): Read<FileSweep["models"]> {
  const parts = listOf(text);
  if (parts.length === 0) return { problem: "Type widths or names of models, separated by commas." };
  const models: FileSweep["models"] = [];
  for (const part of parts) {
    const name = modelNamed(own, part)?.name;
    const written = readWritten(part);
    const width = written?.scaled ? NaN : (written?.value ?? NaN);
    const asked = name === undefined ? twoReadings(part) : undefined;
    if (asked !== undefined) return { problem: asked };
    if (name === undefined && !admits(COUNT_RULE, width)) {
      if (written?.scaled) return { problem: aSize(part, own) };
      const nearest = nearestName([...own, ...publishedModels], part);
      return {
        problem: `“${part}” is neither a width (${ruleText(COUNT_RULE)}) nor a model${nearest === undefined ? "" : `; the nearest is “${nearest}”`}.`,
      };
    }
    if (models.includes(name ?? width)) return { problem: `${name ?? width} is listed twice: give each once.` };
    models.push(name ?? width);
  }
  return { value: models };
}

/** Parts between commas or semicolons; what is a number with its commas, as 1,024 is, is one part. */
const listOf = (text: string): string[] =>
  text
    .split(/;|,\s+/)
    .flatMap((it) => (readWritten(it) ? [it] : it.split(",")))
    .map((it) => it.trim())
    .filter((it) => it !== "");

/** Models that are named for a size. */
const MOST_OF_A_SIZE = 3;

/** 7B is what many models are called: which one is asked for, by those that have it in their names. */
function aSize(part: string, own: readonly FileModel[]): string {
  const size = part.replace(/\s/g, "").toLowerCase();
  const names = [...own, ...publishedModels]
    .map(({ name }) => name)
    .filter((name) => name.toLowerCase().split(/[\s-]/).includes(size))
    .slice(0, MOST_OF_A_SIZE);
  const such =
    names.length > 0 ? `: name one, such as ${names.join(" or ")}, or give a width` : ": name one, or give a width";
  return `“${part}” is the size of a model${such}.`;
}

/** Why 512,768 is asked about: it may be one number with a mark of thousands, or two; in 1,024 the second would begin with 0. */
function twoReadings(part: string): string | undefined {
  if (/^0\d/.test(part)) return `“${part}” is not a width: write thousands without commas, such as 1024.`;
  const numbers = part.split(",");
  const canBeMore = numbers.length > 1 && numbers.every((it) => /^[1-9]\d*$/.test(it));
  return canBeMore
    ? `“${part}” may be ${numbers.join("")} or the widths ${numbers.join(" and ")}: write ${numbers.join("")}, or ${numbers.join(", ")}.`
    : undefined;
}

const RANGE = /^\s*([\d.e+-]+)\s*(?:to|–|\.\.\.?|…)\s*([\d.e+-]+)(?:\s*,?\s*step\s*([\d.e+-]+))?\s*$/i;

/** Learning rates one by one. */
const LIST = /[,;]/;

/** As many as a list of a file may have. */
const MOST_RATES = 200;

/** Runs of one configuration, as typed: "15", a count by its name, learning rates "0.0001 to 0.0128 step 1.41" or "1e-4, 3e-4, 1e-3". */
export function readPoints(text: string, counts: NonNullable<StudyFile["counts"]> = {}): Read<FilePoints> {
  const [, from, to, by] = RANGE.exec(text) ?? [];
  if (from !== undefined && to !== undefined)
    return readLearningRates(Number(from), Number(to), by === undefined ? undefined : Number(by));
  const named = findNamed(
    Object.keys(counts).map((name) => ({ name })),
    text,
  );
  if (named) return { value: named.name };
  const points = readNumber(text);
  if (points !== undefined && admits(COUNT_RULE, points)) return { value: points };
  const why = whyNoNumber(text);
  if (why !== undefined) return { problem: `${why}.` };
  if (points === undefined && LIST.test(text)) return readListOfRates(text);
  return {
    problem: "Type a whole number of runs, or learning rates such as 0.0001 to 0.0128 step 1.41, or 1e-4, 3e-4, 1e-3.",
  };
}

function readListOfRates(text: string): Read<FilePoints> {
  const rates: number[] = [];
  for (const part of text.split(LIST).map((it) => it.trim())) {
    const rate = readNumber(part);
    if (rate === undefined || !(rate > 0) || rate > LARGEST_FIGURE)
      return { problem: `“${part}” is not a learning rate: separate numbers above zero by commas.` };
    if (rates.length === MOST_RATES)
      return { problem: `At most ${MOST_RATES} learning rates can be listed: give a range.` };
    if (rates.includes(rate)) return { problem: `The learning rate ${part} is listed twice: give each once.` };
    rates.push(rate);
  }
  return { value: { learning_rates: rates } };
}

function readLearningRates(lowest: number, highest: number, step: number | undefined): Read<FilePoints> {
  if (!(lowest > 0) || !(highest >= lowest))
    return { problem: "The range must go from a learning rate above zero to a higher one." };
  if (highest > LARGEST_FIGURE || (step ?? 0) > LARGEST_FIGURE)
    return { problem: "A learning rate and a step must be at most 1e21." };
  if (step !== undefined && !(step > 1))
    return { problem: "The step must be greater than 1: the ratio of each learning rate to the previous one." };
  const value = { lowest_lr: lowest, highest_lr: highest, ...(step === undefined ? {} : { step }) };
  return admits(COUNT_RULE, pointsOfRange(value)) ? { value } : { problem: "The range must give at most 1e9 runs." };
}

export function pointsText(points: FileSweep["points"]): string {
  if (typeof points !== "object") return String(points ?? 1);
  if ("learning_rates" in points) return points.learning_rates.join(", ");
  return `${points.lowest_lr} to ${points.highest_lr}${points.step === undefined ? "" : ` step ${points.step}`}`;
}

/** Configurations of a sweep that are a product: "3 optimizers × 4 parameterizations". */
export const settingsText = (settings: Extract<FileSweep["settings"], object>): string =>
  settings.map(({ count, of }) => `${count} ${of}`).join(" × ");

/** Runs of one configuration of one model. */
function pointCount(points: FileSweep["points"], counts: StudyFile["counts"]): number {
  if (points === undefined) return 1;
  if (typeof points === "string") return counts?.[points]?.value ?? 1;
  if (typeof points === "number") return points;
  return "learning_rates" in points ? points.learning_rates.length : pointsOfRange(points);
}

/** How often each model of a sweep is trained, as typed: "3 × 15", "3 × 0.0001 to 0.0128", "1"; undefined where its configurations are a product. */
export function runsText({ settings = 1, points }: FileSweep): string | undefined {
  if (typeof settings === "object") return undefined;
  return settings === 1 ? pointsText(points) : `${settings} × ${pointsText(points)}`;
}

/** "45 runs of each model: 3 configurations × 15 learning rates." */
export function runsNote({ settings = 1, points }: FileSweep, counts: StudyFile["counts"]): string {
  const of = pointCount(points, counts);
  const configurations = typeof settings === "number" ? settings : 1;
  const all = configurations * of;
  const runs = (count: number): string => `${count.toLocaleString("en-US")} ${count === 1 ? "run" : "runs"}`;
  const what = typeof points === "object" ? "learning rates" : "runs";
  return configurations === 1 && what === "runs"
    ? `${runs(all)} of each model`
    : `${runs(all)} of each model: ${configurations} ${configurations === 1 ? "configuration" : "configurations"} × ${of} ${what}; type 1 to train each once`;
}

const TIMES = /^(\S+)\s*(?:configurations?|configs?|settings?)?\s*[x×*]\s*(\S.*)$/i;
const RUN_NOUN =
  /\s*\b(?:runs?|learning rates?|lrs?|seeds?|points?|trials?)(?:\s+(?:each|per (?:model|configuration)|of each model))?$/i;

/** Reads what `runsText` writes, and "45 runs", "3 configurations × 15 runs", "5 seeds". */
export function readRuns(
  typed: string,
  counts: StudyFile["counts"] = {},
): Read<Required<Pick<FileSweep, "settings" | "points">>> {
  const [, times, each] = TIMES.exec(typed.trim()) ?? [];
  const settings = times === undefined ? 1 : readNumber(times);
  if (settings === undefined || !admits(COUNT_RULE, settings))
    return { problem: `Runs per model: “${times}” is not a whole number of configurations, such as 3 × 15.` };
  const points = readPoints((each ?? typed).trim().replace(RUN_NOUN, ""), counts);
  return "problem" in points
    ? { problem: `Runs per model: ${points.problem}` }
    : { value: { settings, points: points.value } };
}
