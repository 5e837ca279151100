import type { OwnPrice } from "../../core/accelerators/prices";
import { typicalUtilisation, utilisationEvidence } from "../../core/utilisation";
import { toKnownDigits } from "../../study/accelerator-figures";
import { activeParamsOf } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import { studyOf } from "../../study/read-file";
import { sweepsOf } from "../../study/study";
import { partOf, utilisationBasis, type Part } from "../../study/typical-rates";
import { formatShare, formatSize } from "../parts/format";
import { acceleratorOf, withAccelerator, withAssumptions } from "./plan";

/** The accelerator that a plan names, or the one whose peak it has. */
const partOfPlan = (file: StudyFile): Part => acceleratorOf(file) ?? partOf(file.assumptions);

/** What is typical of a part: the median of whole runs, and what 1 and 9 of 10 of them stay below. */
export function typicalOf(file: StudyFile): { part: Part; low: number; middle: number; high: number; text: string } {
  const part = partOfPlan(file);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((it) => typicalUtilisation(part, undefined, it)) as [
    number,
    number,
    number,
  ];
  const basis = utilisationBasis(part);
  return {
    part,
    low,
    middle,
    high,
    text: `Typical of ${part.name}: ${formatShare(middle)} (10–90%: ${formatShare(low)} to ${formatShare(high)}; ${basis})`,
  };
}

/**
 * What is typical of runs of the plan's sizes, which the median of all runs is not: "20.3% at 1.01B active parameters". Undefined for
 * a part without published runs, whose utilisation is one for all sizes.
 */
export function typicalOfSizes(file: StudyFile): string | undefined {
  const part = partOfPlan(file);
  if (utilisationEvidence(part) !== "published runs") return undefined;
  const study = studyOf(file);
  const trained = new Set(sweepsOf(study).flatMap(({ models }) => models));
  const params = [...trained].map((it) => activeParamsOf(study, study.models[it]!));
  const ends = [...new Set([Math.min(...params), Math.max(...params)])].filter(Number.isFinite);
  if (ends.length === 0) return undefined;
  const texts = ends.map((it) => `${formatShare(typicalUtilisation(part, it))} at ${formatSize(it)}`);
  return `${[...new Set(texts)].join(", ")} active parameters`;
}

/** By its source a rate is known to be the typical one, in a file and on a sheet too. */
export const hasTypicalRate = (file: StudyFile): boolean => file.sources?.["flops_per_gpu"] === typicalOf(file).text;

/** The plan at the rate of whole published runs on its part, which has the goodput in it. */
export function withTypicalRate(file: StudyFile): StudyFile {
  const { low, middle, high, text } = typicalOf(file);
  const peak = file.assumptions.peak_flops_per_gpu;
  const changed = withAssumptions(file, { flops_per_gpu: toKnownDigits(middle * peak), goodput: 1 });
  return {
    ...changed,
    sources: { ...changed.sources, flops_per_gpu: text, goodput: "In the rate of whole runs" },
    ranges: {
      ...changed.ranges,
      flops_per_gpu: { low: toKnownDigits(low * peak), high: toKnownDigits(high * peak), reason: text },
    },
  };
}

/**
 * The plan on another accelerator: at its typical rate where it was at that of the one before, else at the same share of the
 * peak, with the same range of it.
 */
export function withPart(file: StudyFile, name: string, own: readonly OwnPrice[] = []): StudyFile {
  const changed = withAccelerator(file, name, own);
  if (hasTypicalRate(file)) return withTypicalRate(changed);
  const range = file.ranges?.["flops_per_gpu"];
  if (!range) return changed;
  const ratio = changed.assumptions.flops_per_gpu / file.assumptions.flops_per_gpu;
  const scaled = { ...range, low: toKnownDigits(range.low * ratio), high: toKnownDigits(range.high * ratio) };
  return { ...changed, ranges: { ...changed.ranges, flops_per_gpu: scaled } };
}
