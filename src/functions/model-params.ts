import { activeParameterCount, parameterCount } from "../core/transformer";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { expertsRule, paramsFormula } from "./parameters/model-formulas";
import { modelOf, modelParameters, tied, width } from "./parameters/model-parameters";

const { layers, vocab, kv_ratio, ffn_ratio, gated, attention_ratio, experts, active_experts } = modelParameters;

export const modelParams = defineFunction({
  name: "MODEL_PARAMS",
  summary: "Parameters of a decoder-only transformer, excluding norms, biases and learned positions.",
  unit: "parameters",
  parameters: {
    width,
    layers,
    vocab,
    kv_ratio,
    ffn_ratio,
    gated,
    tied,
    attention_ratio,
    experts,
    active_experts: {
      ...active_experts,
      description: "Experts to count: with the number active per token, the result is the active parameters.",
    },
  },
  examples: [
    { arguments: [1024], result: 166_406_144 },
    { arguments: [16384], result: 26_821_689_344 },
    { arguments: ["Llama 3 8B"], result: 8_029_995_008 },
  ],
  equation:
    "P = L·D²·(2·a + 2·a·kv_ratio + 2·ffn_ratio·experts) + 2·V·D, a = attention_ratio; 3·ffn_ratio if gated, V·D if tied, plus a router of D·experts per layer if there are experts",
  source: "Source article (July 2024), “Transformer information”: P ≈ 12LD² + 2VD; experts arXiv:2101.03961",
  native: { formula: paramsFormula, rules: (it) => [expertsRule(it)] },
  compute({ tied, ...args }) {
    const model = modelOf(args);
    if (model instanceof CellError) return model;
    const shares = tied ?? (typeof args.width === "number" ? false : args.width.tied);
    return args.active_experts === undefined ? parameterCount(model, shares) : activeParameterCount(model, shares);
  },
});
