import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";

test("an exclamation mark in a title is left out of the sheet's name, where references would end at it", () => {
  const named = { ...paper, id: "plan", title: "Go!Big 2026 plan" };
  expect(breakdownSheet(named, { style: "excel" }).name).toBe("Go Big 2026 plan");
});
