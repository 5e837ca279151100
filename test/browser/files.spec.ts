import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";
import { hasValidator, problemsOfXlsx } from "../xlsx/ooxml-validator";
import { readXlsx } from "../xlsx/read-xlsx";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import { cellOf, expectClose, readNumber, settlesAt } from "./values";

const PRICE = cellOf(breakdownSheet(paper, { style: "excel" }), "usd_per_gpu_hour");

/** What the file that a click or a key saves has in it. */
async function saved({ page }: Workbench, save: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), save()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const chosen = (name: string, content: Buffer) => ({ name, mimeType: XLSX, buffer: content });

/** Formulas, values and number formats of every sheet, by sheet and cell, as the engine has them. */
const everyCell = (workbench: Workbench) =>
  workbench.page.evaluate(() => {
    const book = window.flopsheet.univerAPI.getActiveWorkbook()!;
    const { styles, sheets } = book.save();
    const all: Record<string, unknown> = {};
    for (const sheet of Object.values(sheets)) {
      for (const [row, line] of Object.entries(sheet.cellData ?? {})) {
        for (const [column, cell] of Object.entries(line as Record<string, { f?: string; v?: unknown; s?: unknown }>)) {
          if (cell.f === undefined && (cell.v ?? "") === "") continue;
          const style = (typeof cell.s === "string" ? styles[cell.s] : cell.s) as Record<string, unknown> | undefined;
          const { n, bl, cl, bg } = style ?? {};
          const value = typeof cell.v === "number" ? Number(cell.v.toPrecision(9)) : cell.v;
          all[`${sheet.name}!${row},${column}`] = { formula: cell.f, value, n, bl: bl ?? 0, cl, bg };
        }
      }
    }
    return all;
  });

/** How the first sheet of a file is printed, and what of every sheet. */
function printedOf(content: Buffer): string[] {
  const parts = unzipSync(content);
  return [
    .../<pageSetup [^>]*>/.exec(strFromU8(parts["xl/worksheets/sheet1.xml"]!))!,
    ...strFromU8(parts["xl/workbook.xml"]!).match(/<definedName[^>]*_xlnm[^<]*</g)!,
  ];
}

/** Where input rules, shading and notes stand, by sheet and kind. */
const everyRule = ({ page }: Workbench) =>
  page.evaluate(() => {
    const { resources = [], sheets } = window.flopsheet.univerAPI.getActiveWorkbook()!.save();
    return resources
      .filter(({ name, data }) => /VALIDATION|CONDITIONAL|NOTE/.test(name) && data.length > 2)
      .map(({ name, data }) => {
        // A sheet that was asked for its rules is listed though it has none.
        const bySheet = Object.entries(JSON.parse(data) as Record<string, { ranges?: unknown }[]>).filter(
          ([, all]) => Object.keys(all).length > 0,
        );
        return [name, bySheet.map(([id, all]) => [sheets[id]!.name, Object.values(all).map((it) => it.ranges)])];
      });
  });

test("a saved workbook opened again has every sheet, formula, name and look, and its total follows an edit", async ({
  page,
  workbench,
}) => {
  await workbench.enter(PRICE, "2.5");
  await workbench.addSheet();
  await workbench.enter("A1", "=FLOPS_PER_TOKEN(1024)");
  await workbench.enter("A2", "='Cost breakdown'!$C$23*2");
  await workbench.enter("A3", "=SEQUENCE(2,2)");
  await workbench.enter("A6", "kept");
  await workbench.showSheet("Cost breakdown");
  const usd = await readNumber(page, "total_usd");
  const before = await everyCell(workbench);
  await expect.poll(() => everyRule(workbench).then((it) => it.length)).toBeGreaterThan(1);
  const rules = await everyRule(workbench);

  const { name, content } = await saved(workbench, () => page.keyboard.press("ControlOrMeta+s"));
  expect(name).toBe("FLOPsheet workbook.xlsx");
  await workbench.pane.says("Downloading “FLOPsheet workbook.xlsx”.");
  if (hasValidator) expect(problemsOfXlsx(content)).toEqual([]);
  const file = readXlsx(content);
  expectClose(file.cells.get(file.names["total_usd"]!)!.value, usd);
  const printed = printedOf(content);
  expect(printed[0]).toContain('orientation="landscape"');
  expect(printed.slice(1).join()).toMatch(/Print_Area.*'Cost breakdown'!\$A\$1:\$J\$43,.*Print_Titles/);

  await workbench.enter(PRICE, "7");
  await settlesAt(page, "total_usd", (usd * 7) / 2.5);
  await workbench.pane.part("workbook-file").setInputFiles(chosen("mine.xlsx", content));
  await workbench.pane.part("workbook-open-yes").click();
  await workbench.pane.says("Opened “mine.xlsx”.");
  await settlesAt(page, "total_usd", usd);
  await expect(workbench.tabs).toHaveCount(2);
  expect(await everyCell(workbench)).toEqual(before);
  expect(await everyRule(workbench)).toEqual(rules);
  const again = await saved(workbench, () => page.keyboard.press("ControlOrMeta+s"));
  expect(printedOf(again.content)).toEqual(printed);
  await workbench.goTo(PRICE);
  await workbench.type("-5\n");
  await expect(page.getByRole("dialog")).toContainText("Price per GPU-hour must be a number from 1E-4 to 1E6");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await workbench.enter(PRICE, "5");
  await settlesAt(page, "total_usd", usd * 2);
});

