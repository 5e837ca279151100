import { expect, test } from "./fixtures";

test("what is printed is the sheet: its total, experiments, assumptions and readings, in text of 8 points or more", async ({
  page,
  workbench,
}) => {
  await workbench.shows("A5", "$12.9M");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  const print = page.locator("#print");
  for (const text of ["$12.9M", "Alignment", "Price per GPU-hour", "Corrections", "Cost by experiment, US$", "Models"])
    await expect(print.getByText(text, { exact: true }).first()).toBeVisible();
  await expect(print.getByText("Coefficients of the cost", { exact: true })).toHaveCount(0);
  await expect(print.getByText(/flopsheet-study|Sum over the runs of/)).toHaveCount(0);
  await expect(workbench.pane.part("total-usd")).toBeHidden();
  const seen = await print.evaluate((it) => {
    const sizes = new Set<number>();
    for (const one of it.querySelectorAll("*")) {
      if (one.childElementCount === 0 && one.textContent) sizes.add(parseFloat(getComputedStyle(one).fontSize) * 0.75);
    }
    return { smallest: Math.min(...sizes), background: getComputedStyle(document.body).backgroundColor };
  });
  expect(seen.smallest).toBeGreaterThanOrEqual(7.99);
  expect(seen.background).toBe("rgba(0, 0, 0, 0)");
  // What stands on the right of its cell stays under its heading, and no page begins with the last row of a small table.
  await expect(print.locator("td.right[colspan]")).toHaveCount(0);
  const prices = print.locator("table", { hasText: "At the current price" });
  await expect(prices).toHaveCSS("break-inside", "avoid");
  await expect(prices.locator("tr").last()).toHaveCSS("break-before", "avoid");
  // As wide as A4 across, less its margins: what is wider, a browser shrinks.
  await page.setViewportSize({ width: Math.round((277 / 25.4) * 96), height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.evaluate(() => void dispatchEvent(new Event("afterprint")));
  await expect(print).toHaveCount(0);
});

test("a sheet of the user's own is printed too, and a blank one", async ({ page, workbench }) => {
  await page.evaluate(() => (window.print = () => void document.body.setAttribute("data-asked", "to print")));
  await workbench.pane.part("workbook-print").click();
  await expect(page.locator("body")).toHaveAttribute("data-asked", "to print");
  await workbench.addSheet();
  const print = page.locator("#print");
  await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  await expect(print.locator("h1")).toHaveText("Sheet1");
  await workbench.enter("B2", "=FLOPS_PER_TOKEN(1024)");
  await workbench.shows("B2", "8.26E+08");
  await page.evaluate(() => void dispatchEvent(new Event("beforeprint")));
  await expect(print.locator("td", { hasText: "8.26E+08" })).toHaveCount(1);
});
