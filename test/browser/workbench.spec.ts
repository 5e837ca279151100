import type { Page } from "@playwright/test";
import { paper } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { expect, test } from "./fixtures";
import { cellOf, expectClose, golden, read, readNumber, settlesAt, soon } from "./values";

const SHEET = breakdownSheet(paper, { style: "excel" });
const PRICE = cellOf(SHEET, "usd_per_gpu_hour");
/** The headline, which is no cell of a name. */
const TOTAL = "A5";
/** Below everything the sheet holds. */
const FREE_ROW = SHEET.rows.length + 5;
const FREE_CELL = `C${FREE_ROW}`;

/** Frames that the page asks for in half a second. */
const framesAskedFor = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const ask = window.requestAnimationFrame;
        let asked = 0;
        window.requestAnimationFrame = (callback) => {
          asked++;
          return ask.call(window, callback);
        };
        setTimeout(() => {
          window.requestAnimationFrame = ask;
          resolve(asked);
        }, 500);
      }),
  );

test("a sheet on which nothing happens is not drawn again and again, and one on which something does is at once", async ({
  page,
  workbench,
}) => {
  await workbench.goTo(FREE_CELL);
  // A caret that blinks has a few.
  await expect.poll(() => framesAskedFor(page), soon("frames of a page at rest")).toBeLessThan(15);
  await page.evaluate((cell) => {
    window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(cell).setValue("awake");
  }, FREE_CELL);
  await workbench.shows(FREE_CELL, "awake");
});

test("the page opens on the paper's cost, a change of the rent moves the total in proportion, undoing it brings it back, and fewer points on a line make fewer runs", async ({
  page,
  workbench,
}) => {
  await workbench.shows(TOTAL, "$12.9M");
  await workbench.shows("B5", "5.42E+24");
  const { experiment_names, model_widths } = await read(page, "experiment_names", "model_widths");
  expect(experiment_names!.flat()).toEqual(paper.experiments.map(({ name }) => name));
  expect(model_widths!.flat()).toEqual(golden.constants.widths);

  const [usd, runs] = [await readNumber(page, "total_usd"), await readNumber(page, "total_runs")];
  await workbench.enter(PRICE, "2");
  await settlesAt(page, "total_usd", (usd * 2) / 3);
  await workbench.shows(TOTAL, "$8.6M");
  await workbench.undo();
  await settlesAt(page, "total_usd", usd, 0);
  await workbench.shows(TOTAL, "$12.9M");

  await workbench.enter(cellOf(SHEET, "learning_rates_per_sweep"), "10");
  await expect.poll(() => readNumber(page, "total_runs"), soon("runs")).toBeLessThan(runs);
  await expect.poll(() => readNumber(page, "total_usd"), soon("US$")).toBeLessThan(usd);
});

test("a bad argument shows an error in the cell and the reason beside its selection, alone or among good ones", async ({
  page,
  workbench,
}) => {
  const reason = "width must be a positive whole number";
  await workbench.enter(FREE_CELL, "=FLOPS_PER_TOKEN(12.5)");
  await workbench.goTo(FREE_CELL);
  await workbench.shows(FREE_CELL, "#VALUE!");
  await expect(workbench.pane.part("selected-error")).toContainText(reason);
  expect(await page.evaluate(() => window.flopsheet.host.selection())).toEqual({
    address: `'Cost breakdown'!${FREE_CELL}`,
    error: reason,
    help: "help/workbench/FLOPS_PER_TOKEN.html",
  });
  const help = workbench.pane.part("selected-error").getByRole("link", { name: "Help" });
  await expect(help).toHaveAttribute("href", "help/workbench/FLOPS_PER_TOKEN.html");
  const [first, second] = [`D${FREE_ROW}`, `D${FREE_ROW + 1}`];
  await workbench.enter(first, "=FLOPS_PER_TOKEN({1024;-1})");
  await workbench.shows(second, "#VALUE!");
  await workbench.goTo(second);
  await expect(workbench.pane.part("selected-error")).toContainText(`${second} shows an error.`);
  await expect(workbench.pane.part("selected-error")).toContainText(reason);
});

test("of two copies, a change moves only the one it is made in, and a name in a formula stands for the cell of its own sheet", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await settlesAt(page, "total_usd", before, 0);
  await workbench.enter(PRICE, "2");
  await settlesAt(page, "total_usd", (before * 2) / 3);
  await workbench.showSheet("Cost breakdown");
  await settlesAt(page, "total_usd", before, 0);
  await workbench.enter(PRICE, "6");
  await settlesAt(page, "total_usd", before * 2);
  await workbench.showSheet("Cost breakdown (2)");
  await settlesAt(page, "total_usd", (before * 2) / 3);
  await workbench.shows(TOTAL, "$8.6M");
  await workbench.enter(FREE_CELL, "=total_usd+'Cost breakdown'!total_usd");
  const typed = () =>
    page.evaluate(
      (it) => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(it).getRawValue(),
      FREE_CELL,
    );
  await expect.poll(typed, soon("what was typed")).toBeCloseTo(before * (2 / 3 + 2), 2);
  expectClose(await typed(), before * (2 / 3 + 2));
});

test("inserted rows and a new sheet name leave the figures as they are, and the inputs at work", async ({
  page,
  workbench,
}) => {
  const before = await readNumber(page, "total_usd");
  await page.evaluate(() => void window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().insertRows(5, 2));
  await workbench.renameSheet("Cost breakdown", "Our costs");
  const lowered = PRICE.replace(/\d+/, (row) => String(Number(row) + 2));
  await workbench.goTo(lowered);
  await workbench.shows(lowered, "$3.00");
  await workbench.enter(lowered, "6");
  await settlesAt(page, "total_usd", before * 2);
});

test("an insertion that is called off leaves the workbook as it was, and one undo takes an inserted sheet away again, its names with it", async ({
  page,
  workbench,
}) => {
  const outcome = await page.evaluate(async (sheet) => {
    const controller = new AbortController();
    return await window.flopsheet.host
      .insert(sheet, { signal: controller.signal, onProgress: () => controller.abort() })
      .then(
        () => "inserted",
        (reason: Error) => reason.name,
      );
  }, SHEET);
  expect(outcome).toBe("AbortError");
  await expect(workbench.tabs).toHaveText(["Cost breakdown"]);
  await workbench.shows(TOTAL, "$12.9M");

  await workbench.pane.insertBreakdown("excel");
  await expect(workbench.tabs).toHaveText(["Cost breakdown", "Cost breakdown (2)"]);
  await workbench.goTo("B3");
  await workbench.undo();
  await expect(workbench.tabs).toHaveText(["Cost breakdown"]);
  const totals = await page.evaluate(
    () =>
      window.flopsheet.univerAPI
        .getActiveWorkbook()!
        .getDefinedNames()
        .filter((it) => it.getName() === "total_usd").length,
  );
  expect(totals).toBe(1);
});
