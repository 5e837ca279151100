import { Steps } from "../../../src/taskpane/plan/steps";

test("what is typed at one place is one step, until it is left", () => {
  const steps = new Steps<string>();
  steps.begin("8", "gpus");
  steps.begin("1", "gpus");
  steps.begin("10", "gpus");
  steps.end();
  steps.begin("100", "gpus");
  expect(steps.back("1000")).toBe("100");
  expect(steps.back("100")).toBe("8");
  expect(steps.back("8")).toBeUndefined();
  expect(steps.forth("8")).toBe("100");
  expect(steps.forth("100")).toBe("1000");
  expect(steps.forth("1000")).toBeUndefined();
});

test("a change after an undo ends what could be redone, and a button's changes are steps each", () => {
  const steps = new Steps<number>();
  steps.begin(0);
  steps.begin(1);
  expect(steps.back(2)).toBe(1);
  steps.begin(1);
  expect(steps.forth(3)).toBeUndefined();
  expect([steps.back(3), steps.back(1)]).toEqual([1, 0]);
});

test("the latest twenty steps are kept", () => {
  const steps = new Steps<number>();
  for (let it = 0; it < 30; it++) steps.begin(it);
  let last = 30;
  for (let it = steps.back(last); it !== undefined; it = steps.back(last)) last = it;
  expect(last).toBe(10);
});
