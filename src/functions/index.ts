import type { WorksheetFunction } from "../grid/define-function";
import { costRange } from "./cost-range";
import { flopsPerToken } from "./flops-per-token";
import { gpuHours } from "./gpu-hours";
import { modelParams } from "./model-params";
import { optimalTokens } from "./optimal-tokens";
import { paperBreakdown } from "./paper-breakdown";
import { paperFlops } from "./paper-flops";
import { runCost } from "./run-cost";
import { runDays } from "./run-days";
import { runFlops } from "./run-flops";
import { runTokens } from "./run-tokens";
import { sweepFlops } from "./sweep-flops";
import { sweepPoints } from "./sweep-points";

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
  paperFlops,
  paperBreakdown,
  costRange,
];
