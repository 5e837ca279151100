import type { Figures } from "./assumptions";
import { TRAINING_FLOPS_PER_WEIGHT } from "../core/flops";
import { factorsOf, pointsOf, settingsOf, type Study, type Sweep, type TokensRule } from "./study";
import { blockWeightsPerSquareWidth } from "../core/transformer";

/**
 * What the cost of a set of runs hangs on beside the study's figures: sums over the runs, each times its token
 * factor, of powers of H, λ, ω, ν and ε, which are the heads of a run's model and its attention, active block weights,
 * vocabulary and embedding tables over the study's. With them the cost is a polynomial, and a changed figure needs no
 * new sum over the runs. Windows are in λ, as they are at the study's own sequence length.
 */
export interface Moments {
  /** Runs of fixed tokens: Σ λH, Σ νH, Σ ωH². */
  fixed: readonly [attention: number, vocab: number, weights: number];
  /** Runs of compute-optimal tokens: Σ ενH², Σ ελH², Σ εωH³, Σ ωνH³, Σ ωλH³, Σ ω²H⁴. */
  optimal: readonly [
    embeddingsVocab: number,
    embeddingsAttention: number,
    embeddingsWeights: number,
    weightsVocab: number,
    weightsAttention: number,
    weightsTwice: number,
  ];
}

/** Moments of a count, of both rules. */
export const MOMENTS = 9;

/** What counts the runs of a sweep: one of the study's point counts, or nothing where each setting is trained once. */
export const countsOf = (study: Study): readonly string[] => [...Object.keys(study.pointCounts), ONE_RUN];
export const ONE_RUN = "one";
export const countOf = ({ points }: Sweep): string => (points === 1 ? ONE_RUN : points);

type Term = (h: number, factors: ReturnType<typeof factorsOf>) => number;

/** In the order of `Moments`. */
const FIXED_TERMS: readonly Term[] = [
  (h, it) => it.attentionFactor * h,
  (h, it) => it.vocabFactor * h,
  (h, it) => it.weightFactor * h * h,
];
const OPTIMAL_TERMS: readonly Term[] = [
  (h, it) => it.embeddingFactor * it.vocabFactor * h ** 2,
  (h, it) => it.embeddingFactor * it.attentionFactor * h ** 2,
  (h, it) => it.embeddingFactor * it.weightFactor * h ** 3,
  (h, it) => it.weightFactor * it.vocabFactor * h ** 3,
  (h, it) => it.weightFactor * it.attentionFactor * h ** 3,
  (h, it) => it.weightFactor ** 2 * h ** 4,
];

/** The moments of a study's runs, apart for each of its counts. */
export function momentsOf(study: Study): Readonly<Record<string, Moments>> {
  const sums = (count: string, rule: TokensRule, terms: readonly Term[]): number[] => {
    const sweeps = study.experiments
      .flatMap((it) => it.sweeps)
      .filter((it) => countOf(it) === count && it.tokens === rule);
    return terms.map((term) =>
      sweeps.reduce((total, sweep) => {
        const runs = settingsOf(sweep.factors) * pointsOf(study, sweep) * (sweep.tokenFactor ?? 1);
        const models = sweep.models.map((index) => study.models[index]!);
        return total + runs * models.reduce((sum, model) => sum + term(model.heads, factorsOf(study, model)), 0);
      }, 0),
    );
  };
  return Object.fromEntries(
    countsOf(study).map((it) => [
      it,
      momentsFrom([...sums(it, "fixed", FIXED_TERMS), ...sums(it, "optimal", OPTIMAL_TERMS)]),
    ]),
  );
}

/** Moments of their sums in a row, as a sheet has them. */
export function momentsFrom(sums: readonly number[]): Moments {
  const [f0, f1, f2, o0, o1, o2, o3, o4, o5] = sums as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { fixed: [f0, f1, f2], optimal: [o0, o1, o2, o3, o4, o5] };
}

/** What of a model's shape is a choice and not a figure. */
export interface ShapeChoices {
  gated: boolean;
  causal: boolean;
  tiedEmbeddings: boolean;
}

/**
 * FLOPs of the runs that moments sum up. With D = H × head width, M = 6(ωwD² + (λa + νV)D) and P = ωwD² + εeVD,
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
  const [embeddingsVocab, embeddingsAttention, embeddingsWeights, weightsVocab, weightsAttention, weightsTwice] =
    optimal;
  return (
    TRAINING_FLOPS_PER_WEIGHT *
    (fixedTokens * (a * fixed[0] + v * fixed[1] + w * fixed[2]) +
      tokensPerParam *
        (e * (v * embeddingsVocab + a * embeddingsAttention + w * embeddingsWeights) +
          w * (v * weightsVocab + a * weightsAttention + w * weightsTwice)))
  );
}
