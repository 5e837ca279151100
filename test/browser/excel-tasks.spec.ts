import type { Position } from "../../src/grid/address";
import { ErrorMessages } from "../../src/excel/functions/error-messages";
import { calculate } from "../excel/fake/calculate";
import { shownValue } from "../excel/fake/reading";
import { loadOffice } from "../excel/load-office";
import { Keys, type Desk } from "./desk";
import { test, type ExcelOnTheWeb } from "./excel-on-the-web";
import { expect } from "./fixtures";
import { TASKS } from "./tasks";

/** A workbook that calculates, with the article's breakdown as the pane inserts it at a press of Enter. */
async function deskOf(web: ExcelOnTheWeb): Promise<Desk> {
  const { excel, pane, page } = web;
  calculate(excel, loadOffice(), new ErrorMessages(), (name) => `TRAIN.${name}`);
  // From the page of Excel, whose next stop is the frame.
  const keys = new Keys(page, pane, async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("Tab");
  });
  await keys.press("insert");
  await pane.says("$12.9M");
  // The button that was pressed has moved, and the focus has stayed in the pane.
  await expect(page.frameLocator("iframe").locator("#pane :focus")).toHaveCount(1);
  const at = ({ row, column }: Position) => Promise.resolve(shownValue(excel, excel.active, row, column));
  return {
    page,
    pane,
    keys,
    value: (name) => at(excel.active.names.get(name)!.areas![0]!),
    async goTo(name) {
      excel.activeCell = excel.active.names.get(name)!.areas![0]!;
      await web.tellOfChange();
    },
    cell: at,
  };
}

for (const [id, { title, does }] of Object.entries(TASKS))
  test(`${id} in Excel: ${title}`, async ({ web }) => does(await deskOf(web)));
