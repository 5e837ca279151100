import { accelerator } from "../../../src/functions/accelerator";
import { defineFunction } from "../../../src/grid/define-function";
import { count, optional, positive, whole } from "../../../src/grid/parameter";
import { previewCall } from "../../../src/taskpane/functions/call-preview";

const runCost = defineFunction({
  name: "RUN_COST",
  summary: "Price of a run.",
  unit: "US$",
  equation: "",
  source: "test",
  parameters: {
    flops: positive("FLOPs."),
    usd_per_gpu_hour: optional(positive("Price."), 3),
    flops_per_gpu: optional(positive("Speed."), 3.5e14),
  },
  examples: [],
  compute: ({ flops, usd_per_gpu_hour, flops_per_gpu }) => (flops / 3600 / flops_per_gpu) * usd_per_gpu_hour,
});
const spell = (name: string) => `TRAIN.${name}`;

test("literals give the formula as the host spells it, and the value with its unit", () => {
  expect(previewCall(runCost, { flops: "1.26e18" }, spell)).toEqual({
    formula: "=TRAIN.RUN_COST(1260000000000000000)",
    numberFormat: '"$"#,##0.00',
    problems: {},
    missing: [],
    outcome: { kind: "value", text: "$3" },
  });
});

test("a gap between arguments stays a gap", () => {
  expect(previewCall(runCost, { flops: "1.26e18", flops_per_gpu: "7e14" }, spell).formula).toBe(
    "=TRAIN.RUN_COST(1260000000000000000,,700000000000000)",
  );
});

test("a reference leaves the value to the sheet", () => {
  const preview = previewCall(runCost, { flops: "B4:B9" }, spell);
  expect(preview.formula).toBe("=TRAIN.RUN_COST(B4:B9)");
  expect(preview.outcome).toBeUndefined();
});

test("a required argument that is missing is named, and no value is made up", () => {
  const preview = previewCall(runCost, {}, spell);
  expect(preview.missing).toEqual(["flops"]);
  expect(preview.outcome).toBeUndefined();
});

test("an argument that is refused is named at its field and in the outcome", () => {
  const preview = previewCall(runCost, { flops: "-1" }, spell);
  expect(preview.problems).toEqual({ flops: "flops must be a number greater than zero." });
  expect(preview.outcome).toEqual({ kind: "error", text: "#VALUE! flops must be a number greater than zero" });
});

test("a result of many cells says how many", () => {
  const preview = previewCall(runCost, { flops: "{1.26e18;2.52e18}" }, spell);
  expect(preview.outcome).toEqual({ kind: "value", text: "a table of 2 × 1 cells, from 3" });
});

test("an array constant goes whole to a parameter that reads a range", () => {
  const total = defineFunction({
    name: "TOTAL_WIDTH",
    summary: "Sum.",
    unit: "",
    equation: "",
    source: "test",
    parameters: { widths: whole(count("Widths.")) },
    examples: [],
    compute: ({ widths }) => widths.flat().reduce((sum, it) => sum + it, 0),
  });
  expect(previewCall(total, { widths: "{512,1024}" }, spell).outcome).toEqual({ kind: "value", text: "1,536" });
});

test("a unit that depends on the field stands beside the value where it is known, and decides the number format", () => {
  const h100 = (field: string) => previewCall(accelerator, { name: "H100 SXM", field }, spell);
  expect(h100("")).toMatchObject({ outcome: { text: "989,400,000,000,000 FLOP/s" }, numberFormat: "0.00E+00" });
  expect(h100("memory_gb")).toMatchObject({ outcome: { text: "80 GB" }, numberFormat: "#,##0" });
  expect(h100("per_node")).toMatchObject({ outcome: { text: "8" }, numberFormat: undefined });
  expect(h100("=B2").numberFormat).toBeUndefined();
});
