import { accelerators } from "../core/accelerators";
import type { Accelerator, Rent } from "../core/accelerators";
import { matrixProducts } from "../core/matrix-products";
import { sourceText } from "../core/source";
import { typicalUtilisation, utilisationEvidence } from "../core/utilisation";
import { defineFunction } from "../grid/define-function";
import { choice, inherited } from "../grid/parameter";
import { catalogueAnswer, nameOrAll, type Fields } from "./parameters/catalogue-table";
import { entryNamed } from "./parameters/named-entry";

export const acceleratorName = entryNamed(
  "Name of an accelerator, with its form factor.",
  accelerators,
  "an accelerator",
  "ACCELERATOR",
);

/** Of what its sources do not say. */
const NONE = "";

export const acceleratorFields = {
  peak_flops: ["Peak FLOP/s, dense 16-bit", (it) => it.peakFlops],
  fp8_flops: ["Peak FLOP/s, dense 8-bit", (it) => it.fp8Flops ?? NONE],
  matmul_flops: ["Fastest measured 16-bit product, FLOP/s", (it) => matrixProducts[it.name]?.flops ?? NONE],
  memory_gb: ["Memory, GB", (it) => it.memoryGb],
  power_watts: ["Power, W", (it) => it.powerWatts ?? NONE],
  per_node: ["Accelerators per node", (it) => it.perNode],
  usd_per_hour: ["US$ per hour", (it) => it.rent?.usd ?? NONE],
  usd_low: ["US$ per hour, cheapest", (it) => it.rent?.spread?.low ?? NONE],
  usd_high: ["US$ per hour, dearest", (it) => it.rent?.spread?.high ?? NONE],
  typical_mfu: ["Utilisation of whole runs, median", (it) => typicalUtilisation(it)],
  mfu_evidence: ["What that utilisation is from", utilisationEvidence],
  source: ["Source of the specification", (it) => sourceText(it.specification)],
  price_source: ["Source of the price", (it) => (it.rent ? sourceText(it.rent.price) : NONE)],
  spread_source: ["Source of the cheapest and the dearest", (it) => spreadText(it.rent?.spread)],
} satisfies Fields<Accelerator>;

const spreadText = (spread: Rent["spread"]): string => (spread ? sourceText(spread.source) : NONE);

const FIELDS = Object.keys(acceleratorFields) as (keyof typeof acceleratorFields)[];

export const accelerator = defineFunction({
  name: "ACCELERATOR",
  summary:
    "Looks up an accelerator: its dense 16-bit peak, memory, power or price per hour; without a name, the whole catalogue.",
  unit: "by field: FLOP/s, GB, W, US$ per hour; without a name, a table that spills",
  unitsByField: {
    peak_flops: "FLOP/s",
    fp8_flops: "FLOP/s",
    matmul_flops: "FLOP/s",
    memory_gb: "GB",
    power_watts: "W",
    usd_per_hour: "US$ per hour",
    usd_low: "US$ per hour",
    usd_high: "US$ per hour",
    typical_mfu: "share of the peak",
  } satisfies Partial<Record<keyof typeof acceleratorFields, string>>,
  parameters: {
    name: nameOrAll(acceleratorName),
    field: inherited(
      choice("Which field to return.", FIELDS),
      "peak_flops",
      "peak_flops, or every column of the table",
    ),
  },
  examples: [
    { arguments: ["H100 SXM"], result: 9.894e14 },
    { arguments: ["H100 SXM", "memory_gb"], result: 80 },
    { arguments: [null], result: "Name" },
  ],
  equation:
    "peak_flops is the dense rate of 16-bit matrix products, never the one with structured sparsity, which is twice as high",
  source: "The vendor datasheet and the price list named in each accelerator's source fields",
  compute: catalogueAnswer(accelerators, acceleratorFields, "peak_flops", FIELDS),
});
