import { breakdownSheet } from "../../src/breakdown/breakdown";
import { paper } from "../../src/studies";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import { cellOf, soon } from "./values";

const RATE = cellOf(breakdownSheet(paper, { style: "excel" }), "flops_per_gpu");

const setWidth = (workbench: Workbench, column: number, pixels: number) =>
  workbench.page.evaluate(
    ([index, width]) =>
      void window.flopsheet.univerAPI.getActiveWorkbook()!.getActiveSheet().setColumnWidth(index!, width!),
    [column, pixels],
  );

/** What a cell shows, when it is the number it holds, or says that it has no room for it. */
async function showsWholeNumber(workbench: Workbench, cell: string, held: number): Promise<void> {
  const shown = async () => (await workbench.drawn(cell)).replace(/[$,]/g, "");
  await expect
    .poll(
      async () => {
        const text = await shown();
        return /^#+$/.test(text) || Math.abs(Number(text) - held) <= Math.abs(held) / 10;
      },
      soon(`${cell} shows ${held}`),
    )
    .toBe(true);
}

test("numbers that are wider than their cells are drawn in powers of ten or as ####, not cut off, and whole again in a wider column", async ({
  workbench,
}) => {
  await workbench.addSheet();
  await workbench.enter("A1", "40433860608.25");
  await workbench.enter("A2", "=1e18*5.24384256");
  await workbench.enter("A3", "=1/4.2e14");
  await workbench.enter("B1", "={10553253888.5;40433860608.5}");
  await setWidth(workbench, 0, 80);
  await setWidth(workbench, 1, 80);
  await showsWholeNumber(workbench, "A1", 40433860608.25);
  await workbench.shows("A2", /^5\.2\d*E\+18$/);
  await workbench.shows("A3", /^2\.38\d*E-15$/);
  await showsWholeNumber(workbench, "B1", 10553253888.5);
  await showsWholeNumber(workbench, "B2", 40433860608.5);

  await workbench.enter("D1", "40433860608");
  await setWidth(workbench, 3, 140);
  await workbench.shows("D1", "40433860608");
  await setWidth(workbench, 3, 70);
  await workbench.shows("D1", /^4\.0\d*E\+10$/);
  await setWidth(workbench, 3, 30);
  await workbench.shows("D1", /^#+$/);
  await setWidth(workbench, 3, 140);
  await workbench.shows("D1", "40433860608");
});

test("absurd inputs leave no figure of the headline cut off", async ({ workbench }) => {
  await workbench.enter(RATE, "1e6");
  await workbench.shows("E5", /^2\.6\d*E\+11$/);
});
