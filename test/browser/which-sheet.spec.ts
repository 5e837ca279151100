import type { Page } from "@playwright/test";
import { paper } from "../../src/studies";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { expect, test } from "./fixtures";
import { cellOf, read, readNumber, settlesAt, soon } from "./values";

const SHEET = breakdownSheet(paper, { style: "excel" });
const PRICE = cellOf(SHEET, "usd_per_gpu_hour");
const SWITCHES = SHEET.names.map(({ name }) => name).filter((name) => name.startsWith("reading_"));

const readings = async (page: Page) => Object.values(await read(page, ...SWITCHES)).flat(2);
const isText = (it: unknown) => it === "text";

test("corrections that are all switched on one copy stay on it, though another copy is shown at once; one undo takes them back", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await pane.insertBreakdown("excel");
  await expect(workbench.tab("Cost breakdown (2)")).toHaveAttribute("aria-selected", "true");
  await expect(pane.part("readings-text")).toBeVisible();
  await pane.part("readings-text").click();
  await workbench.showSheet("Cost breakdown");
  await workbench.showSheet("Cost breakdown (2)");
  const count = soon("corrections by the article's text");
  await expect.poll(async () => (await readings(page)).filter(isText).length, count).toBeGreaterThan(3);
  await workbench.showSheet("Cost breakdown");
  expect((await readings(page)).filter(isText)).toEqual([]);
  await workbench.showSheet("Cost breakdown (2)");
  await workbench.goTo("B3");
  await workbench.undo();
  await expect.poll(async () => (await readings(page)).filter(isText).length, count).toBe(0);
  await expect(workbench.tabs).toHaveCount(2);
});

test("what was typed into a field and not entered goes when another sheet comes into view by itself", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await workbench.enter(PRICE, "5");
  await pane.insertBreakdown("excel");
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("3");
  await pane.type("what-if-usd_per_gpu_hour", "9");
  await page.evaluate(() => {
    const workbook = window.flopsheet.univerAPI.getActiveWorkbook()!;
    workbook.setActiveSheet(workbook.getSheets()[0]!);
  });
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("5");
  await workbench.goTo("B3");
  await settlesAt(page, "usd_per_gpu_hour", 5, 0);
  await workbench.showSheet("Cost breakdown (2)");
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("3");
  expect(await readNumber(page, "usd_per_gpu_hour")).toBe(3);
});

/** H1 is out of view on a narrow page. */
const typed = (page: Page) =>
  page.evaluate(() => window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange("H1").getRawValue());

/** Begins an insert, and while it calculates types into a cell of the first sheet or of the new one, and cancels. */
const cancelAfterTyping = (page: Page, into: "first" | "inserted") =>
  page.evaluate(
    async ([sheet, where]) => {
      const { host, univerAPI } = window.flopsheet;
      const controller = new AbortController();
      const onProgress = ({ step }: { step: string }) => {
        if (step !== "Calculating") return;
        const sheets = univerAPI.getActiveWorkbook()!.getSheets();
        (where === "first" ? sheets[0]! : sheets.at(-1)!).getRange("H1").setValue("mine");
        controller.abort();
      };
      return host.insert(sheet, { signal: controller.signal, onProgress }).then(
        () => "inserted",
        (reason: Error) => reason.message,
      );
    },
    [SHEET, into] as const,
  );

test("cancelling takes back the insert and not what the user typed meanwhile; a sheet that they typed into stays, and the message names it", async ({
  page,
  workbench,
}) => {
  expect(await cancelAfterTyping(page, "first")).toMatch(/abort/);
  await expect(workbench.tabs).toHaveText(["Cost breakdown"]);
  expect(await typed(page)).toBe("mine");
  const names = () => page.evaluate(() => window.flopsheet.univerAPI.getActiveWorkbook()!.getDefinedNames().length);
  expect(await names()).toBe(SHEET.names.length);

  expect(await cancelAfterTyping(page, "inserted")).toBe(
    "The insert was cancelled. The sheet “Cost breakdown (2)” stays, because it was changed meanwhile.",
  );
  await expect(workbench.tabs).toHaveText(["Cost breakdown", "Cost breakdown (2)"]);
  await workbench.showSheet("Cost breakdown (2)");
  expect(await typed(page)).toBe("mine");
});
