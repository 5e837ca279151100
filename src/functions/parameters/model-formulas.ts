import { embeddingTables } from "../../core/transformer";
import { TRAINING_FLOPS_PER_WEIGHT } from "../../core/flops";
import type { Operands } from "../../grid/define-function";
import { choose, difference, isAbove, lesser, product, quotient, sum } from "../../grid/formula/fold";
import { f, type Formula, type Operand } from "../../grid/formula/formula";
import { NO_LIMIT, type modelParameters } from "./model-parameters";

/** What core/transformer.ts and core/flops.ts compute, as formulas of a function's arguments; they contain no model names. */

type Args<Names extends keyof typeof modelParameters | "width" | "tied" = keyof typeof modelParameters | "width"> =
  Operands<Names>;
type WeightArgs = Args<
  "width" | "layers" | "vocab" | "kv_ratio" | "ffn_ratio" | "gated" | "attention_ratio" | "experts" | "active_experts"
>;

/** Experts that are counted, of those there are. */
const countedExperts = ({ experts, active_experts }: WeightArgs): Operand =>
  active_experts === NO_LIMIT ? experts : lesser(active_experts, experts);

/** Weights of all blocks over D², without routers; a gate is half as much again of a feed-forward block. */
const squareWeights = (it: WeightArgs): Operand =>
  product(
    2,
    sum(
      product(it.attention_ratio, f`1+${it.kv_ratio}`),
      product(choose(it.gated, 1.5, 1), it.ffn_ratio, countedExperts(it)),
    ),
    it.layers,
  );

/** Weights of all routers over D; one expert needs none. */
const routers = ({ experts, layers }: WeightArgs): Operand => choose(isAbove(experts, 1), product(layers, experts), 0);

/** What windows leave of the work of attention. */
function reach({ window, windowed_share: share, seq_len, causal }: Args): Operand {
  if (window === NO_LIMIT) return 1;
  const seen = quotient(lesser(window, seq_len), seq_len);
  return sum(difference(1, share), product(share, seen, choose(causal, difference(2, seen), 1)));
}

/** Work of attention for one token beside its weights, over D. */
const attention = (it: Args): Operand =>
  product(choose(it.causal, 1, 2), it.layers, it.seq_len, it.attention_ratio, reach(it));

const polynomial = (it: WeightArgs, linear: Operand): Formula =>
  f`${product(squareWeights(it), f`${it.width}^2`)}+${product(linear, it.width)}`;

/** FLOPs to train on one token. */
export const flopsPerTokenFormula = (it: Args): Formula =>
  f`${product(TRAINING_FLOPS_PER_WEIGHT, polynomial(it, sum(attention(it), it.vocab, routers(it))))}`;

/** Parameters, of the experts that are counted. */
export const paramsFormula = (it: WeightArgs & Args<"tied">): Formula =>
  polynomial(it, sum(product(choose(it.tied, embeddingTables(true), embeddingTables(false)), it.vocab), routers(it)));

/** No more experts are active than there are, unless nothing was said of it. */
export const expertsRule = ({ experts, active_experts }: Args<"experts" | "active_experts">): Formula =>
  f`((${active_experts}<=${experts})+(${active_experts}=${NO_LIMIT})>0)`;

/** A share of windowed layers says something only where there is a window. */
export const windowRule = ({ window, windowed_share }: Args<"window" | "windowed_share">): Formula =>
  f`((${windowed_share}=1)+(${window}<${NO_LIMIT})>0)`;
