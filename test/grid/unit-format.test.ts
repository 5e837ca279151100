import { format } from "numfmt";
import { numberFormatOf } from "../../src/grid/unit-format";
import { catalogue } from "../../src/functions";

test.each([
  ["US$", 12_907_461.4249, "$12,907,461.42"],
  ["US$", 0.5, "$0.50"],
  ["FLOPs", 5.421133696e24, "5.42E+24"],
  ["FLOPs per token", 826_374_144, "8.26E+08"],
  ["tokens", 6_553_600_000, "6.55E+09"],
  ["parameters", 8_029_995_008, "8.03B"],
  ["parameters", 166_406_144, "166.4M"],
  ["parameters", 999_499_999, "999.5M"],
  ["parameters", 999_500_000, "1.00B"],
  ["parameters", 4096, "4,096"],
  ["GPU-hours", 4_302_487.14, "4,302,487.1"],
  ["days", 0.25, "0.3"],
  ["share of the peak", 0.354, "35.4%"],
  ["runs", 58_512, "58,512"],
  ["dimensions", 1024, "1,024"],
])("%s of %p are shown as %s", (unit, value, shown) => {
  expect(format(numberFormatOf(unit)!, value)).toBe(shown);
});

test("every function whose result has one unit has a number format for it", () => {
  const without = catalogue.filter(({ unit, unitsByField }) =>
    Object.values(unitsByField ?? { unit }).some((it) => numberFormatOf(it) === undefined),
  );
  expect(without.map(({ name }) => name)).toEqual(["PAPER_BREAKDOWN"]);
});

test("a unit that is none has no format, whatever objects inherit", () => {
  for (const unit of ["", "bananas", "toString", "constructor"]) expect(numberFormatOf(unit)).toBeUndefined();
});
