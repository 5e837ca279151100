import { ambiguityOf, numberOfText } from "../../src/grid/cell";

test.each([
  ["0", 0],
  ["12", 12],
  [" 12 ", 12],
  ["\t12", 12],
  ["-3", -3],
  ["+3", 3],
  ["1.5", 1.5],
  ["1.25", 1.25],
  ["10.", 10],
  [".5", 0.5],
  [".25", 0.25],
  ["1e3", 1000],
  ["1E+21", 1e21],
  ["1e-12", 1e-12],
  ["2.5e10", 2.5e10],
  ["0.125", 0.125],
  [".125", 0.125],
  ["1.2500", 1.25],
  ["1000.125", 1000.125],
  ["3.500e0", 3.5],
  ["  7", 7],
  ["7  ", 7],
])("“%s” is %d", (text, value) => {
  expect(numberOfText(text)).toBe(value);
});

test.each([
  "",
  " ",
  "x",
  "1x",
  "x1",
  "1 2",
  "1,000",
  "0x10",
  "e5",
  ".",
  "1e",
  "1e+",
  "--1",
  "NaN",
  "Infinity",
  "1e999",
  "*1",
  "1.2.3",
  "3.500",
  " -12.125 ",
  "100.000",
  ".x",
  "1ex",
  "12 3",
])("“%s” is not a number", (text) => {
  expect(numberOfText(text)).toBeUndefined();
});

test.each([
  ["3.500", "“3.500” may be 3.5 or 3500: write 3.5 or 3500"],
  [" 3,500 ", undefined],
  ["1.000", "“1.000” may be 1 or 1000: write 1 or 1000"],
  ["2.625", "“2.625” may be 2.625 or 2625: write 2.6250 or 2625"],
  ["3.5", undefined],
  ["0.125", undefined],
  ["1,234,567", undefined],
])("what is unclear about “%s”: %p", (text, why) => {
  expect(ambiguityOf(text)).toBe(why);
});
