/** A training run whose authors printed what it took. */
export interface PublishedRun {
  /** Name of the model in the catalogue `src/core/models`. */
  model: string;
  tokens: number;
  /** The run in few words where a model was trained more than one way. */
  note?: string;
  published: {
    /** FLOPs as printed. */
    flops?: number;
    /** GPU (chip) hours as printed, with the accelerator and, where printed, the model-FLOPs utilisation or the FLOP/s sustained a GPU. */
    gpuHours?: number;
    accelerator?: string;
    utilisation?: number;
    flopsPerGpu?: number;
  };
  /** Where each of these figures is printed, and the month. */
  source: string;
  /** "YYYY-MM" */
  date: string;
  /** What our figure differs by and why, as a sentence a reader can check. */
  explanation: string;
  /** Largest relative difference that this explanation allows, e.g. 0.02. */
  within: number;
}

/** Hours that were printed without FLOPs or a rate: what our FLOPs make of them. */
export interface PublishedHours {
  model: string;
  tokens: number;
  gpuHours: number;
  accelerator: string;
  source: string;
  date: string;
}

export const publishedHours: readonly PublishedHours[] = [
  {
    model: "LLaMA 65B",
    tokens: 1.4e12,
    gpuHours: 1_022_362,
    accelerator: "A100 SXM 80GB",
    source: "arXiv:2302.13971, Tables 2 and 15",
    date: "2023-02",
  },
  {
    model: "Pythia 12B",
    tokens: 143_000 * 2_097_152,
    gpuHours: 72_300,
    accelerator: "A100 SXM 40GB",
    source: "arXiv:2304.01373, Table 6 and Section 2.1",
    date: "2023-04",
  },
  {
    model: "Llama 2 70B",
    tokens: 2e12,
    gpuHours: 1_720_320,
    accelerator: "A100 SXM 80GB",
    source: "arXiv:2307.09288, Tables 1 and 2",
    date: "2023-07",
  },
  {
    model: "Llama 3 8B",
    tokens: 15e12,
    gpuHours: 1.3e6,
    accelerator: "H100 SXM",
    source: "Model card of Llama 3, meta-llama/llama3: 1.3M hours, 15T+ tokens",
    date: "2024-04",
  },
  {
    model: "Llama 3 70B",
    tokens: 15e12,
    gpuHours: 6.4e6,
    accelerator: "H100 SXM",
    source: "Model card of Llama 3, meta-llama/llama3: 6.4M hours, 15T+ tokens",
    date: "2024-04",
  },
];

/** FLOPs of a petaFLOP/s for a day. */
const PETAFLOPS_DAY = 1e15 * 86400;

