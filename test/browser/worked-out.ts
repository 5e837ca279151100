import type { BrowserContext } from "@playwright/test";
import type { Cell, Matrix } from "../../src/grid/cell";
import type { Content, Sheet } from "../../src/grid/sheet";
import { expect } from "./fixtures";
import type { Site } from "./site";

/** Values of a sheet's names as the workbench's engine works them out; it knows our functions by their bare names. */
export async function workedOut(
  context: BrowserContext,
  { url }: Site,
  sheet: Sheet,
): Promise<Record<string, Matrix<Cell>>> {
  const bare = (content: Content): Content =>
    typeof content === "string" ? content.replaceAll("TRAIN.", "") : content;
  const rows = sheet.rows.map((cells) => cells.map((cell) => cell && { ...cell, content: bare(cell.content) }));
  const page = await context.newPage();
  await page.goto(url);
  await expect(page.locator("#opening")).toHaveCount(0);
  await page.evaluate(async (it) => void (await window.flopsheet.host.insert(it)), { ...sheet, rows });
  const total = () =>
    page.evaluate(async () => (await window.flopsheet.host.read(["total_usd"]))?.cells["total_usd"]?.[0]?.[0]);
  await expect.poll(async () => typeof (await total())).toBe("number");
  const values = await page.evaluate(
    (names) => window.flopsheet.host.read(names),
    sheet.names.map(({ name }) => name),
  );
  await page.close();
  return values!.cells;
}
