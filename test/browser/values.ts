import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { address } from "../../src/grid/address";
import type { Cell, Matrix } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";

/** Figures from outside the project; of type any, since tests look them up by the study's ids. */
export const golden = JSON.parse(readFileSync(join(__dirname, "../golden/golden.json"), "utf8"));

/** Where a sheet's name is, before rows or columns are inserted. */
export function cellOf({ names }: Sheet, wanted: string): string {
  const named = names.find(({ name }) => name === wanted);
  if (!named) throw new Error(`the sheet has no cell named ${wanted}`);
  return address(named.area);
}

/** What the workbench's sheet in view holds under its names, to the last digit: more than a cell shows. */
export async function read(page: Page, ...names: string[]): Promise<Record<string, Matrix<Cell>>> {
  return (await page.evaluate((wanted) => window.flopsheet.host.read(wanted), names))?.cells ?? {};
}

export async function readNumber(page: Page, name: string): Promise<number> {
  return (await read(page, name))[name]?.[0]?.[0] as number;
}

const difference = (actual: unknown, expected: number) =>
  actual === expected ? 0 : Math.abs((actual as number) / expected - 1);

export function expectClose(actual: unknown, expected: number, within = 1e-12): void {
  expect(typeof actual).toBe("number");
  expect(difference(actual, expected), `${String(actual)} against ${expected}`).toBeLessThanOrEqual(within);
}

/** What is waited for is looked at more often than Playwright would of itself. */
export const soon = (message: string) => ({ message, intervals: [50, 100, 200] });

/** Waits until a named cell has come to a value. */
export async function settlesAt(page: Page, name: string, expected: number, within = 1e-12): Promise<void> {
  await expect
    .poll(async () => difference(await readNumber(page, name), expected), soon(`${name} comes to ${expected}`))
    .toBeLessThanOrEqual(within);
}
