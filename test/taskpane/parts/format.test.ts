import { format as excelText } from "numfmt";
import * as fc from "../../fast-check";
import { formats } from "../../../src/breakdown/formats";
import {
  formatChange,
  formatCount,
  formatFlops,
  formatMonths,
  formatResult,
  formatUsd,
  formatWholeUsd,
} from "../../../src/taskpane/parts/format";

test("dollars are short, and keep a digit that tells", () => {
  expect(formatUsd(12907461.18)).toBe("$12.9M");
  expect(formatUsd(188532.81)).toBe("$188,533");
  expect(formatUsd(888.81)).toBe("$889");
  expect(formatUsd(2.5)).toBe("$2.50");
  expect(formatUsd(3)).toBe("$3.00");
  expect(formatUsd(0)).toBe("$0.00");
  expect(formatUsd(-37855)).toBe("−$37,855");
});

test("dollars round over into the next unit instead of showing a thousand of one", () => {
  expect(formatUsd(9.997)).toBe("$10");
  expect(formatUsd(999_999)).toBe("$1.0M");
  expect(formatUsd(4e17)).toBe("$4.00E+17");
});

test("a quoted price keeps every dollar", () => {
  expect(formatWholeUsd(12907461.181141568)).toBe("$12,907,461");
});

test("FLOPs are written as Excel's 0.00E+00 writes them", () => {
  expect(formatFlops(5421133696079458546483200)).toBe("5.42E+24");
  expect(formatFlops(0)).toBe("0");
});

test("a change carries its sign, and a tiny one is not called none", () => {
  expect(formatChange(-1 / 3)).toBe("−33.3%");
  expect(formatChange(0.125)).toBe("+12.5%");
  expect(formatChange(0.0001)).toBe("+<0.1%");
});

test("a result is in full while its digits can be read", () => {
  expect(formatResult(826374144)).toBe("826,374,144");
  expect(formatResult(296.27131800234)).toBe("296.2713");
  expect(formatResult(5421133696079458546483200)).toBe("5.4211E+24");
  expect(formatResult(0)).toBe("0");
});

test("node-months have a digit, and two when there are few", () => {
  expect(formatMonths(746.9596)).toBe("747.0");
  expect(formatMonths(0.0514)).toBe("0.05");
});

/** Numbers as a sheet has them, as likely small as large. */
const numbers = fc.double({ min: -2, max: 14.9, noNaN: true }).map((power) => 10 ** power);

test.each([
  ["US$", formatUsd, formats.usdShort],
  ["every dollar", formatWholeUsd, formats.usd],
  ["FLOPs", formatFlops, formats.flops],
  ["counts", formatCount, formats.whole],
  ["months", formatMonths, formats.months],
])("%s are written by the pane as the sheet's number format writes them", (_, write, pattern) => {
  fc.assert(
    fc.property(numbers, (value) => {
      expect(write(value)).toBe(excelText(pattern, value));
    }),
  );
});

test("a change is written by the pane as the sheet's number format writes it, but for one too small for a digit", () => {
  const shares = fc.tuple(fc.double({ min: -2.9, max: 3, noNaN: true }), fc.constantFrom(1, -1));
  fc.assert(
    fc.property(shares, ([power, sign]) => {
      const share = sign * 10 ** power;
      expect(formatChange(share)).toBe(excelText(formats.percentChange, share));
    }),
  );
});
