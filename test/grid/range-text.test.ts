import * as fc from "../fast-check";
import { readNumber } from "../../src/grid/written-number";
import { readRangeText } from "../../src/grid/range-text";

const ends = (text: string) => {
  const read = readRangeText(text);
  return (
    read && [readNumber(read.low), readNumber(read.high), ...(read.base === undefined ? [] : [readNumber(read.base)])]
  );
};

test.each([
  ["2 to 3.5", [2, 3.5]],
  ["2–3.5", [2, 3.5]],
  ["2 - 3.5", [2, 3.5]],
  ["2-3.5", [2, 3.5]],
  ["2 … 3.5", [2, 3.5]],
  ["2..3.5", [2, 3.5]],
  ["between 2 and 3.5", [2, 3.5]],
  ["between $2 and $2.80", [2, 2.8]],
  ["from 2 to 3.5", [2, 3.5]],
  ["From 10 to 15T", [10e12, 15e12]],
  ["between 2 and 3.5, 3", [2, 3.5, 3]],
  ["$2 to $3.50", [2, 3.5]],
  ["$2 to 3.50/h", [2, 3.5]],
  ["$2/h – $3.50/h", [2, 3.5]],
  ["40% to 50%", [0.4, 0.5]],
  ["40 to 50%", [0.4, 0.5]],
  ["10–15T", [10e12, 15e12]],
  ["500 to 2k", [500, 2000]],
  ["300 to 400 TFLOP/s", [300e12, 400e12]],
  ["1e-4-3e-4", [1e-4, 3e-4]],
  ["-5 to -3", [-5, -3]],
  ["1,000 to 2,000", [1000, 2000]],
  ["2 to 3.5, 3", [2, 3.5, 3]],
  ["1,000 to 2,000, 1,200", [1000, 2000, 1200]],
  ["3 ± 0.5", [2.5, 3.5, 3]],
  ["3 +/- 0.5", [2.5, 3.5, 3]],
  ["3 ± 10%", [2.7, 3.3, 3]],
  ["40% ± 5%", [0.35, 0.45, 0.4]],
  ["15T ± 3", [12e12, 18e12, 15e12]],
])("“%s” is a range", (text, expected) => {
  expect(ends(text)).toEqual(expected);
});

test.each([
  "3",
  "-3",
  "1e-4",
  "3.5×10^-4",
  "1,024",
  "to",
  "2 to",
  "to 3",
  "between 2",
  "between 2 and three",
  "2 and 3",
  "2 to three",
  "1-2-3",
  "1024, 2048",
  "Qwen2.5 7B",
  "",
])("“%s” is no range", (text) => {
  expect(readRangeText(text)).toBeUndefined();
});

test("any two numbers with “to”, a dash or a spaced hyphen between them are read as they are", () => {
  const number = fc.double({ min: 1e-9, max: 1e20, noNaN: true });
  fc.assert(
    fc.property(number, number, fc.constantFrom(" to ", "–", " - "), (low, high, between) => {
      expect(ends(`${low}${between}${high}`)).toEqual([low, high]);
    }),
  );
});
