import { COUNT_RULE } from "../../../src/study/assumptions";
import { readInput, readText } from "../../../src/taskpane/fields/read-value";

const points = { label: "Runs per configuration", rule: { ...COUNT_RULE, maximum: 60 } };

test("a number within the bounds is taken, the bounds included", () => {
  expect(readInput(points, " 10 ")).toEqual({ value: 10 });
  expect(readInput(points, "1")).toEqual({ value: 1 });
  expect(readInput(points, "60")).toEqual({ value: 60 });
});

test.each(["", "ten", "0", "61", "1.5", "1e999", "2,5"])("%p is refused by name, with what is admitted", (typed) => {
  expect(readInput(points, typed)).toEqual({
    problem: "Runs per configuration must be a whole number from 1 to 60.",
  });
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
