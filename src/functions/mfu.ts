import { accelerators } from "../core/accelerators";
import { FLOP_CONVENTIONS, flopsPerTokenBy } from "../core/flops";
import { CellError } from "../grid/cell";
import { defineFunction } from "../grid/define-function";
import { choice, optional, positive } from "../grid/parameter";
import { acceleratorName } from "./accelerator";
import { tokensPerSecond } from "./measured-flops";
import { modelOf, modelParameters, width } from "./parameters/model-parameters";
import { orEntryNamed } from "./parameters/named-entry";

export const mfu = defineFunction({
  name: "MFU",
  summary:
    "Utilisation that tokens a second come to, in the convention asked for. Only “causal” is the mfu of EFFECTIVE_FLOPS; typing one of another convention gives hours that are too few.",
  unit: "share of the peak",
  parameters: {
    tokens_per_second_per_gpu: tokensPerSecond,
    accelerator: orEntryNamed(
      positive("Peak FLOP/s of one GPU, or the name of an accelerator."),
      acceleratorName,
      accelerators,
    ),
    width,
    convention: optional(
      choice(
        "“causal” counts as we, Megatron-LM and MaxText do; “full” attention over every pair of tokens: torchtitan, PaLM (with the input table); “recomputed” the forward pass twice: hardware utilisation with checkpointing.",
        FLOP_CONVENTIONS,
      ),
      "causal",
    ),
    ...modelParameters,
  },
  examples: [
    { arguments: [380, "A100 SXM 80GB", "LLaMA 65B"], result: 0.4849704329846154 },
    { arguments: [380, "A100 SXM 80GB", "LLaMA 65B", "full"], result: 0.4947786515692308 },
    { arguments: [380, 3.12e14, "LLaMA 65B", "recomputed"], result: 0.6466272439794872 },
  ],
  equation:
    "mfu = tokens_per_second_per_gpu × FLOPs per token / peak. FLOPs per token: M of FLOPS_PER_TOKEN if causal; M with causal FALSE and no window if full; 4/3·M if recomputed. full / causal is 1.125 for Llama 3 8B and 1.52 for Gemma 3 27B",
  source:
    "PaLM, arXiv:2204.02311 (April 2022), Appendix B; recomputation, arXiv:2205.05198 (May 2022); conventions as the code of each program counts (August 2026, docs/cross-checks.md)",
  compute({ tokens_per_second_per_gpu: rate, accelerator, convention, ...args }) {
    const model = modelOf(args);
    if (model instanceof CellError) return model;
    const peak = typeof accelerator === "number" ? accelerator : accelerator.peakFlops;
    return (rate * flopsPerTokenBy(convention, model)) / peak;
  },
});
