import { gpuHours } from "./cost";
import type { Figures } from "./figures";
import { TRAINING_FLOPS_PER_WEIGHT } from "./flops";
import { pointsOf, settingsOf, type Study, type Sweep, type TokensRule } from "./study";
import { blockWeightsPerSquareWidth } from "./transformer";

/**
 * What the cost of a set of runs hangs on beside the study's figures: sums over the runs, each times its token
 * factor, of powers of H, λ, ω and ν, which are the heads of a run's model and its layers, block weights and
 * vocabulary over the study's. With them the cost is a polynomial, and a changed figure needs no new sum over the runs.
 */
export interface Moments {
  /** Runs of fixed tokens: Σ λH, Σ νH, Σ ωH². */
  fixed: readonly [attention: number, vocab: number, weights: number];
  /** Runs of compute-optimal tokens: Σ ν²H², Σ λνH², Σ ωνH³, Σ ωλH³, Σ ω²H⁴. */
  optimal: readonly [vocabs: number, attentionVocab: number, weightsVocab: number, weightsAttention: number, weightsTwice: number];
}

/** What counts the runs of a sweep: one of the study's point counts, or nothing where each setting is trained once. */
export const countsOf = (study: Study): readonly string[] => [...Object.keys(study.pointCounts), ONE_RUN];
export const ONE_RUN = "one";
export const countOf = ({ points }: Sweep): string => (points === 1 ? ONE_RUN : points);

/** The moments of a study's runs, apart for each of its counts. */
export function momentsOf(study: Study): Readonly<Record<string, Moments>> {
  const sum = (count: string, rule: TokensRule, term: (h: number, layers: number, weights: number, vocab: number) => number): number =>
    study.experiments
      .flatMap(({ sweeps }) => sweeps)
      .filter((sweep) => countOf(sweep) === count && sweep.tokens === rule)
      .reduce((total, { factors, models, tokenFactor = 1, ...sweep }) => {
        const runs = settingsOf(factors) * pointsOf(study, sweep) * tokenFactor;
        const terms = models.map((index) => {
          const { heads, layerFactor = 1, weightFactor = layerFactor, vocabFactor = 1 } = study.models[index]!;
          return term(heads, layerFactor, weightFactor, vocabFactor);
        });
        return total + runs * terms.reduce((a, b) => a + b, 0);
      }, 0);
  const moments = (it: string): Moments => ({
    fixed: [sum(it, "fixed", (h, l) => l * h), sum(it, "fixed", (h, _, __, v) => v * h), sum(it, "fixed", (h, _, w) => w * h * h)],
    optimal: [
      sum(it, "optimal", (h, _, __, v) => v * v * h ** 2),
      sum(it, "optimal", (h, l, _, v) => l * v * h ** 2),
      sum(it, "optimal", (h, _, w, v) => w * v * h ** 3),
      sum(it, "optimal", (h, l, w) => w * l * h ** 3),
      sum(it, "optimal", (h, _, w) => w * w * h ** 4),
    ],
  });
  return Object.fromEntries(countsOf(study).map((it) => [it, moments(it)]));
}

/** What of a model's shape is a choice and not a figure. */
export interface ShapeChoices {
  gated: boolean;
  causal: boolean;
  tiedEmbeddings: boolean;
}

/**
 * FLOPs of the runs that moments sum up. With D = H × head width, M = 6(ωwD² + (λa + νV)D) and P = ωwD² + νeVD,
 * where w = weights of the study's blocks over D², a = L·l_seq (twice that without a causal mask) and e = 2, or 1
 * where one table serves input and output.
 */
export function flopsOfMoments(figures: Figures, { fixed, optimal }: Moments, choices: ShapeChoices): number {
  const { headDim, layers, seqLen, vocab, kvRatio, ffnRatio, steps, batch, tokensPerParam } = figures;
  const w = layers * blockWeightsPerSquareWidth({ kvRatio, ffnRatio, gated: choices.gated }) * headDim ** 2;
  const a = (choices.causal ? 1 : 2) * layers * seqLen * headDim;
  const v = vocab * headDim;
  const e = (choices.tiedEmbeddings ? 1 : 2) * v;
  const fixedTokens = steps * batch * seqLen;
  const [vocabs, attentionVocab, weightsVocab, weightsAttention, weightsTwice] = optimal;
  return TRAINING_FLOPS_PER_WEIGHT * (
    fixedTokens * (a * fixed[0] + v * fixed[1] + w * fixed[2]) +
    tokensPerParam * (e * v * vocabs + e * a * attentionVocab + w * (v + e) * weightsVocab + w * a * weightsAttention + w * w * weightsTwice)
  );
}

/** US$ of FLOPs at a study's figures. */
export const usdOfFlops = (flops: number, { flopsPerGpu, usdPerGpuHour }: Figures): number =>
  gpuHours(flops, flopsPerGpu) * usdPerGpuHour;