test("another file than a workbook is refused, and the workbook stays as it was", async ({ page, workbench }) => {
  const usd = await readNumber(page, "total_usd");
  await workbench.enter(PRICE, "2");
  await settlesAt(page, "total_usd", (usd * 2) / 3);
  const before = await everyCell(workbench);
  await workbench.pane.part("workbook-file").setInputFiles(chosen("plan.xlsx", Buffer.from("{}")));
  await workbench.pane.part("workbook-open-no").click();
  await expect(workbench.pane.part("workbook-open-ask")).toHaveCount(0);
  await workbench.pane.part("workbook-file").setInputFiles(chosen("plan.xlsx", Buffer.from("{}")));
  await workbench.pane.part("workbook-open-yes").click();
  await workbench.pane.says("The file is not an Excel workbook (.xlsx), or it is damaged.");
  expect(await everyCell(workbench)).toEqual(before);
});

test("the page is left without a word while nothing was edited, asks once a cell was, and a recovery copy is made only when it is turned on and brings back what a reload lost", async ({
  page,
  workbench,
}) => {
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked++;
    void dialog.accept();
  });
  const stored = () =>
    page.evaluate(async () => [(await indexedDB.databases()).length, Object.keys(localStorage).length]);
  await workbench.reload();
  expect(asked).toBe(0);
  await workbench.enter(PRICE, "4");
  expect(await stored()).toEqual([0, 0]);
  await workbench.pane.part("recovery").check();
  await expect.poll(stored).toEqual([1, 1]);
  const usd = await readNumber(page, "total_usd");
  await workbench.reload();
  expect(asked).toBe(1);
  await workbench.pane.part("message-action").filter({ hasText: "Open the copy" }).click();
  await settlesAt(page, "total_usd", usd);
  await workbench.shows(PRICE, "$4.00");
  await workbench.pane.part("recovery").uncheck();
  await workbench.reload();
  await expect(workbench.pane.part("message")).toHaveCount(0);
});

test("a click that would type over a cell asks first, and does nothing unless it is told to", async ({ workbench }) => {
  const { pane } = workbench;
  await workbench.goTo("A1");
  const title = await workbench.drawn("A1");
  await pane.show("functions");
  for (const part of ["function-FLOPS_PER_TOKEN", "example", "type-formula"]) await pane.part(part).click();
  await pane.says("A1 is not empty.");
  await workbench.shows("A1", title);
  await pane.part("message-action").click();
  await pane.says("Inserted into A1.");
  await workbench.shows("A1", /\d/);
  await workbench.goTo("B2");
  await workbench.undo();
  await workbench.shows("A1", title);
});

test("a plan with changes is not replaced unasked", async ({ plainPane: pane }) => {
  await pane.show("plan");
  await pane.part("plan-example").selectOption("llama");
  await expect(pane.part("plan-title")).toHaveValue(/LLaMA/);
  await pane.type("plan-title", "Mine");
  await pane.part("plan-example").selectOption("pythia");
  await expect(pane.part("plan-replace-no")).toBeFocused();
  await pane.part("plan-replace-no").press("Enter");
  await expect(pane.part("plan-title")).toHaveValue("Mine");
  await pane.part("plan-example").selectOption("pythia");
  await pane.part("plan-replace-yes").click();
  await expect(pane.part("plan-title")).toHaveValue(/Pythia/);
});
