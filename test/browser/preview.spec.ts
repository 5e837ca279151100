import type { Page } from "@playwright/test";
import { states } from "../../src/preview/states";
import { golden } from "./values";
import { expect, test } from "./fixtures";
import { Pane } from "./pane";

type Look = (pane: Pane, page: Page) => Promise<void>;

const problem = (text: string | RegExp): Look => {
  return async (pane) => {
    await expect(pane.part("total-problem")).toContainText(text);
    await expect(pane.part("total-usd")).toHaveText("–");
  };
};
const says =
  (...texts: (string | RegExp)[]): Look =>
  async (pane) => {
    for (const text of texts) await pane.says(text);
  };
const shows = (part: string): Look => {
  return async (pane) => expect(pane.part(part).first()).toBeVisible();
};

/** What is to be seen in each state; a new state needs its line. */
const LOOKS: Readonly<Record<string, Look>> = {
  empty: says("No breakdown on this sheet."),
  breakdown: async (pane) => {
    expect(await pane.figure("total-usd")).toBeCloseTo(golden.published_total.usd, 2);
    await expect(pane.part("change")).toContainText("As published");
  },
  changed: async (pane) => {
    expect(await pane.figure("total-usd")).toBeCloseTo(
      (golden.published_total.usd + golden.corrections.alignment_three_optimizers.usd) * (2.1 / 3),
      2,
    );
    await expect(pane.part("change").locator("[data-test=falls]")).toBeVisible();
  },
  "no-total": problem(/./),
  "far-values": async (pane) => {
    expect(await pane.figure("total-usd")).toBeGreaterThan(1e7);
  },
  "unknown-study": async (pane, page) => {
    expect(await pane.figure("total-usd")).toBeCloseTo(golden.published_total.usd, 2);
    // Nothing that would be about another study.
    await expect(page.locator('[data-test^="what-if-"]')).toHaveCount(0);
  },
  "long-names": says("A sweep of every optimizer, parameterization and learning-rate schedule"),
  unreadable: says("Excel did not answer within 20 seconds.", "Wait until it has loaded the workbook."),
  "not-inserted": says("The structure of this workbook is protected.", "Turn off Review > Protect Workbook"),
  progress: async (pane, page) => {
    await pane.says("Writing cells…");
    await expect(page.locator("fluent-progress-bar")).toHaveAttribute("aria-valuenow", "40");
    await expect(pane.part("insert-cancel")).toBeVisible();
  },
  "selected-error": says("Sheet1!B4 shows an error.", "width must be a positive whole number"),
  range: shows("p50"),
  plan: shows("plan-total"),
  models: shows("catalogue-entry"),
  functions: shows("function-back"),
};

/** What reaches beyond the page's right edge, and is not only for screen readers. */
const cutOff = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#preview *")]
      .filter(
        (it) =>
          it.checkVisibility() &&
          !it.closest(".only-read") &&
          it.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
      )
      .map((it) => it.outerHTML.slice(0, 100)),
  );

for (const { id, title } of states) {
  test.describe("at 320 pixels", () => {
    test.use({ viewport: { width: 320, height: 720 } });

    test(`the state “${title}” is drawn, and nothing of it is cut off`, async ({ page, preview }) => {
      await page.goto(`${preview}?state=${id}`);
      expect(LOOKS, "a line for the state").toHaveProperty(id);
      await LOOKS[id]!(new Pane(page), page);
      expect(await cutOff(page)).toEqual([]);
    });
  });
}

test("the page of all states has each of them at both widths", async ({ page, preview }) => {
  await page.goto(preview);
  const frames = page.locator("iframe");
  await expect(frames).toHaveCount(2 * states.length);
  expect(await frames.evaluateAll((all) => all.map((it) => it.getAttribute("title")))).toEqual(
    states.flatMap(({ title }) => [`${title}, 320 pixels`, `${title}, 380 pixels`]),
  );
  await expect(frames.first().contentFrame().getByText("No breakdown on this sheet.")).toBeVisible();
});
