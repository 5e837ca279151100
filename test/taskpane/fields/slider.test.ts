import * as fc from "../../fast-check";
import { accelerators } from "../../../src/core/accelerators";
import { studyById, studyIds } from "../../../src/studies";
import { admits, assumptionNames, assumptionOf, COUNT_RULE, type Rule } from "../../../src/study/assumptions";
import { inputsOf } from "../../../src/study/study";
import { runs } from "../../sizes";
import { sliderOf, type Slider } from "../../../src/taskpane/fields/slider";

const price = assumptionOf("usd_per_gpu_hour");
const rate = assumptionOf("flops_per_gpu");

/** Steps from the least value of a slider to a value. */
const stepsTo = ({ minimum, step }: Slider, value: number): number => (value - minimum) / step;
const holds = ({ minimum, maximum }: Slider, value: number): boolean => value >= minimum && value <= maximum;

test("the paper's price goes from a fifth of it to three times, in steps of five cents", () => {
  expect(sliderOf({ ...price, value: 3 })).toEqual({ minimum: 0.6, maximum: 9, step: 0.05 });
});

test("the price of a GB200 and the speed of a V100 fit, as a study's value and as what a cell holds", () => {
  expect(holds(sliderOf({ ...price, value: 10.5 }), 10.5)).toBe(true);
  expect(holds(sliderOf({ ...rate, value: 4.4e13 }), 4.4e13)).toBe(true);
  expect(holds(sliderOf({ ...price, value: 3 }, 10.5), 10.5)).toBe(true);
  expect(holds(sliderOf({ ...rate, value: 3.5e14 }, 4.4e13), 4.4e13)).toBe(true);
});

test.each(accelerators.map((it) => [it.name, it] as const))(
  "a study on %s can be moved both ways from its price and its peak",
  (_, { rent, peakFlops }) => {
    for (const [input, value] of [
      [price, rent?.usd ?? 3],
      [rate, peakFlops],
    ] as const) {
      const { minimum, maximum } = sliderOf({ ...input, value });
      expect(minimum).toBeLessThanOrEqual(value / 4);
      expect(maximum).toBeGreaterThanOrEqual(value * 2.9);
    }
  },
);

test("every input of every study that has a slider can be moved with it", () => {
  const shown = studyIds.flatMap((id) => inputsOf(studyById(id)).filter((it) => it.slider));
  expect(shown.length).toBeGreaterThan(studyIds.length);
  for (const input of shown) {
    const slider = sliderOf(input);
    expect(slider.maximum).toBeGreaterThan(slider.minimum);
    expect(holds(slider, input.value)).toBe(true);
  }
});

test("a slider comes back to the study's value, keeps the rule, and shows what the cell holds", () => {
  const rules: readonly Rule[] = [...assumptionNames.map((it) => assumptionOf(it).rule), COUNT_RULE];
  const within = ({ kind, minimum, maximum }: Rule) =>
    fc
      .double({ min: Math.log(minimum), max: Math.log(maximum), noNaN: true })
      .map((it) => Math.min(maximum, Math.max(minimum, kind === "whole" ? Math.round(Math.exp(it)) : Math.exp(it))));
  fc.assert(
    fc.property(
      fc.constantFrom(...rules).chain((rule) => fc.tuple(fc.constant(rule), within(rule), within(rule))),
      ([rule, value, held]) => {
        const slider = sliderOf({ rule, value }, held);
        const { minimum, maximum, step } = slider;
        expect(step).toBeGreaterThan(0);
        expect(step.toExponential()).toMatch(/^[125]e/);
        const steps = stepsTo(slider, value);
        expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6 * Math.max(1, steps));
        for (const end of [minimum, maximum]) {
          expect(admits(rule, end)).toBe(true);
        }
        // Where the rule ends within a step of what the cell holds, the slider does too.
        expect(minimum - step).toBeLessThanOrEqual(held);
        expect(maximum + step).toBeGreaterThanOrEqual(held);
      },
    ),
    { numRuns: runs(1000) },
  );
});
