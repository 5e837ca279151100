import { lambda, rented, runPod, spread } from "./offers";
import { part } from "./part";

const A100_DATASHEET = { source: "NVIDIA A100 Tensor Core GPU datasheet", date: "2021-06" } as const;
const H100_WHITEPAPER = { source: "NVIDIA H100 architecture whitepaper V1.04, Table 3", date: "2026-09" } as const;
const DGX = (name: string) =>
  ({ source: `NVIDIA DGX ${name} datasheet, half the rates with sparsity`, date: "2026-08" }) as const;
const ADA = { source: "NVIDIA Ada architecture whitepaper V2.02, Appendix A", date: "2026-09" } as const;

/** Of datasheets that give rates with sparsity, half of them. */
const datasheet = (name: string, date: `${number}-${number}`) => ({
  source: `NVIDIA ${name} datasheet, half the rates with sparsity`,
  date,
});

const MERCATUS = "mercatus-ai.com, Cloud GPU pricing, on demand at 22 providers";

/** By age. GeForce cards accumulate in 32 bits at half the rate they reach in 16. */
export const nvidia = [
  part(
    "V100 SXM2",
    [125, null, 16, 300, 8],
    { source: "NVIDIA Tesla V100 architecture whitepaper, Table 1", date: "2017-08" },
    ["V100", "V100-SXM2-16GB", "V100-SXM2-32GB", "V100 16GB", "V100 32GB"],
    lambda("8x V100", 0.79),
  ),
  part("T4", [65, null, 16, 70, 1], { source: "NVIDIA T4 datasheet", date: "2019-03" }, []),
  part(
    "A100 SXM 40GB",
    [312, null, 40, 400, 8],
    { source: "NVIDIA A100 architecture whitepaper V1.0", date: "2020-05" },
    ["A100-SXM4-40GB", "A100 40GB"],
    lambda("8x A100 SXM 40 GB", 1.99),
  ),
  part("A100 SXM 80GB", [312, null, 80, 400, 8], A100_DATASHEET, ["A100", "A100 SXM", "A100-SXM4-80GB", "A100 80GB"], {
    ...lambda("8x A100 SXM 80 GB", 2.79),
    spread: spread(0.8, 3, MERCATUS, "2026-05"),
  }),
  part(
    "A800 SXM 80GB",
    [312, null, 80, 400, 8],
    { source: `the A100's (${A100_DATASHEET.source}) with a slower NVLink: NVIDIA A800 datasheet`, date: "2022-11" },
    ["A800", "A800-SXM4-80GB"],
  ),
  part("A100 PCIe 40GB", [312, null, 40, 250, 8], { source: "NVIDIA A100 PCIe product brief", date: "2020-09" }, [
    "A100-PCIE-40GB",
  ]),
  part(
    "A100 PCIe 80GB",
    [312, null, 80, 300, 8],
    A100_DATASHEET,
    ["A100 PCIe", "A100 80GB PCIe"],
    runPod("A100 PCIe", 1.59),
  ),
  part("A30", [165, null, 24, 165, 8], datasheet("A30", "2021-04"), []),
  part("A10", [125, null, 24, 150, 8], datasheet("A10", "2021-04"), []),
  part("A10G", [70, null, 24, null, 8], datasheet("A10G", "2021-11"), []),
  part("A40", [149.7, null, 48, 300, 8], datasheet("A40", "2021-03"), []),
  part("RTX A6000", [154.8, null, 48, 300, 8], datasheet("RTX A6000", "2021-01"), ["A6000"]),
  part(
    "RTX 3090",
    [71, null, 24, 350, 8],
    { source: "NVIDIA Ampere GA102 architecture whitepaper V2, Appendix A", date: "2021-01" },
    ["3090"],
  ),
  part(
    "H100 SXM",
    [989.4, 1978.9, 80, 700, 8],
    H100_WHITEPAPER,
    ["H100", "H100 SXM5", "H100 80GB", "H100 SXM 80GB", "H100 80GB HBM3"],
    { ...lambda("8x H100 SXM", 3.99), spread: spread(1.99, 5, MERCATUS, "2026-05") },
  ),
  part(
    "H800 SXM",
    [989.4, 1978.9, 80, 700, 8],
    {
      source: `the H100's (${H100_WHITEPAPER.source}) with a slower NVLink: arXiv:2412.19437, Section 3.1`,
      date: "2024-12",
    },
    ["H800"],
    rented(2, "arXiv:2412.19437, Table 1: “assuming the rental price of the H800 GPU is $2 per GPU hour”", "2024-12"),
  ),
  part("H100 PCIe", [756, 1513, 80, 350, 8], H100_WHITEPAPER, [], lambda("1x H100 PCIe", 3.29)),
  part(
    "H100 NVL",
    [835.5, 1670.5, 94, 400, 8],
    { source: "NVIDIA H100 specifications, half the rate with sparsity", date: "2026-09" },
    [],
    runPod("H100 NVL", 3.19),
  ),
  part("H20", [148, 296, 96, 400, 8], { source: "NVIDIA HGX H20 datasheet", date: "2023-11" }, []),
  part(
    "GH200",
    [989.4, 1978.9, 96, null, 1],
    {
      source: "NVIDIA GH200 Grace Hopper Superchip datasheet, with the unrounded rate of the H100 SXM",
      date: "2026-08",
    },
    ["GH200 96GB", "GH200 144GB", "GH200 480GB", "Grace Hopper"],
  ),
  part(
    "H200 SXM",
    [989.4, 1978.9, 141, 700, 8],
    { source: "NVIDIA H200 specifications, with the unrounded rate of the H100 SXM", date: "2026-08" },
    ["H200", "H200 141GB"],
    { ...runPod("H200", 4.59), spread: spread(2.5, 7, MERCATUS, "2026-05") },
  ),
  part(
    "H200 NVL",
    [835.5, 1670.5, 141, 600, 8],
    { source: "NVIDIA H200 specifications, half the rate with sparsity", date: "2026-08" },
    [],
  ),
  part("L4", [121, 242.5, 24, 72, 8], datasheet("L4", "2023-03"), []),
  part("L40", [181.05, 362, 48, 300, 8], { source: "NVIDIA L40 datasheet", date: "2022-10" }, []),
  part(
    "L40S",
    [362.05, 733, 48, 350, 8],
    { source: "NVIDIA L40S specifications", date: "2026-08" },
    [],
    runPod("L40S", 1.09),
  ),
  part("RTX 6000 Ada", [364.2, null, 48, 300, 8], datasheet("RTX 6000 Ada Generation", "2022-12"), ["6000 Ada"]),
  part(
    "RTX 4090",
    [165.2, 330.3, 24, 450, 8],
    { ...ADA, source: `${ADA.source}, Table 2` },
    ["4090"],
    runPod("RTX 4090", 0.74),
  ),
  part(
    "B200",
    [2250, 4500, 180, 1000, 8],
    { source: "NVIDIA Blackwell datasheet, HGX B200, half the rate with sparsity", date: "2026-09" },
    ["HGX B200", "B200 SXM"],
    {
      ...lambda("8x B200 SXM6", 6.69),
      spread: spread(3.75, 14.24, "packet.ai, GPU pricing models compared: its own and AWS", "2026-06"),
    },
  ),
  part("B300", [2250, 4500, 288, 1000, 8], DGX("B300"), ["HGX B300", "B300 SXM"]),
  part(
    "GB200",
    [2500, 5000, 186, 1200, 4],
    { source: "NVIDIA GB200 NVL72 specifications, for one GPU, half the rate with sparsity", date: "2026-08" },
    ["GB200 NVL72"],
    {
      ...rented(10.5, "CoreWeave price list, GB200 NVL72, a quarter of 4 GPUs at $42", "2026-09"),
      spread: spread(4.54, 10.5, "spheron.network, half of a superchip at $9.08; CoreWeave", "2026-03"),
    },
  ),
  part(
    "GB300",
    [2500, 5000, 288, 1400, 4],
    { source: "NVIDIA GB300 NVL72 specifications, for one GPU, half the rate with sparsity", date: "2026-08" },
    ["GB300 NVL72"],
  ),
  part(
    "RTX 5090",
    [209.5, 419, 32, 575, 8],
    { source: "NVIDIA RTX Blackwell architecture whitepaper V1.1, Appendix A", date: "2025-01" },
    ["5090"],
  ),
  part(
    "RTX PRO 6000",
    [503.8, 1007.6, 96, 600, 8],
    { source: "NVIDIA RTX PRO Blackwell architecture whitepaper, Appendix A", date: "2025-03" },
    ["RTX PRO 6000 Blackwell", "RTX 6000 Pro", "RTX PRO 6000 Blackwell Server Edition"],
  ),
];
