import { paper } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import { cellOf, readNumber, settlesAt, soon } from "./values";

const SHEET = breakdownSheet(paper, { style: "excel" });
const PRICE = cellOf(SHEET, "usd_per_gpu_hour");
const TOTAL = "A5";

const formulaOf = (workbench: Workbench, cell: string): Promise<string> =>
  workbench.page.evaluate(
    (it) => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(it).getFormula(),
    cell,
  );

/** Sheets that the name box lists under a name. */
async function sheetsWith(workbench: Workbench, name: string): Promise<string[]> {
  const found = await workbench.page.evaluate(() =>
    window.flopsheet.univerAPI
      .getActiveWorkbook()!
      .getDefinedNames()
      .map((it) => [it.getName(), it.getFormulaOrRefString()] as const),
  );
  return found.filter(([it]) => it === name).map(([, reference]) => reference.replace(/!.*$/, ""));
}

test("a deleted sheet leaves no names, its references show #REF!, and one undo brings all of it back", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  await workbench.addSheet();
  await workbench.enter("A1", "='Cost breakdown'!A5");
  await workbench.enter("A2", "=usd_per_gpu_hour*2");
  await workbench.shows("A1", "$12.9M");
  await workbench.shows("A2", "6");
  await workbench.deleteSheet("Cost breakdown");
  await workbench.shows("A1", "#REF!");
  await workbench.shows("A2", "#REF!");
  expect(await sheetsWith(workbench, "usd_per_gpu_hour")).toEqual([]);
  await workbench.goTo("C3");
  await workbench.undo();
  await expect(workbench.tabs).toHaveText(["Cost breakdown", "Sheet1"]);
  await workbench.showSheet("Sheet1");
  await workbench.shows("A1", "$12.9M");
  await workbench.shows("A2", "6");
  expect(await sheetsWith(workbench, "usd_per_gpu_hour")).toEqual(["'Cost breakdown'"]);
  await workbench.showSheet("Cost breakdown");
  await settlesAt(page, "total_usd", before, 0);
});

test("of two sheets with a name, another sheet takes neither unless it says which", async ({ workbench }) => {
  await workbench.addSheet();
  await workbench.enter("A1", "=usd_per_gpu_hour*2");
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await workbench.enter(PRICE, "2.1");
  await workbench.showSheet("Sheet1");
  await workbench.shows("A1", "6");
  await workbench.enter("A2", "=usd_per_gpu_hour*2");
  await workbench.shows("A2", "#NAME?");
  await workbench.enter("A3", "='Cost breakdown (2)'!usd_per_gpu_hour*2");
  await workbench.shows("A3", "4.2");
});

test("a name that two sheets have is the other one's when one of them is deleted, and both have it again by one undo", async ({
  workbench,
}) => {
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await workbench.enter(PRICE, "2.1");
  await workbench.addSheet();
  await workbench.enter("A1", "=usd_per_gpu_hour*2");
  await workbench.goTo("A1");
  await workbench.shows("A1", "#NAME?");
  await workbench.pane.says(
    "2 sheets have a cell named usd_per_gpu_hour. Say which: 'Cost breakdown'!usd_per_gpu_hour.",
  );
  await workbench.deleteSheet("Cost breakdown");
  await workbench.showSheet("Sheet1");
  await workbench.shows("A1", "4.2");
  // On the tab that was clicked, or on another one, as anywhere.
  await workbench.undo();
  await expect(workbench.tabs).toHaveCount(3);
  await workbench.showSheet("Sheet1");
  await workbench.shows("A1", "#NAME?");
});

