import { TRAINING_FLOPS_PER_WEIGHT } from "./flops";
import type { Source } from "./source";

/** A model and the tokens that train it best for a number of FLOPs C, by C = 6·params·tokens. */
export interface OptimalModel {
  params: number;
  tokens: number;
  /** Nats per token that the law expects; undefined where it does not predict a loss. */
  loss: number | undefined;
}

export interface ScalingLaw extends Source {
  readonly name: string;
  optimal(flops: number): OptimalModel;
}

/** The article's rule, and Chinchilla's in few words: 20. */
export const TOKENS_PER_PARAM = 20;

/** Fitted loss E + A / params^α + B / tokens^β. */
interface LossFit {
  e: number;
  a: number;
  alpha: number;
  b: number;
  beta: number;
}

/** What minimises the loss at C = 6·params·tokens. Source: arXiv:2203.15556 (March 2022), equation 4. */
function optimalByLoss({ e, a, alpha, b, beta }: LossFit, flops: number): OptimalModel {
  const product = flops / TRAINING_FLOPS_PER_WEIGHT;
  const g = ((alpha * a) / (beta * b)) ** (1 / (alpha + beta));
  const params = g * product ** (beta / (alpha + beta));
  const tokens = product / params;
  return { params, tokens, loss: e + a / params ** alpha + b / tokens ** beta };
}

const fitted = (name: string, fit: LossFit, source: Source): ScalingLaw => ({
  name,
  ...source,
  optimal: (flops) => optimalByLoss(fit, flops),
});

/** How params and tokens share a number of FLOPs, by those who measured it. */
export const scalingLaws: readonly ScalingLaw[] = [
  {
    name: "20 tokens",
    source: "Article, “20x tokens of non-embedding P as a heuristic”, after arXiv:2203.15556 (Chinchilla)",
    date: "2024-07",
    optimal(flops) {
      const params = Math.sqrt(flops / (TRAINING_FLOPS_PER_WEIGHT * TOKENS_PER_PARAM));
      return { params, tokens: TOKENS_PER_PARAM * params, loss: undefined };
    },
  },
  fitted(
    "Hoffmann",
    { e: 1.6934, a: 406.4, alpha: 0.3392, b: 410.7, beta: 0.2849 },
    {
      // Rounded to two digits, as the paper prints them, they give a fifth fewer params: 32e9, not its own 40e9, for 5.76e23 FLOPs.
      source: "arXiv:2203.15556 (Chinchilla), Approach 3, unrounded from its TeX source as arXiv:2404.10102 gives it",
      date: "2022-03",
    },
  ),
  fitted(
    "Besiroglu",
    { e: 1.8172, a: 482.01, alpha: 0.3478, b: 2085.43, beta: 0.3658 },
    {
      source: "arXiv:2404.10102, “Chinchilla Scaling: A replication attempt”, its fit to the same runs",
      date: "2024-04",
    },
  ),
];
