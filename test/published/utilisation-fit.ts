import { accelerators } from "../../src/core/accelerators";
import { SECONDS_PER_HOUR } from "../../src/core/cost";
import { findNamed } from "../../src/core/find-named";
import { trainingFlopsPerToken } from "../../src/core/flops";
import { matrixProducts } from "../../src/core/matrix-products";
import { publishedModels, transformerOf, type ModelShape } from "../../src/core/models";
import { trainingRuns, type TrainingRun } from "../../src/core/training-runs";
import { activeParameterCount, parameterCount } from "../../src/core/transformer";
import { decadesFrom10B, generationOf, studentQuantile, type Generation } from "../../src/core/utilisation";

/** The parts of the catalogue that stand for what runs were trained on: all of a generation have one chip and one peak. */
const PART = { Ampere: "A100 SXM 80GB", Hopper: "H100 SXM" } as const;
export const partOf = (generation: Generation) => findNamed(accelerators, PART[generation])!;

export interface Evidence {
  run: TrainingRun;
  generation: Generation;
  params: number;
  activeParams: number;
  flops: number;
  /** Share of the peak that our FLOPs come to over the printed hours. */
  utilisation: number;
}

/** A published run and what its printed hours come to. */
export function evidenceOf(run: TrainingRun): Evidence {
  const shape: ModelShape = {
    ...(typeof run.model === "string" ? findNamed(publishedModels, run.model)! : run.model),
    ...(run.seqLen === undefined ? {} : { seqLen: run.seqLen }),
  };
  const generation = generationOf(run.accelerator)!;
  const flops = trainingFlopsPerToken(transformerOf(shape)) * run.tokens;
  return {
    run,
    generation,
    params: parameterCount(transformerOf(shape), shape.tied),
    activeParams: activeParameterCount(transformerOf(shape), shape.tied),
    flops,
    utilisation: flops / (run.gpuHours * SECONDS_PER_HOUR * partOf(generation).peakFlops),
  };
}

export const evidence: readonly Evidence[] = trainingRuns.map(evidenceOf);
export const fitted: readonly Evidence[] = evidence.filter(({ run }) => !run.contradicted);

export const logOdds = (share: number): number => Math.log(share / (1 - share));
export const share = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Degrees of freedom of the residuals. */
const NU = 4;

/**
 * Coefficients and scale of a linear model with residuals of Student's t, by iteratively reweighted least squares: a run far
 * off weighs less. The scale is that of a run to come: what is left over divides by the runs less the coefficients, and what
 * the coefficients themselves may be off by, on average coefficients / runs of it, comes on top.
 * Coefficients have normal priors about zero of the `precisions` given, 1 / sd².
 */
export function fitStudent(
  rows: readonly (readonly number[])[],
  values: readonly number[],
  precisions: readonly number[] = rows[0]!.map(() => 0),
) {
  const size = rows[0]!.length;
  let coefficients: number[] = new Array<number>(size).fill(0);
  let variance = 0.1;
  const residual = (at: number): number => values[at]! - rows[at]!.reduce((sum, x, k) => sum + x * coefficients[k]!, 0);
  for (let iteration = 0; iteration < 500; iteration++) {
    const weights = rows.map((_, at) => (NU + 1) / (NU + residual(at) ** 2 / variance));
    const sums = (one: (at: number) => number) => rows.reduce((sum, _, at) => sum + weights[at]! * one(at), 0);
    coefficients = solve(
      coefficients.map((_, i) =>
        coefficients.map(
          (__, j) => sums((at) => rows[at]![i]! * rows[at]![j]!) + (i === j ? precisions[i]! * variance : 0),
        ),
      ),
      coefficients.map((_, i) => sums((at) => rows[at]![i]! * values[at]!)),
    );
    variance = sums((at) => residual(at) ** 2) / (rows.length - size);
  }
  return { coefficients, scale: Math.sqrt(variance * (1 + size / rows.length)) };
}

/** Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let at = 0; at < rows.length; at++) {
    const pivot = rows.reduce(
      (best, row, index) => (index >= at && Math.abs(row[at]!) > Math.abs(rows[best]![at]!) ? index : best),
      at,
    );
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    rows.forEach((row, index) => {
      if (index === at) return;
      const factor = row[at]! / rows[at]![at]!;
      row.forEach((_, k) => (row[k]! -= factor * rows[at]![k]!));
    });
  }
  return rows.map((row, at) => row.at(-1)! / row[at]!);
}

const hopper = ({ generation }: Evidence): number => (generation === "Hopper" ? 1 : 0);

/**
 * What one decade of size changes log-odds by, before the runs are seen: 0 give or take this. So few runs of so few hands would
 * otherwise have it steeper than runs that were left out bear out.
 */
