import { accelerators } from "../core/accelerators";
import type { Accelerator } from "../core/accelerators";
import { sourceText } from "../core/source";
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

export const acceleratorFields = {
  peak_flops: ["Peak FLOP/s, dense 16-bit", (it) => it.peakFlops],
  memory_gb: ["Memory, GB", (it) => it.memoryGb],
  power_watts: ["Power, W", (it) => it.powerWatts ?? ""],
  per_node: ["Parts in a node", (it) => it.perNode],
  usd_per_hour: ["US$ an hour", (it) => it.usdPerHour],
  source: ["Source of the specification", (it) => sourceText(it.specification)],
  price_source: ["Source of the price", (it) => sourceText(it.price)],
} satisfies Fields<Accelerator>;

const FIELDS = Object.keys(acceleratorFields) as (keyof typeof acceleratorFields)[];

export const accelerator = defineFunction({
  name: "ACCELERATOR",
  summary: "A fact of an accelerator: its dense 16-bit peak, memory, power or rent, or the whole catalogue of them.",
  unit: "by field: FLOP/s, GB, W, US$ an hour; a table that spills where the name is left out",
  unitVaries: true,
  parameters: {
    name: nameOrAll(acceleratorName),
    field: inherited(
      choice("Which fact of it to answer with.", FIELDS),
      "peak_flops",
      "peak_flops, or the table's own",
    ),
  },
  examples: [
    { arguments: ["H100 SXM"], result: 9.894e14 },
    { arguments: ["H100 SXM", "memory_gb"], result: 80 },
    { arguments: [null], result: "Name" },
  ],
  equation:
    "peak_flops is the dense rate of 16-bit matrix products, never the one with structured sparsity, which is twice as high",
  source: "The maker's data sheet and the price list that each accelerator's own sources name",
  compute: catalogueAnswer(accelerators, acceleratorFields, "peak_flops", FIELDS),
});
