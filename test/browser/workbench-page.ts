import type { BrowserContextOptions, Page } from "playwright-core";
import { launchBrowser, type LaunchedBrowser } from "./browser";
import { openSite, watch, type Misdeeds, type Site } from "./site";

/**
 * The built workbench in a browser, for all tests of a file. Pages that a test opens are closed after it, those opened
 * before the first test stay; none may ask for anything beyond the site or throw.
 */
export function workbench(): { open(options?: BrowserContextOptions): Promise<Page> } {
  let site: Site;
  let launched: LaunchedBrowser;
  let isTest = false;
  const open = new Map<Page, { misdeeds: Misdeeds; stays: boolean }>();

  beforeAll(async () => {
    site = await openSite();
    launched = await launchBrowser();
  }, 180_000);

  beforeEach(() => {
    isTest = true;
  });

  afterEach(async () => {
    for (const [page, { misdeeds, stays }] of open) {
      expect(misdeeds).toEqual({ requests: [], errors: [] });
      if (stays) continue;
      open.delete(page);
      await page.close();
    }
  });

  afterAll(async () => {
    await launched?.close();
    await site?.close();
  });

  return {
    async open(options = { viewport: { width: 1440, height: 900 } }) {
      const page = await launched.browser.newPage(options);
      open.set(page, { misdeeds: await watch(page, site), stays: !isTest });
      await page.goto(site.url);
      return page;
    },
  };
}
