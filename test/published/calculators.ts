/**
 * Public calculators of training FLOPs, each by its own formula, and part by part why its figure is not ours. The
 * formulas are written down anew from what the sources count; no code of theirs is here.
 */

/** Shape as the calculators take it. */
export interface CalculatorShape {
  name: string;
  width: number;
  layers: number;
  heads: number;
  kvHeads: number;
  headDim: number;
  ffnWidth: number;
  gated: boolean;
  vocab: number;
  tied: boolean;
  seqLen: number;
}

/** One part of a difference. */
export interface Difference {
  /** Why, as a phrase that a reader understands. */
  reason: string;
  /** Training FLOPs per token. */
  flops(shape: CalculatorShape): number;
}

export interface Calculator {
  name: string;
  /** Repository, file, function and the commit that last changed the file; or the paper's place. */
  source: string;
  /** Month of that commit or paper. */
  date: string;
  licence: string;
  /** Training FLOPs per token by its formula, without activation recomputation. */
  flopsPerToken(shape: CalculatorShape): number;
  /** What its figure has beyond ours with a causal mask, part by part; a negative part is what it lacks. */
  differences: readonly Difference[];
}

const paper = { layers: 8, headDim: 128, gated: false, vocab: 32101, tied: false, seqLen: 512 };
const llama3 = { kvHeads: 8, headDim: 128, gated: true, vocab: 128256, tied: false, seqLen: 8192 };

/**
 * Heads × head width is the width in all of them: most calculators take no head width and assume it. The feed-forward
 * widths are four widths or, in Llama 3, no whole multiple of the width.
 */
export const calculatorShapes: readonly CalculatorShape[] = [
  { name: "Paper, D = 1024", width: 1024, heads: 8, kvHeads: 8, ffnWidth: 4096, ...paper },
  { name: "Paper, D = 16384", width: 16384, heads: 128, kvHeads: 128, ffnWidth: 65536, ...paper },
  // Released configuration of gpt2 (2019).
  {
    name: "GPT-2 124M",
    width: 768,
    layers: 12,
    heads: 12,
    kvHeads: 12,
    headDim: 64,
    ffnWidth: 3072,
    gated: false,
    vocab: 50257,
    tied: true,
    seqLen: 1024,
  },
  // arXiv:2005.14165 (May 2020), Table 2.1; vocabulary and tied embeddings of GPT-2.
  {
    name: "GPT-3 175B",
    width: 12288,
    layers: 96,
    heads: 96,
    kvHeads: 96,
    headDim: 128,
    ffnWidth: 49152,
    gated: false,
    vocab: 50257,
    tied: true,
    seqLen: 2048,
  },
  // arXiv:2407.21783 (July 2024), Table 3; §3.4.1: sequences of 8,192 after a start of 4,096; vocabulary as released, with 256 special tokens.
  { name: "Llama 3 8B", width: 4096, layers: 32, heads: 32, ffnWidth: 14336, ...llama3 },
  { name: "Llama 3.1 405B", width: 16384, layers: 126, heads: 128, ffnWidth: 53248, ...llama3 },
];

/** Forward once, backward twice. */
const TRAINING_PER_FORWARD = 3;

const attentionWidth = ({ heads, headDim }: CalculatorShape) => heads * headDim;
const kvWidth = ({ kvHeads, headDim }: CalculatorShape) => kvHeads * headDim;
const matrices = ({ gated }: CalculatorShape) => (gated ? 3 : 2);
const embedding = ({ vocab, width }: CalculatorShape) => vocab * width;

/** Parameters without norms and biases, for the calculators that multiply a model's parameters by six. */
function parameters(shape: CalculatorShape): number {
  const layer = shape.width * (2 * attentionWidth(shape) + 2 * kvWidth(shape) + matrices(shape) * shape.ffnWidth);
  return shape.layers * layer + (shape.tied ? 1 : 2) * embedding(shape);
}

const withoutMask: Difference = {
  reason: "attention counted without the causal mask, every token against the whole sequence",
  flops: (shape) => 6 * shape.layers * shape.seqLen * attentionWidth(shape),
};

const threeOperationsAScore: Difference = {
  reason: "three operations of softmax or mask for each score, not only products of matrices",
  flops: ({ layers, heads, seqLen }) => 9 * layers * heads * seqLen,
};

const withoutGroupedQueries: Difference = {
  reason: "no grouped-query attention: keys and values as wide as the queries",
  flops: (shape) => 12 * shape.layers * shape.width * (attentionWidth(shape) - kvWidth(shape)),
};

const twoMatricesOfFourWidths: Difference = {
  reason: "the feed-forward block is always two matrices of four widths: no gate, no width of its own",
  flops: (shape) => 6 * shape.layers * shape.width * (2 * 4 * shape.width - matrices(shape) * shape.ffnWidth),
};

