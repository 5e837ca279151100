import { gpuHours } from "../../functions/gpu-hours";
import { runCost } from "../../functions/run-cost";
import { bind, f, type Formula, type Operand } from "../../grid/formula/formula";
import { atFullRate, lostAtWidth } from "../../study/arithmetic";
import type { IsoflopContext } from "./runs";

/** GPU-hours and US$ of FLOPs at a width, which are cells and formulas of cells: no function waits for another. */
export function priceOf(
  { inputs, style }: IsoflopContext,
  flops: Operand,
  width: Operand,
): { gpuHours: Formula; usd: Formula } {
  const timed = bind(atFullRate(flops, f`${flops}*${lostAtWidth(width)}`), inputs);
  const sustained = f`${inputs["flops_per_gpu"]!}*${inputs["goodput"]!}`;
  return {
    gpuHours: gpuHours.write(style, { flops: timed, flops_per_gpu: sustained }),
    usd: runCost.write(style, {
      flops: timed,
      usd_per_gpu_hour: inputs["usd_per_gpu_hour"]!,
      flops_per_gpu: sustained,
    }),
  };
}

/** What some runs come to, as formulas. */
export type CostFormulas = Readonly<Record<"runs" | "flops" | "gpuHours" | "usd", Formula>>;
