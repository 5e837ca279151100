import { gpuHours } from "./cost";
import type { Figures } from "./figures";
import { pointsOf, settingsOf, type Study, type Sweep, type TokensRule } from "./study";
import { blockWeightsPerSquareWidth } from "./transformer";

/**
 * What the cost of a set of runs hangs on beside the study's figures: sums over the runs of H^n, H the attention
 * heads of a run's model. With them the cost is a polynomial, and a changed figure needs no new sum over the runs.
 */
export interface Moments {
  /** Runs of fixed tokens: Σ H, Σ H². */
  fixed: readonly [h1: number, h2: number];
  /** Runs of compute-optimal tokens: Σ H², Σ H³, Σ H⁴. */
  optimal: readonly [h2: number, h3: number, h4: number];
}

/** What counts the runs of a sweep: one of the study's point counts, or nothing where each setting is trained once. */
export const countsOf = (study: Study): readonly string[] => [...Object.keys(study.pointCounts), ONE_RUN];
export const ONE_RUN = "one";
export const countOf = ({ points }: Sweep): string => (points === 1 ? ONE_RUN : points);

/** The moments of a study's runs, apart for each of its counts. */
export function momentsOf(study: Study): Readonly<Record<string, Moments>> {
  const sum = (count: string, rule: TokensRule, power: number): number =>
    study.experiments
      .flatMap(({ sweeps }) => sweeps)
      .filter((sweep) => countOf(sweep) === count && sweep.tokens === rule)
      .reduce((total, sweep) => {
        const runs = settingsOf(sweep.factors) * pointsOf(study, sweep);
        return total + runs * sweep.heads.reduce((powers, heads) => powers + heads ** power, 0);
      }, 0);
  return Object.fromEntries(
    countsOf(study).map((it) => [
      it,
      { fixed: [sum(it, "fixed", 1), sum(it, "fixed", 2)], optimal: [sum(it, "optimal", 2), sum(it, "optimal", 3), sum(it, "optimal", 4)] },
    ]),
  );
}

/** What of a model's shape is a choice and not a figure. */
export interface ShapeChoices {
  gated: boolean;
  causal: boolean;
  tiedEmbeddings: boolean;
}

/**
 * FLOPs of the runs that moments sum up. With D = H × head width, M = 6(wD² + aD) and P = wD² + eVD, where
 * w = weights of all blocks over D² and a = L·l_seq + V (2L·l_seq without a causal mask).
 */
export function flopsOfMoments(figures: Figures, { fixed, optimal }: Moments, choices: ShapeChoices): number {
  const { headDim, layers, seqLen, vocab, kvRatio, ffnRatio, steps, batch, tokensPerParam } = figures;
  const w = layers * blockWeightsPerSquareWidth({ kvRatio, ffnRatio, gated: choices.gated }) * headDim ** 2;
  const a = ((choices.causal ? 1 : 2) * layers * seqLen + vocab) * headDim;
  const e = (choices.tiedEmbeddings ? 1 : 2) * vocab * headDim;
  const fixedTokens = steps * batch * seqLen;
  return 6 * (
    fixedTokens * (w * fixed[1] + a * fixed[0]) +
    tokensPerParam * (w * w * optimal[2] + w * (a + e) * optimal[1] + a * e * optimal[0])
  );
}

/** US$ of FLOPs at a study's figures. */
export const usdOfFlops = (flops: number, { flopsPerGpu, usdPerGpuHour }: Figures): number =>
  gpuHours(flops, flopsPerGpu) * usdPerGpuHour;
