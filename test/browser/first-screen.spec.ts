import { expect, test } from "./fixtures";

/** They lie over the last pixels of the grid. */
const SCROLL_BAR_PX = 10;

test.use({ viewport: { width: 1440, height: 900 } });

test("the first screen shows each experiment's cost beside the published one, and the total stays in view", async ({
  page,
  workbench,
}) => {
  const canvas = (await page
    .locator("section[data-range-selector] > canvas[data-u-comp=render-canvas]")
    .boundingBox())!;
  for (const [cell, text] of [
    ["E8", "US$"],
    ["F8", "Publ. US$"],
    ["G8", "Difference"],
    ["A18", "Total"],
    ["G18", "–"],
    ["H18", "5.42E+24"],
    ["C33", "50,000"],
  ] as const) {
    const { right, bottom } = await workbench.cell(cell);
    await workbench.shows(cell, text);
    expect(right, cell).toBeLessThan(canvas.x + canvas.width - SCROLL_BAR_PX);
    expect(bottom, cell).toBeLessThan(canvas.y + canvas.height - SCROLL_BAR_PX);
  }
  await workbench.goTo("A120");
  await workbench.shows("A5", "$12.9M");
  await workbench.shows("B5", "5.42E+24");
});
