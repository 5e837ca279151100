import { Pane } from "./pane";
import { pasteExperiments, turnRound, typePlan, typeRanges } from "./planner";
import { expect, test } from "./preview-page";

test.use({ viewport: { width: 320, height: 900 } });

test("a plan is typed in one line, turned round by a deadline and a budget, and given ranges, by the keyboard", async ({
  page,
  preview,
}) => {
  await page.goto(`${preview}?state=empty`);
  const pane = new Pane(page);
  await typePlan(page, pane);
  await turnRound(page, pane);
  await typeRanges(page, pane);

  // The sheet's sensitivity and the range of its total are from the ranges that were typed.
  await pane.part("plan-insert").focus();
  await page.keyboard.press("Enter");
  await pane.says("Added sheet “Our next study”.");
  await pane.show("range");
  await pane.says("Price per GPU-hour");
  await expect(pane.part("no-doubt")).toHaveCount(0);
});

test("experiments are pasted from a spreadsheet; what is invalid is named by row and column, and nothing is dropped", async ({
  page,
  preview,
}) => {
  await page.goto(`${preview}?state=empty`);
  const pane = new Pane(page);
  await pane.show("plan");
  await pasteExperiments(page, pane);
  await pane.part("plan-insert").focus();
  await page.keyboard.press("Enter");
  await pane.says("Added sheet “Our next study”.");
});
