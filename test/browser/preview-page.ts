import { expect, test as base } from "./fixtures";
import { builtSite, serve } from "./site";

/** A test of the pane without a spreadsheet, on the page of its states. */
export const test = base.extend<{ preview: string }, { previewSite: string }>({
  previewSite: [
    async ({}, use) => {
      const { url, close } = await serve(builtSite("preview"));
      await use(url);
      await close();
    },
    { scope: "worker" },
  ],

  /** The address of the page. */
  preview: async ({ previewSite, misdeeds }, use) => {
    misdeeds.answered.push(new URL(previewSite).origin);
    await use(`${previewSite}preview.html`);
  },
});

export { expect };
