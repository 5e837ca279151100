import { studyById, studyIds } from "../../../src/studies";
import { scenarioCost } from "../../../src/study/scenario";
import { inputsOf } from "../../../src/study/study";
import { parseStudyFile, studyFileText } from "../../../src/study/file";
import { planOf, planOfSheet } from "../../../src/taskpane/plan/plan";
import { priceOf } from "../../../src/taskpane/plan/plan-cost";
import { studyOf } from "../../../src/study/read-file";
import { admits } from "../../../src/study/assumptions";

const STUDIES = [...studyIds.map(studyById), studyOf(planOf())];
const CASES = STUDIES.flatMap((study) =>
  inputsOf(study).map((input) => [study.title, input.name, study, input] as const),
);

test.each(CASES)(
  "%s, where a cell of its sheet changed %s, costs as a plan what the sheet says",
  (_, name, study, input) => {
    const twice = input.value * 2;
    const value = admits(input.rule, twice) ? twice : input.value / 2;
    const inputs = { [name]: value };
    const plan = parseStudyFile(studyFileText(planOfSheet(study, { inputs })));
    const { flops, usd, runs } = scenarioCost(study, { name: "", inputs, readings: {} }).total;
    const price = priceOf(plan)!;
    expect(price.runs).toBe(runs);
    expect(price.flops).toBe(flops);
    expect(price.usd).toBeCloseTo(usd, 6);
  },
);

test("a sheet that nobody changed is its study again", () => {
  for (const study of STUDIES) expect(planOfSheet(study, { inputs: {} })).toEqual(study.file);
});

test("lows and highs of the sheet are ranges of the plan", () => {
  const ranges = { usd_per_gpu_hour: { low: 1, high: 4.5 } };
  const plan = parseStudyFile(studyFileText(planOfSheet(studyById("llama"), { inputs: {}, ranges })));
  expect(plan.ranges!["usd_per_gpu_hour"]).toEqual({ low: 1, high: 4.5, reason: "Your own range" });
});
