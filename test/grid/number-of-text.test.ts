import { numberOfText } from "../../src/grid/cell";

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
  ".x",
  "1ex",
  "12 3",
])("“%s” is not a number", (text) => {
  expect(numberOfText(text)).toBeUndefined();
});
