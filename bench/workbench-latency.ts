import type { Page } from "@playwright/test";
import type { Sheet } from "../src/grid/sheet";

const EDITS = 15;

/** A sheet of one number and one formula: what the engine takes for the least that it can do. */
const ONE_CELL: Sheet = {
  name: "One cell",
  rows: [[{ content: 1 }, { content: "=A1*2" }]],
  columnWidths: [],
  rowHeights: {},
  frozen: { rows: 0, columns: 0 },
  names: [],
  validations: [],
  conditionalFormats: [],
  charts: [],
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Milliseconds from typing into a cell to the result: of one formula in the engine, and to the total that the pane shows. */
export async function workbenchLatency(page: Page): Promise<{ engineMs: number; totalMs: number }> {
  const timed = (sheetName: string, cell: string, watched: "engine" | "pane") =>
    page.evaluate(
      async ([sheetName, cell, watched, edits]) => {
        const { univerAPI } = window.flopsheet;
        const sheet = univerAPI.getActiveWorkbook()!.getSheetByName(sheetName)!;
        univerAPI.getActiveWorkbook()!.setActiveSheet(sheet);
        await new Promise((rested) => setTimeout(rested, 1500));
        const total = document.querySelector("[data-test=total-usd]");
        const times: number[] = [];
        for (let edit = 0; edit < edits; edit++) {
          const changed =
            watched === "pane"
              ? new Promise<void>((done) => {
                  const observer = new MutationObserver(() => {
                    observer.disconnect();
                    done();
                  });
                  observer.observe(total!, { attributes: true, attributeFilter: ["data-value"] });
                })
              : new Promise<void>((done) => {
                  const subscription = univerAPI.onCommandExecuted(({ id }) => {
                    if (id !== "formula.mutation.set-formula-calculation-result") return;
                    subscription.dispose();
                    done();
                  });
                });
          const start = performance.now();
          sheet.getRange(cell).setValue(2 + edit / 8);
          await changed;
          times.push(performance.now() - start);
          await new Promise((rested) => setTimeout(rested, 300));
        }
        return times;
      },
      [sheetName, cell, watched, EDITS] as const,
    );

  await page.evaluate((sheet) => window.flopsheet.host.insert(sheet), ONE_CELL);
  const price = await page.evaluate(() => {
    const sheet = window.flopsheet.univerAPI.getActiveWorkbook()!.getSheetByName("Cost breakdown")!;
    for (let row = 0; row < 40; row++)
      if (sheet.getRange(row, 1).getValue() === "usd_per_gpu_hour") return `C${row + 1}`;
    throw new Error("no price on the sheet");
  });
  return {
    engineMs: median(await timed(ONE_CELL.name, "A1", "engine")),
    totalMs: median(await timed("Cost breakdown", price, "pane")),
  };
}
