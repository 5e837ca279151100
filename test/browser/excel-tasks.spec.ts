import type { Page } from "@playwright/test";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { ErrorMessages } from "../../src/excel/functions/error-messages";
import { paper } from "../../src/studies";
import { scenarioCost } from "../../src/study/scenario";
import { calculate } from "../excel/fake/calculate";
import { cellKey, type FakeExcel } from "../excel/fake-excel";
import { loadOffice } from "../excel/load-office";
import { rebuildSheet } from "../excel/rebuild-sheet";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { test, type ExcelOnTheWeb } from "./excel-on-the-web";
import { expect } from "./fixtures";
import { expectClose } from "./values";

const PRICE = "what-if-usd_per_gpu_hour";
const cheaper = { name: "Bulk contract", inputs: { usd_per_gpu_hour: 2 }, readings: {} };
const sheet = breakdownSheet(paper, { style: "excel", charts: true });
const placeOf = (wanted: string) => sheet.names.find(({ name }) => name === wanted)!.area;

/** The breakdown in a workbook that calculates, as the pane has it after one click. */
async function insertedBreakdown({ pane, excel }: ExcelOnTheWeb): Promise<void> {
  calculate(excel, loadOffice(), new ErrorMessages(), (name) => `TRAIN.${name}`);
  await pane.insertBreakdown("excel");
  await pane.says("$12.9M");
}

async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  // Only the page that has the focus may read it.
  await page.locator("body").evaluate((it) => {
    it.tabIndex = -1;
    it.focus();
  });
  return page.evaluate(() => navigator.clipboard.readText());
}

const select = ({ excel }: ExcelOnTheWeb, name: string) => void (excel.activeCell = placeOf(name));
const contentOf = ({ active }: FakeExcel, row: number, column: number) =>
  active.cells.get(cellKey(row, column))?.content;

test("two sets of assumptions are kept as scenarios in the workbook and compared on a live sheet", async ({
  page,
  web,
}) => {
  const { pane, excel } = web;
  await insertedBreakdown(web);
  await pane.type(PRICE, "2");
  await page.keyboard.press("Enter");
  await pane.says("$8.6M");
  await pane.part("scenarios").locator("summary").click();
  await pane.type("scenario-name", "Bulk contract");
  await page.keyboard.press("Enter");
  const { usd } = scenarioCost(paper, cheaper).total;
  await expect(pane.part("scenario")).toContainText("Price per GPU-hour 2 (was 3)");
  expectClose(Number(await pane.part("scenario-usd").getAttribute("data-value")), usd);
  const kept = placeOf("kept_scenarios");
  expect(String(contentOf(excel, kept.row, kept.column))).toContain("Bulk contract");

  await pane.part("scenarios-compare").click();
  await pane.says("Added sheet “Scenarios”.");
  const compared = rebuildSheet(excel.active);
  const values = evaluateSheet(compared);
  expectClose(values[4]![2], scenarioCost(paper, { ...cheaper, inputs: {} }).total.usd);
  expectClose(values[4]![3], usd);
  // The column is live: the price of the scenario is its first assumption.
  const rows = compared.rows.map((cells) => [...cells]);
  rows[12]![3] = { content: 3 };
  expectClose(evaluateSheet({ ...compared, rows })[4]![3], scenarioCost(paper, { ...cheaper, inputs: {} }).total.usd);
});

test("a link, a citation and the article's own table are copied from the pane in Excel", async ({ page, web }) => {
  const { pane } = web;
  await insertedBreakdown(web);
  await pane.part("share").locator("summary").click();
  await pane.part("share-copy").click();
  await pane.says("Copied: Link to this study.");
  expect(await clipboard(page)).toMatch(/^https:\/\/addin\.example\/#study=/);
  for (const [label, text] of [
    ["References as BibTeX", "url = {https://arxiv.org/abs/2407.05872}"],
    ["The article's headline table, as Markdown", "| Epslion (Heatmaps) | LR-sweeps, $D$ | 1.34e24 | $3.19M |"],
    ["Table as CSV", "Alignment"],
    ["Compute statement, with a hash", "SHA-256 of the inputs"],
  ] as const) {
    await pane.part("share-what").selectOption({ label });
    await pane.part("share-copy").click();
    await pane.says(`Copied: ${label}.`);
    expect((await clipboard(page)).toLowerCase()).toContain(text.toLowerCase());
  }
});

test("the selected cell of Excel is explained, and one goes down from the total to the price", async ({ web }) => {
  const { pane } = web;
  await insertedBreakdown(web);
  select(web, "total_usd");
  await web.tellOfChange();
  await pane.part("why").locator("summary").click();
  await expect(pane.part("why-values")).toContainText("/ 3,600 / 3.5E+14 / 1 × 3 = 12,907,461");
  await expect(pane.part("why-fed").filter({ hasText: "usd_per_gpu_hour" })).toContainText("$3.50 Lambda");
  await pane.part("why-down").first().click();
  await expect(pane.part("why-values")).toContainText("SUM([9 cells]) = 5.4211E+24");
});
