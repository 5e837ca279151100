import type { Source } from "./source";
import type { Experts, Transformer } from "./transformer";

/**
 * Shapes of models as their authors published them, by family, and in a family by release. Where a source is a model's
 * page on the Hugging Face hub, "hub page" is the number of parameters that the hub counts in the weights and shows there.
 */
export const publishedModels: readonly PublishedModel[] = [
  // GPT, OpenAI. GPT-3 alternates dense and locally banded layers, of a width that the paper does not print.
  { name: "GPT-2 (124M)", width: 768, layers: 12, heads: 12, kvHeads: 12, headDim: 64, ffnWidth: 3072, gated: false,
    vocab: 50257, tied: true, seqLen: 1024, publishedParams: 124e6,
    source: "Radford et al., Language Models are Unsupervised Multitask Learners, Table 2; size: openai/gpt-2, DEVELOPERS.md",
    date: "2019-02" },
  { name: "GPT-2 XL", width: 1600, layers: 48, heads: 25, kvHeads: 25, headDim: 64, ffnWidth: 6400, gated: false,
    vocab: 50257, tied: true, seqLen: 1024, publishedParams: 1558e6,
    source: "Radford et al., Language Models are Unsupervised Multitask Learners, Table 2; size: openai/gpt-2, DEVELOPERS.md",
    date: "2019-02" },
  { name: "GPT-3 175B", width: 12288, layers: 96, heads: 96, kvHeads: 96, headDim: 128, ffnWidth: 49152, gated: false,
    vocab: 50257, tied: true, seqLen: 2048, publishedParams: 175.0e9,
    source: "arXiv:2005.14165, Table 2.1", date: "2020-05" },
  { name: "gpt-oss-20b", width: 2880, layers: 24, heads: 64, kvHeads: 8, headDim: 64, ffnWidth: 2880, gated: true,
    vocab: 201088, tied: false, seqLen: 4096, slidingWindow: { tokens: 128, layers: 12 }, experts: { count: 32, active: 4 },
    publishedParams: 20.91e9, publishedActiveParams: 3.61e9,
    source: "arXiv:2508.10925, Table 1 and Section 2.2; openai/gpt-oss, gpt_oss/torch/model.py", date: "2025-08" },
  { name: "gpt-oss-120b", width: 2880, layers: 36, heads: 64, kvHeads: 8, headDim: 64, ffnWidth: 2880, gated: true,
    vocab: 201088, tied: false, seqLen: 4096, slidingWindow: { tokens: 128, layers: 18 }, experts: { count: 128, active: 4 },
    publishedParams: 116.83e9, publishedActiveParams: 5.13e9,
    source: "arXiv:2508.10925, Table 1 and Section 2.2; openai/gpt-oss, gpt_oss/torch/model.py", date: "2025-08" },

  // Gopher and Chinchilla, DeepMind. The published sizes hold D² weights a layer more, of relative positions.
  { name: "Gopher 280B", width: 16384, layers: 80, heads: 128, kvHeads: 128, headDim: 128, ffnWidth: 65536, gated: false,
    vocab: 32000, tied: true, seqLen: 2048, publishedParams: 280e9,
    source: "arXiv:2112.11446, Table 1 and Section 3", date: "2021-12" },
  { name: "Chinchilla 70B", width: 8192, layers: 80, heads: 64, kvHeads: 64, headDim: 128, ffnWidth: 32768, gated: false,
    vocab: 32000, tied: true, seqLen: 2048, publishedParams: 70e9,
    source: "arXiv:2203.15556, Table 4; all else as Gopher: arXiv:2112.11446, Section 3", date: "2022-03" },

  // PaLM, Google
  { name: "PaLM 540B", width: 18432, layers: 118, heads: 48, kvHeads: 1, headDim: 256, ffnWidth: 73728, gated: true,
    vocab: 256000, tied: true, seqLen: 2048, publishedParams: 540.35e9,
    source: "arXiv:2204.02311, Table 1 and Section 2", date: "2022-04" },

  // GPT-NeoX and Pythia, EleutherAI
  { name: "GPT-NeoX-20B", width: 6144, layers: 44, heads: 64, kvHeads: 64, headDim: 96, ffnWidth: 24576, gated: false,
    vocab: 50432, tied: false, seqLen: 2048, publishedParams: 20_554_567_680,
    source: "model card and config.json of EleutherAI/gpt-neox-20b", date: "2022-04" },
  { name: "Pythia 1B", width: 2048, layers: 16, heads: 8, kvHeads: 8, headDim: 256, ffnWidth: 8192, gated: false,
    vocab: 50304, tied: false, seqLen: 2048, publishedParams: 1_011_781_632,
    source: "model card and config.json of EleutherAI/pythia-1b", date: "2023-04" },
  { name: "Pythia 6.9B", width: 4096, layers: 32, heads: 32, kvHeads: 32, headDim: 128, ffnWidth: 16384, gated: false,
    vocab: 50432, tied: false, seqLen: 2048, publishedParams: 6_857_302_016,
    source: "model card and config.json of EleutherAI/pythia-6.9b", date: "2023-04" },
  { name: "Pythia 12B", width: 5120, layers: 36, heads: 40, kvHeads: 40, headDim: 128, ffnWidth: 20480, gated: false,
    vocab: 50688, tied: false, seqLen: 2048, publishedParams: 11_846_072_320,
    source: "model card and config.json of EleutherAI/pythia-12b", date: "2023-04" },

  // OPT, Meta
  { name: "OPT 175B", width: 12288, layers: 96, heads: 96, kvHeads: 96, headDim: 128, ffnWidth: 49152, gated: false,
    vocab: 50272, tied: true, seqLen: 2048, publishedParams: 175e9,
    source: "arXiv:2205.01068, Table 1; facebookresearch/metaseq, metaseq/launcher/opt_baselines.py", date: "2022-05" },

  // BLOOM, BigScience
  { name: "BLOOM 176B", width: 14336, layers: 70, heads: 112, kvHeads: 112, headDim: 128, ffnWidth: 57344, gated: false,
    vocab: 250880, tied: true, seqLen: 2048, publishedParams: 176_247_271_424,
    source: "model card of bigscience/bloom", date: "2022-07" },

  // Llama, Meta
  { name: "LLaMA 7B", width: 4096, layers: 32, heads: 32, kvHeads: 32, headDim: 128, ffnWidth: 11008, gated: true,
    vocab: 32000, tied: false, seqLen: 2048, publishedParams: 6.7e9,
    source: "arXiv:2302.13971, Table 2; facebookresearch/llama, llama/model.py", date: "2023-02" },
  { name: "LLaMA 65B", width: 8192, layers: 80, heads: 64, kvHeads: 64, headDim: 128, ffnWidth: 22016, gated: true,
    vocab: 32000, tied: false, seqLen: 2048, publishedParams: 65.2e9,
    source: "arXiv:2302.13971, Table 2; facebookresearch/llama, llama/model.py", date: "2023-02" },
  { name: "Llama 2 7B", width: 4096, layers: 32, heads: 32, kvHeads: 32, headDim: 128, ffnWidth: 11008, gated: true,
    vocab: 32000, tied: false, seqLen: 4096, publishedParams: 6.74e9,
    source: "arXiv:2307.09288, Table 1; config.json and hub page of meta-llama/Llama-2-7b-hf", date: "2023-07" },
  { name: "Llama 2 13B", width: 5120, layers: 40, heads: 40, kvHeads: 40, headDim: 128, ffnWidth: 13824, gated: true,
    vocab: 32000, tied: false, seqLen: 4096, publishedParams: 13e9,
    source: "arXiv:2307.09288, Table 1; config.json and hub page of meta-llama/Llama-2-13b-hf", date: "2023-07" },
  { name: "Llama 2 70B", width: 8192, layers: 80, heads: 64, kvHeads: 8, headDim: 128, ffnWidth: 28672, gated: true,
    vocab: 32000, tied: false, seqLen: 4096, publishedParams: 69e9,
    source: "arXiv:2307.09288, Table 1; config.json and hub page of meta-llama/Llama-2-70b-hf", date: "2023-07" },
  { name: "Llama 3 8B", width: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128, ffnWidth: 14336, gated: true,
    vocab: 128256, tied: false, seqLen: 8192, publishedParams: 8.03e9,
    source: "model card, config.json and hub page of meta-llama/Meta-Llama-3-8B", date: "2024-04" },
  { name: "Llama 3 70B", width: 8192, layers: 80, heads: 64, kvHeads: 8, headDim: 128, ffnWidth: 28672, gated: true,
    vocab: 128256, tied: false, seqLen: 8192, publishedParams: 70.6e9,
    source: "model card, config.json and hub page of meta-llama/Meta-Llama-3-70B", date: "2024-04" },
  { name: "Llama 3.1 405B", width: 16384, layers: 126, heads: 128, kvHeads: 8, headDim: 128, ffnWidth: 53248, gated: true,
    vocab: 128256, tied: false, seqLen: 8192, publishedParams: 405e9,
    source: "arXiv:2407.21783, Table 3 and Section 3.4; config.json of meta-llama/Llama-3.1-405B", date: "2024-07" },
  { name: "Llama 3.2 1B", width: 2048, layers: 16, heads: 32, kvHeads: 8, headDim: 64, ffnWidth: 8192, gated: true,
    vocab: 128256, tied: true, seqLen: 8192, publishedParams: 1.23e9,
    source: "model card and config.json of meta-llama/Llama-3.2-1B", date: "2024-09" },

  // Falcon, Technology Innovation Institute
  { name: "Falcon 40B", width: 8192, layers: 60, heads: 128, kvHeads: 8, headDim: 64, ffnWidth: 32768, gated: false,
    vocab: 65024, tied: true, seqLen: 2048, publishedParams: 40e9,
    source: "model card and config.json of tiiuae/falcon-40b", date: "2023-05" },
  { name: "Falcon 180B", width: 14848, layers: 80, heads: 232, kvHeads: 8, headDim: 64, ffnWidth: 59392, gated: false,
    vocab: 65024, tied: true, seqLen: 2048, publishedParams: 180e9,
    source: "model card and config.json of tiiuae/falcon-180B", date: "2023-09" },

  // Mistral and Mixtral, Mistral AI
  { name: "Mistral 7B", width: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128, ffnWidth: 14336, gated: true,
    vocab: 32000, tied: false, seqLen: 8192, slidingWindow: { tokens: 4096, layers: 32 }, publishedParams: 7.3e9,
    source: "arXiv:2310.06825, Table 1; size: mistral.ai/news/announcing-mistral-7b", date: "2023-10" },
  { name: "Mixtral 8x7B", width: 4096, layers: 32, heads: 32, kvHeads: 8, headDim: 128, ffnWidth: 14336, gated: true,
    vocab: 32000, tied: false, seqLen: 32768, experts: { count: 8, active: 2 },
    publishedParams: 46.7e9, publishedActiveParams: 12.9e9,
    source: "arXiv:2401.04088, Table 1; sizes: mistral.ai/news/mixtral-of-experts", date: "2024-01" },
  { name: "Mixtral 8x22B", width: 6144, layers: 56, heads: 48, kvHeads: 8, headDim: 128, ffnWidth: 16384, gated: true,
    vocab: 32000, tied: false, seqLen: 65536, experts: { count: 8, active: 2 },
    publishedParams: 141e9, publishedActiveParams: 39e9,
    source: "config.json of mistralai/Mixtral-8x22B-v0.1; sizes: mistral.ai/news/mixtral-8x22b", date: "2024-04" },

  // OLMo, Ai2
  { name: "OLMo 7B", width: 4096, layers: 32, heads: 32, kvHeads: 32, headDim: 128, ffnWidth: 11008, gated: true,
    vocab: 50304, tied: false, seqLen: 2048, publishedParams: 7e9,
    source: "model card and config.json of allenai/OLMo-7B", date: "2024-02" },
  { name: "OLMo 2 7B", width: 4096, layers: 32, heads: 32, kvHeads: 32, headDim: 128, ffnWidth: 11008, gated: true,
    vocab: 100352, tied: false, seqLen: 4096, publishedParams: 7.3e9,
    source: "model card, config.json and hub page of allenai/OLMo-2-1124-7B", date: "2024-11" },
  { name: "OLMo 2 13B", width: 5120, layers: 40, heads: 40, kvHeads: 40, headDim: 128, ffnWidth: 13824, gated: true,
    vocab: 100352, tied: false, seqLen: 4096, publishedParams: 13.7e9,
    source: "model card, config.json and hub page of allenai/OLMo-2-1124-13B", date: "2024-11" },
  { name: "OLMo 2 32B", width: 5120, layers: 64, heads: 40, kvHeads: 8, headDim: 128, ffnWidth: 27648, gated: true,
    vocab: 100352, tied: false, seqLen: 4096, publishedParams: 32.2e9,
    source: "model card, config.json and hub page of allenai/OLMo-2-0325-32B", date: "2025-03" },

  // Gemma, Google. The sizes are sums of the two that the reports print: embedding, and all else but the vision encoder.
  { name: "Gemma 7B", width: 3072, layers: 28, heads: 16, kvHeads: 16, headDim: 256, ffnWidth: 24576, gated: true,
    vocab: 256128, tied: true, seqLen: 8192, publishedParams: 8_538_074_112,
    source: "arXiv:2403.08295, Tables 1 and 2", date: "2024-03" },
  { name: "Gemma 2 9B", width: 3584, layers: 42, heads: 16, kvHeads: 8, headDim: 256, ffnWidth: 14336, gated: true,
    vocab: 256128, tied: true, seqLen: 8192, slidingWindow: { tokens: 4096, layers: 21 }, publishedParams: 9_242_164_736,
    source: "arXiv:2408.00118, Tables 1 and 2", date: "2024-07" },
  { name: "Gemma 2 27B", width: 4608, layers: 46, heads: 32, kvHeads: 16, headDim: 128, ffnWidth: 36864, gated: true,
    vocab: 256128, tied: true, seqLen: 8192, slidingWindow: { tokens: 4096, layers: 23 }, publishedParams: 27_227_718_144,
    source: "arXiv:2408.00118, Tables 1 and 2", date: "2024-07" },
  { name: "Gemma 3 27B", width: 5376, layers: 62, heads: 32, kvHeads: 16, headDim: 128, ffnWidth: 21504, gated: true,
    vocab: 262144, tied: true, seqLen: 32768, slidingWindow: { tokens: 1024, layers: 52 }, publishedParams: 27.016e9,
    source: "arXiv:2503.19786, Table 1 and Section 5.3; google-deepmind/gemma, gemma/gm/nn/_gemma.py", date: "2025-03" },

  // Qwen, Alibaba
  { name: "Qwen2.5 7B", width: 3584, layers: 28, heads: 28, kvHeads: 4, headDim: 128, ffnWidth: 18944, gated: true,
    vocab: 152064, tied: false, seqLen: 4096, publishedParams: 7.61e9,
    source: "arXiv:2412.15115, Table 1 and Section 3.3; model card and config.json of Qwen/Qwen2.5-7B", date: "2024-12" },
  { name: "Qwen2.5 72B", width: 8192, layers: 80, heads: 64, kvHeads: 8, headDim: 128, ffnWidth: 29568, gated: true,
    vocab: 152064, tied: false, seqLen: 4096, publishedParams: 72.7e9,
    source: "arXiv:2412.15115, Table 1 and Section 3.3; model card and config.json of Qwen/Qwen2.5-72B", date: "2024-12" },
  { name: "Qwen3 8B", width: 4096, layers: 36, heads: 32, kvHeads: 8, headDim: 128, ffnWidth: 12288, gated: true,
    vocab: 151936, tied: false, seqLen: 4096, publishedParams: 8.2e9,
    source: "arXiv:2505.09388, Table 1 and Section 3.2; model card and config.json of Qwen/Qwen3-8B", date: "2025-05" },
  { name: "Qwen3 235B-A22B", width: 4096, layers: 94, heads: 64, kvHeads: 4, headDim: 128, ffnWidth: 1536, gated: true,
    vocab: 151936, tied: false, seqLen: 4096, experts: { count: 128, active: 8 },
    publishedParams: 235e9, publishedActiveParams: 22e9,
    source: "arXiv:2505.09388, Table 2 and Section 3.2; model card and config.json of Qwen/Qwen3-235B-A22B", date: "2025-05" },

  // DeepSeek. The modules that predict a second token in training are no part of the model's published size.
  { name: "DeepSeek-V3", width: 7168, layers: 61, heads: 128, kvHeads: 128, headDim: 128, ffnWidth: 2048, gated: true,
    vocab: 129280, tied: false, seqLen: 4096,
    experts: { count: 256, active: 8, shared: 1, dense: { layers: 3, ffnWidth: 18432 } },
    latentAttention: { queryRank: 1536, keyValueRank: 512, plainDim: 128, rotaryDim: 64, valueDim: 128 },
    publishedParams: 671e9, publishedActiveParams: 37e9,
    source: "arXiv:2412.19437, Section 4.2; deepseek-ai/DeepSeek-V3, inference/configs/config_671B.json", date: "2024-12" },
];

