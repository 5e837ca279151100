import { paper } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { expect, test } from "./fixtures";
import { cellOf, readNumber, settlesAt } from "./values";

const SHEET = breakdownSheet(paper, { style: "excel" });
const RATE = cellOf(SHEET, "flops_per_gpu");

// The rules come after the first total; find and replace is one of the tools that come with them.
test.beforeEach(async ({ page, workbench }) => {
  await expect(async () => {
    // A tool that arrives may take the focus; the key is the grid's.
    await workbench.goTo("B3");
    await page.keyboard.press("ControlOrMeta+f");
    await expect(page.getByPlaceholder("Find on this sheet")).toBeVisible({ timeout: 5000 });
  }).toPass();
  await page.keyboard.press("Escape");
  await expect(page.getByPlaceholder("Find on this sheet")).toBeHidden();
});

test("an input is refused with its rule, and the cell holds what it held; a formula may stand in it", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  for (const typed of ["-5", "40%", "text", "3,5E+14"]) {
    await workbench.goTo(RATE);
    await workbench.type(`${typed}\n`);
    await expect(page.getByRole("dialog"), typed).toContainText(
      "Sustained FLOP/s per GPU must be a number from 1E6 to 1E21",
    );
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await workbench.shows(RATE, "3.50E+14");
    await settlesAt(page, "total_usd", before, 0);
  }
  // The dialog is gone, and the next key is the grid's.
  await workbench.goTo(RATE);
  await workbench.type("3,5E+14\n");
  await expect(page.getByRole("dialog")).toContainText("“3,5E+14” has a decimal comma: write 3.5E+14.");
  await expect(page.getByText("Until then it is a text")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(page.locator("[data-u-comp=editor]:focus")).toBeAttached();
  await workbench.enter(RATE, "=7e14/1");
  await settlesAt(page, "total_usd", before / 2);
});

test("an inserted sheet has its rules too", async ({ page, workbench }) => {
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await workbench.goTo(RATE);
  await workbench.type("-5\n");
  await expect(page.getByRole("dialog")).toContainText("must be a number from 1E6 to 1E21");
});

test("a decimal comma is no mark of thousands: the cell keeps the text, and the user is asked", async ({
  page,
  workbench,
}) => {
  await workbench.enter("J3", "2,10");
  await workbench.shows("J3", "2,10");
  await expect(page.getByText("“2,10” has a decimal comma: write 2.10.")).toBeVisible();
  await workbench.enter("K3", "1,024");
  await workbench.enter("L3", "=K3*2");
  await workbench.shows("L3", "2048");
  await workbench.enter("J4", "=FLOPS_PER_TOKEN(1,024)");
  await expect(page.getByText("“1,024” is read as two arguments, 1 and 24.")).toBeVisible();
});

test("find goes to what a reader can see, and not to the records that the pane keeps on the sheet", async ({
  page,
  workbench,
}) => {
  await workbench.goTo("B3");
  await page.keyboard.press("ControlOrMeta+f");
  const field = page.getByPlaceholder("Find on this sheet");
  await field.fill("train_steps");
  await field.press("Enter");
  await expect(page.getByText(/^\d\/2$/)).toBeVisible();
  await field.fill('"title"');
  await field.press("Enter");
  await expect(page.getByText("Nothing found", { exact: true })).toBeVisible();
});
