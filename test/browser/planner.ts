import type { Page } from "@playwright/test";
import { accelerators } from "../../src/core/accelerators";
import { flopsPerTokenOf } from "../../src/study/cost";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";
import { withOnlySweep } from "../../src/taskpane/plan/solve";
import { expect } from "./fixtures";
import type { Pane } from "./pane";
import { expectClose } from "./values";

export const PART = accelerators.find(({ name }) => name === "H100 SXM")!;
const TOKENS = 15e12;
const GPUS = 512;
const PRICE = 2.1;
const UTILISATION = 0.4;
/** Of the plan that the tab begins with: 3 configurations at 15 learning rates. */
const RUNS = 45;

/** FLOPs of the runs of a plan that begins as the tab does, of one published model. */
export function flopsByHand(model: string, tokens: number): number {
  const { models, ...study } = studyOf(withOnlySweep(planOf(), { models: [model] }));
  return RUNS * tokens * flopsPerTokenOf({ ...study, models }, models[0]!);
}

/** What the plan must come to, by hand: FLOPs over the rate, hours over the GPUs. */
function byHand() {
  const flops = flopsByHand("Llama 3 8B", TOKENS);
  const gpuHours = flops / (UTILISATION * PART.peakFlops) / 3600;
  return { flops, gpuHours, usd: gpuHours * PRICE, days: gpuHours / 24 / GPUS };
}