const cookbook: Calculator = {
  name: "EleutherAI cookbook",
  source: "EleutherAI/cookbook, calc/calc_transformer_flops.py, calc_flops, commit fce1d1c",
  date: "July 2025",
  licence: "Apache-2.0",
  // With --no-checkpoint-activations; --kv-size-ratio and --num-mlp-linears of the shape.
  flopsPerToken(shape) {
    const { width, layers, vocab, seqLen } = shape;
    // --ffn-hidden-size is read and checked, and the sum goes on with --ffn-expansion-factor, a whole number: 4.
    const expansion = 4;
    const queriesKeysValues = 2 * (1 + 2 * (shape.kvHeads / shape.heads)) * width * width;
    const scoresAndSums = 2 * (2 * seqLen * width);
    const feedForward = 2 * matrices(shape) * expansion * width * width;
    const layer = queriesKeysValues + scoresAndSums + 2 * width * width + feedForward;
    return TRAINING_PER_FORWARD * layers * layer + 4 * width + 2 * width * vocab;
  },
  differences: [
    withoutMask,
    {
      reason: "the output layer counted for the forward pass alone, 2 FLOPs a weight and not 6 (6 before July 2025)",
      flops: (shape) => -4 * embedding(shape),
    },
    { reason: "4 FLOPs for each unit of width of the embedding look-up", flops: ({ width }) => 4 * width },
    {
      reason: "--ffn-hidden-size does not enter the sum: feed-forward matrices are four widths wide",
      flops: (shape) => 6 * shape.layers * matrices(shape) * shape.width * (4 * shape.width - shape.ffnWidth),
    },
  ],
};

const nanoGptUtilisation: Calculator = {
  name: "nanoGPT, estimate_mfu",
  source: "karpathy/nanoGPT, model.py, GPT.estimate_mfu and GPT.get_num_params, commit f08abb4",
  date: "June 2023",
  licence: "MIT",
  // Its model ties the embeddings, has GPTConfig's default bias = True, and leaves learned positions out of N.
  flopsPerToken({ width, layers, heads, vocab, seqLen }) {
    const attention = 4 * width * width + 4 * width;
    const feedForward = 8 * width * width + 5 * width;
    const twoNorms = 4 * width;
    const counted = vocab * width + layers * (attention + feedForward + twoNorms) + 2 * width;
    return 6 * counted + 12 * layers * heads * Math.floor(width / heads) * seqLen;
  },
  differences: [
    withoutMask,
    {
      reason: "6 FLOPs for each parameter of biases and norms",
      flops: ({ width, layers }) => 6 * (13 * layers * width + 2 * width),
    },
    withoutGroupedQueries,
    twoMatricesOfFourWidths,
  ],
};

const nanoGptSizing: Calculator = {
  name: "nanoGPT, transformer_sizing",
  source: "karpathy/nanoGPT, transformer_sizing.ipynb, flops, commit 3341b4c",
  date: "February 2023",
  licence: "MIT",
  flopsPerToken({ width, layers, vocab, seqLen }) {
    const attention = 2 * width * 3 * width + 2 * seqLen * width + 2 * seqLen * width + 2 * width * width;
    const feedForward = 2 * (2 * width * 4 * width);
    return TRAINING_PER_FORWARD * (layers * (attention + feedForward) + 2 * width * vocab);
  },
  differences: [withoutMask, withoutGroupedQueries, twoMatricesOfFourWidths],
};

const levanter: Calculator = {
  name: "Levanter",
  source:
    "stanford-crfm/levanter, src/levanter/utils/flop_utils.py, lm_flops_per_token, commit 9fde078; times 3 as main/train_lm.py does",
  date: "September 2025",
  licence: "Apache-2.0",
  flopsPerToken(shape) {
    const { width, layers, heads, kvHeads, ffnWidth, vocab, seqLen } = shape;
    const headWidth = width / heads;
    const feedForward = 2 * matrices(shape) * width * ffnWidth;
    const projections = 2 * width * (heads + 2 * kvHeads) * headWidth + 2 * width * width;
    // Its name for the middle term is mask; the number is the softmax's of Chinchilla's appendix.
    const attention = 2 * seqLen * width + 3 * seqLen * heads + 2 * seqLen * width;
    return TRAINING_PER_FORWARD * (layers * (feedForward + projections + attention) + 2 * width * vocab);
  },
  differences: [withoutMask, threeOperationsAScore],
};

const torchtitan: Calculator = {
  name: "torchtitan",
  source:
    "pytorch/torchtitan, torchtitan/models/utils.py, get_dense_model_nparams_and_flops as models/llama3/model.py calls it, commit 73aed7f",
  date: "August 2026",
  licence: "BSD-3-Clause",
  // It counts the parameters of whatever model it is given: here the shape's matrices and its Llama's norms, no biases.
  flopsPerToken(shape) {
    const { width, layers, heads, seqLen } = shape;
    const counted = parameters(shape) + (2 * layers + 1) * width;
    const headDims = 2 * Math.floor(width / heads);
    return 6 * (shape.tied ? counted : counted - embedding(shape)) + 6 * layers * heads * headDims * seqLen;
  },
  differences: [
    withoutMask,
    { reason: "6 FLOPs for each parameter of the norms", flops: ({ width, layers }) => 6 * (2 * layers + 1) * width },
  ],
};

