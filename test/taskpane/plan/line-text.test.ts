import { typicalUtilisation } from "../../../src/core/utilisation";
import { accelerators } from "../../../src/core/accelerators";
import {
  gpusText,
  readGpus,
  readTokens,
  readUtilisation,
  shortText,
  tokensEntryText,
  utilisationFieldText,
} from "../../../src/taskpane/plan/line-text";
import { planOf, withRanged } from "../../../src/taskpane/plan/plan";
import { priceOf } from "../../../src/taskpane/plan/plan-cost";
import { rangeOf, swingsOf } from "../../../src/taskpane/plan/plan-range";
import { hasTypicalRate, withPart, withTypicalRate } from "../../../src/taskpane/plan/typical-rate";
import { checkStudyFile, parseStudyFile, studyFileText } from "../../../src/study/file";
import { studyOf } from "../../../src/study/read-file";

test.each([
  ["15T", { tokens: 15e12 }],
  ["1.5e13", { tokens: 15e12 }],
  ["300 billion", { tokens: 300e9 }],
  ["optimal", { tokens: "optimal" }],
  ["fixed", { tokens: "fixed" }],
  ["20 per parameter", { tokens: "optimal", perParam: { value: 20 } }],
  ["20 tokens per parameter", { tokens: "optimal", perParam: { value: 20 } }],
  ["15 to 25 per param", { tokens: "optimal", perParam: { value: 20, range: { low: 15, high: 25 } } }],
  ["20 per non-embedding parameter", { tokens: "non-embedding", perParam: { value: 20 } }],
  ["$100k", { usd: 100_000 }],
  ["US$ 1.5M".replace(" ", ""), { usd: 1.5e6 }],
  ["15T tokens", { tokens: 15e12 }],
  ["about 15 trillion tokens per run", { tokens: 15e12 }],
  ["between 15 and 25 per parameter", { tokens: "optimal", perParam: { value: 20, range: { low: 15, high: 25 } } }],
  ["at most $100k", { usd: 100_000 }],
  ["$100k budget", { usd: 100_000 }],
  ["100k dollars", { usd: 100_000 }],
  ["USD 100,000", { usd: 100_000 }],
])("the field of tokens reads “%s”", (typed, value) => {
  expect(readTokens(typed)).toEqual({ value });
});

test.each(["", "many", "10T to 15T", "0", "40%x", "per parameter", "$0", "$2.10/h", "15T apples"])(
  "it refuses “%s” with a reason",
  (typed) => {
    expect(readTokens(typed)).toEqual({ problem: expect.stringMatching(/\S/) });
  },
);

test.each([
  ["64", { gpus: { value: 64 } }],
  ["64 GPUs", { gpus: { value: 64 } }],
  ["64 to 128", { gpus: { value: 96, range: { low: 64, high: 128 } } }],
  ["16,384", { gpus: { value: 16384 } }],
  ["30 days", { days: 30 }],
  ["1,000 days", { days: 1000 }],
  ["2 weeks", { days: 14 }],
  ["12h", { days: 0.5 }],
  ["3 weeks", { days: 21 }],
  ["3 wks", { days: 21 }],
  ["a month", { days: 30 }],
  ["within 30 days", { days: 30 }],
  ["by 30 days", { days: 30 }],
  ["64-128", { gpus: { value: 96, range: { low: 64, high: 128 } } }],
  ["between 64 and 128 GPUs", { gpus: { value: 96, range: { low: 64, high: 128 } } }],
  ["256 H100s", { gpus: { value: 256 }, part: "H100 SXM" }],
  ["256 x H100 SXM", { gpus: { value: 256 }, part: "H100 SXM" }],
  ["1,024 B200 GPUs", { gpus: { value: 1024 }, part: "B200" }],
  ["256x B200", { gpus: { value: 256 }, part: "B200" }],
  ["32 nodes", { gpus: { value: 256 } }],
  ["256 for 21 days", { gpus: { value: 256 }, days: 21 }],
  ["256 H100s for 3 weeks", { gpus: { value: 256 }, part: "H100 SXM", days: 21 }],
  ["256 GPUs × 21 days", { gpus: { value: 256 }, days: 21 }],
  ["256 GPUs, 30 days", { gpus: { value: 256 }, days: 30 }],
])("the field of GPUs reads “%s”", (typed, value) => {
  expect(readGpus(typed)).toEqual({ value });
});

test.each([
  ["by 15 Jan", /^The deadline is a number of days from the start, .*“by 15 Jan” is a date\.$/],
  ["2027-01-15", /^The deadline .* is a date/],
  ["256 for 3 to 4 weeks", /^The deadline is one number/],
  ["256 H1000 SXMs", /^GPUs: “H1000 SXMs” is not an accelerator of the catalogue/],
  ["1,000 days and more", /^GPUs: /],
  ["256 for fun", /^GPUs: “for fun” is not an accelerator/],
  ["many", /^GPUs must be a whole number/],
  ["€5", /^GPUs must be a whole number/],
])("of “%s” it says, by the field's name, what is wrong", (typed, problem) => {
  expect(readGpus(typed)).toEqual({ problem: expect.stringMatching(problem) });
});

