import { paper } from "../../../src/studies";
import { studyCost } from "../../../src/study/cost";
import { withInputs } from "../../../src/study/study";
import { currentScenario } from "../../../src/taskpane/breakdown/current-scenario";
import type { Breakdown } from "../../../src/taskpane/shell/sheet-reading";

const { usd } = studyCost(paper).total;
const sheet = (inputs: Breakdown["inputs"], shown: number | undefined) =>
  currentScenario(paper, { inputs, ranges: {}, usd: shown } as unknown as Breakdown);

test("a sheet that nobody changed is the study, to the digits that sums in another order differ in", () => {
  for (const shown of [usd, usd * (1 + 1e-9), usd * (1 - 1e-9)])
    expect(sheet({}, shown)).toEqual({
      scenario: { name: "", inputs: {}, readings: {} },
      usd,
      hasOtherEdits: false,
    });
});

test.each([
  ["dearer", usd * 1.01],
  ["cheaper", usd * 0.99],
  ["without a total", undefined],
])("a sheet that is %s than its inputs make it was edited elsewhere", (_, shown) => {
  expect(sheet({}, shown)).toMatchObject({ hasOtherEdits: true, usd });
});

test("inputs that were changed are the scenario, and its total is theirs", () => {
  const cheap = studyCost(withInputs(paper, { usd_per_gpu_hour: 2 })).total.usd;
  expect(sheet({ usd_per_gpu_hour: 2 }, cheap)).toMatchObject({
    scenario: { inputs: { usd_per_gpu_hour: 2 } },
    usd: cheap,
    hasOtherEdits: false,
  });
  expect(sheet({ usd_per_gpu_hour: 2 }, usd)).toMatchObject({ hasOtherEdits: true });
});

test("an input that is none is named", () => {
  expect(sheet({ usd_per_gpu_hour: "two" }, usd)).toEqual({
    problem: expect.stringMatching(/^Price per GPU-hour must/),
  });
});
