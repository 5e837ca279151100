import type { Page } from "@playwright/test";
import { paper } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { expect, test } from "./fixtures";
import { cellOf, readNumber, settlesAt, soon } from "./values";

const PRICE = cellOf(breakdownSheet(paper, { style: "excel" }), "usd_per_gpu_hour");

const REGIONS = {
  toolbar: "[data-u-comp=headerbar]",
  "name box": "[data-u-comp=formula-bar]",
  tabs: "[data-u-comp=slide-tab-bar]",
  pane: "#pane",
  grid: "[data-u-comp=editor]",
};

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    (regions) => Object.entries(regions).find(([, it]) => document.activeElement?.closest(it))?.[0],
    REGIONS,
  );

test("F6 goes round the grid, the toolbar, the name box, the tabs and the pane, Shift+F6 back, and by keys alone one comes to a field and back to the same cell", async ({
  page,
  workbench,
}) => {
  await workbench.goTo("B3");
  for (const region of ["toolbar", "name box", "tabs", "pane", "grid", "toolbar"]) {
    await page.keyboard.press("F6");
    await expect.poll(() => focused(page), soon("the region of the focus")).toBe(region);
  }
  for (const region of ["grid", "pane", "tabs", "name box"]) {
    await page.keyboard.press("Shift+F6");
    await expect.poll(() => focused(page), soon("the region of the focus")).toBe(region);
  }

  const before = await readNumber(page, "total_usd");
  await workbench.goTo("J3");
  await page.keyboard.press("Shift+F6");
  const field = workbench.pane.part("what-if-usd_per_gpu_hour");
  for (let stops = 0; stops < 60 && !(await field.evaluate((it) => it === document.activeElement)); stops++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("6");
  await page.keyboard.press("Enter");
  await settlesAt(page, "total_usd", before * 2);
  await page.keyboard.press("F6");
  await workbench.typeHere("here");
  await workbench.shows("J3", "here");
});

test("Ctrl+Z in the pane undoes what was done to the sheet, one action at a time, Ctrl+Y brings it back, and in a field whose text was changed it is the field's own", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  await workbench.pane.part("readings-text").click();
  await expect.poll(() => readNumber(page, "total_usd"), soon("the total")).not.toBe(before);
  const byText = await readNumber(page, "total_usd");
  await page.keyboard.press("ControlOrMeta+z");
  await settlesAt(page, "total_usd", before, 0);
  await page.keyboard.press("ControlOrMeta+y");
  await settlesAt(page, "total_usd", byText, 0);
  await page.keyboard.press("ControlOrMeta+z");
  await settlesAt(page, "total_usd", before, 0);

  await workbench.enter(PRICE, "6");
  await settlesAt(page, "total_usd", before * 2);
  const field = workbench.pane.part("what-if-usd_per_gpu_hour");
  await field.click();
  await page.keyboard.press("ControlOrMeta+z");
  await settlesAt(page, "total_usd", before);
  await expect(field).toHaveValue("3");
  await field.click();
  await page.keyboard.press("End");
  await page.keyboard.type("5");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(field).toHaveValue("3");
  await settlesAt(page, "total_usd", before);
});

test("Ctrl+Z is the sheet's with Caps Lock on too, and after a button that its own click disabled: the focus goes to the one beside it", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  const [toText, asPublished] = [workbench.pane.part("readings-text"), workbench.pane.part("readings-published")];
  await toText.press("Enter");
  await expect.poll(() => readNumber(page, "total_usd"), soon("the total")).not.toBe(before);
  const byText = await readNumber(page, "total_usd");
  await asPublished.press("Enter");
  await settlesAt(page, "total_usd", before, 0);
  await expect(asPublished).toBeDisabled();
  await expect(toText).toBeFocused();
  // With Caps Lock on, a browser gives the letter as a capital and says nothing of Shift.
  await page.keyboard.press("ControlOrMeta+Z");
  await settlesAt(page, "total_usd", byText, 0);
  // What nothing in the pane has the focus of is the sheet's as well.
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press("ControlOrMeta+z");
  await settlesAt(page, "total_usd", before, 0);
});

test("the list of names closes once one is chosen or typed, and the next key is the grid's", async ({
  page,
  workbench,
}) => {
  const list = page.getByText("Select cells and type a name into the box to name them.");
  await page.locator("[data-u-comp=defined-name] a").click();
  await page.getByText("usd_per_gpu_hour", { exact: true }).first().click();
  await expect(list).toBeHidden();
  await workbench.typeHere("2", "Tab");
  await settlesAt(page, "usd_per_gpu_hour", 2);
  // Typed as fast as a name is: the list used to open a tenth of a second later.
  await workbench.nameBox.click();
  await page.keyboard.press("ControlOrMeta+a");
  await workbench.type("usd_per_gpu_hour\n");
  await workbench.barShows("2");
  await workbench.typeHere("4", "Tab");
  await settlesAt(page, "usd_per_gpu_hour", 4);
  await expect(list).toBeHidden();
});

test("the toolbar's tools have names, Tab comes to its lists of choices, and Enter opens them", async ({
  page,
  workbench,
}) => {
  await workbench.goTo("J3");
  const tools = page.locator("[data-u-comp=headerbar] :is(button, [role=button])").filter({ visible: true });
  const unnamed = await tools.evaluateAll((all) =>
    all
      .filter((it) => !it.getAttribute("aria-label") && !it.textContent.trim())
      .map((it) => it.outerHTML.slice(0, 200)),
  );
  expect(unnamed).toEqual([]);
  await page.keyboard.press("F6");
  const choices = page.getByRole("button", { name: /fill color.*choices/i }).first();
  for (let stops = 0; stops < 40 && !(await choices.evaluate((it) => it === document.activeElement)); stops++) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await expect(choices).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(choices).toHaveAttribute("aria-expanded", "false");
});

test("F1 and a cell's menu open the help of the function in the selected cell", async ({
  page,
  context,
  workbench,
}) => {
  await workbench.enter("J3", "=FLOPS_PER_TOKEN(1024)*2");
  await workbench.goTo("J3");
  const [byKey] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("F1")]);
  await expect(byKey).toHaveURL(/help\/workbench\/FLOPS_PER_TOKEN\.html$/);
  await byKey.close();
  const { left, right, top, bottom } = await workbench.cell("J3");
  await page.mouse.click((left + right) / 2, (top + bottom) / 2, { button: "right" });
  const entry = page.getByText("Help for this function (F1)");
  const [byMenu] = await Promise.all([context.waitForEvent("page"), entry.click()]);
  await expect(byMenu).toHaveURL(/help\/workbench\/FLOPS_PER_TOKEN\.html$/);
});