/** A model's shape as its authors published it: whole numbers, no ratios. */
export interface PublishedModel extends Source {
  /** As its authors write it: "Llama 3 8B". */
  readonly name: string;
  /** Residual stream width D, d_model. */
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  /** Key (and value) heads: as many as heads without grouped-query attention, 1 with multi-query attention. */
  readonly kvHeads: number;
  /** Width of one head, which need not be D / heads. */
  readonly headDim: number;
  /** Hidden width of the feed-forward block; of one expert where there are experts. */
  readonly ffnWidth: number;
  /** True where the feed-forward block has a gate (SwiGLU, GeGLU). */
  readonly gated: boolean;
  /** Rows of the embedding table, padding included where the published weights have it. */
  readonly vocab: number;
  /** True where one table serves input and output. */
  readonly tied: boolean;
  /** Tokens of a sequence in pre-training, before any extension of the context. */
  readonly seqLen: number;
  /** Layers whose positions see only the latest tokens. */
  readonly slidingWindow?: { readonly tokens: number; readonly layers: number };
  /** Mixture of experts: of `count` routed experts a token passes `active`, and all `shared` ones. */
  readonly experts?: {
    readonly count: number;
    readonly active: number;
    readonly shared?: number;
    /** The first layers, where one plain block of its own width stands in place of the experts. */
    readonly dense?: { readonly layers: number; readonly ffnWidth: number };
  };
  /** Multi-head latent attention: low ranks of queries, and of keys and values together; head widths apart. */
  readonly latentAttention?: {
    readonly queryRank: number;
    readonly keyValueRank: number;
    /** Of a head's query and key: the part without and the part with rotary positions. */
    readonly plainDim: number;
    readonly rotaryDim: number;
    readonly valueDim: number;
  };
  /** Total parameters as printed, to the digits that were printed. */
  readonly publishedParams: number;
  /** Parameters that a token passes, as printed; only where there are experts. */
  readonly publishedActiveParams?: number;
}

/** The model in the ratios that formulas take, with its own training sequence. */
export function transformerOf(model: PublishedModel): Transformer {
  const { width, layers, heads, kvHeads, headDim, ffnWidth, gated, vocab, seqLen, slidingWindow, experts, latentAttention } = model;
  return {
    width, layers, seqLen, vocab, gated,
    kvRatio: kvHeads / heads,
    ffnRatio: ffnWidth / width,
    causal: true,
    attentionRatio: (heads * headDim) / width,
    ...(slidingWindow ? { slidingWindow: { tokens: slidingWindow.tokens, share: slidingWindow.layers / layers } } : {}),
    ...(experts ? { experts: expertsOf(experts, width) } : {}),
    ...(latentAttention ? { latent: { heads, ...latentAttention } } : {}),
  };
}

const expertsOf = ({ dense, ...experts }: NonNullable<PublishedModel["experts"]>, width: number): Experts => ({
  ...experts,
  ...(dense ? { dense: { layers: dense.layers, ffnRatio: dense.ffnWidth / width } } : {}),
});
