import type { Page } from "@playwright/test";
import { scenarioSheet } from "../../src/breakdown/scenario-sheet";
import { paper } from "../../src/studies";
import { scenarioCost } from "../../src/study/scenario";
import { studyCost } from "../../src/study/cost";
import { expect, test } from "./fixtures";
import { Pane } from "./pane";
import { readStudyLink } from "../../src/cite/study-link";
import type { Workbench } from "./at-the-keyboard";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { cellOf, expectClose, settlesAt } from "./values";

const PRICE = "what-if-usd_per_gpu_hour";
const cheaper = { name: "Bulk contract", inputs: { usd_per_gpu_hour: 2 }, readings: {} };

const clipboard = async (page: Page): Promise<string> => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  return page.evaluate(() => navigator.clipboard.readText());
};

async function setPrice({ pane, page }: Workbench, usd: number): Promise<void> {
  await pane.type(PRICE, String(usd));
  await page.keyboard.press("Enter");
  await settlesAt(page, "total_usd", scenarioCost(paper, { ...cheaper, inputs: { usd_per_gpu_hour: usd } }).total.usd);
}

test("assumptions are kept as a scenario, compared on a live sheet, and come back by one click and one undo", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await setPrice(workbench, 2);
  await pane.part("scenarios").locator("summary").click();
  await pane.type("scenario-name", "Bulk contract");
  await page.keyboard.press("Enter");
  const { usd } = scenarioCost(paper, cheaper).total;
  await expect(pane.part("scenario")).toContainText("Bulk contract");
  await expect(pane.part("scenario")).toContainText("Price per GPU-hour 2 (was 3)");
  expectClose(Number(await pane.part("scenario-usd").getAttribute("data-value")), usd);
  await expect(pane.part("scenario-apply")).toHaveText("Applied");

  await setPrice(workbench, 5);
  await pane.part("scenario-apply").click();
  await settlesAt(page, "total_usd", usd);
  await expect(pane.part("scenario-apply")).toHaveText("Applied");

  await pane.part("scenarios-compare").click();
  await pane.says("Added sheet “Scenarios”.");
  await workbench.shows("C5", "$12,907,461");
  await workbench.shows("D5", "$8,604,974");
  await workbench.shows("D6", "−$4,302,487");
  // The column is live: the price of the scenario is its first assumption.
  const priceRow = scenarioSheet(paper, []).rows.findIndex(([label]) => label?.content === "Price per GPU-hour") + 1;
  await workbench.enter(`D${priceRow}`, "3");
  await workbench.shows("D5", "$12,907,461");
});

test("a link carries the sheet as it is now and opens it in another window; a damaged one says so and opens the paper's study", async ({
  page,
  workbench,
  site,
}) => {
  const { pane } = workbench;
  await setPrice(workbench, 2);
  await pane.part("share").locator("summary").click();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await pane.part("share-copy").click();
  await pane.says("Copied: Link to this study.");
  const link = await clipboard(page);
  expect(link.startsWith(`${site.url.replace(/\/$/, "")}/#study=`)).toBe(true);
  await page.goto("about:blank");
  await workbench.open(link);
  await pane.says(`Opened “${paper.title}” from the link, with 1 change.`);
  await settlesAt(page, "total_usd", scenarioCost(paper, cheaper).total.usd);
  await expect(pane.part(PRICE)).toHaveValue("2");

  await page.goto("about:blank");
  await workbench.open(`${site.url}#study=abc`);
  await pane.says("The link's study can't be opened.");
  await settlesAt(page, "total_usd", studyCost(paper).total.usd);
});

test("the article's table is copied as the article prints it, and the sources are links", async ({
  page,
  plainPane: pane,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await pane.part("share").locator("summary").click();
  await pane.part("share-what").selectOption({ label: "The article's headline table, as Markdown" });
  await pane.part("share-copy").click();
  await pane.says("Copied: The article's headline table, as Markdown.");
  expect(await clipboard(page)).toContain("| Epslion (Heatmaps) | LR-sweeps, $D$ | 1.34e24 | $3.19M |");
  await expect(pane.part("share").locator("a")).toHaveCount(2);
});

test("the selected number is explained, and one goes down from the total to a price with its source", async ({
  workbench,
}) => {
  const { pane } = workbench;
  const sheet = breakdownSheet(paper, { style: "excel" });
  await workbench.goTo(cellOf(sheet, "total_usd"));
  const why = pane.part("why");
  await why.locator("summary").click();
  await expect(pane.part("why-values")).toContainText("/ 3,600 / 3.5E+14 / 1 × 3 = 12,907,461");
  await workbench.goTo("A5");
  // The headline's cell refers to the total alone.
  await expect(pane.part("why-down")).toHaveCount(1);
  await pane.part("why-down").click();
  await expect(pane.part("why-values")).toContainText("/ 3,600 / 3.5E+14 / 1 × 3 = 12,907,461");
  await pane.part("why-down").first().click();
  await expect(pane.part("why-values")).toContainText("SUM([9 cells]) = 5.4211E+24");
  await workbench.goTo(cellOf(sheet, "usd_per_gpu_hour"));
  await expect(pane.part("why-constant")).toContainText("An assumption: 3 US$.");
  await workbench.goTo(cellOf(sheet, "node_months"));
  await expect(pane.part("why-values")).toContainText("/ 24 / 30 = 746.9596");

  // On a sheet of one's own: a cell of another sheet, and a value that has spilled.
  await workbench.addSheet();
  await workbench.enter("B2", "='Cost breakdown'!C23*2");
  await workbench.goTo("B2");
  await expect(pane.part("why-values")).toContainText("= 3 × 2 = 6");
  await expect(pane.part("why-fed")).toContainText("Price per GPU-hour");
  await workbench.enter("D2", "=RUN_TOKENS({1;2},8,512)");
  await workbench.goTo("D3");
  await expect(pane.part("why-constant")).toContainText("8,192, a part of what the formula in D2 comes to.");
});

test("where the sheet in view has no breakdown, sharing says whose study is copied", async ({ page, preview }) => {
  await page.goto(`${preview}?state=empty`);
  const pane = new Pane(page);
  await pane.part("share").locator("summary").press("Enter");
  await expect(pane.part("share-whose")).toHaveText(
    `This sheet has no breakdown: what is copied is “${paper.title}”, as published.`,
  );
  await clipboard(page);
  await pane.part("share-copy").press("Enter");
  await pane.says("Copied: Link to this study.");
  expect(readStudyLink(await clipboard(page))).toMatchObject({ study: { id: paper.id }, scenario: { inputs: {} } });
});

test("a link has the scenarios that are kept with the sheet, and the notice says so", async ({
  page,
  plainPane: pane,
}) => {
  await pane.part("scenarios").locator("summary").press("Enter");
  await pane.type("scenario-name", "As it was");
  await pane.part("scenario-name").press("Enter");
  await expect(pane.part("scenario")).toContainText("As it was");
  await pane.part("share").locator("summary").press("Enter");
  await expect(pane.part("share-whose")).toHaveCount(0);
  await clipboard(page);
  await pane.part("share-copy").press("Enter");
  await pane.says("It has the 1 kept scenario of this sheet.");
  expect(readStudyLink(await clipboard(page))!.scenarios).toEqual([{ name: "As it was", inputs: {}, readings: {} }]);
});
