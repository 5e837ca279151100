import type { Source, YearMonth } from "./source";

const offer =
  (priceList: string, date: YearMonth) =>
  (part: string): Source => ({ source: `${priceList}, ${part}`, date });

const lambda = offer("Lambda price list", "2026-09");
const runPod = offer("RunPod price list, Secure Cloud", "2026-09");
const digitalOcean = offer("DigitalOcean price list", "2026-10");
const googleCloud = offer("Google Cloud TPU pricing, us-central1", "2026-08");

const A100_DATASHEET: Source = { source: "NVIDIA A100 Tensor Core GPU datasheet", date: "2021-06" };
const H100_WHITEPAPER: Source = { source: "NVIDIA H100 architecture whitepaper V1.04, Table 3", date: "2026-09" };

/**
 * What runs are priced on, by maker and age. A rate that its maker gives only with sparsity is halved, and its source
 * says so. The month is that of a document that bears one, else one in which the page said so, never that of launch.
 */
export const accelerators: readonly Accelerator[] = [
  {
    name: "V100 SXM2",
    aliases: ["V100", "Tesla V100-SXM2-16GB", "V100 16GB"],
    peakFlops: 125e12,
    memoryGb: 16,
    powerWatts: 300,
    perNode: 8,
    specification: { source: "NVIDIA Tesla V100 architecture whitepaper, Table 1", date: "2017-08" },
    usdPerHour: 0.79,
    price: lambda("8x V100"),
  },
  {
    name: "A100 SXM 40GB",
    aliases: ["A100-SXM4-40GB", "NVIDIA A100-SXM4-40GB", "A100 40GB"],
    peakFlops: 312e12,
    memoryGb: 40,
    powerWatts: 400,
    perNode: 8,
    specification: { source: "NVIDIA A100 architecture whitepaper V1.0", date: "2020-05" },
    usdPerHour: 1.99,
    price: lambda("8x A100 SXM 40 GB"),
  },
  {
    name: "A100 SXM 80GB",
    aliases: ["A100", "NVIDIA A100", "A100 SXM", "A100-SXM4-80GB", "NVIDIA A100-SXM4-80GB", "A100 80GB"],
    peakFlops: 312e12,
    memoryGb: 80,
    powerWatts: 400,
    perNode: 8,
    specification: A100_DATASHEET,
    usdPerHour: 2.79,
    price: lambda("8x A100 SXM 80 GB"),
  },
  {
    name: "A100 PCIe 80GB",
    aliases: ["A100 PCIe", "NVIDIA A100 80GB PCIe"],
    peakFlops: 312e12,
    memoryGb: 80,
    powerWatts: 300,
    perNode: 8,
    specification: A100_DATASHEET,
    usdPerHour: 1.59,
    price: runPod("A100 PCIe"),
  },
  {
    name: "H100 SXM",
    aliases: [
      "H100",
      "NVIDIA H100",
      "H100 SXM5",
      "H100 80GB",
      "H100 SXM 80GB",
      "H100 80GB HBM3",
      "NVIDIA H100 80GB HBM3",
    ],
    peakFlops: 989.4e12,
    memoryGb: 80,
    powerWatts: 700,
    perNode: 8,
    specification: H100_WHITEPAPER,
    usdPerHour: 3.99,
    price: lambda("8x H100 SXM"),
  },
  {
    name: "H800 SXM",
    aliases: ["H800", "NVIDIA H800"],
    peakFlops: 989.4e12,
    memoryGb: 80,
    powerWatts: 700,
    perNode: 8,
    specification: {
      source:
        "the H100's (NVIDIA H100 architecture whitepaper V1.04, Table 3) with a slower NVLink: arXiv:2412.19437, Section 3.1",
      date: "2024-12",
    },
    usdPerHour: 2,
    price: {
      source: "arXiv:2412.19437, Table 1: “assuming the rental price of the H800 GPU is $2 per GPU hour”",
      date: "2024-12",
    },
  },
  {
    name: "H100 PCIe",
    aliases: ["NVIDIA H100 PCIe"],
    peakFlops: 756e12,
    memoryGb: 80,
    powerWatts: 350,
    perNode: 8,
    specification: H100_WHITEPAPER,
    usdPerHour: 3.29,
    price: lambda("1x H100 PCIe"),
  },
  {
    name: "H100 NVL",
    aliases: ["NVIDIA H100 NVL"],
    peakFlops: 835.5e12,
    memoryGb: 94,
    powerWatts: 400,
    perNode: 8,
    specification: { source: "NVIDIA H100 specifications, half the rate with sparsity", date: "2026-09" },
    usdPerHour: 3.19,
    price: runPod("H100 NVL"),
  },
  {
    name: "H200 SXM",
    aliases: ["H200", "NVIDIA H200", "H200 141GB"],
    peakFlops: 989.4e12,
    memoryGb: 141,
    powerWatts: 700,
    perNode: 8,
    specification: { source: "NVIDIA H200 specifications, with the unrounded rate of the H100 SXM", date: "2026-08" },
    usdPerHour: 4.59,
    price: runPod("H200"),
  },
  {
    name: "B200",
    aliases: ["NVIDIA B200", "HGX B200", "B200 SXM"],
    peakFlops: 2250e12,
    memoryGb: 180,
    powerWatts: 1000,
    perNode: 8,
    specification: { source: "NVIDIA Blackwell datasheet, HGX B200, half the rate with sparsity", date: "2026-09" },
    usdPerHour: 6.69,
    price: lambda("8x B200 SXM6"),
  },
  {
    name: "GB200",
    aliases: ["NVIDIA GB200", "GB200 NVL72"],
    peakFlops: 2500e12,
    memoryGb: 186,
    powerWatts: 1200,
    perNode: 4,
    specification: {
      source: "NVIDIA GB200 NVL72 specifications, for one GPU, half the rate with sparsity",
      date: "2026-08",
    },
    usdPerHour: 10.5,
    price: { source: "CoreWeave price list, GB200 NVL72, a quarter of 4 GPUs at $42", date: "2026-09" },
  },
  {
    name: "L40S",
    aliases: ["NVIDIA L40S"],
    peakFlops: 362.05e12,
    memoryGb: 48,
    powerWatts: 350,
    perNode: 8,
    specification: { source: "NVIDIA L40S specifications", date: "2026-08" },
    usdPerHour: 1.09,
    price: runPod("L40S"),
  },
  {
    name: "RTX 4090",
    aliases: ["4090", "NVIDIA GeForce RTX 4090", "GeForce RTX 4090"],
    // GeForce cards accumulate in 32 bits at half the rate they reach in 16.
    peakFlops: 165.2e12,
    memoryGb: 24,
    powerWatts: 450,
    perNode: 8,
    specification: { source: "NVIDIA Ada architecture whitepaper V2.02, Appendix A, Table 2", date: "2026-09" },
    usdPerHour: 0.74,
    price: runPod("RTX 4090"),
  },
  {
    name: "MI300X",
    aliases: ["AMD MI300X", "AMD Instinct MI300X", "Instinct MI300X"],
    peakFlops: 1307.4e12,
    memoryGb: 192,
    powerWatts: 750,
    perNode: 8,
    specification: { source: "AMD Instinct MI300X data sheet", date: "2023-12" },
    usdPerHour: 2.59,
    price: digitalOcean("MI300X"),
  },
  {
    name: "MI325X",
    aliases: ["AMD MI325X", "AMD Instinct MI325X", "Instinct MI325X"],
    peakFlops: 1307.4e12,
    memoryGb: 256,
    powerWatts: 1000,
    perNode: 8,
    specification: { source: "AMD Instinct MI325X data sheet", date: "2024-10" },
    usdPerHour: 3.8,
    price: digitalOcean("MI325X"),
  },
  {
    name: "TPU v4",
    aliases: ["TPUv4"],
    peakFlops: 275e12,
    memoryGb: 32,
    perNode: 4,
    specification: { source: "Google Cloud documentation, TPU v4", date: "2026-08" },
    usdPerHour: 3.22,
    price: { source: "Google Cloud TPU pricing, us-central2, TPU v4", date: "2025-01" },
  },
  {
    name: "TPU v5e",
    aliases: ["TPU v5 lite", "v5e", "v5litepod"],
    peakFlops: 197e12,
    memoryGb: 16,
    perNode: 8,
    specification: { source: "Google Cloud documentation, TPU v5e", date: "2026-08" },
    usdPerHour: 1.2,
    price: googleCloud("TPU v5e"),
  },
  {
    name: "TPU v5p",
    aliases: ["v5p"],
    peakFlops: 459e12,
    memoryGb: 95,
    perNode: 4,
    specification: { source: "Google Cloud documentation, TPU v5p", date: "2026-08" },
    usdPerHour: 4.2,
    price: googleCloud("TPU v5p"),
  },
  {
    name: "TPU v6e",
    aliases: ["Trillium", "TPU Trillium", "TPU v6 lite", "TPU v6", "v6e"],
    peakFlops: 918e12,
    memoryGb: 32,
    perNode: 8,
    specification: { source: "Google Cloud documentation, TPU v6e (Trillium)", date: "2026-08" },
    usdPerHour: 2.7,
    price: googleCloud("TPU v6e"),
  },
  {
    name: "Trainium2",
    aliases: ["Trn2", "AWS Trainium2", "Trainium 2"],
    peakFlops: 667e12,
    memoryGb: 96,
    perNode: 16,
    specification: { source: "AWS Neuron documentation, Trainium2 architecture", date: "2026-08" },
    usdPerHour: 2.235,
    price: { source: "AWS EC2 Capacity Blocks pricing, trn2.3xlarge, booked ahead, not on demand", date: "2026-05" },
  },
];

/** One part that trains models: what it can do at most, and what renting it costs. */
export interface Accelerator {
  /** As its maker writes it, with the form factor where rates differ: "H100 SXM". */
  readonly name: string;
  /** What else it is called: by its maker, its driver, its users. A bare "H100" is the form that clusters are built of. */
  readonly aliases?: readonly string[];
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
  /** Price per accelerator-hour in US$, on demand unless the source says otherwise. */
  readonly usdPerHour: number;
  /** Who states the rent; prices move, so the month matters. */
  readonly price: Source;
}
