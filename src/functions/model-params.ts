import { activeParameterCount, parameterCount } from "../core/transformer";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { paramsFormula, shapeRules } from "./parameters/model-formulas";
import { modelOf, modelParameters, tied, width } from "./parameters/model-parameters";

// What no parameter has to do with: sequences, and modules that are no part of a model's published size.
const { seq_len: _, causal: __, window: ___, windowed_share: ____, mtp: _____, ...shape } = modelParameters;
const { layers, vocab, kv_ratio, ffn_ratio, gated, attention_ratio, experts, active_experts, ...further } = shape;

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
    ...further,
  },
  examples: [
    { arguments: [1024], result: 166_406_144 },
    { arguments: [16384], result: 26_821_689_344 },
    { arguments: ["Llama 3 8B"], result: 8_029_995_008 },
    // DeepSeek-V3 (arXiv:2412.19437, Section 4.2), 671B.
    {
      arguments: [
        ...[7168, 61, 129_280, null, 2048 / 7168, true, false, null, 256, null],
        ...[1, 3, 18_432 / 7168, 128, 1536, 512, 128, 64, 128],
      ],
      result: 671_025_397_760,
    },
  ],
  equation:
    "P = L·D²·(2·a + 2·a·kv_ratio + 2·ffn_ratio·(experts + shared)) + 2·V·D, a = attention_ratio; 3·ffn_ratio if gated, V·D if tied, plus a router of D·experts per layer if there are experts; " +
    "dense_layers have 2·dense_ffn and no router; with mla_heads h attention has rq·(D + h·(p + r)) + D·(rk + r) + rk·h·(p + v) + h·v·D per layer, D·h·(p + r) for queries at full rank",
  source:
    "Source article (July 2024), “Transformer information”: P ≈ 12LD² + 2VD; experts arXiv:2101.03961, shared ones arXiv:2401.06066, latent attention arXiv:2405.04434",
  native: { formula: paramsFormula, rules: shapeRules },
  compute({ tied, ...args }) {
    const model = modelOf(args);
    if (model instanceof CellError) return model;
    const shares = tied ?? (typeof args.width === "number" ? false : args.width.tied);
    return args.active_experts === undefined ? parameterCount(model, shares) : activeParameterCount(model, shares);
  },
});
