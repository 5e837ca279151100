import { publishedModels, transformerOf } from "../core/models";
import { activeParameterCount } from "../core/transformer";
import { typicalUtilisation } from "../core/utilisation";
import { defineFunction } from "../grid/define-function";
import { inherited, optional, positive, probability } from "../grid/parameter";
import { acceleratorName } from "./accelerator";
import { modelName } from "./parameters/model-parameters";
import { orEntryNamed } from "./parameters/named-entry";

export const UTILISATION_SOURCE =
  "Fit to the printed GPU-hours of 29 published runs, 2022 to 2025, 17 of them on A100 and A800 and 12 on H100 and H800 (docs/accuracy.md has each run and the fit); measured matrix products: stas00/ml-engineering (August 2026)";

export const typicalMfu = defineFunction({
  name: "TYPICAL_MFU",
  summary:
    "Utilisation of whole training runs, restarts included, by published GPU-hours; for accelerators without published runs (field mfu_evidence of ACCELERATOR), the usual share of their fastest measured matrix product.",
  unit: "share of the peak",
  parameters: {
    accelerator: acceleratorName,
    params: inherited(
      orEntryNamed(
        positive(
          "Active parameters of the model, or the name of a published one; beyond the sizes of the published runs the nearest of them counts.",
        ),
        modelName,
        publishedModels,
      ),
      1e10,
      "runs of every size",
    ),
    probability: optional(probability("Share of runs that reach less: 0.1 is a poor run, 0.9 a good one."), 0.5),
  },
  examples: [
    { arguments: ["H100 SXM"], result: 0.25838107557708073 },
    { arguments: ["H100 SXM", "Llama 3 8B"], result: 0.23241989843167662 },
    { arguments: ["H100 SXM", 8e9, 0.1], result: 0.1442617779097367 },
    { arguments: ["A100 SXM 80GB", 7e10, 0.9], result: 0.5001456235861598 },
    { arguments: ["MI300X"], result: 0.20269221967467907 },
  ],
  equation:
    "log(mfu / (1 − mfu)) = level + slope × log10(params / 1e10) + scale × t; level and slope by generation (A100 and A800; H100, H800, H200 and GH200), t the quantile of Student's t with 4 degrees of freedom. mfu is our FLOPs, causal attention and no recomputation, over hours × dense 16-bit peak: no MFU of one step",
  source: UTILISATION_SOURCE,
  compute: ({ accelerator, params, probability }) =>
    typicalUtilisation(
      accelerator,
      typeof params === "object" ? activeParameterCount(transformerOf(params), params.tied) : params,
      probability,
    ),
});
