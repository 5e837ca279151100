import type { Source } from "../source";

/** One part that trains models: what it can do at most, and what renting it costs. */
export interface Accelerator {
  /** As its maker writes it, with the form factor where rates differ: "H100 SXM". */
  readonly name: string;
  /** What else it is called: by its driver, its users. A bare "H100" is the form that clusters are built of. */
  readonly aliases: readonly string[];
  /**
   * Peak FLOP/s of 16-bit (bfloat16 or float16) matrix products with 32-bit accumulation, dense: never the figure with
   * structured sparsity, which is twice as high and no model trains at.
   */
  readonly peakFlops: number;
  /** The same of 8-bit floating point; absent where the part has none or its maker prints none. */
  readonly fp8Flops?: number;
  /** GB of 10⁹ bytes, as makers count it. */
  readonly memoryGb: number;
  /** Thermal design power or maximum board power in watts; absent where the maker gives none. */
  readonly powerWatts?: number;
  /** Parts in a usual server or host. */
  readonly perNode: number;
  /** Who states the rates, the memory and the power. */
  readonly specification: Source;
  /** Price per accelerator-hour in US$, on demand unless its source says otherwise; absent where no list was read. */
  readonly rent?: Rent;
}

export interface Rent {
  readonly usd: number;
  /** Who states the rent; prices move, so the month matters. */
  readonly price: Source;
  /** The cheapest and the dearest that were seen elsewhere for the same part, and who saw them. */
  readonly spread?: { readonly low: number; readonly high: number; readonly source: Source };
}

/** TFLOP/s of dense 16-bit and of dense 8-bit products, GB, watts, parts in a node; null where its maker prints none. */
type Numbers = readonly [
  tflops: number,
  fp8Tflops: number | null,
  memoryGb: number,
  watts: number | null,
  perNode: number,
];

/** An entry of the catalogue in one line. */
export function part(
  name: string,
  [tflops, fp8Tflops, memoryGb, watts, perNode]: Numbers,
  specification: Source,
  aliases: readonly string[],
  rent?: Rent,
): Accelerator {
  return {
    name,
    aliases,
    peakFlops: flops(tflops),
    ...(fp8Tflops === null ? {} : { fp8Flops: flops(fp8Tflops) }),
    memoryGb,
    ...(watts === null ? {} : { powerWatts: watts }),
    perNode,
    specification,
    ...(rent ? { rent } : {}),
  };
}

/** 989.4 TFLOP/s is 989,400,000,000,000: from tenths, so that no digit is the product's own. */
const flops = (tflops: number): number => Math.round(tflops * 1000) * 1e9;
