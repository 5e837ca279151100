import { existsSync } from "node:fs";
import { join } from "node:path";
import { OFFICE_JS_ADDRESS } from "../../src/site/office-library";
import { answerForMicrosoft, openHostPage, test } from "./excel-on-the-web";
import { expect } from "./fixtures";

test("a deployed site has no copy of office.js", ({ folder }) => {
  expect(existsSync(join(folder, "office"))).toBe(false);
});

/** An office.js that takes part in nothing but what the pane asks of it as it starts. */
const stub = (onReady: string) =>
  `window.Office = { HostType: { Excel: "Excel" }, onReady: (callback) => { ${onReady} } };`;

test("an Excel that does not say which program it is is asked again twice, then there is a button for it", async ({
  page,
  folder,
}) => {
  await answerForMicrosoft(page, stub("return Promise.resolve({ host: null })"));
  let loads = 0;
  page.on("request", (request) => void (loads += Number(request.url().includes("taskpane.html"))));
  const frame = await openHostPage(page, folder);
  await expect(frame.getByRole("heading", { name: "Excel does not answer" })).toBeVisible();
  expect(loads).toBe(3);
  await frame.getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => loads).toBe(4);
  await expect(frame.getByRole("heading", { name: "Excel does not answer" })).toBeVisible();
});

test.describe("with time that the test moves on", () => {
  test.use({ clock: true });

  test("an Excel that never answers is not waited for without end", async ({ page, folder }) => {
    await answerForMicrosoft(page, stub("return new Promise(() => undefined)"));
    const loads: string[] = [];
    page.on("framenavigated", (it) => void (it !== page.mainFrame() && loads.push(it.url())));
    const frame = await openHostPage(page, folder);
    for (const load of [1, 2, 3]) {
      await expect.poll(() => loads.length).toBe(load);
      await frame.waitForLoadState();
      await page.clock.runFor(10_000);
    }
    await expect(frame.getByRole("heading", { name: "Excel does not answer" })).toBeVisible();
  });
});

test("where Microsoft's address cannot be reached the pane says so", async ({ page, folder, misdeeds }) => {
  await page.route(`${OFFICE_JS_ADDRESS}**`, (route) => route.abort());
  const frame = await openHostPage(page, folder);
  await expect(frame.getByRole("alert")).toContainText("Office.js could not be loaded");
  await expect(frame.getByRole("button", { name: "Reload" })).toBeVisible();
  // The browser's own words for each try.
  expect(misdeeds.errors.splice(0)).toEqual(Array(3).fill(expect.stringContaining("ERR_FAILED")));
});
