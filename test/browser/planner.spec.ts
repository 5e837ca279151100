import { Pane } from "./pane";
import { pasteExperiments, turnRound, typePlan, typeRanges } from "./planner";
import { expect, test } from "./fixtures";

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

test("a range typed into a what-if field is the low and high of its sensitivity, is kept in a scenario, and is reset with its value", async ({
  page,
  preview,
}) => {
  await page.goto(`${preview}?state=breakdown`);
  const pane = new Pane(page);
  const published = await pane.figure("total-usd");
  const price = pane.part("what-if-usd_per_gpu_hour");
  await pane.type("what-if-usd_per_gpu_hour", "1 to 4");
  await price.press("Enter");
  await expect.poll(() => pane.figure("total-usd")).toBeCloseTo((published * 2.5) / 3, 2);
  await expect(price).toHaveValue("1 to 4");

  await pane.part("scenarios").locator("summary").click();
  await pane.type("scenario-name", "Any price");
  await pane.part("scenario-name").press("Enter");
  await expect(pane.part("scenario")).toContainText("Range: Price per GPU-hour 1 to 4 (was 2 to 3.5)");
  await pane.part("reset-usd_per_gpu_hour").press("Enter");
  await expect(price).toHaveValue("3");
  await expect.poll(() => pane.figure("total-usd")).toBeCloseTo(published, 2);
  await pane.part("scenario-apply").press("Enter");
  await expect(price).toHaveValue("1 to 4");
  await expect(pane.part("scenario-apply")).toBeDisabled();
});

test("GPUs for some days are judged, go with the plan to its sheet, and come back from it", async ({
  page,
  preview,
}) => {
  await page.goto(`${preview}?state=empty`);
  const pane = new Pane(page);
  await pane.show("plan");
  await pane.type("line-models", "Llama 3 8B");
  await pane.type("line-tokens", "2T tokens");
  await pane.type("line-runs", "1");
  await pane.type("line-gpus", "256 H100s for 3 weeks");
  await page.keyboard.press("Tab");
  await expect(pane.part("line-part")).toHaveValue("H100 SXM");
  await expect(pane.part("line-gpus")).toHaveValue("256 for 21 days");
  await expect(pane.part("line-deadline")).toContainText("The deadline is met: ");
  await pane.type("line-gpus", "16 for 3 weeks");
  await expect(pane.part("line-deadline")).toContainText("The deadline is not met: ");
  await expect(pane.part("line-solved-gpus")).toHaveAttribute("data-value", /^\d+$/);
  await pane.part("plan-insert").press("Enter");
  await pane.says("Added sheet “Our next study”.");

  await pane.part("plan-example").selectOption("sweep");
  await expect(pane.part("line-gpus")).toHaveValue("8");
  await pane.part("plan-example").selectOption("of-sheet");
  await expect(pane.part("line-gpus")).toHaveValue("16 for 21 days");
  await expect(pane.part("line-deadline")).toContainText("The deadline is not met: ");
});
