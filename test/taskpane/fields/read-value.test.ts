import { COUNT_RULE } from "../../../src/study/assumptions";
import { rangedText, readInput, readRanged, readText } from "../../../src/taskpane/fields/read-value";

const points = { label: "Runs per configuration", rule: { ...COUNT_RULE, maximum: 60 } };

test("a number within the bounds is taken, the bounds included", () => {
  expect(readInput(points, " 10 ")).toEqual({ value: 10 });
  expect(readInput(points, "1")).toEqual({ value: 1 });
  expect(readInput(points, "60")).toEqual({ value: 60 });
});

test.each(["", "ten", "0", "61", "1.5", "1e999", "25%"])("%p is refused by name, with what is admitted", (typed) => {
  expect(readInput(points, typed)).toEqual({
    problem: "Runs per configuration must be a whole number from 1 to 60.",
  });
});

test("a decimal comma and a number of something else are refused with what to write", () => {
  expect(readInput(points, "2,5")).toEqual({ problem: "“2,5” has a decimal comma: write 2.5." });
  const price = { label: "Price", unit: "US$", rule: { kind: "decimal", minimum: 0.01, maximum: 1000 } } as const;
  expect(readInput(price, "$2.10/h")).toEqual({ value: 2.1 });
  expect(readInput(price, "350 TFLOP/s")).toEqual({ problem: "Price is in US$, not in FLOP/s." });
  expect(readInput({ ...points, unit: "runs" }, "$5")).toEqual({
    problem: "Runs per configuration is in runs, not in US$.",
  });
});

test.each([
  ["$2.10/h", { value: 2.1 }],
  ["2.10 per GPU-hour", { value: 2.1 }],
  ["2.10/GPU/h", { value: 2.1 }],
  ["$2.10 an hour", { value: 2.1 }],
  ["2.10 dollars per hour", { value: 2.1 }],
  ["USD 2.10", { value: 2.1 }],
  ["~2.10", { value: 2.1 }],
  ["between $2 and $2.80", { value: 2.4, range: { low: 2, high: 2.8 } }],
  ["from 2 to 2.80/h", { value: 2.4, range: { low: 2, high: 2.8 } }],
  ["2-2.8", { value: 2.4, range: { low: 2, high: 2.8 } }],
  ["$2–$2.80 per GPU-hour", { value: 2.4, range: { low: 2, high: 2.8 } }],
])("the price “%s” is read as people write it", (typed, value) => {
  const price = {
    label: "Price per GPU-hour",
    unit: "US$",
    rule: { kind: "decimal", minimum: 0.01, maximum: 1000 },
  } as const;
  expect(readRanged(price, typed)).toEqual({ value });
});

test.each([
  ["€2.10", "Price per GPU-hour is in US$, not in €."],
  ["2.10 EUR", "Price per GPU-hour is in US$, not in EUR."],
  ["$20 per node-hour", "Price per GPU-hour must be a number from 0.01 to 1000."],
  ["cheap", "Price per GPU-hour must be a number from 0.01 to 1000."],
])("the price “%s” is refused by the field's name", (typed, problem) => {
  const price = {
    label: "Price per GPU-hour",
    unit: "US$",
    rule: { kind: "decimal", minimum: 0.01, maximum: 1000 },
  } as const;
  expect(readRanged(price, typed)).toEqual({ problem });
});

test("a sustained rate may be given as a share of the peak, or as makers write it", () => {
  const rate = { label: "Rate", unit: "FLOP/s", rule: { kind: "decimal", minimum: 1, maximum: 1e21 } } as const;
  expect(readInput(rate, "40%", 9.89e14)).toEqual({ value: 3.956e14 });
  expect(readInput(rate, "350 TFLOP/s", 9.89e14)).toEqual({ value: 350e12 });
  expect(readInput(rate, "350 TFLOPS")).toEqual({ value: 350e12 });
});

test("a decimal assumption takes fractions and powers of ten", () => {
  const flops = { label: "FLOP/s", rule: { kind: "decimal", minimum: 1e12, maximum: 1e17 } } as const;
  expect(readInput(flops, "3.5E14")).toEqual({ value: 3.5e14 });
  expect(readInput(flops, "3")).toEqual({ problem: "FLOP/s must be a number from 1E12 to 1E17." });
});

test("a text that a cell would take for a formula is refused, and an empty or a long one", () => {
  expect(readText("Title", " Ours ")).toEqual({ value: "Ours" });
  for (const typed of ["", "  ", "=A1", "-x", "x".repeat(501)])
    expect(readText("Title", typed)).toHaveProperty("problem");
});

test("a range has its middle for a value, or the one that is given with it, and is written as it is read", () => {
  const price = { label: "Price", unit: "US$", rule: { kind: "decimal", minimum: 0.01, maximum: 1000 } } as const;
  const range = { low: 2, high: 3.5 };
  for (const typed of ["2 to 3.5", "2–3.5", "$2 to $3.50/h", "2 - 3.5"])
    expect(readRanged(price, typed)).toEqual({ value: { value: 2.75, range } });
  expect(readRanged(price, "2 to 3.5, 3")).toEqual({ value: { value: 3, range } });
  expect(readRanged(price, "3")).toEqual({ value: { value: 3 } });
  expect(readRanged(points, "10 to 15")).toEqual({ value: { value: 13, range: { low: 10, high: 15 } } });
  for (const [value, text] of [
    [2.75, "2 to 3.5"],
    [3, "2 to 3.5, 3"],
  ] as const)
    expect(rangedText(price, { value, range })).toBe(text);
  expect(readRanged(price, "3.5 to 2")).toEqual({ problem: "Price must go from low to high: “3.5 to 2” falls." });
  expect(readRanged(price, "2 to 3.5, 4")).toEqual({ problem: "Price: 4 is not between 2 and 3.5." });
  expect(readRanged(points, "10 to 61")).toEqual({
    problem: "Runs per configuration must be a whole number from 1 to 60.",
  });
});
