import { trainingFlopsPerToken } from "../core/flops";
import { defineFunction } from "../grid/define-function";
import { modelOf, modelParameters, width } from "./model-parameters";

export const flopsPerToken = defineFunction({
  name: "FLOPS_PER_TOKEN",
  summary: "FLOPs to train a decoder-only transformer on one token.",
  unit: "FLOPs a token",
  parameters: { width, ...modelParameters },
  examples: [
    { arguments: [1024], result: 826_374_144 },
    { arguments: [16384], result: 158_177_132_544 },
  ],
  equation: "M = 6·(L·D²·(2 + 2·kv_ratio + 2·ffn_ratio) + L·D·seq_len + D·V); 3·ffn_ratio where gated, 2·seq_len without a causal mask",
  source: "Source article (July 2024), “FLOPs per token”: M = 12D²L(1 + R_kv + R_ffn) + 6DL·l_seq + 6DV",
  compute: (args) => trainingFlopsPerToken(modelOf(args)),
});
