import { defineFunction } from "../grid/define-function";
import { f } from "../grid/formula/formula";
import { count } from "../grid/parameter";

export const runTokens = defineFunction({
  name: "RUN_TOKENS",
  summary: "Tokens of a training run: steps × sequences per batch × tokens per sequence.",
  unit: "tokens",
  parameters: {
    steps: count("Optimizer steps."),
    batch: count("Sequences per batch."),
    seq_len: count("Tokens per sequence."),
  },
  examples: [{ arguments: [50_000, 256, 512], result: 6_553_600_000 }],
  equation: "tokens = steps × batch × seq_len",
  source: "Source article (July 2024): TPE = 50000 * 256 * 512",
  native: { formula: (it) => f`${it.steps}*${it.batch}*${it.seq_len}` },
});
