import { defineFunction } from "../grid/define-function";
import { fraction, optional } from "../grid/parameter";
import { paper } from "../studies";
import { acceleratorName } from "./accelerator";

const { flops_per_gpu, peak_flops_per_gpu } = paper.figures;

/** The article's 3.5e14 of an H100's 9.894e14, “slightly above 35% MFU”. */
const ARTICLE_MFU = flops_per_gpu / peak_flops_per_gpu;

export const effectiveFlops = defineFunction({
  name: "EFFECTIVE_FLOPS",
  summary: "FLOP/s that an accelerator sustains in training: its dense 16-bit peak times its utilisation.",
  unit: "FLOP/s",
  parameters: {
    accelerator: acceleratorName,
    mfu: optional(
      fraction("Model FLOPs utilisation (MFU): the share of the peak that training sustains."),
      ARTICLE_MFU,
      "35.4 %, the article's 3.5E+14 of 9.894E+14",
    ),
  },
  examples: [
    { arguments: ["H100 SXM"], result: 3.5e14 },
    { arguments: ["A100 SXM 80GB", 0.5], result: 1.56e14 },
  ],
  equation: "FLOP/s = peak_flops of ACCELERATOR × mfu",
  source:
    "Source article (July 2024), “What's an H100 worth?”: “slightly above 35% MFU”; 40 % is its “optimistically”; MFU as arXiv:2204.02311 (April 2022), App. B, defines it",
  compute: ({ accelerator, mfu }) => accelerator.peakFlops * mfu,
});
