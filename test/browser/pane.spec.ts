import { expect, test } from "./fixtures";

test("the pane's edge is moved and the pane hidden and shown by the keyboard", async ({ page, workbench }) => {
  const edge = page.getByRole("separator");
  const width = async () => (await page.locator("#pane").boundingBox())?.width ?? 0;
  const before = await width();
  await edge.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(width).toBe(before + 24);
  await page.keyboard.press("ArrowRight");
  await expect.poll(width).toBe(before);
  await page.keyboard.press("Enter");
  await expect(page.locator("#pane")).toBeHidden();
  await expect(edge).toHaveAttribute("aria-valuetext", "hidden");
  await page.keyboard.press("Enter");
  await expect(workbench.pane.part("total-usd")).toBeVisible();
  await expect.poll(width).toBe(before);
});

test("a message that something was done leaves by itself", async ({ plainPane: pane }) => {
  await pane.part("insert").click();
  await pane.says("Added sheet");
  await expect(pane.part("message")).toHaveCount(0);
});

test("the plan's total stands alone while it is planned, and the sheet's on the other tabs", async ({
  plainPane: pane,
}) => {
  await pane.show("plan");
  await expect(pane.part("plan-total")).toBeVisible();
  await expect(pane.part("total-usd")).toHaveCount(0);
  await pane.show("range");
  await expect(pane.part("total-usd")).toBeVisible();
  await expect(pane.part("plan-total")).toHaveCount(0);
});

test("numbers are typed as people write them, and a decimal comma is refused with what to write", async ({
  plainPane: pane,
}) => {
  await pane.type("what-if-usd_per_gpu_hour", "$2.10");
  await pane.part("what-if-usd_per_gpu_hour").press("Enter");
  await expect(pane.part("change")).toHaveText(/−30\.0%/);
  await pane.type("what-if-usd_per_gpu_hour", "2,10");
  await expect(pane.part("problem-what-if-usd_per_gpu_hour")).toHaveText("“2,10” has a decimal comma: write 2.10.");
  // These are the ends that the study gives it: the field shows the value, and the note where the ends are.
  await pane.type("what-if-usd_per_gpu_hour", "2 to 3.5");
  await pane.part("what-if-usd_per_gpu_hour").press("Enter");
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("2.75");
  await expect(pane.part("what-if-usd_per_gpu_hour-note")).toHaveText(
    /it takes \$3\. Its range is the study's, 2 to 3\.5\.$/,
  );
  await pane.part("reset-usd_per_gpu_hour").press("Enter");
  await expect(pane.part("what-if-usd_per_gpu_hour-note")).not.toContainText("range");
  // The button is gone, and what is nearest to it has the focus.
  await expect(pane.part("slider-usd_per_gpu_hour")).toBeFocused();
  await pane.type("what-if-flops_per_gpu", "350 TFLOP/s");
  await pane.part("what-if-flops_per_gpu").press("Enter");
  await expect(pane.part("change")).toHaveText(/As published/);
});

test("a function's help page opens from its form, spelled as the workbench spells it", async ({ page, workbench }) => {
  await workbench.pane.show("functions");
  await workbench.pane.part("function-RUN_COST").click();
  const [help] = await Promise.all([page.waitForEvent("popup"), workbench.pane.part("help-page").press("Enter")]);
  await expect(help.getByRole("heading", { level: 1 })).toHaveText(/^RUN_COST\(/);
  await expect(help.getByRole("table").last()).toContainText("decimal comma");
});
