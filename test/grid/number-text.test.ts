import * as fc from "../fast-check";
import { inputText, whyNoNumber } from "../../src/grid/number-text";
import { readNumber, readWritten } from "../../src/grid/written-number";
import {
  formatChange,
  formatCount,
  formatFlops,
  formatMonths,
  formatResult,
  formatSize,
  formatUsd,
  formatWholeUsd,
} from "../../src/taskpane/parts/format";

test.each([
  ["40%", 0.4],
  ["40 %", 0.4],
  ["35.4%", 0.354],
  ["20B", 20e9],
  ["20 b", 20e9],
  ["2.3B", 2.3e9],
  ["7.5T", 7.5e12],
  ["50K", 50_000],
  ["1.5M", 1.5e6],
  ["15 trillion", 15e12],
  ["300bn", 300e9],
  ["350 TFLOP/s", 350e12],
  ["989 TFLOPS", 989e12],
  ["1.2 PFLOPs/s", 1.2e15],
  ["5.4e24 FLOPs", 5.4e24],
  ["3 EFLOP", 3e18],
  ["$2.10", 2.1],
  ["$2.10/h", 2.1],
  ["$2.10 per GPU-hour", 2.1],
  ["US$2.10", 2.1],
  ["2.10 USD", 2.1],
  ["$1.3M", 1.3e6],
  ["−$1.3M", -1.3e6],
  ["1,024", 1024],
  ["1 024", 1024],
  ["1\u00a0024", 1024],
  ["1\u202f024", 1024],
  ["1'024", 1024],
  ["1_024", 1024],
  ["12,907,461.5", 12907461.5],
  ["3.5e14", 3.5e14],
  ["3.5×10^14", 3.5e14],
  ["0.4*989e12", 395_600_000_000_000],
  ["40% × 989 TFLOP/s", 395_600_000_000_000],
  ["8 * $2", 16],
  ["3.5 x 10^-4", 3.5e-4],
  ["2.125", 2.125],
  ["4×", 4],
  [" -3 ", -3],
])("“%s” is %d", (text, value) => {
  expect(readNumber(text)).toBe(value);
  expect(whyNoNumber(text)).toBeUndefined();
});

test.each([
  ["2,10", "“2,10” has a decimal comma: write 2.10"],
  ["0,5", "“0,5” has a decimal comma: write 0.5"],
  ["0,500", "“0,500” has a decimal comma: write 0.500"],
  ["3,5E+14", "“3,5E+14” has a decimal comma: write 3.5E+14"],
  ["$2,10", "“$2,10” has a decimal comma: write $2.10"],
  ["7,5T", "“7,5T” has a decimal comma: write 7.5T"],
  ["1.024,5", "“1.024,5” has a decimal comma: write 1024.5"],
  ["1 024,5", "“1 024,5” has a decimal comma: write 1024.5"],
  ["1,0240", "“1,0240” has a decimal comma: write 1.0240"],
  ["1.024.000", "“1.024.000” has points between its thousands: write 1024000"],
])("“%s” is no number, and what to write is said", (text, why) => {
  expect(readNumber(text)).toBeUndefined();
  expect(whyNoNumber(text)).toBe(why);
});

test.each([
  ...["", " ", "x", "1x1", "H100", "B20", "1 2", "1,2,3", "1,024 2", "1,024'000", "--1", "-$-1", "US2", "2/h"],
  ...["40%%", "$40%", "$3 TFLOP", "1e", "1e999", "NaN", "Infinity", "0x10", "20G", "1E", "Llama 3 8B", "8B model", "."],
])("“%s” is neither a number nor nearly one", (text) => {
  expect(readNumber(text)).toBeUndefined();
  expect(whyNoNumber(text)).toBeUndefined();
});

test("a number says what it is a number of, and whether a letter multiplies it", () => {
  expect(readWritten("$2.10/h")).toEqual({ value: 2.1, unit: "US$" });
  expect(readWritten("350 TFLOP/s")).toEqual({ value: 350e12, unit: "FLOP/s" });
  expect(readWritten("3 EFLOPs")).toEqual({ value: 3e18, unit: "FLOP" });
  expect(readWritten("40%")).toEqual({ value: 0.4, unit: "%" });
  expect(readWritten("7B")).toEqual({ value: 7e9, scaled: true });
});

test("a field shows a number as it would be typed", () => {
  expect(inputText(3)).toBe("3");
  expect(inputText(0.05)).toBe("0.05");
  expect(inputText(3.5e14)).toBe("3.5E+14");
});

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const sized = fc
  .tuple(fc.double({ min: -3, max: 22, noNaN: true }), fc.boolean())
  .map(([power, negative]) => (negative ? -1 : 1) * 10 ** power);

test("what a field shows is read as the number that it shows", () => {
  fc.assert(fc.property(finite, (value) => void expect(readNumber(inputText(value))).toBe(value + 0)));
});

test("a count that is written in full is read as itself", () => {
  const whole = fc.integer({ min: -(10 ** 15), max: 10 ** 15 });
  fc.assert(fc.property(whole, (value) => void expect(readNumber(formatCount(value))).toBe(value + 0)));
  fc.assert(fc.property(whole, (value) => void expect(readNumber(formatWholeUsd(value))).toBe(value + 0)));
});

test.each([
  ["FLOPs", formatFlops, 0.005],
  ["US$", formatUsd, 0.05],
  ["a result", formatResult, 0.0001],
  ["a size", formatSize, 0.005],
] as const)("%s are read as the number that was written, to the digits that are shown", (_, format, digits) => {
  fc.assert(
    fc.property(sized, (value) => {
      const read = readNumber(format(value))!;
      expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(digits * Math.abs(value), 0.5));
    }),
  );
});

test("a share and months are read as what was written", () => {
  expect(readNumber(formatChange(0.125))).toBe(0.125);
  expect(readNumber(formatChange(-0.333))).toBe(-0.333);
  expect(readNumber(formatMonths(746.9596))).toBe(747);
});

/** As people group and point them; every one of these is the same number. */
const spelled = (whole: number, decimals: string): string[] => {
  const plain = `${whole}${decimals && `.${decimals}`}`;
  const groups = String(whole).replace(/\B(?=(\d{3})+$)/g, ",");
  return [plain, ...[",", " ", "'", "_", "\u202f"].map((it) => plain.replace(/^\d+/, groups.replaceAll(",", it)))];
};

test("however its thousands are set apart, a number is the same, and with a decimal comma it is none", () => {
  const decimals = fc.integer({ min: 1, max: 99 }).map(String);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 9 }), decimals, (whole, after) => {
      for (const text of spelled(whole, after)) expect(readNumber(text)).toBe(Number(`${whole}.${after}`));
      expect(readNumber(`${whole},${after}`)).toBeUndefined();
      expect(whyNoNumber(`${whole},${after}`)).toMatch(/decimal comma: write/);
    }),
  );
});
