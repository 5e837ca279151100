export const SECONDS_PER_HOUR = 3600;
export const HOURS_PER_DAY = 24;
/** The article's month: `total_hours/24/30`. */
export const DAYS_PER_MONTH = 30;

/** What turns FLOPs into money and time. */
export interface Fleet {
  /** FLOP/s that one GPU sustains on average: its peak times its utilisation. */
  flopsPerGpu: number;
  usdPerGpuHour: number;
  gpusPerNode: number;
}

/** Hours of one GPU; n GPUs take as many hours between them. */
export const gpuHours = (flops: number, flopsPerGpu: number): number => flops / SECONDS_PER_HOUR / flopsPerGpu;

/** US$ of the GPU-hours that a number of FLOPs takes. */
export const costInUsd = (flops: number, { flopsPerGpu, usdPerGpuHour }: Omit<Fleet, "gpusPerNode">): number =>
  gpuHours(flops, flopsPerGpu) * usdPerGpuHour;

/** Days that `gpus` take in parallel. */
export const daysOnGpus = (flops: number, gpus: number, flopsPerGpu: number): number =>
  gpuHours(flops, flopsPerGpu) / gpus / HOURS_PER_DAY;

/** Hours of one node. */
export const nodeHours = (flops: number, { flopsPerGpu, gpusPerNode }: Omit<Fleet, "usdPerGpuHour">): number =>
  gpuHours(flops, flopsPerGpu) / gpusPerNode;

/** Months of 30 days of one node. */
export const nodeMonths = (flops: number, fleet: Omit<Fleet, "usdPerGpuHour">): number =>
  nodeHours(flops, fleet) / HOURS_PER_DAY / DAYS_PER_MONTH;
