import { parameterCount } from "../core/transformer";
import { defineFunction } from "../grid/define-function";
import { flag, optional } from "../grid/parameter";
import { modelOf, modelParameters, width } from "./model-parameters";

const { layers, vocab, kv_ratio, ffn_ratio, gated, seq_len, causal } = modelParameters;

/** Neither changes the number of weights. */
const unused = { seq_len: seq_len.fallback!, causal: causal.fallback! };

export const modelParams = defineFunction({
  name: "MODEL_PARAMS",
  summary: "Parameters of a decoder-only transformer; norms, biases and learned positions are left out.",
  unit: "parameters",
  parameters: {
    width,
    layers,
    vocab,
    kv_ratio,
    ffn_ratio,
    gated,
    tied: optional(flag("TRUE where the output layer shares the embedding table."), false),
  },
  examples: [
    { arguments: [1024], result: 166_406_144 },
    { arguments: [16384], result: 26_821_689_344 },
  ],
  equation: "P = L·D²·(2 + 2·kv_ratio + 2·ffn_ratio) + 2·V·D; 3·ffn_ratio where gated, V·D where tied",
  source: "Source article (July 2024), “Transformer information”: P ≈ 12LD² + 2VD",
  compute: ({ tied, ...args }) => parameterCount(modelOf({ ...args, ...unused }), tied),
});
