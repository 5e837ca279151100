import { scalingExponents } from "../core/scaling-exponents";
import { amount, count, optional, positive } from "../grid/parameter";

const { fleet, pointCounts, steps, batch, shape } = scalingExponents;

export const flops = amount("Training FLOPs.");

export const flopsPerGpu = optional(
  positive("FLOP/s that one GPU sustains: its peak times its utilisation."),
  fleet.flopsPerGpu,
  "3.5E+14",
);

export const usdPerGpuHour = optional(amount("Rent of one GPU for an hour, in US$."), fleet.usdPerGpuHour);

/** A budget is divided by it, so it may not be zero. */
export const paidUsdPerGpuHour = optional(positive("Rent of one GPU for an hour, in US$."), fleet.usdPerGpuHour);

export const points = optional(
  count("Runs on one learning-rate line."),
  pointCounts["points_per_line"]!.value,
);

export const tokens = optional(
  positive("Training tokens of one run."),
  steps * batch * shape.seqLen,
  "50,000 × 256 × 512",
);
