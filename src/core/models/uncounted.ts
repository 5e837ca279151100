/** A model that people ask for and that no count of ours is right for. */
export interface UncountedModel {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Ends the sentence "… is not in the catalogue: ". */
  readonly reason: string;
}

const delta = "three of four layers have a gated delta rule, not counted";
const lightning = "seven of eight layers have lightning attention, not counted";
const mamba = "most layers are Mamba-2, not counted";
const perLayer = "its embeddings for every layer are not counted";
const compressed = "its compressed attention is not counted";

/**
 * Configurations on the hub as of August 2026: layer_types of Qwen3-Next and Qwen3.5, attn_type_list of MiniMax-Text-01
 * (arXiv:2501.08313, January 2025), hybrid_override_pattern of Nemotron-H (arXiv:2504.03624, April 2025),
 * hidden_size_per_layer_input of Gemma 3n and the small Gemma 4, compress_ratios of DeepSeek-V4.
 */
export const uncountedModels: readonly UncountedModel[] = [
  {
    name: "Qwen3-Next 80B-A3B",
    aliases: ["Qwen/Qwen3-Next-80B-A3B-Instruct", "Qwen3-Next", "Qwen3-Coder-Next"],
    reason: delta,
  },
  { name: "Qwen3.5 35B-A3B", aliases: ["Qwen/Qwen3.5-35B-A3B", "Qwen3.5"], reason: delta },
  { name: "Qwen3.5 397B-A17B", aliases: ["Qwen/Qwen3.5-397B-A17B"], reason: delta },
  { name: "MiniMax-Text-01", aliases: ["MiniMaxAI/MiniMax-Text-01", "MiniMax-01"], reason: lightning },
  { name: "MiniMax-M1", aliases: ["MiniMaxAI/MiniMax-M1-80k", "MiniMax-M1-40k"], reason: lightning },
  { name: "Nemotron-H 8B", aliases: ["nvidia/Nemotron-H-8B-Base-8K", "Nemotron-H"], reason: mamba },
  { name: "Nemotron-H 56B", aliases: ["nvidia/Nemotron-H-56B-Base-8K"], reason: mamba },
  { name: "Nemotron 3 Nano 30B-A3B", aliases: ["nvidia/NVIDIA-Nemotron-3-Nano-30B-A3B-BF16"], reason: mamba },
  { name: "Gemma 3n E2B", aliases: ["google/gemma-3n-E2B"], reason: perLayer },
  { name: "Gemma 3n E4B", aliases: ["google/gemma-3n-E4B", "Gemma 3n"], reason: perLayer },
  { name: "Gemma 4 E2B", aliases: ["google/gemma-4-E2B"], reason: perLayer },
  { name: "Gemma 4 E4B", aliases: ["google/gemma-4-E4B"], reason: perLayer },
  { name: "DeepSeek-V4 Flash", aliases: ["deepseek-ai/DeepSeek-V4-Flash", "DeepSeek-V4"], reason: compressed },
];
