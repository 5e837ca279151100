import { readFileSync } from "node:fs";
import { studyLink } from "../../src/cite/study-link";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";
import { expect, test } from "./fixtures";
import { readNumber, settlesAt } from "./values";

test("Ctrl+Z after changes of a plan takes back the plan's, one by one, and never a cell of a sheet", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await workbench.addSheet();
  await workbench.enterDown("E4", ["123", "456"]);
  await pane.show("plan");
  const gpus = pane.part("line-gpus");
  const first = await gpus.inputValue();
  await pane.type("line-gpus", "100");
  await page.keyboard.press("Tab");
  await expect(pane.part("line-part")).toBeFocused();
  const part = await pane.part("line-part").inputValue();
  await pane.part("line-part").selectOption("H100 SXM");
  for (const text of ["123", "456"]) await workbench.shows(text === "123" ? "E4" : "E5", text);

  await page.keyboard.press("ControlOrMeta+z");
  await expect(pane.part("line-part")).toHaveValue(part);
  await expect(gpus).toHaveValue("100");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(gpus).toHaveValue(first);
  // There is nothing more of the plan's.
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+y");
  await expect(gpus).toHaveValue("100");
  await workbench.shows("E4", "123");
  await workbench.shows("E5", "456");
});

test("an undo of a change on another sheet shows that sheet", async ({ workbench }) => {
  await workbench.addSheet();
  await workbench.showSheet("Cost breakdown");
  await workbench.enter("J3", "mine");
  await workbench.showSheet("Sheet1");
  await workbench.goTo("B2");
  await workbench.undo();
  await expect(workbench.tab("Cost breakdown")).toHaveAttribute("aria-selected", "true");
  await workbench.shows("J3", "");
  await workbench.showSheet("Sheet1");
  await workbench.goTo("B3");
  await workbench.redo();
  await expect(workbench.tab("Cost breakdown")).toHaveAttribute("aria-selected", "true");
  await workbench.shows("J3", "mine");
});

test("Ctrl+Z gives up the invalid text of a field before it undoes a good change", async ({ page, workbench }) => {
  const { pane } = workbench;
  const published = await readNumber(page, "total_usd");
  await pane.type("what-if-usd_per_gpu_hour", "6");
  await page.keyboard.press("Enter");
  await settlesAt(page, "total_usd", published * 2);
  await pane.type("what-if-flops_per_gpu", "4,2e14");
  await page.keyboard.press("Enter");
  await expect(pane.part("problem-what-if-flops_per_gpu")).toBeVisible();
  await pane.type("what-if-usd_per_gpu_hour", "2,5");
  await page.keyboard.press("Enter");
  await expect(pane.part("problem-what-if-usd_per_gpu_hour")).toBeVisible();

  await page.keyboard.press("ControlOrMeta+z");
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("6");
  await expect(pane.part("problem-what-if-usd_per_gpu_hour")).toHaveCount(0);
  await expect(pane.part("problem-what-if-flops_per_gpu")).toBeVisible();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(pane.part("problem-what-if-flops_per_gpu")).toHaveCount(0);
  await settlesAt(page, "total_usd", published * 2);
  await page.keyboard.press("ControlOrMeta+z");
  await settlesAt(page, "total_usd", published);
  await expect(pane.part("what-if-usd_per_gpu_hour")).toHaveValue("3");
});

test("a plan of one's own is the planner's again where its sheet comes by a link or in a saved workbook, whose cells have their names", async ({
  page,
  workbench,
  site,
}) => {
  // It opens the workbench twice.
  test.slow();
  const { pane, nameBox } = workbench;
  page.on("dialog", (dialog) => void dialog.accept());
  await pane.show("plan");
  await pane.type("plan-title", "Sweep Q1");
  await pane.type("line-gpus", "256");
  await pane.part("plan-add").click();
  await pane.part("plan-insert").click();
  await expect(workbench.tab("Sweep Q1")).toHaveAttribute("aria-selected", "true");
  const names = async (): Promise<Record<string, string>> => {
    const found: Record<string, string> = {};
    for (const cell of ["C17", "C18", "C19", "C24"]) {
      await workbench.goTo(cell);
      found[cell] = await nameBox.inputValue();
    }
    return found;
  };
  const before = await names();
  const [file] = await Promise.all([page.waitForEvent("download"), pane.part("workbook-save").click()]);
  const buffer = readFileSync(await file.path());
  const file64 = { ...planOf(), title: "By a link" };
  const linked = studyOf({ ...file64, assumptions: { ...file64.assumptions, gpu_count: 64 } });
  await page.goto("about:blank");
  await workbench.open(studyLink(site.url, { study: linked, scenario: { name: "", inputs: {}, readings: {} } }));
  await pane.show("plan");
  await expect(pane.part("plan-of-sheet")).toContainText("“By a link”");
  await expect(pane.part("line-gpus")).toHaveValue("64");
  await pane.part("workbook-file").setInputFiles({
    name: "mine.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer,
  });
  await pane.says("Opened “mine.xlsx”.");
  await workbench.showSheet("Sweep Q1");
  expect(await names()).toEqual(before);

  // Nothing was planned yet, so the planner goes on to the sheet in view.
  await expect(pane.part("plan-of-sheet")).toContainText("“Sweep Q1”");
  await expect(pane.part("line-gpus")).toHaveValue("256");
  await expect(pane.part("plan-cell-2-name")).toHaveValue("Experiment 2");
  await expect(pane.part("plan-example").locator("option", { hasText: "The sheet in view: Sweep Q1" })).toHaveCount(1);
});