/** Types a text in place of what the field has, and goes to the next field. */
async function fill(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

const answer = async (pane: Pane, id: string, what = "value"): Promise<number> =>
  Number(await pane.part(`line-${id}`).getAttribute(`data-${what}`));

/** Types a plan into its line by the keyboard alone, and holds what the pane says against the sums by hand. */
export async function typePlan(page: Page, pane: Pane): Promise<ReturnType<typeof byHand>> {
  await pane.show("plan");
  await pane.part("line-models").focus();
  await fill(page, "llama 3 8b");
  // How many runs the plan begins with, and where to change it.
  await expect(pane.part("line-runs-note")).toContainText(
    `${RUNS} runs of each model: 3 configurations × 15 learning rates`,
  );
  await page.keyboard.press("Tab");
  await fill(page, "15T");
  await fill(page, String(GPUS));
  await page.keyboard.type(PART.name);
  await page.keyboard.press("Tab");
  await fill(page, "$2.10/h");
  await fill(page, "40%");
  const expected = byHand();
  await expect(pane.part("line-utilisation")).toHaveValue("40%");
  await expect(pane.part("line-seq-len")).toContainText("in sequences of 512 tokens");
  await expect(pane.part("line-seq-len")).toContainText("Llama 3 8B 8,192");
  expectClose(await answer(pane, "flops"), expected.flops, 1e-9);
  expectClose(await answer(pane, "gpu-hours"), expected.gpuHours, 1e-9);
  expectClose(await answer(pane, "days"), expected.days, 1e-9);
  expectClose(await answer(pane, "usd"), expected.usd, 1e-9);
  return expected;
}

/** A deadline asks for GPUs, a budget for tokens; either typed over is none any more. */
export async function turnRound(page: Page, pane: Pane): Promise<void> {
  const { gpuHours, usd } = byHand();
  await pane.part("line-gpus").focus();
  await fill(page, "30 days");
  expect(await answer(pane, "solved-gpus")).toBe(Math.ceil(gpuHours / 24 / 30));
  await pane.part("line-tokens").focus();
  await fill(page, "$100k");
  const tokens = await answer(pane, "solved-tokens");
  expectClose(tokens, (TOKENS * 100_000) / usd, 1e-6);
  expectClose(await answer(pane, "usd"), 100_000, 1e-6);
  // The deadline holds for the smaller plan.
  expect(await answer(pane, "solved-gpus")).toBe(Math.ceil(100_000 / PRICE / 24 / 30));
  await pane.part("line-gpus").focus();
  await fill(page, String(GPUS));
  await expect(pane.part("line-solved-gpus")).toHaveCount(0);
  await pane.part("line-tokens").focus();
  await fill(page, "15T");
  await expect(pane.part("line-solved-tokens")).toHaveCount(0);
  expectClose(await answer(pane, "usd"), usd, 1e-9);
}

/** A range moves the total, and blank utilisation is typical with a range of its own. */
export async function typeRanges(page: Page, pane: Pane): Promise<void> {
  const { usd } = byHand();
  await pane.part("line-price").focus();
  await fill(page, "$2 to $3.50");
  await expect(pane.part("line-price")).toHaveValue("2 to 3.5");
  expectClose(await answer(pane, "usd"), (usd / PRICE) * 2.75, 1e-9);
  expect(await answer(pane, "usd", "low")).toBeGreaterThan((usd / PRICE) * 2);
  expect(await answer(pane, "usd", "high")).toBeLessThan((usd / PRICE) * 3.5);
  await expect(pane.part("line-moves")).toContainText("Price per GPU-hour $2 to $3.5 moves the total from $");
  const before = await answer(pane, "usd", "low");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Tab");
  await expect(pane.part("plan-utilisation")).toContainText("Typical of H100 SXM: 25.8%");
  await expect(pane.part("line-moves")).toContainText("Utilisation");
  expect(await answer(pane, "usd", "low")).not.toBe(before);
  expect(await answer(pane, "gpu-hours", "low")).toBeLessThan(await answer(pane, "gpu-hours", "high"));
}

const TABLE = [
  "Model\tTokens\tName\tRuns\tNotes",
  "Llama 3 8B\t15T\tBase\t1\t",
  "1024; 2048\t300B\tNarrow\t15\tcheap",
  "Llama 3 8C\tmany\tWrong\t2\t",
].join("\n");

/** Copies a table as a spreadsheet does, pastes it, mends what is invalid and adds a row, by the keyboard alone. */
export async function pasteExperiments(page: Page, pane: Pane): Promise<void> {
  await pane.part("plan-cell-1-name").evaluate((cell, text) => {
    const area = cell.ownerDocument.createElement("textarea");
    area.id = "copied";
    area.value = text;
    cell.ownerDocument.body.append(area);
    area.select();
  }, TABLE);
  await page.keyboard.press("ControlOrMeta+c");
  await pane.part("plan-cell-1-name").evaluate((cell) => cell.ownerDocument.getElementById("copied")!.remove());
  await pane.part("plan-cell-1-name").focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(pane.part("plan-pasted")).toContainText("Pasted 3 rows, 2 cells of them to be mended.");
  await expect(pane.part("plan-pasted")).toContainText("Line 3, column 5 (Notes): “cheap” has no column in the table.");
  const problems = pane.part("plan-table-problems").getByRole("listitem");
  await expect(problems).toHaveCount(2);
  await expect(problems.first()).toContainText("Row 3, Models or widths: “Llama 3 8C” is neither a width");
  await expect(problems.last()).toContainText("Row 3, Tokens per run:");
  await expect(pane.part("plan-insert")).toHaveAttribute("disabled");
  await expect(pane.part("plan-cell-3-models")).toHaveValue("Llama 3 8C");

  await pane.part("plan-cell-3-models").focus();
  await fill(page, "Mixtral 8x7B");
  await fill(page, "1T");
  await expect(pane.part("plan-table-problems")).toHaveCount(0);
  await expect(pane.part("plan-insert")).not.toHaveAttribute("disabled");
  await expect(pane.part("plan-cell-2-tokens")).toHaveValue("300B");
  await expect(pane.part("plan-cell-2-points")).toHaveValue("15");

  // Enter goes down, and past the last row there is a new one.
  await pane.part("plan-cell-3-name").focus();
  await page.keyboard.press("Enter");
  await expect(pane.part("plan-cell-4-name")).toBeFocused();
  await fill(page, "One more");
  await fill(page, "512");
  await expect(pane.part("plan-cell-4-models")).toHaveValue("512");
}