test("a sheet keeps its name where the one that is typed is another's, which is said and not asked", async ({
  page,
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.tab("Sheet1").click({ button: "right" });
  await page.getByText("Rename", { exact: true }).click();
  await expect(workbench.tab("Sheet1").locator("[contenteditable=true]")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await workbench.type("Cost breakdown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Another sheet has this name.");
  await expect(workbench.tabs).toHaveText(["Cost breakdown", "Sheet1"]);
  await expect(dialog.getByRole("button", { name: /cancel/i })).toHaveCount(0);
  await dialog.getByRole("button", { name: /ok|confirm/i }).click();
  await expect(workbench.tab("Sheet1").locator("[contenteditable=true]")).toBeFocused();
  await workbench.type("Other");
  await page.keyboard.press("Escape");
  await expect(
    page.locator(
      "[contenteditable=true][data-u-comp=slide-tab-item], [data-u-comp=slide-tab-item] [contenteditable=true]",
    ),
  ).toHaveCount(0);
  await expect(workbench.tabs).toHaveText(["Cost breakdown", "Sheet1"]);
});

test("a reference to all that spills from a cell says which range to write", async ({ workbench }) => {
  await workbench.addSheet();
  await workbench.enter("A1", "=SEQUENCE(3)");
  await workbench.enter("C1", "=SUM(A1#)");
  await workbench.goTo("C1");
  await workbench.pane.says("Write the range: A1:A3.");
  await workbench.enter("C1", "=SUM(A1:A3)");
  await workbench.shows("C1", "6");
});

test("a duplicated sheet works on its own, and one undo takes it away with its names", async ({ page, workbench }) => {
  const before = await readNumber(page, "total_usd");
  await workbench.enter(PRICE, "6");
  await settlesAt(page, "total_usd", before * 2);
  // Sheets are protected from nobody, so no menu offers it.
  await workbench.tab("Cost breakdown").click({ button: "right" });
  await expect(page.getByText("Duplicate", { exact: true })).toBeVisible();
  await expect(page.getByText(/protect/i)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await workbench.duplicateSheet("Cost breakdown");
  await workbench.showSheet("Cost breakdown (2)");
  await settlesAt(page, "total_usd", before * 2);
  await workbench.enter(PRICE, "9");
  await settlesAt(page, "total_usd", before * 3);
  await workbench.enter("J3", "=usd_per_gpu_hour");
  await workbench.shows("J3", "$9.00");
  await workbench.showSheet("Cost breakdown");
  await settlesAt(page, "total_usd", before * 2);
  await workbench.shows(PRICE, "$6.00");
  await workbench.showSheet("Cost breakdown (2)");
  await workbench.goTo("J4");
  for (let step = 0; step < 3; step++) await workbench.undo();
  await expect(workbench.tabs).toHaveText(["Cost breakdown"]);
  expect(await sheetsWith(workbench, "total_usd")).toEqual(["'Cost breakdown'"]);
});

test("a field of the pane and an insert end the edit of a cell that is open, and keep what was typed", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  await workbench.goTo("J3");
  await workbench.type("a note");
  await workbench.pane.type("what-if-usd_per_gpu_hour", "6");
  await workbench.pane.part("what-if-usd_per_gpu_hour").press("Enter");
  await settlesAt(page, "total_usd", before * 2);
  await workbench.shows("J3", "a note");

  await workbench.addSheet();
  await workbench.goTo("B2");
  await workbench.type("=1024*2");
  await workbench.barShows("=1024*2");
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await workbench.shows(TOTAL, "$12.9M");
  // A click on the new sheet selects its cell: it picks no reference for a formula.
  await workbench.goTo("B3");
  await workbench.showSheet("Sheet1");
  await workbench.shows("B2", "2048");
  expect(await formulaOf(workbench, "B2")).toBe("=1024*2");
});

test("an insert ends a formula that is half typed: the bar shows the new sheet's cell, the next key is typed there, and the formula is as Enter would have left it", async ({
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.goTo("B2");
  await workbench.type("=COST_RANGE(");
  await workbench.barShows("=COST_RANGE(");
  await workbench.pane.show("plan");
  await workbench.pane.part("plan-insert").click();
  await workbench.pane.says("Added sheet");
  await workbench.barShows("Ournextstudy");
  await workbench.goTo("J3");
  await workbench.typeHere("x");
  await workbench.shows("J3", "x");
  await workbench.shows("A1", "Our next study");
  await workbench.showSheet("Sheet1");
  expect(await formulaOf(workbench, "B2")).toBe("=COST_RANGE()");
  await workbench.shows("B2", "#VALUE!");
});

test("an inserted sheet of Excel formulas has its range too, and what is said of it goes with it", async ({
  page,
  workbench,
}) => {
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  const median = await page.evaluate(() => {
    const sheet = window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet();
    const labels = Array.from({ length: sheet.getMaxRows() }, (_, row) => sheet.getRange(row, 0).getValue());
    return sheet.getRange(labels.indexOf("P50, US$"), 2).getRawValue();
  });
  expect(median).toBeGreaterThan(10e6);
  expect(median).toBeLessThan(16e6);
  // A message with the focus on it stays, but not beyond its sheet.
  await workbench.pane.part("message").getByLabel("Dismiss message").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveCount(0);
  await expect(workbench.pane.part("message")).toHaveCount(0);
});

test("the cell that is selected when a sheet is deleted is one of another sheet", async ({ workbench }) => {
  await workbench.addSheet();
  await workbench.deleteSheet("Sheet1");
  await workbench.enter("J3", "=1+1");
  await workbench.shows("J3", "2");
  await expect.poll(() => formulaOf(workbench, "J3"), soon("J3")).toBe("=1+1");
});

test.describe("in a window at 200 % zoom", () => {
  test.use({ viewport: { width: 720, height: 450 } });

  test("the mouse goes from sheet to sheet by their tabs, and nothing of the bar below lies on another part of it", async ({
    page,
    workbench,
  }) => {
    await workbench.addSheet();
    await workbench.showSheet("Cost breakdown");
    const bar = page.locator("section[data-range-selector]", {
      has: page.getByRole("tablist", { name: "Sheet tabs" }),
    });
    const boxes = await bar.last().evaluate((it) =>
      [...it.querySelectorAll("button, [role=tablist]")]
        .map((one) => one.getBoundingClientRect())
        .filter(({ width }) => width > 0)
        .map(({ left, right }) => ({ left, right }))
        .sort((one, other) => one.left - other.left),
    );
    for (const [index, { left }] of boxes.entries())
      if (index > 0) expect(left).toBeGreaterThanOrEqual(boxes[index - 1]!.right);
    const { width } = (await page.getByRole("tablist", { name: "Sheet tabs" }).boundingBox())!;
    expect(width).toBeGreaterThan(100);
    await workbench.showSheet("Sheet1");
  });
});