const SLOPE_DEVIATION = 0.3;

/** Two lines over active parameters, one a generation, and one scale. */
export function fitBySize(runs: readonly Evidence[]) {
  const { coefficients, scale } = fitStudent(
    runs.map((it) => {
      const [h, size] = [hopper(it), decadesFrom10B(it.activeParams)];
      return [1 - h, h, (1 - h) * size, h * size];
    }),
    runs.map(({ utilisation }) => logOdds(utilisation)),
    [0, 0, SLOPE_DEVIATION ** -2, SLOPE_DEVIATION ** -2],
  );
  const [ampere, hopperLevel, ampereSlope, hopperSlope] = coefficients as [number, number, number, number];
  return {
    scale,
    Ampere: { level: ampere, perDecade: ampereSlope, ...sizesOf(runs, "Ampere") },
    Hopper: { level: hopperLevel, perDecade: hopperSlope, ...sizesOf(runs, "Hopper") },
  };
}

function sizesOf(runs: readonly Evidence[], generation: Generation) {
  const sizes = runs.filter((it) => it.generation === generation).map(({ activeParams }) => activeParams);
  return { smallest: Math.min(...sizes), largest: Math.max(...sizes) };
}

/** One level a generation, whatever the size, and one scale. */
export function fitAnySize(runs: readonly Evidence[]) {
  const { coefficients, scale } = fitStudent(
    runs.map((it) => [1 - hopper(it), hopper(it)]),
    runs.map(({ utilisation }) => logOdds(utilisation)),
  );
  return { scale, Ampere: { level: coefficients[0]! }, Hopper: { level: coefficients[1]! } };
}

/** One level and one scale of all runs, as shares of what matrix products reach. */
export function fitOfMatrixProducts(runs: readonly Evidence[]) {
  const { coefficients, scale } = fitStudent(
    runs.map(() => [1]),
    runs.map(({ utilisation, generation }) => {
      const part = partOf(generation);
      return logOdds((utilisation * part.peakFlops) / matrixProducts[part.name]!.flops);
    }),
  );
  return { level: coefficients[0]!, scale };
}

export interface Prediction {
  of: Evidence;
  /** Hours at the median utilisation of a fit that has not seen the run, over the printed ones. */
  hours: number;
  /** Where the run's utilisation lies among that fit's quantiles, in scales of Student's t. */
  distance: number;
}

/** Log-odds of the median utilisation of a model of this size by a fit. */
export function medianOdds(fit: ReturnType<typeof fitBySize>, generation: Generation, activeParams: number): number {
  const { level, perDecade, smallest, largest } = fit[generation];
  return level + perDecade * decadesFrom10B(Math.min(Math.max(activeParams, smallest), largest));
}

/** Each run of `of` by the fit of the runs that `apart` lets stay. */
export const predictWithout = (
  apart: (left: TrainingRun, other: TrainingRun) => boolean,
  of: readonly Evidence[] = fitted,
): Prediction[] =>
  of.map((it) => {
    const fit = fitBySize(fitted.filter((other) => !apart(it.run, other.run)));
    const odds = medianOdds(fit, it.generation, it.activeParams);
    return {
      of: it,
      hours: it.utilisation / share(odds),
      distance: (logOdds(it.utilisation) - odds) / fit.scale,
    };
  });

export const leaveOneOut = (of?: readonly Evidence[]): Prediction[] =>
  predictWithout((one, other) => one === other, of);
export const leaveAuthorsOut = (of?: readonly Evidence[]): Prediction[] =>
  predictWithout((one, other) => one.authors === other.authors, of);

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1]! + sorted[middle]!) / 2 : sorted[Math.floor(middle)]!;
}

/** How far off hours are by a factor, on average: exp of the mean of |log|. */
export const typicalFactor = (predictions: readonly Prediction[]): number =>
  Math.exp(predictions.reduce((sum, { hours }) => sum + Math.abs(Math.log(hours)), 0) / predictions.length);

/** Share of the runs within the 10 to 90 % band of the fit that has not seen them. */
export const coverage = (predictions: readonly Prediction[]): number =>
  predictions.filter(({ distance }) => Math.abs(distance) < studentQuantile(0.9)).length / predictions.length;

export const ofGeneration = (predictions: readonly Prediction[], generation: Generation): Prediction[] =>
  predictions.filter(({ of }) => of.generation === generation);
