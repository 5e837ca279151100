import type { Assumption } from "../../src/breakdown/assumptions";
import { checkAssumption } from "../../src/taskpane/breakdown/assumption-control";

const points: Assumption = {
  name: "points_per_line",
  label: "Points per line",
  unit: "runs",
  value: 15,
  rule: "whole",
  minimum: 1,
  maximum: 60,
  format: "0",
  source: "The article",
};

test("a number within the bounds is taken, the bounds included", () => {
  expect(checkAssumption(points, " 10 ")).toEqual({ value: 10 });
  expect(checkAssumption(points, "1")).toEqual({ value: 1 });
  expect(checkAssumption(points, "60")).toEqual({ value: 60 });
});

test.each(["", "ten", "0", "61", "1.5", "1e999", "2,5"])("%p is refused by name, with what is admitted", (typed) => {
  expect(checkAssumption(points, typed)).toEqual({ problem: "Points per line must be a whole number from 1 to 60." });
});

test("a decimal assumption takes fractions and powers of ten", () => {
  const flops: Assumption = { ...points, label: "FLOP/s", rule: "decimal", minimum: 1e12, maximum: 1e17 };
  expect(checkAssumption(flops, "3.5E14")).toEqual({ value: 3.5e14 });
  expect(checkAssumption(flops, "3")).toEqual({ problem: "FLOP/s must be a number from 1E+12 to 1E+17." });
});
