import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";

test("an exclamation mark in a title is left out of the sheet's name, where references would end at it", () => {
  const named = { ...paper, id: "plan", title: "Go!Big 2026 plan" };
  expect(breakdownSheet(named, { style: "excel" }).name).toBe("Go Big 2026 plan");
});

test("a title's control characters are not in the sheet's name, which stays within Excel's 31 characters", () => {
  const named = { ...paper, id: "plan", title: "Costs\u0001 of\u0007 a sweep with a very long title" };
  expect(breakdownSheet(named, { style: "excel" }).name).toBe("Costs of a sweep with a very lo");
});
