import type { Source } from "./source";

/** One part that trains models: what it can do at most, and what renting it costs. */
export interface Accelerator {
  /** As its maker writes it, with the form factor where rates differ: "H100 SXM". */
  readonly name: string;
  /**
   * Peak FLOP/s of 16-bit (bfloat16 or float16) matrix products with 32-bit accumulation, dense: never the figure with
   * structured sparsity, which is twice as high and no model trains at.
   */
  readonly peakFlops: number;
  /** GB of 10⁹ bytes, as makers count it. */
  readonly memoryGb: number;
  /** Thermal design power or maximum board power in watts; absent where the maker gives none. */
  readonly powerWatts?: number;
  /** Parts in a usual server or host. */
  readonly perNode: number;
  /** Who states the rate, the memory and the power. */
  readonly specification: Source;
  /** Rent of one part for an hour in US$, on demand unless the source says otherwise. */
  readonly usdPerHour: number;
  /** Who states the rent; prices move, so the month matters. */
  readonly price: Source;
}
