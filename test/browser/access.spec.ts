import { source as axeSource, type AxeResults } from "axe-core";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { PANEL_NAMES, type PanelName } from "./pane";

const LOOKS = [
  { name: "light", colorScheme: "light", forcedColors: "none" },
  { name: "dark", colorScheme: "dark", forcedColors: "none" },
  { name: "high contrast", colorScheme: "dark", forcedColors: "active" },
] as const;

/** As wide as a pane is in Excel. */
const AS_A_PANE = { width: 380, height: 900 };
/** As narrow as it may be, and a window of 1280 by 900 at 200 %. */
const NARROW = { width: 320, height: 800 };
const ENLARGED = { width: 640, height: 450 };

/** Of the page, what is not the engine's: the spreadsheet is another project's. */
const PAGE = { include: [["html"]], exclude: [["#spreadsheet"], ["[class*=univer-]"]] };

/** What axe finds wrong with the pane, or with another part of the page. */
async function violations(page: Page, part: unknown = ".flopsheet-pane"): Promise<string[]> {
  const results = await page.evaluate(
    (context) =>
      (window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe.run(
        context,
        {
          resultTypes: ["violations"],
        },
      ),
    part,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

for (const { name, colorScheme, forcedColors } of LOOKS) {
  test.describe(`in ${name}`, () => {
    test.use({ viewport: AS_A_PANE, colorScheme, contextOptions: { reducedMotion: "reduce", forcedColors } });

    test("axe finds nothing wrong with any tab of the pane, at 320 pixels and at 200 % too", async ({
      page,
      plainPane: pane,
    }) => {
      await page.evaluate(axeSource);
      for (const panel of PANEL_NAMES) {
        await pane.show(panel);
        for (const details of await pane.panel(panel).locator("details").all())
          await details.evaluate((it) => it.setAttribute("open", ""));
        for (const size of [NARROW, ENLARGED, AS_A_PANE]) {
          await page.setViewportSize(size);
          expect(await violations(page), `${panel} at ${size.width} by ${size.height}`).toEqual([]);
        }
      }
      await pane.part("function-FLOPS_PER_TOKEN").click();
      await expect(pane.part("function-back")).toBeVisible();
      expect(await violations(page), "a function").toEqual([]);
    });
  });
}

/** The controls of a panel that the Tab key should reach, in the order of the page. */
const CONTROLS = ":is(a[href], button, input, select, summary, fluent-button)";

const countControls = (page: Page, panel: PanelName) =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll<HTMLElement>(selector)]
        .filter(
          (it) =>
            it.checkVisibility() &&
            !(it as HTMLInputElement).disabled &&
            !it.hasAttribute("disabled") &&
            it.getAttribute("type") !== "file",
        )
        // Of a group of radio buttons the Tab key reaches the chosen one.
        .filter((it) => !(it instanceof HTMLInputElement && it.type === "radio" && !it.checked))
        .map((it, index) => it.setAttribute("data-order", String(index))).length,
    `#panel-${panel} ${CONTROLS}`,
  );

test.describe("as wide as in Excel", () => {
  test.use({ viewport: AS_A_PANE });

  test("every control of the pane is reached by the Tab key, in its order, and shows where the focus is", async ({
    page,
    plainPane: pane,
  }) => {
    let reached = 0;
    for (const panel of PANEL_NAMES) {
      await pane.show(panel);
      const count = await countControls(page, panel);
      reached += count;
      await pane.part(`tab-${panel}`).focus();
      for (let order = 0; order < count; order++) {
        await page.keyboard.press("Tab");
        const focused = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const ring = (it: Element | null) => {
            if (!it) return false;
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
            return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
          };
          const box = element.getBoundingClientRect();
          return {
            what: element.outerHTML.slice(0, 200),
            order: Number(element.getAttribute("data-order") ?? NaN),
            ring: ring(element) || ring(element.parentElement),
            seen: box.bottom > 0 && box.top < innerHeight,
          };
        });
        expect(focused, `${panel}: control ${order} of ${count}`).toMatchObject({ order, ring: true, seen: true });
      }
    }
    expect(reached).toBeGreaterThan(50);
  });

  test("a table stands beside each chart, with what the chart draws", async ({ plainPane: pane }) => {
    const names: string[] = [];
    for (const panel of ["breakdown", "range"] as const) {
      await pane.show(panel);
      for (const chart of await pane.panel(panel).locator(".chart").all()) {
        const table = chart.locator("xpath=following-sibling::div/table");
        expect(await table.getByRole("row").count()).toBeGreaterThan(5);
        names.push(...(await table.locator("caption").allTextContents()));
      }
    }
    expect(names).toEqual(["Cost by experiment", "Draws by total", "What drives the total"]);
  });
});

test("a breakdown is inserted, a correction chosen and a function typed by the keyboard alone", async ({
  page,
  workbench: { pane },
}) => {
  await pane.part("insert").focus();
  await page.keyboard.press("Enter");
  await pane.says("Added sheet");
  const before = await pane.part("total-usd").getAttribute("data-value");
  await pane.part("switch-reading_alignment").focus();
  await page.keyboard.press("ArrowDown");
  await expect(pane.part("total-usd")).not.toHaveAttribute("data-value", before!);
  await pane.part("tab-breakdown").focus();
  for (const _ of PANEL_NAMES.slice(1)) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(pane.panel("functions")).toBeVisible();
  for (const name of ["function-FLOPS_PER_TOKEN", "example", "type-formula", "message-action"]) {
    await pane.part(name).focus();
    await page.keyboard.press("Enter");
  }
  await pane.says(/^Inserted into .*!?A1/);
});

test("nothing of the pane is cut off in a small window nor in a narrow one, and axe finds nothing wrong", async ({
  page,
  workbench: { pane },
}) => {
  await page.evaluate(axeSource);
  for (const { width, height } of [ENLARGED, NARROW]) {
    await page.setViewportSize({ width, height });
    expect(await violations(page, PAGE), `the page at ${width} by ${height}`).toEqual([]);
    for (const panel of PANEL_NAMES) {
      await pane.show(panel);
      const wide = await page.evaluate(() => {
        const pane = document.querySelector<HTMLElement>(".flopsheet-pane")!;
        const { right } = pane.getBoundingClientRect();
        return {
          scrolls: pane.scrollWidth > pane.clientWidth,
          beyond: [...pane.querySelectorAll<HTMLElement>("*")]
            .filter(
              (it) => it.checkVisibility() && !it.closest(".only-read") && it.getBoundingClientRect().right > right + 1,
            )
            .map((it) => it.outerHTML.slice(0, 100)),
        };
      });
      expect(wide, `${panel} at ${width} by ${height}`).toEqual({ scrolls: false, beyond: [] });
    }
  }
});
