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
  | "width"
  | "layers"
  | "vocab"
  | "kv_ratio"
  | "ffn_ratio"
  | "gated"
  | "attention_ratio"
  | "experts"
  | "active_experts"
  | "shared"
  | "dense_layers"
  | "dense_ffn"
  | LatentArgument
>;
type LatentArgument = "mla_heads" | "q_rank" | "kv_rank" | "nope_dim" | "rope_dim" | "v_dim";

/** Experts that are counted, of those there are. */
const countedExperts = ({ experts, active_experts }: WeightArgs): Operand =>
  active_experts === NO_LIMIT ? experts : lesser(active_experts, experts);

const isLatent = ({ mla_heads: heads }: Args<LatentArgument>): Operand => isAbove(heads, 0);

/** Weights of the projections of one layer over 2·D²; latent ones are apart. */
const attentionProjections = (it: WeightArgs): Operand =>
  choose(isLatent(it), 0, product(it.attention_ratio, f`1+${it.kv_ratio}`));

/** Weights of all blocks over D², without routers and latent attention; a gate is half as much again of a feed-forward block. */
function squareWeights(it: WeightArgs): Operand {
  const gate = choose(it.gated, 1.5, 1);
  const mixture = sum(countedExperts(it), it.shared);
  if (it.dense_layers === 0)
    return product(2, sum(attentionProjections(it), product(gate, it.ffn_ratio, mixture)), it.layers);
  return product(
    2,
    sum(
      product(attentionProjections(it), it.layers),
      product(gate, it.ffn_ratio, mixture, difference(it.layers, it.dense_layers)),
      product(gate, it.dense_ffn, it.dense_layers),
    ),
  );
}

/** Weights of all routers over D; one expert needs none. */
const routers = ({ experts, layers, dense_layers: dense }: WeightArgs): Operand =>
  choose(isAbove(experts, 1), product(difference(layers, dense), experts), 0);

/** Weights of all latent attention: queries to their rank and up, or at full rank; keys and values likewise; the output. */
function latentWeights(it: WeightArgs): Operand {
  const { width, mla_heads: heads, q_rank: rank, kv_rank: keyValueRank, rope_dim: rotary } = it;
  const queryHeads = f`${heads}*(${it.nope_dim}+${rotary})`;
  const queries = choose(isAbove(rank, 0), f`${rank}*(${width}+${queryHeads})`, f`${width}*${queryHeads}`);
  const keysAndValues = f`${width}*(${keyValueRank}+${rotary})+${keyValueRank}*${heads}*(${it.nope_dim}+${it.v_dim})`;
  const all = f`(${queries}+${keysAndValues}+${heads}*${it.v_dim}*${width})*${it.layers}`;
  return choose(isLatent(it), all, 0);
}

/** What windows leave of the work of attention. */
function reach({ window, windowed_share: share, seq_len, causal }: Args): Operand {
  if (window === NO_LIMIT) return 1;
  const seen = quotient(lesser(window, seq_len), seq_len);
  return sum(difference(1, share), product(share, seen, choose(causal, difference(2, seen), 1)));
}

/** Work of attention for one token beside its weights, over D. */
const attention = (it: Args): Operand =>
  product(
    choose(it.causal, 1, 2),
    it.layers,
    it.seq_len,
    choose(
      isLatent(it),
      f`${it.mla_heads}*(${it.nope_dim}+${it.rope_dim}+${it.v_dim})/2/${it.width}`,
      it.attention_ratio,
    ),
    reach(it),
  );

const polynomial = (it: WeightArgs, linear: Operand): Operand =>
  sum(product(squareWeights(it), f`${it.width}^2`), product(linear, it.width), latentWeights(it));

/** What one token is multiplied with. */
const workPerToken = (it: Args): Operand => polynomial(it, sum(attention(it), it.vocab, routers(it)));

/** The same of a module that predicts a further token: one layer more, of the experts, and two projections of D × D. */
const mtpModule = (it: Args): Operand =>
  sum(workPerToken({ ...it, layers: 1, dense_layers: 0 }), product(2, f`${it.width}^2`));

/** FLOPs to train on one token. */
export const flopsPerTokenFormula = (it: Args): Formula =>
  f`${product(TRAINING_FLOPS_PER_WEIGHT, sum(workPerToken(it), it.mtp === 0 ? 0 : product(it.mtp, mtpModule(it))))}`;

/** Parameters, of the experts that are counted. */
export const paramsFormula = (it: WeightArgs & Args<"tied">): Formula =>
  f`${polynomial(it, sum(product(choose(it.tied, embeddingTables(true), embeddingTables(false)), it.vocab), routers(it)))}`;

type RuleArgs = Parameters<typeof expertsRule>[0] & Parameters<typeof denseRule>[0] & Parameters<typeof latentRule>[0];

/** What the arguments of a model's parameters must be beside each other. */
export const shapeRules = (it: RuleArgs): readonly Formula[] => [expertsRule(it), denseRule(it), latentRule(it)];

/** The same of a model and its sequences. */
export const modelRules = (it: RuleArgs & Parameters<typeof windowRule>[0]): readonly Formula[] => [
  ...shapeRules(it),
  windowRule(it),
];

/** No more experts are active than there are, unless nothing was said of it. */
const expertsRule = ({ experts, active_experts }: Args<"experts" | "active_experts">): Formula =>
  f`((${active_experts}<=${experts})+(${active_experts}=${NO_LIMIT})>0)`;

/** A share of windowed layers says something only where there is a window. */
const windowRule = ({ window, windowed_share }: Args<"window" | "windowed_share">): Formula =>
  f`((${windowed_share}=1)+(${window}<${NO_LIMIT})>0)`;

/** There are no more dense layers than layers. */
const denseRule = ({ dense_layers, layers }: Args<"dense_layers" | "layers">): Formula =>
  f`(${dense_layers}<=${layers})`;

/** Latent attention has ranks and widths of its own and no ratios, and other attention has ratios alone. */
function latentRule(it: Args<LatentArgument | "kv_ratio" | "attention_ratio">): Formula {
  const { mla_heads: heads, q_rank, kv_rank, nope_dim, rope_dim, v_dim } = it;
  const none = f`(${q_rank}+${kv_rank}+${nope_dim}+${rope_dim}+${v_dim}=0)`;
  const all = f`(${kv_rank}>0)*(${nope_dim}>0)*(${v_dim}>0)*(${it.kv_ratio}=1)*(${it.attention_ratio}=1)`;
  return f`((${heads}=0)*${none}+(${heads}>0)*${all}>0)`;
}
