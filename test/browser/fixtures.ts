import { test as base, expect, type BrowserContext } from "@playwright/test";
import { Workbench } from "./at-the-keyboard";
import { recordDrawnText } from "./drawn-text";
import { Pane } from "./pane";
import { builtSite, serve, type Site } from "./site";

/** What pages did that they should not: requests beyond their own site, and errors in their console. */
export interface Misdeeds {
  requests: string[];
  errors: string[];
  /** Origins that a test answers for itself. */
  answered: string[];
}

function watch(context: BrowserContext, { url }: Site): Misdeeds {
  const misdeeds: Misdeeds = { requests: [], errors: [], answered: [new URL(url).origin] };
  context.on("request", (request) => {
    const wanted = new URL(request.url());
    if (/^(data|blob):$/.test(wanted.protocol) || misdeeds.answered.includes(wanted.origin)) return;
    misdeeds.requests.push(wanted.href);
  });
  context.on("console", (message) => {
    if (message.type() === "error") misdeeds.errors.push(message.text());
  });
  context.on("weberror", (it) => misdeeds.errors.push(String(it.error())));
  return misdeeds;
}

interface Fixtures {
  misdeeds: Misdeeds;
  workbench: Workbench;
  /** The address of the page that has the pane in its states. */
  preview: string;
  /** The pane on the article's breakdown, without a spreadsheet: it takes a quarter of the time. */
  plainPane: Pane;
}

export const test = base.extend<Fixtures, { site: Site; previewSite: string }>({
  site: [async ({}, use) => use(JSON.parse(process.env.FLOPSHEET_SITE!) as Site), { scope: "worker" }],

  previewSite: [
    async ({}, use) => {
      const { url, close } = await serve(builtSite("preview"));
      await use(url);
      await close();
    },
    { scope: "worker" },
  ],

  /** Held against every page of every test. */
  misdeeds: [
    async ({ context, site }, use) => {
      const misdeeds = watch(context, site);
      await use(misdeeds);
      expect(misdeeds, "requests beyond the site, and errors in the console").toMatchObject({
        requests: [],
        errors: [],
      });
    },
    { auto: true },
  ],

  /** The workbench, opened and at rest. */
  workbench: async ({ page, site }, use) => {
    await page.addInitScript(recordDrawnText);
    const workbench = new Workbench(page);
    await workbench.open(site.url);
    await use(workbench);
  },

  preview: async ({ previewSite, misdeeds }, use) => {
    misdeeds.answered.push(new URL(previewSite).origin);
    await use(`${previewSite}preview.html`);
  },

  plainPane: async ({ page, preview }, use) => {
    await page.goto(`${preview}?state=breakdown`);
    const pane = new Pane(page);
    await expect(pane.part("total-usd")).toHaveAttribute("data-value", /\d/);
    await use(pane);
  },
});

export { expect };
