import type { Source } from "./source";

/** Who measured them: the best of many sizes of 16-bit matrix products on one accelerator, mean of 100 repetitions. */
export const MATRIX_PRODUCTS: Source = {
  source: "stas00/ml-engineering, compute/accelerator/README.md, Maximum Achievable Matmul FLOPS, BF16",
  date: "2026-08",
};

/**
 * FLOP/s of the fastest 16-bit matrix product measured on an accelerator, which training cannot exceed, and the peak that
 * it is compared with there. Both memory sizes of the A100 are one chip; of the H200 the source says that it is as the H100.
 */
export const matrixProducts: Readonly<Record<string, { readonly flops: number; readonly peak: number }>> = {
  "Gaudi 2": { flops: 418.7e12, peak: 432e12 },
  "A100 SXM 40GB": { flops: 271.2e12, peak: 312e12 },
  "A100 SXM 80GB": { flops: 271.2e12, peak: 312e12 },
  GH200: { flops: 828.6e12, peak: 989e12 },
  "A100 PCIe 80GB": { flops: 252.9e12, peak: 312e12 },
  "H100 SXM": { flops: 794.5e12, peak: 989e12 },
  "H200 SXM": { flops: 794.5e12, peak: 989e12 },
  B300: { flops: 1769e12, peak: 2250e12 },
  B200: { flops: 1745e12, peak: 2250e12 },
  "Gaudi 3": { flops: 1243e12, peak: 1677e12 },
  GB200: { flops: 1822e12, peak: 2500e12 },
  MI355X: { flops: 1565e12, peak: 2300e12 },
  MI325X: { flops: 784.9e12, peak: 1300e12 },
  MI300X: { flops: 668.4e12, peak: 1300e12 },
};
