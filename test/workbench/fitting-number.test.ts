import * as fc from "../fast-check";
import { fittingNumber, generalText } from "../../src/workbench/fitting-number";
import { runs } from "../sizes";

const upTo = (characters: number) => (text: string) => text.length <= characters;

test.each([
  [0, "0"],
  [826374144, "826374144"],
  [40433860608, "40433860608"],
  [404338606080, "4.04339E+11"],
  [1 / 3, "0.333333333"],
  [-1234.5, "-1234.5"],
  [2.38095238095e-15, "2.38095E-15"],
  [0.0001, "0.0001"],
  [1234567.891234, "1234567.891"],
])("General shows %d as %s", (value, text) => {
  expect(generalText(value)).toBe(text);
});

test.each([
  ["a whole number in powers of ten", 40433860608, undefined, 8, "4.04E+10"],
  ["a fraction with fewer decimals", 3.14159265, undefined, 6, "3.1416"],
  ["a small fraction in powers of ten, not as 0", 0.00012345, undefined, 7, "1.2E-04"],
  ["an amount of money in powers of ten, its sign kept", 1642695381, "$1,642,695,381", 9, "$1.64E+09"],
  ["a negative amount too", -1642695381, "-$1,642,695,381", 10, "-$1.64E+09"],
  ["a scaled amount as ####", 3307700000, "$3,307.7M", 6, "######"],
  ["a percentage as ####", 87499999, "8,749,999,900.0 %", 5, "#####"],
  ["a date as ####", 45986, "2025-11-25", 5, "#####"],
  ["what nothing fits as ####", 40433860608, undefined, 3, "###"],
])("a cell that is too narrow shows %s", (_, value, shown, characters, expected) => {
  expect(fittingNumber(value, shown, upTo(characters))).toBe(expected);
});

test("what a cell shows is never another number than it holds, however narrow it is", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
      fc.integer({ min: 1, max: 14 }),
      (value, characters) => {
        const shown = fittingNumber(value, undefined, upTo(characters));
        // One digit of a power of ten is as little as is ever left.
        if (!shown.startsWith("#")) expect(Math.abs(Number(shown) - value)).toBeLessThanOrEqual(Math.abs(value) / 2);
      },
    ),
    { numRuns: runs(200) },
  );
});
