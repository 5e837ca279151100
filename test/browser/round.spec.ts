import { readFileSync } from "node:fs";
import { resultNames } from "../../src/breakdown/result-names";
import { hasLibreOffice, throughLibreOffice } from "../xlsx/libre-office";
import { readXlsx, type ReadWorkbook } from "../xlsx/read-xlsx";
import { expect, test } from "./fixtures";
import { expectClose, read, readNumber, settlesAt } from "./values";

const TITLE = "Round trip";
const PRICE = "what-if-usd_per_gpu_hour";
const EXPORT =
  "Name,State,Runtime,num_gpus,tokens\nrun-1,finished,36000,64,20000000000\nrun-2,crashed,18000,64,9000000000\n";

const figure = ({ cells, names }: ReadWorkbook, name: string) => cells.get(names[name]!)!.value as number;

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
  const runs = await readNumber(page, "total_runs");
  const flops = await readNumber(page, "total_flops");

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
  for (const file of files) {
    expectClose(figure(file, resultNames.totalUsd), cheap, 1e-9);
    expectClose(figure(file, resultNames.totalFlops), flops, 1e-9);
    expect(figure(file, resultNames.totalRuns)).toBe(runs);
  }

  // The same behind the link, in a window of its own.
  await page.goto("about:blank");
  await workbench.open(link);
  await settlesAt(page, "total_usd", cheap, 1e-9);
  await expect(pane.part(PRICE)).toHaveValue("2.1");
  await expect(pane.part("scenarios")).toContainText("Scenarios (2)");

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
  await pane.part("scenarios").locator("summary").click();
  await pane.part("scenario-apply").first().click();
  await settlesAt(page, "total_usd", planned, 1e-9);
  expect((await read(page, resultNames.totalFlops))[resultNames.totalFlops]![0]![0]).toBeCloseTo(flops, -9);

  // Held against what was run, beside the plan of the sheet.
  await pane.show("plan");
  await pane.part("plan-example").selectOption("of-sheet");
  await expect.poll(() => pane.figure("plan-total")).toBeCloseTo(planned, 4);
  await pane.part("actuals").locator("summary").first().click();
  await pane
    .part("actuals-file")
    .setInputFiles({ name: "runs.csv", mimeType: "text/csv", buffer: Buffer.from(EXPORT) });
  await expect(pane.part("actuals-summary")).toContainText("Planned");
});
