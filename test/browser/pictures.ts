import { join } from "node:path";
import type { Page } from "@playwright/test";
import { launchBrowser } from "./browser";
import { builtSite, serve } from "./site";

const DOCS = join(__dirname, "../../docs");

/** What each picture of the README shows, and how to come there. */
const PICTURES: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  workbench: async () => undefined,
  range: async (page) => page.locator("[data-test=tab-range]").click(),
  plan: async (page) => {
    await page.locator("[data-test=tab-plan]").click();
    await page.locator("[data-test=plan-example]").selectOption("llama");
  },
};

/** Draws the pictures of the README anew. */
async function draw(): Promise<void> {
  const site = await serve(builtSite());
  const browser = await launchBrowser();
  for (const [name, show] of Object.entries(PICTURES)) {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      colorScheme: "light",
      reducedMotion: "reduce",
    });
    await page.goto(site.url);
    await page.locator("#opening").waitFor({ state: "detached" });
    await show(page);
    // The spreadsheet draws itself for a moment after its first calculation.
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(DOCS, `${name}.png`) });
    await page.close();
  }
  await browser.close();
  await site.close();
}

void draw();
