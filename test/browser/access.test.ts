import { source as axeSource, type AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { workbench } from "./workbench-page";

const { open: openWorkbench } = workbench();
let page: Page;

const LOOKS = [
  { name: "light", colorScheme: "light", forcedColors: "none" },
  { name: "dark", colorScheme: "dark", forcedColors: "none" },
  { name: "high contrast", colorScheme: "dark", forcedColors: "active" },
] as const;

const TABS = ["breakdown", "range", "plan", "catalogue", "functions"] as const;

async function open(look: (typeof LOOKS)[number], viewport = { width: 1280, height: 900 }): Promise<void> {
  page = await openWorkbench({
    viewport,
    colorScheme: look.colorScheme,
    forcedColors: look.forcedColors,
    reducedMotion: "reduce",
  });
  await page.locator("[data-test=total-usd]").waitFor();
  // The spreadsheet takes the focus once, when it has drawn itself.
  await page.waitForTimeout(800);
}

async function show(tab: (typeof TABS)[number]): Promise<void> {
  await page.locator(`[data-test=tab-${tab}]`).click();
  await page.locator(`#panel-${tab}`).waitFor({ state: "visible" });
  await page.waitForTimeout(100);
}

/** What axe finds wrong with the pane; the spreadsheet beside it is another project's. */
async function violations(): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(() =>
    (window as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe.run(
      ".flopsheet-pane",
      {},
    ),
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`),
  );
}

describe.each(LOOKS)("in $name", (look) => {
  test("axe finds nothing wrong with any tab of the pane", async () => {
    await open(look);
    for (const tab of TABS) {
      await show(tab);
      for (const details of await page.locator(`#panel-${tab} details`).all())
        await details.evaluate((it) => it.setAttribute("open", ""));
      expect({ tab, violations: await violations() }).toEqual({ tab, violations: [] });
    }
    await page.locator("[data-test=function-FLOPS_PER_TOKEN]").click();
    expect(await violations()).toEqual([]);
  }, 60_000);
});

test("every control of the pane is reached by the Tab key, in its order, and shows where the focus is", async () => {
  await open(LOOKS[0]);
  for (const tab of TABS) {
    await show(tab);
    const expected = await page.evaluate(
      (panel) =>
        [
          ...document.querySelectorAll<HTMLElement>(
            `#panel-${panel} :is(a[href], button, input, select, summary, fluent-button)`,
          ),
        ]
          .filter(
            (it) =>
              it.checkVisibility() &&
              !(it as HTMLInputElement).disabled &&
              !it.hasAttribute("disabled") &&
              it.getAttribute("type") !== "file",
          )
          // Of a group of radio buttons the Tab key reaches the chosen one.
          .filter((it) => !(it instanceof HTMLInputElement && it.type === "radio" && !it.checked)).length,
      tab,
    );
    await page.locator(`[data-test=tab-${tab}]`).focus();
    let reached = 0;
    for (; reached < expected; reached++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate((panel) => {
        const element = document.activeElement as HTMLElement | null;
        if (!element?.closest(`#panel-${panel}`))
          return { what: `outside: ${element?.outerHTML.slice(0, 200)}`, ring: true, seen: true };
        const ring = (it: Element) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it);
          return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
        };
        const box = element.getBoundingClientRect();
        return {
          what: element.outerHTML.slice(0, 120),
          ring: ring(element) || (element.parentElement !== null && ring(element.parentElement)),
          seen: box.bottom > 0 && box.top < innerHeight,
        };
      }, tab);
      expect(focused.what).not.toMatch(/^outside/);
      expect(focused).toMatchObject({ ring: true, seen: true });
    }
    expect({ tab, reached }).toEqual({ tab, reached: expected });
  }
}, 120_000);

test("a breakdown is inserted, a correction chosen and a function typed by the keyboard alone", async () => {
  await open(LOOKS[0]);
  await page.locator("[data-test=insert]").focus();
  await page.keyboard.press("Enter");
  await page.getByText("is in the workbook").waitFor();
  const before = await page.locator("[data-test=total-usd]").getAttribute("data-value");
  await page.locator("[data-test=switch-reading_alignment]").focus();
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(
    (it) => document.querySelector("[data-test=total-usd]")!.getAttribute("data-value") !== it,
    before,
  );
  await page.locator("[data-test=tab-breakdown]").focus();
  for (const _ of TABS.slice(1)) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.locator("#panel-functions").waitFor({ state: "visible" });
}, 60_000);

test("a table stands beside each chart, with what the chart draws", async () => {
  await open(LOOKS[0]);
  const names: string[] = [];
  for (const tab of ["breakdown", "range"] as const) {
    await show(tab);
    for (const chart of await page.locator(`#panel-${tab} .chart`).all()) {
      const table = chart.locator("xpath=following-sibling::div/table");
      expect(await table.getByRole("row").count()).toBeGreaterThan(5);
      names.push(...(await table.locator("caption").allTextContents()));
    }
  }
  expect(names).toEqual(["Cost by experiment", "Draws by total", "What the total hangs on"]);
}, 60_000);

test.each([
  [320, 800],
  [640, 450],
])(
  "at %d by %d pixels nothing of the pane is cut off",
  async (width, height) => {
    await open(LOOKS[0], { width, height });
    for (const tab of TABS) {
      await show(tab);
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
      expect({ tab, ...wide }).toEqual({ tab, scrolls: false, beyond: [] });
    }
  },
  60_000,
);
