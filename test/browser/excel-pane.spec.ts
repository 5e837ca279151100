import { ErrorMessages } from "../../src/excel/functions/error-messages";
import { address } from "../../src/grid/address";
import type { Sheet } from "../../src/grid/sheet";
import { lambdaNames } from "../../src/excel/functions/lambda-names";
import { paper } from "../../src/studies";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { areaAddress, cellAt } from "../../src/grid/address";
import { CellError } from "../../src/grid/cell";
import { calculate } from "../excel/fake/calculate";
import { cellKey, type FakeExcel, type FakeSheet } from "../excel/fake-excel";
import { loadOffice } from "../excel/load-office";
import { rebuildSheet } from "../excel/rebuild-sheet";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { readXlsx } from "../xlsx/read-xlsx";
import { test } from "./excel-on-the-web";
import { expect } from "./fixtures";
import { pasteExperiments, turnRound, typePlan } from "./planner";
import { expectClose, golden, soon } from "./values";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];

const written = ({ sheets }: FakeExcel): FakeSheet => sheets[1]!;
const PRICE = breakdownSheet(paper, { style: "excel" }).names.find(({ name }) => name === "usd_per_gpu_hour")!;
const priceOf = (excel: FakeExcel) => written(excel).cells.get(cellKey(PRICE.area.row, PRICE.area.column))!;
const writes = ({ requests }: FakeExcel) => requests.filter(({ text }) => text.includes('"Formulas"')).length;

/** What every cell holds, by its place. */
const contentsOf = ({ rows }: Sheet) =>
  Object.fromEntries(
    rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell === null || (cell.content ?? "") === "" ? [] : [[address({ row, column }), cell.content]],
      ),
    ),
  );

for (const style of STYLES) {
  test(`one click inserts the sheet in the ${style} style in one request, and the pane says so`, async ({
    web: { pane, excel },
  }) => {
    await pane.insertBreakdown(style);
    await expect(pane.part("message")).toHaveAttribute("data-intent", "success");
    await expect(pane.part("message")).toContainText("Added sheet “Cost breakdown”.");
    const template = breakdownSheet(paper, { style, charts: true, spell: (name) => `TRAIN.${name}` });
    const inserted = rebuildSheet(written(excel));
    expect(inserted.names).toEqual(template.names);
    // What its formulas come to is tested where there is an engine: breakdown.spec.ts.
    expect(contentsOf(inserted)).toEqual(contentsOf(template));
    expect(written(excel).charts).toHaveLength(template.charts.length);
    expect(writes(excel)).toBe(1);
  });
}

test("a control of the pane writes its cell, and a change in the sheet shows in the pane", async ({
  web: { pane, excel, tellOfChange },
}) => {
  const price = () => priceOf(excel);
  excel.evaluate = () => 1_000_000 * Number(price().content);
  await pane.insertBreakdown("excel");
  await pane.says("$3.0M");
  await pane.type("what-if-usd_per_gpu_hour", "2");
  await pane.part("what-if-usd_per_gpu_hour").press("Enter");
  await pane.says("$2.0M");
  expect(price().content).toBe(2);
  price().content = 5;
  await tellOfChange();
  await pane.says("$5.0M");
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("5");
});

test("a plan is typed in one line, turned round, given ranges and inserted, by the keyboard; Excel's sheet has its days", async ({
  page,
  web: { pane, excel },
}) => {
  await typePlan(page, pane);
  await turnRound(page, pane);
  await pane.part("line-price").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2 to 3.5");
  const days = Number(await pane.part("line-days").getAttribute("data-value"));
  await pasteExperiments(page, pane);
  await pane.part("plan-row-4-remove").press("Enter");
  const usd = await pane.figure("plan-total");
  await pane.part("plan-insert").focus();
  await page.keyboard.press("Enter");
  await pane.says("Added sheet “Our next study”.");

  const sheet = rebuildSheet(written(excel));
  const values = evaluateSheet(sheet);
  const at = (name: string) => {
    const { row, column } = sheet.names.find((it) => it.name === name)!.area;
    return values[row]![column];
  };
  expectClose(at("total_usd"), usd, 1e-9);
  expectClose(at("total_days"), (at("total_gpu_hours") as number) / 24 / 512, 1e-9);
  expect(at("total_days")).not.toBe(days);
  const low = sheet.rows.flat().filter((it) => it?.content === 2 || it?.content === 3.5);
  expect(low.length).toBeGreaterThanOrEqual(2);
});

test.describe("in a time of its own", () => {
  test.use({ clock: true });

  test("the pane's own writes and reads come to rest, for a minute at least", async ({
    page,
    web: { pane, excel, tellOfChange },
  }) => {
    await pane.insertBreakdown("excel");
    await pane.type("what-if-usd_per_gpu_hour", "2");
    await pane.part("what-if-usd_per_gpu_hour").press("Enter");
    await expect.poll(() => priceOf(excel).content, soon("the price in its cell")).toBe(2);
    await tellOfChange();
    /** Requests of a minute of the page's time; each second's are answered before the next. */
    async function requestsOfAMinute(): Promise<number> {
      const before = excel.requests.length;
      for (let second = 0; second < 60; second++) {
        await page.clock.runFor(1000);
        await page.evaluate(() => new Promise((answered) => requestAnimationFrame(answered)));
      }
      return excel.requests.length - before;
    }
    await requestsOfAMinute();
    expect(await requestsOfAMinute()).toBe(0);
  });
});

