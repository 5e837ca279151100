import { typicalUtilisation } from "../core/utilisation";
import { defineFunction } from "../grid/define-function";
import { fraction, inherited } from "../grid/parameter";
import { acceleratorName } from "./accelerator";
import { UTILISATION_SOURCE } from "./typical-mfu";

export const effectiveFlops = defineFunction({
  name: "EFFECTIVE_FLOPS",
  summary:
    "FLOP/s that an accelerator sustains in training: its dense 16-bit peak times its utilisation, which is the median of whole published runs unless given.",
  unit: "FLOP/s",
  parameters: {
    accelerator: acceleratorName,
    mfu: inherited(
      fraction(
        "Model FLOPs utilisation (MFU): the share of the peak that training sustains, by our count of FLOPs, which halves causal attention and repeats nothing.",
      ),
      0.25,
      "TYPICAL_MFU of the accelerator",
    ),
  },
  examples: [
    { arguments: ["H100 SXM"], result: 255_642_236_175_963.7 },
    { arguments: ["A100 SXM 80GB", 0.5], result: 1.56e14 },
    { arguments: ["H100 SXM", 0.4], result: 3.9576e14 },
  ],
  equation: "FLOP/s = peak_flops of ACCELERATOR × mfu",
  source: `source article (July 2024), “What's an H100 worth?”: “slightly above 35% MFU”; 40 % is its “optimistically”; mfu left out: ${UTILISATION_SOURCE}`,
  compute: ({ accelerator, mfu }) => accelerator.peakFlops * (mfu ?? typicalUtilisation(accelerator)),
});
