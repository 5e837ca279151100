import { accelerators } from "../../src/core/accelerators";
import { publishedModels } from "../../src/core/models";
import { sourceText } from "../../src/core/source";
import { accelerator } from "../../src/functions/accelerator";
import { effectiveFlops } from "../../src/functions/effective-flops";
import { mfu } from "../../src/functions/mfu";
import { model } from "../../src/functions/model";
import { typicalMfu } from "../../src/functions/typical-mfu";
import type { Cell } from "../../src/grid/cell";

const part = (name: string, field: string): Cell => accelerator.call(name, field)[0]![0]!;
const fact = (name: string, field: string): Cell => model.call(name, field)[0]![0]!;

test.each(accelerators)("each field of $name is that of its entry, and none another's", (it) => {
  const { rent } = it;
  const blank = (value: Cell | undefined): Cell => value ?? "";
  expect({
    peak_flops: part(it.name, "peak_flops"),
    fp8_flops: part(it.name, "fp8_flops"),
    memory_gb: part(it.name, "memory_gb"),
    power_watts: part(it.name, "power_watts"),
    per_node: part(it.name, "per_node"),
    usd_low: part(it.name, "usd_low"),
    usd_per_hour: part(it.name, "usd_per_hour"),
    usd_high: part(it.name, "usd_high"),
    source: part(it.name, "source"),
    price_source: part(it.name, "price_source"),
    spread_source: part(it.name, "spread_source"),
  }).toEqual({
    peak_flops: it.peakFlops,
    fp8_flops: blank(it.fp8Flops),
    memory_gb: it.memoryGb,
    power_watts: blank(it.powerWatts),
    per_node: it.perNode,
    usd_low: blank(rent?.spread?.low),
    usd_per_hour: blank(rent?.usd),
    usd_high: blank(rent?.spread?.high),
    source: sourceText(it.specification),
    price_source: rent ? sourceText(rent.price) : "",
    spread_source: rent?.spread ? sourceText(rent.spread.source) : "",
  });
});

test("a share of the peak is one of the dense 16-bit peak, whatever else the part can do", () => {
  // H100 SXM, NVIDIA's data sheet: 989.4 TFLOP/s dense at 16 bits, twice that at 8, and twice each with sparsity.
  expect(mfu.call(10_000, "H100 SXM", "Llama 3 8B")).toEqual(mfu.call(10_000, 989.4e12, "Llama 3 8B"));
  for (const { name, peakFlops } of accelerators) {
    expect(mfu.call(10_000, name, "Llama 3 8B")).toEqual(mfu.call(10_000, peakFlops, "Llama 3 8B"));
    expect(effectiveFlops.call(name, 1)).toEqual([[peakFlops]]);
  }
});

test("a model's name has the utilisation of its active parameters, its one table of embeddings counted once", () => {
  for (const { name } of publishedModels)
    for (const part of ["H100 SXM", "A100 SXM 80GB"])
      expect([name, typicalMfu.call(part, name)]).toEqual([name, typicalMfu.call(part, fact(name, "active_params"))]);
});

/** As the config.json on each model's hub page has them (Mixtral 8x7B and DeepSeek-V3: December 2023 and 2024; Mistral 7B: September 2023). */
test.each<[name: string, facts: Record<string, Cell>]>([
  [
    "Mixtral 8x7B",
    {
      width: 4096,
      layers: 32,
      heads: 32,
      kv_heads: 8,
      head_dim: 128,
      ffn_width: 14336,
      vocab: 32000,
      gated: true,
      tied: false,
      experts: 8,
      active_experts: 2,
      shared_experts: "",
      window: "",
      attention_ratio: 1,
      kv_ratio: 0.25,
      ffn_ratio: 3.5,
      mtp_modules: "",
    },
  ],
  [
    "DeepSeek-V3",
    {
      width: 7168,
      layers: 61,
      heads: 128,
      vocab: 129280,
      seq_len: 4096,
      experts: 256,
      active_experts: 8,
      shared_experts: 1,
      mtp_modules: 1,
    },
  ],
  ["Mistral 7B", { window: 4096, windowed_layers: 32, experts: "" }],
])("the fields of %s are those that it is published with", (name, facts) => {
  for (const [field, value] of Object.entries(facts)) expect([field, fact(name, field)]).toEqual([field, value]);
});