test.each(["", "0", "1.5", "-3 days", "some days", "30 to 40 days"])("it refuses “%s” with a reason", (typed) => {
  expect(readGpus(typed)).toEqual({ problem: expect.stringMatching(/\S/) });
});

test("utilisation is a share of the peak however it is typed, and blank is typical", () => {
  const plan = withPart(planOf(), "H100 SXM");
  const peak = plan.assumptions.peak_flops_per_gpu;
  const forty = { value: { value: Number((0.4 * peak).toPrecision(15)) } };
  for (const typed of ["40%", "0.4", "40", "40 %", "40% MFU", "40% of peak", "about 40%"])
    expect(readUtilisation(typed, plan)).toEqual(forty);
  for (const typed of ["400 TFLOP/s", "400 TFLOP/s per GPU", "400 TFLOPs per second"])
    expect(readUtilisation(typed, plan)).toEqual({ value: { value: 400e12 } });
  expect(readUtilisation("35 to 45", plan)).toMatchObject({ value: { range: {} } });
  expect(readUtilisation("", plan)).toEqual({ value: "typical" });
  for (const typed of ["140%", "-3", "some"]) expect(readUtilisation(typed, plan)).toHaveProperty("problem");
  expect(readUtilisation("0,4", plan)).toEqual({ problem: "“0,4” has a decimal comma: write 0.4." });
  expect(utilisationFieldText(withRanged(plan, "flops_per_gpu", forty.value))).toBe("40%");
});

test("what the fields show is read back as the same", () => {
  const plan = planOf();
  expect(tokensEntryText(plan, 15e12, {})).toBe("15T");
  expect(tokensEntryText(plan, "optimal", {})).toBe("20 per parameter");
  expect(tokensEntryText(plan, "non-embedding", {})).toBe("20 per non-embedding parameter");
  expect(tokensEntryText(plan, "fixed", {})).toBe("fixed");
  expect(tokensEntryText(plan, "fixed", { usd: 100_000 })).toBe("$100,000");
  expect(gpusText(plan, { days: 30 })).toBe("30 days");
  for (const value of [15e12, 6.5536e9, 123456789012, 7, 1e6])
    expect(readTokens(shortText(value))).toEqual({ value: { tokens: value } });
});

test("at typical utilisation the range is that of published runs on the part, and another part has its own", () => {
  const h100 = accelerators.find(({ name }) => name === "H100 SXM")!;
  const plan = withTypicalRate(withPart(planOf(), h100.name));
  expect(hasTypicalRate(plan)).toBe(true);
  // The price has no range: what is open is the rate alone.
  const price = priceOf(plan)!;
  const { gpuHours, flops } = rangeOf(plan, price.study)!;
  const at = (share: number) =>
    price.gpuHours * (typicalUtilisation(h100) / typicalUtilisation(h100, undefined, share));
  expect(gpuHours[0] / at(0.9)).toBeCloseTo(1, 1);
  expect(gpuHours[1] / at(0.1)).toBeCloseTo(1, 1);
  expect(flops[0] / flops[1]).toBeCloseTo(1, 12);
  const other = withPart(plan, "MI300X");
  expect(hasTypicalRate(other)).toBe(true);
  expect(other.assumptions.flops_per_gpu).not.toBe(plan.assumptions.flops_per_gpu);
});

test("a typed range is in the file and on the sheet, is what moves the total, and goes with the next number", () => {
  const ranged = withRanged(planOf(), "usd_per_gpu_hour", { value: 2.75, range: { low: 2, high: 3.5 } });
  const reopened = parseStudyFile(studyFileText(ranged));
  expect(reopened.ranges!["usd_per_gpu_hour"]).toEqual({ low: 2, high: 3.5, reason: "Your own range" });
  const study = studyOf(checkStudyFile(reopened));
  const swing = swingsOf(study).find(({ input }) => input.name === "usd_per_gpu_hour")!;
  const { usd } = priceOf(ranged)!;
  expect([swing.lowUsd / usd, swing.highUsd / usd]).toEqual([
    expect.closeTo(2 / 2.75, 12),
    expect.closeTo(3.5 / 2.75, 12),
  ]);
  const { usd: between } = rangeOf(ranged, study)!;
  expect(between[0]).toBeLessThan(usd);
  expect(between[1]).toBeGreaterThan(usd);
  expect(withRanged(ranged, "usd_per_gpu_hour", { value: 3 }).ranges).not.toHaveProperty("usd_per_gpu_hour");
});
