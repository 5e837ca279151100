import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { resultNames } from "../../src/breakdown/result-names";
import { hasLibreOffice, throughLibreOffice } from "../xlsx/libre-office";
import { readXlsx } from "../xlsx/read-xlsx";
import { expect, test } from "./fixtures";
import { expectClose, read, readNumber, settlesAt, soon } from "./values";

const TITLE = "Round trip";
const PRICE = "what-if-usd_per_gpu_hour";
const EXPORT = `Name,State,model,Runtime,num_gpus,tokens
run-1,finished,d1024,36000,64,20000000000
run-2,crashed,qwen3-8b,18000,64,9000000000
run-3,finished,teapot,3600,64,1000000000
`;

/** What a breakdown says; of these, the dollars follow the price and nothing else does. */
const FIGURES = [
  resultNames.totalUsd,
  resultNames.totalFlops,
  resultNames.totalRuns,
  resultNames.totalGpuHours,
  resultNames.totalDays,
  resultNames.nodeMonths,
] as const;
type Figures = Record<(typeof FIGURES)[number], number>;

const figuresOf = (valueOf: (name: string) => unknown): Figures =>
  Object.fromEntries(FIGURES.map((it) => [it, valueOf(it)])) as Figures;

async function figuresNow(page: Page): Promise<Figures> {
  const cells = await read(page, ...FIGURES);
  return figuresOf((name) => cells[name]?.[0]?.[0]);
}

/** The workbench keeps twelve digits. */
function expectSame(actual: Figures, expected: Figures): void {
  for (const name of FIGURES) expectClose(actual[name], expected[name], 1e-11);
}

test("a plan is typed, kept as scenarios, sent as a link, saved as a file, opened again and held against runs: every figure the same", async ({
  page,
  workbench,
  site,
}) => {
  const { pane } = workbench;
  page.on("dialog", (dialog) => void dialog.accept());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

  // Typed.
  await pane.show("plan");
  await pane.type("plan-title", TITLE);
  await pane.type("line-models", "1024, Qwen3 8B");
  await pane.type("line-tokens", "20B");
  await pane.part("plan-insert").click();
  await pane.says(`Added sheet “${TITLE}”.`);
  const planned = await pane.figure("plan-total");
  await settlesAt(page, "total_usd", planned, 1e-9);
  const figures = await figuresNow(page);

  // Kept as scenarios; the second is applied.
  await pane.show("breakdown");
  await pane.part("scenarios").locator("summary").click();
  await pane.type("scenario-name", "As planned");
  await page.keyboard.press("Enter");
  await pane.type(PRICE, "$2.10");
  await page.keyboard.press("Enter");
  await settlesAt(page, "total_usd", (planned * 2.1) / 3, 1e-9);
  await pane.type("scenario-name", "Long contract");
  await page.keyboard.press("Enter");
  await expect(pane.part("scenario")).toHaveCount(2);
  const cheap = await readNumber(page, "total_usd");
  const cheapFigures = { ...figures, [resultNames.totalUsd]: cheap };
  expectSame(await figuresNow(page), cheapFigures);
  for (const [index, usd] of [planned, cheap].entries())
    expectClose(Number(await pane.part("scenario-usd").nth(index).getAttribute("data-value")), usd, 1e-9);

  // Sent as a link, saved as a file.
  await pane.part("share").locator("summary").click();
  await pane.part("share-copy").click();
  await pane.says("Copied: Link to this study.");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const [download] = await Promise.all([page.waitForEvent("download"), pane.part("download").click()]);
  const content = readFileSync(await download.path());

  // The same in the file, and in LibreOffice, which works it out again.
  const files = [readXlsx(content)];
  if (hasLibreOffice) files.push(throughLibreOffice({ plan: content }, { recalculates: true }).plan);
  for (const { cells, names } of files)
    expectSame(
      figuresOf((name) => cells.get(names[name]!)!.value),
      cheapFigures,
    );

  // The same behind the link, in a window of its own.
  await page.goto("about:blank");
  await workbench.open(link);
  await settlesAt(page, "total_usd", cheap, 1e-9);
  await expect(pane.part(PRICE)).toHaveValue("2.1");
  await expect(pane.part("scenarios")).toContainText("Scenarios (2)");
  expectSame(await figuresNow(page), cheapFigures);

  // The same in the workbench that opens the file, scenarios and all.
  await page.goto("about:blank");
  await workbench.open(site.url);
  await pane.part("workbook-file").setInputFiles({ name: "plan.xlsx", mimeType: "", buffer: content });
  // Asked first where the workbench has counted an edit of its own by then.
  const yes = pane.part("workbook-open-yes");
  const opened = pane.part("message").filter({ hasText: "Opened “plan.xlsx”." });
  await expect(yes.or(opened)).toBeVisible();
  if (await yes.isVisible()) await yes.click();
  await expect(opened).toBeVisible();
  await settlesAt(page, "total_usd", cheap, 1e-9);
  expectSame(await figuresNow(page), cheapFigures);
  await pane.part("scenarios").locator("summary").click();
  for (const [index, usd] of [planned, cheap].entries())
    expectClose(Number(await pane.part("scenario-usd").nth(index).getAttribute("data-value")), usd, 1e-9);
  await pane.part("scenario-apply").first().click();
  await settlesAt(page, "total_usd", planned, 1e-9);
  expectSame(await figuresNow(page), figures);

  // Held against what was run, beside the plan of the sheet.
  await pane.show("plan");
  await pane.part("plan-example").selectOption("of-sheet");
  await expect.poll(() => pane.figure("plan-total")).toBeCloseTo(planned, 4);
  await pane.part("actuals").locator("summary").first().click();
  await pane
    .part("actuals-file")
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(EXPORT) });
  await expect(pane.part("actuals-groups").locator("summary")).toHaveText("What each run trained: 2 of 3 runs matched");
  await pane.part("actuals-insert").click();
  await pane.says("Added sheet “Actuals”.");
  const rowOf = async (label: string): Promise<unknown[]> => {
    const rows = await page.evaluate(() =>
      window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().getRange(0, 0, 40, 11).getRawValues(),
    );
    return rows.find(([it]) => it === label) ?? [];
  };
  const [RUNS, HOURS, USD, FLOPS] = [1, 2, 3, 5];
  const total = await rowOf(`Planned: ${TITLE}`);
  expect(total[RUNS]).toBe(figures.total_runs);
  expectClose(total[HOURS], figures.total_gpu_hours, 1e-11);
  expectClose(total[USD], figures.total_usd, 1e-11);
  expectClose(total[FLOPS], figures.total_flops, 1e-11);
  // Runs, planned and actual US$ of each model: 640 and 320 GPU-hours at $3, and 64 of none of them.
  await expect.poll(async () => (await rowOf("D = 1024"))[8], soon("the runs of one model")).toBe(1920);
  const [small, large] = [await rowOf("D = 1024"), await rowOf("Qwen3 8B")];
  expect([large[4], large[8], (await rowOf("No model of the plan"))[8]]).toEqual([1, 960, 192]);
  expectClose((small[7] as number) + (large[7] as number), figures.total_usd, 1e-11);
});
