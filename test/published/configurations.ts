import { findNamed } from "../../src/core/find-named";
import { publishedModels, type PublishedModel } from "../../src/core/models";

type Json = Readonly<Record<string, unknown>>;

/** What a config.json of the hub states of a shape, under the names that its many classes use. */
const SPELLINGS = {
  width: ["hidden_size", "n_embd", "d_model"],
  layers: ["num_hidden_layers", "n_layer", "n_layers", "num_layers"],
  heads: ["num_attention_heads", "n_head", "n_heads"],
  kvHeads: ["num_key_value_heads", "num_kv_heads", "n_kv_heads", "kv_n_heads"],
  headDim: ["head_dim"],
  vocab: ["padded_vocab_size", "vocab_size"],
  tied: ["tie_word_embeddings"],
  experts: ["num_experts", "num_local_experts", "n_routed_experts", "moe_num_experts"],
  activeExperts: ["num_experts_per_tok", "moe_top_k"],
  sharedExperts: ["n_shared_experts"],
  denseLayers: ["first_k_dense_replace"],
  queryRank: ["q_lora_rank"],
  keyValueRank: ["kv_lora_rank"],
  plainDim: ["qk_nope_head_dim"],
  rotaryDim: ["qk_rope_head_dim"],
  valueDim: ["v_head_dim"],
} as const;

/** Where there are experts, the width of one goes before that of dense layers. */
const WIDTHS_OF_EXPERTS = ["moe_intermediate_size"];
const FEED_FORWARD = ["intermediate_size", "ffn_dim", "n_inner", "ffn_hidden_size"];

/** A language model inside a model that sees: its part; and the parts that MPT and DBRX keep apart. */
const flat = (config: Json): Json =>
  ["text_config", "llm_config", "attn_config", "ffn_config"].reduce<Json>(
    (all, part) => ({ ...all, ...(all[part] as Json | undefined) }),
    config,
  );

const firstOf = (config: Json, spellings: readonly string[]): unknown =>
  spellings.map((it) => config[it]).find((it) => it !== undefined && it !== null);

/** The catalogue's facts of a model under the names of `SPELLINGS`. */
function factsOf(model: PublishedModel): Json {
  const { experts, latentAttention } = model;
  return {
    ...model,
    experts: experts?.count,
    activeExperts: experts?.active,
    sharedExperts: experts?.shared ?? 0,
    denseLayers: experts?.dense?.layers ?? 0,
    denseWidth: experts?.dense?.ffnWidth,
    ...latentAttention,
  };
}

export interface Difference {
  model: string;
  fact: string;
  ours: unknown;
  theirs: unknown;
}

/**
 * Where the catalogue's entry of a name differs from a configuration; what the configuration does not state is not compared.
 * undefined where the catalogue has no such model.
 */
export function differencesFrom(name: string, configuration: Json): Difference[] | undefined {
  const model = findNamed(publishedModels, name);
  if (!model) return undefined;
  const config = flat(configuration);
  const ours = factsOf(model);
  const theirs: Record<string, unknown> = Object.fromEntries(
    Object.entries(SPELLINGS).map(([fact, spellings]) => [fact, firstOf(config, spellings)]),
  );
  if (config["multi_query"] === true && config["new_decoder_architecture"] !== true) theirs["kvHeads"] = 1;
  const feedForward = firstOf(config, FEED_FORWARD);
  const ofExpert = firstOf(config, WIDTHS_OF_EXPERTS);
  theirs["ffnWidth"] = model.experts && ofExpert !== undefined ? ofExpert : feedForward;
  if (model.experts?.dense && ofExpert !== undefined) theirs["denseWidth"] = feedForward;
  // With low ranks the width of a head is told by its parts.
  if (theirs["keyValueRank"] !== undefined) delete theirs["headDim"];
  return Object.entries(theirs).flatMap(([fact, their]) =>
    their === undefined || ours[fact] === their ? [] : [{ model: model.name, fact, ours: ours[fact], theirs: their }],
  );
}
