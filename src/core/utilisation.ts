import type { Accelerator } from "./accelerators";
import { matrixProducts } from "./matrix-products";

/** Quantiles of utilisation: log-odds are `level` + `scale` × those of Student's t with four degrees of freedom. */
interface Spread {
  readonly level: number;
  readonly scale: number;
}

/**
 * Utilisation of whole runs, as published hours give it (`training-runs.ts`): the share of the dense 16-bit peak that our
 * count of FLOPs comes to over all hours that a run took. Log-odds keep every quantile between 0 and 1; the t distribution
 * has the heavy tail of these hours, and holds an odd run to the weight it deserves. `test/published/utilisation.test.ts`
 * refits every number here and says how far runs are off that were left out of the fit.
 */
export const UTILISATION_FIT = {
  /** With active parameters N: log-odds are level + perDecade × log10(N / 1e10), within the sizes of the runs. */
  bySize: {
    scale: 0.3816,
    Ampere: { level: -0.3602, perDecade: -0.2654, smallest: 1.1e9, largest: 1.76e11 },
    Hopper: { level: -1.1615, perDecade: 0.3484, smallest: 2.53e9, largest: 4.06e11 },
  },
  /** Of any size. */
  anySize: { scale: 0.4241, Ampere: { level: -0.4468 }, Hopper: { level: -1.0544 } },
  /** Of the measured matrix products instead of the peak, both generations together: for accelerators without published runs. */
  ofMatrixProducts: { level: -0.4202, scale: 0.5 },
  /** Median share of the peak that matrix products reach, for accelerators on which nobody measured them. */
  matrixProductShare: 0.781,
} as const;

export type Generation = "Ampere" | "Hopper";

/** The parts on whose generation there are published runs: same chip, other memory, links or power. */
const GENERATIONS: readonly (readonly [RegExp, Generation])[] = [
  [/^A[18]00\b/, "Ampere"],
  [/^(H100|H800|H200|GH200)\b/, "Hopper"],
];

/** The generation of an accelerator for which there are published runs. */
export const generationOf = (name: string): Generation | undefined =>
  GENERATIONS.find(([pattern]) => pattern.test(name))?.[1];

/** What the utilisation of an accelerator rests on. */
export type UtilisationEvidence = "published runs" | "measured matrix products" | "other accelerators";

export function utilisationEvidence({ name }: Pick<Accelerator, "name">): UtilisationEvidence {
  if (generationOf(name)) return "published runs";
  return matrixProducts[name] === undefined ? "other accelerators" : "measured matrix products";
}

/**
 * Quantile of the utilisation of whole runs, a share of the dense 16-bit peak by our count of FLOPs: `probability` of runs
 * reach less. With `activeParams` it is that of runs of this size, held to the sizes of the published runs; accelerators
 * without published runs have one utilisation for all sizes.
 */
export function typicalUtilisation(
  { name, peakFlops }: Pick<Accelerator, "name" | "peakFlops">,
  activeParams?: number,
  probability = 0.5,
): number {
  const generation = generationOf(name);
  if (!generation) {
    const measured = matrixProducts[name];
    const ceiling = measured === undefined ? UTILISATION_FIT.matrixProductShare : measured.flops / peakFlops;
    return ceiling * quantile(UTILISATION_FIT.ofMatrixProducts, probability);
  }
  const { bySize, anySize } = UTILISATION_FIT;
  if (activeParams === undefined) return quantile({ ...anySize[generation], scale: anySize.scale }, probability);
  const { level, perDecade, smallest, largest } = bySize[generation];
  const params = Math.min(Math.max(activeParams, smallest), largest);
  return quantile({ level: level + perDecade * decadesFrom10B(params), scale: bySize.scale }, probability);
}

/** Where a line of the fit has its level. */
export const decadesFrom10B = (activeParams: number): number => Math.log10(activeParams / 1e10);

const quantile = ({ level, scale }: Spread, probability: number): number =>
  1 / (1 + Math.exp(-(level + scale * studentQuantile(probability))));

/**
 * Quantile of Student's t with four degrees of freedom, which has a closed form. Source: W. T. Shaw, Sampling Student's T
 * distribution, Journal of Computational Finance 9:4 (2006), section 3.
 */
export function studentQuantile(probability: number): number {
  const alpha = Math.sqrt(4 * probability * (1 - probability));
  if (alpha === 0) return probability < 0.5 ? -Infinity : Infinity;
  const half = Math.cos(Math.acos(Math.min(1, alpha)) / 3) / alpha;
  return Math.sign(probability - 0.5) * 2 * Math.sqrt(half - 1);
}
