import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { scalingExponents } from "../../src/studies/scaling-exponents";
import { readStudy, withOverrides } from "../../src/study/corrections";
import { studyCost, TEXT } from "../../src/study/study";
import { resultNames } from "../../src/breakdown/result-names";
import golden from "../golden/golden.json";
import { readXlsx, type ReadWorkbook } from "../xlsx/read-xlsx";
import { workbench } from "./workbench-page";

const { open: openWorkbench } = workbench();
let page: Page;

beforeEach(async () => {
  page = await openWorkbench();
  await page.locator("[data-test=download]").waitFor();
});

async function download(): Promise<ReadWorkbook & { name: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("[data-test=download]").click()]);
  return { name: file.suggestedFilename(), ...readXlsx(readFileSync(await file.path())) };
}

const write = (name: string, value: number | string) =>
  page.evaluate(([name, value]) => window.flopsheet.host.write(name, value), [name, value] as const);

const figure = ({ cells, names }: ReadWorkbook, name: string) => cells.get(names[name]!)!.value;

function expectClose(actual: unknown, expected: number): void {
  expect(typeof actual).toBe("number");
  expect(Math.abs((actual as number) / expected - 1)).toBeLessThanOrEqual(1e-12);
}

test("the pane downloads the open breakdown as a workbook that any reader can read", async () => {
  const file = await download();
  expect(file.name).toBe("Cost breakdown.xlsx");
  expectClose(figure(file, resultNames.totalUsd), golden.published_total.usd);
  expect([...file.cells.values()].filter(({ formula, value }) => formula !== undefined && value === null)).toEqual([]);
  // The step is a formula of its own, which a value read back from the sheet must not replace.
  expect(file.cells.get(file.names["lr_step"]!)!.formula).toBe("2^0.5");
  await page.getByText("“Cost breakdown.xlsx” goes to your downloads.").waitFor();
});

test("the file has the inputs of the sheet, and the style that is chosen", async () => {
  await write("usd_per_gpu_hour", 2);
  await write("reading_alignment", TEXT);
  await page.locator("[data-test=style-addin]").check();
  const file = await download();
  expect(figure(file, "usd_per_gpu_hour")).toBe(2);
  expect(figure(file, "reading_alignment")).toBe(TEXT);
  const study = withOverrides(readStudy(scalingExponents, "alignment_three_optimizers"), { usdPerGpuHour: 2 });
  expectClose(figure(file, resultNames.totalUsd), studyCost(study).total.usd);
  expect(
    [...file.cells.values()].filter(({ formula }) => formula?.startsWith("_xldudf_TRAIN_")).length,
  ).toBeGreaterThan(20);
});
