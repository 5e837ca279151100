import { trainingFlopsPerToken } from "../core/flops";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { flopsPerTokenFormula, modelRules } from "./parameters/model-formulas";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";

export const flopsPerToken = defineFunction({
  name: "FLOPS_PER_TOKEN",
  summary: "FLOPs to train a decoder-only transformer on one token.",
  unit: "FLOPs per token",
  parameters: { width, ...modelParameters },
  examples: [
    { arguments: [1024], result: 826_374_144 },
    { arguments: [16384], result: 158_177_132_544 },
    // 6 × (6.98e9 of the blocks + 32 × 8192 × 4096 of causal attention + 128256 × 4096).
    { arguments: ["Llama 3 8B"], result: 51_470_401_536 },
  ],
  equation:
    "M = 6·(L·D²·(2·a + 2·a·kv_ratio + 2·ffn_ratio) + L·D·a·seq_len·w + D·V), a = attention_ratio; 3·ffn_ratio if gated; 2·seq_len without a causal mask; " +
    "for experts, the active and shared ones plus a router of D·experts per layer, dense_ffn in dense_layers; w = 1 − s + s·r·(2 − r), s = windowed_share, r = min(1, window / seq_len), s·r without a mask; " +
    "with mla_heads h the weights of attention are those of MODEL_PARAMS, and a·D is h·(p + r + v) / 2; a module of those in mtp is one layer more, 2·D² and D·V",
  source:
    "Source article (July 2024), “FLOPs per token”: M = 12D²L(1 + R_kv + R_ffn) + 6DL·l_seq + 6DV; grouped queries arXiv:2305.13245, gates arXiv:2002.05202, " +
    "windows arXiv:2310.06825, experts arXiv:2101.03961, shared experts arXiv:2401.06066, latent attention arXiv:2405.04434, modules for further tokens arXiv:2412.19437",
  native: { formula: flopsPerTokenFormula, rules: modelRules },
  compute(args) {
    const model = modelOf(args);
    return model instanceof CellError ? model : trainingFlopsPerToken(model);
  },
});
