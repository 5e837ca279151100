import type { YearMonth } from "../source";
import { digitalOcean, googleCloud, rented } from "./offers";
import { part } from "./part";

const said = (source: string, date: YearMonth) => ({ source, date });
const instinct = (name: string, date: YearMonth) => said(`AMD Instinct ${name} data sheet`, date);
const cloud = (name: string) => said(`Google Cloud documentation, ${name}`, "2026-08");
const neuron = (name: string) => said(`AWS Neuron documentation, ${name} architecture`, "2026-08");

/** AMD. A board of the MI250 and the MI250X holds two chips, which software sees apart. */
export const amd = [
  part("MI100", [184.6, null, 32, 300, 8], instinct("MI100", "2020-11"), []),
  part("MI210", [181, null, 64, 300, 8], instinct("MI210", "2022-03"), []),
  part("MI250", [362.1, null, 128, 560, 4], instinct("MI250", "2021-11"), []),
  part("MI250X", [383, null, 128, 560, 4], instinct("MI250X", "2021-11"), []),
  part("MI300X", [1307.4, 2614.9, 192, 750, 8], instinct("MI300X", "2023-12"), [], digitalOcean("MI300X", 2.59)),
  part("MI325X", [1307.4, 2614.9, 256, 1000, 8], instinct("MI325X", "2024-10"), [], digitalOcean("MI325X", 3.8)),
  part("MI350X", [2306.9, 4613.7, 288, 1000, 8], instinct("MI350X", "2025-06"), []),
  part("MI355X", [2516.6, 5033.2, 288, 1400, 8], instinct("MI355X", "2025-06"), []),
];

export const google = [
  part("TPU v3", [123, null, 32, null, 4], cloud("TPU v3"), ["TPUv3"]),
  part(
    "TPU v4",
    [275, null, 32, 170, 4],
    said("Google Cloud documentation, TPU v4; power: Epoch AI, hardware data", "2026-08"),
    ["TPUv4"],
    rented(3.22, "Google Cloud TPU pricing, us-central2, TPU v4", "2025-01"),
  ),
  part(
    "TPU v5e",
    [197, null, 16, 140, 8],
    said("Google Cloud documentation, TPU v5e; power: Epoch AI, hardware data", "2026-08"),
    ["TPU v5 lite", "v5e", "v5litepod"],
    googleCloud("TPU v5e", 1.2, 0.54),
  ),
  part("TPU v5p", [459, null, 95, null, 4], cloud("TPU v5p"), ["v5p", "TPU v5"], googleCloud("TPU v5p", 4.2, 1.89)),
  part(
    "TPU v6e",
    [918, 918, 32, null, 8],
    cloud("TPU v6e (Trillium)"),
    ["Trillium", "TPU Trillium", "TPU v6 lite", "TPU v6", "v6e"],
    googleCloud("TPU v6e", 2.7, 1.22),
  ),
  part("TPU v7x", [2307, 4614, 192, null, 4], cloud("TPU7x (Ironwood)"), [
    "Ironwood",
    "TPU Ironwood",
    "TPU7x",
    "TPU v7",
  ]),
];

/** AWS and Intel. Gaudi 3 runs at a lower clock than its white paper was printed for, which says 1,835 TFLOP/s. */
export const aws = [
  part(
    "Trainium",
    [190, 190, 32, null, 16],
    neuron("Trainium"),
    ["Trainium1", "Trn1"],
    rented(1.34375, "AWS EC2 on-demand pricing, trn1.32xlarge, US East, a sixteenth of $21.50", "2025-06"),
  ),
  part(
    "Trainium2",
    [667, 1299, 96, 500, 16],
    said("AWS Neuron documentation, Trainium2 architecture; power: Epoch AI, hardware data", "2026-08"),
    ["Trn2"],
    rented(2.235, "AWS EC2 Capacity Blocks pricing, trn2.3xlarge, booked ahead, not on demand", "2026-05"),
  ),
  part("Trainium3", [671, 2517, 144, null, 16], neuron("Trainium3"), ["Trn3"]),
];

export const intel = [
  part("Gaudi 2", [432, 865, 96, 600, 8], said("Intel Gaudi 2 AI accelerator white paper", "2026-08"), ["HL-225H"]),
  part(
    "Gaudi 3",
    [1677, 1677, 128, 900, 8],
    said(
      "stas00/ml-engineering, compute/accelerator/README.md, at the 1,600 MHz that it runs at; memory and power: Intel Gaudi 3 white paper",
      "2026-08",
    ),
    ["HL-325L"],
  ),
];