/** Megatron-LM rounds a vocabulary up to a multiple of --make-vocab-size-divisible-by (128) × tensor parallelism (1). */
const paddedVocab = (vocab: number) => Math.ceil(vocab / 128) * 128;

const megatron: Calculator = {
  name: "Megatron-LM",
  source:
    "NVIDIA/Megatron-LM, megatron/training/training.py, num_floating_point_operations, commit da5a81d; padding in vocab_utils.py",
  date: "August 2026",
  licence: "BSD-3-Clause",
  flopsPerToken(shape) {
    const { width, layers, ffnWidth, vocab, seqLen } = shape;
    const queries = attentionWidth(shape);
    const projections = 6 * (width * (queries + 2 * kvWidth(shape)) + queries * width);
    // Two products of every pair of tokens, halved by the mask.
    const core = ((6 * queries) / 2) * 2 * seqLen;
    const feedForward = 6 * width * ffnWidth * matrices(shape);
    return layers * (projections + core + feedForward) + 6 * width * paddedVocab(vocab);
  },
  differences: [
    {
      reason: "the output layer also computes the entries that pad the vocabulary to a multiple of 128",
      flops: ({ width, vocab }) => 6 * width * (paddedVocab(vocab) - vocab),
    },
  ],
};

const llmAnalysis: Calculator = {
  name: "llm-analysis",
  source:
    "cli99/llm-analysis, llm_analysis/analysis.py, get_num_flops_fwd_total and get_num_flops_bwd_total, commit d841e40",
  date: "November 2024",
  licence: "Apache-2.0",
  flopsPerToken({ width, layers, heads, kvHeads, ffnWidth, gated, vocab, seqLen }) {
    const groups = heads / kvHeads;
    const attention = 4 * width * width + (4 * width * width) / groups + 4 * seqLen * width;
    const feedForward = (gated ? 6 : 4) * width * width * (ffnWidth / width);
    const forward = layers * (attention + feedForward) + 2 * width * vocab;
    return forward + 2 * forward;
  },
  differences: [withoutMask],
};

const chinchilla: Calculator = {
  name: "Chinchilla, Appendix F",
  source: "arXiv:2203.15556, Appendix F, “FLOPs computation”",
  date: "March 2022",
  licence: "formula printed in a paper",
  // As printed. Table A4 of that appendix comes out without its first and its last term (nanoGPT, scaling_laws.ipynb).
  flopsPerToken({ width, layers, heads, headDim, ffnWidth, vocab, seqLen }) {
    const embeddings = 2 * vocab * width;
    const projections = 2 * 3 * width * headDim * heads + 2 * headDim * heads * width;
    const scores = 2 * seqLen * headDim * heads;
    const softmax = 3 * heads * seqLen;
    const sums = 2 * seqLen * headDim * heads;
    const feedForward = 2 * (width * ffnWidth + width * ffnWidth);
    const logits = 2 * width * vocab;
    return (
      TRAINING_PER_FORWARD * (embeddings + layers * (projections + scores + softmax + sums + feedForward) + logits)
    );
  },
  differences: [
    {
      reason: "6 FLOPs for each weight of the input embedding, which is a look-up",
      flops: (shape) => 6 * embedding(shape),
    },
    withoutMask,
    threeOperationsAScore,
    withoutGroupedQueries,
    {
      reason: "the feed-forward block is always two matrices: no gate",
      flops: (shape) => 6 * shape.layers * shape.width * shape.ffnWidth * (2 - matrices(shape)),
    },
  ],
};

const palm: Calculator = {
  name: "PaLM, Appendix B",
  source: "arXiv:2204.02311, Appendix B: 6N + 12LHQT, N all parameters",
  date: "April 2022",
  licence: "formula printed in a paper",
  // N is the 540.35B of its Table 1, tied embeddings included: with it the appendix's 45.7 % and 46.2 % come out.
  flopsPerToken: (shape) => 6 * parameters(shape) + 12 * shape.layers * shape.heads * shape.headDim * shape.seqLen,
  differences: [
    withoutMask,
    {
      reason: "6 FLOPs for each weight of an input embedding of its own, which is a look-up",
      flops: (shape) => (shape.tied ? 0 : 6 * embedding(shape)),
    },
  ],
};

export const calculators: readonly Calculator[] = [
  cookbook,
  nanoGptUtilisation,
  nanoGptSizing,
  levanter,
  torchtitan,
  megatron,
  llmAnalysis,
  chinchilla,
  palm,
];
