import { findNamed } from "../core/find-named";
import { publishedModels, type PublishedModel } from "../core/models";
import type { FileModel, FilePoints, FileSweep, StudyFile } from "./file";
import { pointsInRange } from "./study";

/** What sweeps and models of a file are, apart from what checks them: a published study needs no checking where it is used. */

/** "experiments 2, sweeps": a place in a file, as a user counts. */
export const placeOf = (list: string, index: number, field: string): string => `${list} ${index + 1}, ${field}`;

/** The model that a name of a study means: one of its own, or a published one. */
export const modelNamed = (own: readonly FileModel[], name: string): FileModel | PublishedModel | undefined =>
  findNamed(own, name) ?? findNamed(publishedModels, name);

/** Every sweep of a file, with its place in it. */
export const sweepsOfFile = ({ experiments }: StudyFile): readonly { sweep: FileSweep; place: string }[] =>
  experiments.flatMap(({ sweeps }, index) =>
    sweeps.map((sweep, at) => ({ sweep, place: `${placeOf("experiments", index, "sweeps")} ${at + 1}` })),
  );

/** Names of the counts that sweeps have of their own: points_of_1 is the first experiment's. */
export function ownCounts(file: StudyFile): string[] {
  return file.experiments.flatMap(({ sweeps }, index) =>
    sweeps.flatMap(({ points }, at) => (hasOwnCount(points) ? [ownCountName(index, at, sweeps.length)] : [])),
  );
}

export const hasOwnCount = (points: FilePoints | undefined): points is Exclude<FilePoints, string> =>
  typeof points === "object" || (typeof points === "number" && points !== 1);

export const ownCountName = (experiment: number, sweep: number, sweeps: number): string =>
  sweeps === 1 ? `points_of_${experiment + 1}` : `points_of_${experiment + 1}_${sweep + 1}`;

/** Ratio of neighbouring learning rates where a range gives none. */
export const DEFAULT_STEP = Math.SQRT2;

/** A range of learning rates, as a file gives it. */
export type FileRange = Extract<FilePoints, { lowest_lr: number }>;

/** Points of a range of learning rates. */
export const pointsOfRange = ({ lowest_lr, highest_lr, step = DEFAULT_STEP }: FileRange): number =>
  pointsInRange(lowest_lr, highest_lr, step);
