import type { Page, Route } from "@playwright/test";
import { Workbench } from "./at-the-keyboard";
import { recordDrawnText } from "./drawn-text";
import { expect, test } from "./fixtures";
import { Pane } from "./pane";
import { golden, settlesAt } from "./values";
import { paper } from "../../src/studies";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";

const ENGINE = "**/engine.*.js";

/** Holds what a page asks for until it is let go. */
async function hold(page: Page, url: string): Promise<() => Promise<void>> {
  const held: Route[] = [];
  let isHeld = true;
  await page.route(url, (route) => (isHeld ? void held.push(route) : route.continue()));
  return async () => {
    isHeld = false;
    await Promise.all(held.map((it) => it.continue()));
  };
}

test("while the page's scripts are on their way it shows that it opens, and it has an icon", async ({ page, site }) => {
  const release = await hold(page, "**/workbench.*.js");
  await page.goto(site.url, { waitUntil: "commit" });
  await expect(page.getByRole("status")).toHaveText("Loading FLOPsheet…");
  await expect(page.getByRole("progressbar", { name: "Opening the workbench" })).toBeVisible();
  const icon = await page.locator("link[rel=icon]").getAttribute("href");
  expect((await page.request.get(new URL(icon!, site.url).href)).headers()["content-type"]).toBe("image/png");
  await release();
  await expect(page.locator("#opening")).toHaveCount(0);
});

test("the total is there before the spreadsheet is, and what is changed meanwhile is changed in the sheet once it is", async ({
  page,
  site,
}) => {
  await page.addInitScript(recordDrawnText);
  const release = await hold(page, ENGINE);
  await page.goto(site.url, { waitUntil: "commit" });
  const pane = new Pane(page);
  expect(await pane.figure("total-usd")).toBeCloseTo(golden.published_total.usd, 2);
  await expect(page.getByRole("status").filter({ hasText: "Loading the spreadsheet…" })).toBeVisible();
  await pane.part("readings-text").click();
  await release();
  await expect(page.locator("#opening")).toHaveCount(0);
  await settlesAt(page, "total_usd", studyCost(readStudy(paper, "text")).total.usd);
  await new Workbench(page).shows("A5", "$12.0M");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs it, and where to read on", async ({ page, site }) => {
    await page.goto(site.url);
    // Playwright reads no text in a noscript element, but sees it.
    await expect(page.locator("noscript strong")).toBeVisible();
    await expect(page.getByRole("progressbar")).toBeHidden();
    await page.locator("noscript a").click();
    await expect(page).toHaveURL(`${site.url}help.html`);
  });
});

for (const script of ["workbench", "spreadsheet", "engine"]) {
  test(`when the ${script} script does not load the page says so, with what to do`, async ({
    page,
    site,
    misdeeds,
  }) => {
    await page.route(`**/${script}.*.js`, (route) => route.abort());
    await page.goto(site.url);
    await expect(page.getByRole("alert")).toContainText("The workbench could not be opened.");
    await expect(page.getByRole("alert")).toContainText("Reload the page.");
    await expect(page.getByRole("progressbar")).toBeHidden();
    if (script !== "workbench") expect(await new Pane(page).figure("total-usd")).toBeGreaterThan(1e7);
    // Those of the test's own making.
    misdeeds.errors = misdeeds.errors.filter((it) => !/ERR_FAILED|Loading chunk/.test(it));
  });
}

test("when a script throws before the spreadsheet is there the page says what it threw", async ({
  page,
  site,
  misdeeds,
}) => {
  await page.route(ENGINE, (route) =>
    route.fulfill({ contentType: "text/javascript", body: 'throw new Error("broken on purpose")' }),
  );
  await page.goto(site.url);
  await expect(page.getByRole("alert")).toContainText("broken on purpose");
  misdeeds.errors = misdeeds.errors.filter((it) => !/broken on purpose|Loading chunk/.test(it));
});
