import { readFileSync } from "node:fs";
import { paper } from "../../src/studies";
import { studyCost } from "../../src/study/cost";
import { readStudy } from "../../src/study/corrections";
import { TEXT, withInputs } from "../../src/study/study";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import { readXlsx, type ReadWorkbook } from "../xlsx/read-xlsx";
import { expect, test } from "./fixtures";
import type { Workbench } from "./at-the-keyboard";
import { cellOf, expectClose, golden, settlesAt } from "./values";

async function download({ page, pane }: Workbench): Promise<ReadWorkbook & { name: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), pane.part("download").click()]);
  return { name: file.suggestedFilename(), ...readXlsx(readFileSync(await file.path())) };
}

const figure = ({ cells, names }: ReadWorkbook, name: string) => cells.get(names[name]!)!.value;

test("the pane downloads the open breakdown as a workbook that any reader can read, then with the inputs of the sheet and the style that is chosen", async ({
  page,
  workbench,
}) => {
  const first = await download(workbench);
  expect(first.name).toBe("Cost breakdown.xlsx");
  expectClose(figure(first, resultNames.totalUsd), golden.published_total.usd);
  expect([...first.cells.values()].filter(({ formula, value }) => formula !== undefined && value === null)).toEqual([]);
  // The step is a formula of its own, which a value read back from the sheet must not replace.
  expect(first.cells.get(first.names["lr_step"]!)!.formula).toBe("2^0.5");
  await workbench.pane.says("Downloading “Cost breakdown.xlsx”.");

  const sheet = breakdownSheet(paper, { style: "excel" });
  await workbench.enter(cellOf(sheet, "usd_per_gpu_hour"), "2");
  await workbench.enter(cellOf(sheet, "reading_alignment"), TEXT);
  const study = withInputs(readStudy(paper, "alignment_three_optimizers"), { usd_per_gpu_hour: 2 });
  await settlesAt(page, "total_usd", studyCost(study).total.usd);
  await workbench.pane.part("style-addin").check();
  const file = await download(workbench);
  expect(figure(file, "usd_per_gpu_hour")).toBe(2);
  expect(figure(file, "reading_alignment")).toBe(TEXT);
  expectClose(figure(file, resultNames.totalUsd), studyCost(study).total.usd);
  expect([...file.cells.values()].filter(({ formula }) => formula?.includes("_xldudf_TRAIN_")).length).toBeGreaterThan(
    20,
  );
});