/** Hours without a printed rate are left out: they say what a run took, but not what it did. By month of the model. */
export const publishedRuns: readonly PublishedRun[] = [
  {
    model: "GPT-3 175B",
    tokens: 300e9,
    published: { flops: 3.14e23 },
    source: "arXiv:2005.14165, Table D.1: FLOPs and tokens",
    date: "2020-05",
    explanation:
      "The authors count 6 FLOPs for each of 174.6e9 parameters and no attention, which is 1.4 % of our figure.",
    within: 0.015,
  },
  {
    model: "Gopher 280B",
    tokens: 300e9,
    published: { flops: 6.31e23 },
    source: "arXiv:2112.11446, Table A26: 6.31E+08 PFLOPs of training, rematerialisation included; Section 3: tokens",
    date: "2021-12",
    explanation:
      "The authors count the forward pass that rematerialisation repeats, 33 % more by their own words; our figure with it is 6.26e23, 0.8 % below theirs.",
    within: 0.26,
  },
  {
    model: "Chinchilla 70B",
    tokens: 1.4e12,
    published: { flops: 5.76e23 },
    source: "arXiv:2203.15556, Table 3: FLOPs of Gopher's budget; Section 4: Chinchilla has the same, and 1.4T tokens",
    date: "2022-03",
    explanation:
      "The authors print the budget that Chinchilla was planned for, not a count of its run; 6 FLOPs for each of 70e9 parameters, of which our shape leaves out the relative positions, would be 5.88e23.",
    within: 0.04,
  },
  {
    model: "PaLM 540B",
    tokens: 780e9,
    published: { flops: 2.5272e24 },
    source: "arXiv:2204.02311, Table 20: 2527.2 zettaFLOPs; Section 3: tokens",
    date: "2022-04",
    explanation:
      "The authors count 6 FLOPs for each of 540e9 parameters and no attention, which is 0.5 % of our figure.",
    within: 0.01,
  },
  {
    model: "PaLM 540B",
    tokens: 780e9,
    note: "hours of the chips",
    published: { gpuHours: 6144 * 1200 + 3072 * 336, accelerator: "TPU v4", utilisation: 0.462 },
    source: "arXiv:2204.02311, Appendix B: chips, hours and utilisation",
    date: "2022-04",
    explanation:
      "The printed hours contain downtime, repeated steps and the smaller batches of the start; at the 238.3 thousand tokens a second that the utilisation is of, the run takes 5.59 million chip hours, and ours 5.56 million.",
    within: 0.34,
  },
  {
    model: "GPT-NeoX-20B",
    tokens: 150000 * 1538 * 2048,
    published: { gpuHours: 96 * 1830, accelerator: "A100 SXM 40GB", flopsPerGpu: 117e12 },
    source:
      "arXiv:2204.06745, Sections 2.3 and 3: GPUs, steps, batch and rate; appendix on environmental impact: hours",
    date: "2022-04",
    explanation:
      "The rate is by the authors' own count (EleutherAI/gpt-neox, megatron/logging.py, get_flops, February 2022), whose attention is 60·S·D·L, ten times ours; by that count the run is 7.40e22 FLOPs, just what hours and rate give.",
    within: 0.21,
  },
  {
    model: "OPT 175B",
    tokens: 300e9,
    published: { flops: 4.3e23 },
    source: "facebookresearch/metaseq, projects/OPT/chronicles/final_update.md: FLOPs and tokens",
    date: "2022-01",
    explanation:
      "The figure is what Megatron-LM's formula (arXiv:2104.04473) gives, 96·L·D²·(1 + S/6D + V/16LD) a token: a quarter of it is the forward pass that activation checkpointing repeats, and attention counts every pair of tokens.",
    within: 0.26,
  },
  {
    model: "BLOOM 176B",
    tokens: 366e9,
    published: { gpuHours: 1_082_990, accelerator: "A100 SXM 80GB", flopsPerGpu: 150e12 },
    source:
      "arXiv:2211.02001, Table 1: hours; bigscience-workshop/bigscience, train/tr11-176B-ml/chronicles.md: 149-150 TFLOPs; arXiv:2211.05100, Section 3: tokens",
    date: "2022-11",
    explanation:
      "The rate counts 8 FLOPs a weight where we count 6, for activation checkpointing (README.md beside the chronicles); that leaves a tenth of the hours for restarts and the start in small batches, 73 TFLOPs.",
    within: 0.34,
  },
  {
    model: "Falcon 40B",
    tokens: 1e12,
    published: { flops: 2800 * PETAFLOPS_DAY },
    source: "arXiv:2311.16867, Table 1: 2,800 PF-days and tokens",
    date: "2023-11",
    explanation:
      "The authors count 6 FLOPs for each of 40e9 parameters, and round; the released shape has 41.3e9, and attention adds 2.4 %.",
    within: 0.05,
  },
  {
    model: "Falcon 180B",
    tokens: 3.5e12,
    published: { flops: 43_500 * PETAFLOPS_DAY },
    source: "arXiv:2311.16867, Table 1: 43,500 PF-days and tokens",
    date: "2023-11",
    explanation: "The authors count 6 FLOPs a parameter, and round to three digits; attention is 1.3 % of our figure.",
    within: 0.012,
  },
  {
    model: "OLMo 7B",
    tokens: 2.46e12,
    published: { flops: 1.0e23 },
    source: "Model cards of allenai/OLMo-2-1124-7B and -13B, Train FLOPs; arXiv:2402.00838, Table 1: tokens",
    date: "2024-12",
    explanation: "The authors count 6 FLOPs for each of 7e9 parameters, 1.03e23, and print two digits.",
    within: 0.03,
  },
  {
    model: "Llama 3.1 405B",
    tokens: 15.6e12,
    published: { flops: 3.8e25 },
    source: "arXiv:2407.21783, Section 1: FLOPs and tokens",
    date: "2024-07",
    explanation:
      "The authors count 6 FLOPs for each of 405e9 parameters and no attention, which is 4.0 % of our figure.",
    within: 0.04,
  },
  {
    model: "Llama 3.1 405B",
    tokens: 15.6e12,
    note: "hours of the GPUs",
    published: { gpuHours: 30.84e6, accelerator: "H100 SXM", flopsPerGpu: 400e12 },
    source: "Model card of Llama 3.1: hours; arXiv:2407.21783, Table 4: rate of 16,384 GPUs on sequences of 8,192",
    date: "2024-07",
    explanation:
      "The printed hours are of all training: interruptions (more than 90 % was effective, Section 3.3.4), the 0.8T tokens of long sequences that followed the 15.6T (Section 3.4.2), and post-training.",
    within: 0.12,
  },
  {
    model: "OLMo 2 7B",
    tokens: 4.05e12,
    note: "3.9T tokens, then three runs of 50B",
    published: { flops: 1.8e23 },
    source:
      "arXiv:2501.00656, Table 6, and model card of allenai/OLMo-2-1124-7B, Train FLOPs and tokens of both stages",
    date: "2024-12",
    explanation:
      "The authors count 6 FLOPs for each of 7.3e9 parameters, 1.77e23, and print two digits; no attention, but both tables.",
    within: 0.01,
  },
  {
    model: "OLMo 2 13B",
    tokens: 5.6e12,
    note: "5T tokens, then three runs of 100B and one of 300B",
    published: { flops: 4.6e23 },
    source:
      "arXiv:2501.00656, Table 6, and model card of allenai/OLMo-2-1124-13B, Train FLOPs and tokens of both stages",
    date: "2024-12",
    explanation:
      "The authors count 6 FLOPs for each of 13.7e9 parameters: no attention, which is 6.0 % of our figure, but the input table, which would be 3.7 % of it.",
    within: 0.03,
  },
  {
    model: "DeepSeek-V3",
    tokens: 14.8e12,
    published: { gpuHours: 2.664e6, accelerator: "H800", flopsPerGpu: 385e12 },
    source:
      "arXiv:2412.19437, Table 1: hours of pre-training and tokens; arXiv:2505.09343, Table 4: rate with a causal mask",
    date: "2025-05",
    explanation:
      "The authors count as we do, attention under a causal mask included: 250 GFLOPs per token (arXiv:2505.09343, Table 2), ours are 250.5.",
    within: 0.005,
  },
];
