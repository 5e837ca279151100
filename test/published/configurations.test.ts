import { differencesFrom } from "./configurations";

/** Configurations as the hub has them, cut to what says something of the shape (read on 2026-11-25). */
const CONFIGURATIONS: Readonly<Record<string, Record<string, unknown>>> = {
  "meta-llama/Meta-Llama-3-8B": {
    vocab_size: 128256,
    hidden_size: 4096,
    intermediate_size: 14336,
    num_hidden_layers: 32,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    tie_word_embeddings: false,
  },
  "tiiuae/falcon-7b": {
    vocab_size: 65024,
    hidden_size: 4544,
    num_hidden_layers: 32,
    num_attention_heads: 71,
    multi_query: true,
  },
  "databricks/dbrx-base": {
    d_model: 6144,
    n_layers: 40,
    n_heads: 48,
    vocab_size: 100352,
    tie_word_embeddings: false,
    attn_config: { kv_n_heads: 8 },
    ffn_config: { ffn_hidden_size: 10752, moe_num_experts: 16, moe_top_k: 4 },
  },
  "moonshotai/Kimi-K2-Instruct": {
    vocab_size: 163840,
    hidden_size: 7168,
    intermediate_size: 18432,
    num_hidden_layers: 61,
    num_attention_heads: 64,
    num_key_value_heads: 64,
    kv_lora_rank: 512,
    q_lora_rank: 1536,
    qk_rope_head_dim: 64,
    qk_nope_head_dim: 128,
    v_head_dim: 128,
    moe_intermediate_size: 2048,
    n_routed_experts: 384,
    n_shared_experts: 1,
    num_experts_per_tok: 8,
    first_k_dense_replace: 1,
    tie_word_embeddings: false,
  },
  "zai-org/GLM-4.5": {
    vocab_size: 151552,
    hidden_size: 5120,
    intermediate_size: 12288,
    num_hidden_layers: 92,
    num_attention_heads: 96,
    num_key_value_heads: 8,
    head_dim: 128,
    moe_intermediate_size: 1536,
    n_routed_experts: 160,
    n_shared_experts: 1,
    num_experts_per_tok: 8,
    first_k_dense_replace: 3,
  },
  "MiniMaxAI/MiniMax-M2": {
    vocab_size: 200064,
    hidden_size: 3072,
    intermediate_size: 1536,
    num_hidden_layers: 62,
    num_attention_heads: 48,
    num_key_value_heads: 8,
    head_dim: 128,
    num_local_experts: 256,
    num_experts_per_tok: 8,
    tie_word_embeddings: false,
  },
};

test.each(Object.entries(CONFIGURATIONS))("the catalogue is as the configuration of %s", (name, config) => {
  expect(differencesFrom(name, config)).toEqual([]);
});

test("a difference is named, and so is a model that the catalogue lacks", () => {
  const config = CONFIGURATIONS["databricks/dbrx-base"]!;
  expect(differencesFrom("dbrx", { ...config, d_model: 6145, ffn_config: { ffn_hidden_size: 3584 } })).toEqual([
    { model: "DBRX", fact: "width", ours: 6144, theirs: 6145 },
    { model: "DBRX", fact: "ffnWidth", ours: 10752, theirs: 3584 },
  ]);
  expect(
    differencesFrom("falcon-7b", { ...CONFIGURATIONS["tiiuae/falcon-7b"], multi_query: false, num_kv_heads: 71 }),
  ).toEqual([{ model: "Falcon 7B", fact: "kvHeads", ours: 1, theirs: 71 }]);
  expect(differencesFrom("Unheard-of 7B", {})).toBeUndefined();
});
