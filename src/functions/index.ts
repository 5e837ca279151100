import type { WorksheetFunction } from "../grid/define-function";
import { accelerator } from "./accelerator";
import { costRange } from "./cost-range";
import { effectiveFlops } from "./effective-flops";
import { flopsPerToken } from "./flops-per-token";
import { gpuHours } from "./gpu-hours";
import { gpusForDeadline } from "./gpus-for-deadline";
import { measuredFlops } from "./measured-flops";
import { mfu } from "./mfu";
import { model } from "./model";
import { modelParams } from "./model-params";
import { optimalModel } from "./optimal-model";
import { optimalTokens } from "./optimal-tokens";
import { paperBreakdown } from "./paper-breakdown";
import { paperFlops } from "./paper-flops";
import { runCost } from "./run-cost";
import { runDays } from "./run-days";
import { runFlops } from "./run-flops";
import { runTokens } from "./run-tokens";
import { sweepFlops } from "./sweep-flops";
import { sweepPoints } from "./sweep-points";
import { typicalMfu } from "./typical-mfu";
import { tokensForBudget } from "./tokens-for-budget";
import { widthForBudget } from "./width-for-budget";

/** Every worksheet function, in the order help lists them. */
export const catalogue: readonly WorksheetFunction[] = [
  flopsPerToken,
  modelParams,
  runTokens,
  optimalTokens,
  runFlops,
  gpuHours,
  runCost,
  runDays,
  sweepPoints,
  sweepFlops,
  tokensForBudget,
  widthForBudget,
  gpusForDeadline,
  optimalModel,
  model,
  accelerator,
  typicalMfu,
  effectiveFlops,
  measuredFlops,
  mfu,
  paperFlops,
  paperBreakdown,
  costRange,
];
