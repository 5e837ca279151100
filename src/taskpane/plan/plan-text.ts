import { findNamed, nearestName } from "../../core/find-named";
import { publishedModels } from "../../core/models";
import { admits, COUNT_RULE, ruleText } from "../../study/assumptions";
import type { FileModel, FilePoints, FileSweep, StudyFile } from "../../study/file";
import { modelNamed, pointsOfRange } from "../../study/file-sweeps";
import { LARGEST_FIGURE } from "../../study/limits";
import type { Read } from "../fields/read-value";
import { readNumber } from "../parts/format";

/** How the planner's fields write what a sweep of a file is, and read it. */

/** What a sweep trains: "1024, 2048, 7B". */
export const modelsText = (models: FileSweep["models"]): string => models.join(", ");

/** Widths and names of models, the plan's own or published ones, as typed; or what is wrong with them. */
export function readModels(text: string, own: readonly FileModel[]): Read<FileSweep["models"]> {
  const parts = text
    .split(/[,;]/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  if (parts.length === 0) return { problem: "Type widths or names of models, separated by commas." };
  const models: FileSweep["models"] = [];
  for (const part of parts) {
    const name = modelNamed(own, part)?.name;
    const width = Number(part);
    if (name === undefined && !admits(COUNT_RULE, width)) {
      const nearest = nearestName([...own, ...publishedModels], part);
      return {
        problem: `“${part}” is neither a width (${ruleText(COUNT_RULE)}) nor a model${nearest === undefined ? "" : `; the nearest is “${nearest}”`}.`,
      };
    }
    models.push(name ?? width);
  }
  return { value: [...new Set(models)] };
}

const RANGE = /^\s*([\d.e+-]+)\s*(?:to|–|\.\.\.?|…)\s*([\d.e+-]+)(?:\s*,?\s*step\s*([\d.e+-]+))?\s*$/i;

/** Runs of one configuration, as typed: "15", a count by its name, or learning rates "0.0001 to 0.0128 step 1.41". */
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
  return points !== undefined && admits(COUNT_RULE, points)
    ? { value: points }
    : { problem: "Type a whole number of runs, or a range such as 0.0001 to 0.0128 step 1.41." };
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
  return `${points.lowest_lr} to ${points.highest_lr}${points.step === undefined ? "" : ` step ${points.step}`}`;
}

/** Configurations of a sweep that are a product: "3 optimizers × 4 parameterizations". */
export const settingsText = (settings: Extract<FileSweep["settings"], object>): string =>
  settings.map(({ count, of }) => `${count} ${of}`).join(" × ");