test("the functions become workbook names at a click, once", async ({ web: { pane, excel } }) => {
  await pane.show("functions");
  await pane.part("add-names").click();
  await pane.says(/Added \d+ names to the workbook/);
  expect([...excel.names.values()].map(({ props }) => props.Name)).toEqual(lambdaNames.map(({ name }) => name));
  await pane.part("add-names").click();
  await pane.says("The workbook has all names already.");
});

test("a failure is said in the pane with what to do, and the workbook is as it was", async ({
  web: { pane, excel },
}) => {
  excel.isProtected = true;
  const before = excel.snapshot();
  await pane.insertBreakdown("excel");
  await expect(pane.part("message")).toHaveAttribute("data-intent", "error");
  await expect(pane.part("message")).toContainText(
    /structure of this workbook is protected.*Choose Review > Protect Workbook/s,
  );
  expect(excel.snapshot()).toEqual(before);
});

test("an insertion that hangs can be cancelled, and nothing is left of it", async ({ web: { pane, excel } }) => {
  const before = excel.snapshot();
  excel.failures = [{ request: excel.requests.length + 2, kind: "hang after writing" }];
  await pane.part("insert").click();
  await expect.poll(() => writes(excel), soon("writes")).toBe(1);
  await pane.part("insert-cancel").click();
  excel.answerLate();
  await expect(pane.part("message")).toContainText("Insert cancelled.");
  expect(excel.snapshot()).toEqual(before);
});

test("a total that shows #NAME? is repaired from the pane: formulas of ours are entered again", async ({
  web: { pane, excel, tellOfChange },
}) => {
  await pane.insertBreakdown("addin");
  const sheet = written(excel);
  const isOurs = (content: unknown) => typeof content === "string" && /^=.*TRAIN\./.test(content);
  const [key] = [...sheet.cells].find(([, { content }]) => isOurs(content))!;
  const [row, column] = key.split(",").map(Number) as [number, number];
  // Excel has opened the workbook before it knew the functions, and the total follows one of them.
  excel.evaluate = () => (excel.stuck.has(sheet.cells.get(key)!) ? new CellError("#NAME?") : 2_000_000);
  excel.getStuck(areaAddress(cellAt(row, column)), "#NAME?");
  await tellOfChange();
  await pane.part("repair").click();
  await pane.says(/Entered \d+ formulas again\./);
  await pane.says("$2.0M");
  await pane.show("functions");
  await pane.part("repair-all").click();
  await pane.says("No formula of the add-in shows #NAME? or #BUSY!.");
});

test("the breakdown opens as a new workbook: a file with the sheet's inputs and the add-in's functions", async ({
  web: { pane, excel },
}) => {
  await pane.insertBreakdown("addin");
  await pane.type("what-if-usd_per_gpu_hour", "2");
  await pane.part("what-if-usd_per_gpu_hour").press("Enter");
  await expect.poll(() => priceOf(excel).content, soon("the price in its cell")).toBe(2);
  const before = excel.snapshot();
  await pane.part("open-as-new").click();
  await pane.says("Opened as a new workbook.");
  expect(excel.opened).toHaveLength(1);
  const { cells, names } = readXlsx(excel.opened[0]!);
  expect(cells.get(names["usd_per_gpu_hour"]!)!.value).toBe(2);
  expectClose(cells.get(names["total_usd"]!)!.value, (golden.published_total.usd * 2) / 3);
  expect([...cells.values()].filter(({ formula }) => formula?.includes("_xldudf_TRAIN_")).length).toBeGreaterThan(20);
  expect(excel.snapshot()).toEqual(before);
});

test("the check of this Excel leaves a report, which can be taken away again", async ({ web: { pane, excel } }) => {
  // The functions answer beside the page, so their messages do not reach the pane.
  calculate(excel, loadOffice(), new ErrorMessages(), (name) => `TRAIN.${name}`);
  await pane.show("functions");
  await pane.part("check-host").click();
  await expect(pane.part("check-outcome")).toContainText(/\d\d+ right, 1 wrong: see the sheet “FLOPsheet check”/, {
    timeout: 60_000,
  });
  await expect(pane.part("check-outcome").getByRole("listitem")).toHaveText(
    /The message that the pane shows for it: none/,
  );
  expect(excel.sheets.map(({ name }) => name)).toEqual(["Sheet1", "FLOPsheet check"]);
  await pane.part("check-remove").click();
  await expect(pane.part("check-remove")).toHaveCount(0);
  expect(excel.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
});
