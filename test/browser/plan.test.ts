import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { accelerators } from "../../src/core/accelerators";
import { publishedModels } from "../../src/core/models";
import { sourceText } from "../../src/core/source";
import { studyCost } from "../../src/study/study";
import { address } from "../../src/grid/address";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import { parseStudyFile, studyOf } from "../../src/study/file";
import { describeInLibreOffice, throughLibreOffice } from "../xlsx/libre-office";
import { readXlsx, type ReadWorkbook } from "../xlsx/read-xlsx";
import { workbench } from "./workbench-page";

const { open: openWorkbench } = workbench();
let page: Page;

beforeAll(async () => {
  page = await openWorkbench();
  await page.locator("[data-test=total-usd]").waitFor();
}, 180_000);

const at = (name: string) => page.locator(`[data-test=${name}]`);

async function saved(click: string): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), at(click).click()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

const figure = ({ cells, names }: ReadWorkbook, name: string) => cells.get(names[name]!)!.value as number;

describe("a study of published models, made in the pane", () => {
  let plan: Buffer;
  let planned: number;
  let workbook: Buffer;

  test("is priced as it is typed, on a part of the catalogue, whose sources stand beside it", async () => {
    await at("tab-plan").click();
    await at("plan-title").fill("Models of many kinds");
    await at("plan-1-models").fill("llama 3 8b, Mixtral 8x7B, Gemma 2 9B, DeepSeek-V3, 2048");
    await at("plan-add").click();
    await at("plan-2-models").fill("Qwen3 8B, Mixtral 8x22B");
    await at("plan-2-tokens").selectOption("optimal");
    await page.locator("summary", { hasText: "Price and rate" }).click();
    await at("plan-accelerator").selectOption("MI300X");
    const part = accelerators.find(({ name }) => name === "MI300X")!;
    const note = await at("plan-accelerator-note").textContent();
    for (const it of [part.specification, part.price]) expect(note).toContain(sourceText(it));
    expect(await at("plan-usd").inputValue()).toBe(String(part.usdPerHour));
    planned = Number(await at("plan-total").getAttribute("data-value"));
    expect(planned).toBeGreaterThan(1e5);
  });

  test("names what it does not know and its nearest neighbour, and has no price and no insert until that is mended", async () => {
    await at("plan-2-models").fill("Qwen3 8B, Mixtral 8x21B");
    await page
      .getByText(
        "“Mixtral 8x21B” is neither a width, a whole number from 1, nor a model; the nearest is “Mixtral 8x22B”.",
      )
      .waitFor();
    await page.getByText("One entry below is not understood.").waitFor();
    expect(await at("plan-insert").getAttribute("disabled")).not.toBeNull();
    await at("plan-2-models").fill("Qwen3 8B, Mixtral 8x22B");
    await page.waitForFunction(
      (usd) => document.querySelector("[data-test=plan-total]")?.getAttribute("data-value") === String(usd),
      planned,
    );
  });

  test("takes tokens as a number, and says how many a run has and in what sequences", async () => {
    await at("plan-1-tokens").selectOption("given");
    await at("plan-1-run-tokens").fill("15e12");
    expect(await at("plan-1-tokens-note").textContent()).toBe(
      "1.50E+13 tokens a run in sequences of 512, as set under “Tokens of a run” below.",
    );
    planned = Number(await at("plan-total").getAttribute("data-value"));
    expect(planned).toBeGreaterThan(1e8);
  });

  test("keeps its price when it is saved, changed and opened again", async () => {
    const { name, content } = await saved("plan-save");
    expect(name).toBe("Models of many kinds.json");
    plan = content;
    expect(Math.abs(studyCost(studyOf(parseStudyFile(plan.toString("utf8")))).total.usd / planned - 1)).toBeLessThan(
      1e-12,
    );
    await at("plan-1-models").fill("1024");
    await at("plan-file").setInputFiles({ name, mimeType: "application/json", buffer: plan });
    await page.getByText(`“${name}” is open.`).waitFor();
    expect(Number(await at("plan-total").getAttribute("data-value"))).toBe(planned);
    expect(await at("plan-1-models").inputValue()).toBe("Llama 3 8B, Mixtral 8x7B, Gemma 2 9B, DeepSeek-V3, 2048");
  });

  test("is inserted as a sheet with its price, and exported with it", async () => {
    await at("plan-insert").click();
    await page.getByText("“Models of many kinds” is in the workbook.").waitFor();
    await page.waitForFunction((usd) => {
      const shown = document.querySelector("[data-test=total-usd]")?.getAttribute("data-value");
      return shown && Math.abs(Number(shown) / usd - 1) < 1e-9;
    }, planned);
    await at("tab-breakdown").click();
    const { name, content } = await saved("download");
    expect(name).toBe("Models of many kinds.xlsx");
    workbook = content;
    expect(Math.abs(figure(readXlsx(workbook), resultNames.totalUsd) / planned - 1)).toBeLessThan(1e-9);
  });

  describeInLibreOffice("recalculated by LibreOffice", () => {
    test("keeps every value", () => {
      const sheet = breakdownSheet(studyOf(parseStudyFile(plan.toString("utf8"))), { style: "excel", charts: true });
      const values = evaluateSheet(sheet);
      const { plan: theirs } = throughLibreOffice({ plan: workbook }, { recalculates: true });
      let compared = 0;
      for (const [row, cells] of sheet.rows.entries()) {
        for (const [column, cell] of cells.entries()) {
          if (cell === null || cell.content === null) continue;
          const [ours, its] = [values[row]![column], theirs.cells.get(address({ row, column }))?.value];
          if (typeof ours === "number")
            expect(Math.abs((its as number) - ours)).toBeLessThanOrEqual(1e-9 * Math.abs(ours));
          else expect(its ?? "").toBe(ours);
          compared++;
        }
      }
      expect(compared).toBeGreaterThan(400);
      expect(Math.abs(figure(theirs, resultNames.totalUsd) / planned - 1)).toBeLessThan(1e-9);
    }, 120_000);
  });
});

test("the pane shows every model and every accelerator with its sources, and finds them by a word", async () => {
  await at("tab-catalogue").click();
  const shown = async () => await page.locator("[data-test=catalogue-entry]").allTextContents();
  const models = await shown();
  expect(models).toHaveLength(publishedModels.length);
  publishedModels.forEach((it, index) => {
    expect(models[index]).toContain(it.name);
    expect(models[index]).toContain(sourceText(it));
  });
  await at("catalogue-accelerators").check();
  const parts = await shown();
  expect(parts).toHaveLength(accelerators.length);
  accelerators.forEach((it, index) => {
    for (const text of [it.name, sourceText(it.specification), sourceText(it.price)])
      expect(parts[index]).toContain(text);
  });
  await at("catalogue-search").fill("google v5");
  expect((await shown()).map((it) => it.slice(0, 7)).sort()).toEqual(["TPU v5e", "TPU v5p"]);
  await at("catalogue-search").fill("");
});

test("a call of an entry is typed into the selected cell, and the catalogue becomes a sheet", async () => {
  await at("catalogue-models").check();
  await page.getByRole("button", { name: 'Type =FLOPS_PER_TOKEN("Llama 3 8B") into the selected cell' }).click();
  await page.getByText(/^Typed into /).waitFor();
  await at("catalogue-insert").click();
  await page.getByText("“Models and accelerators” is in the workbook.").waitFor();
});
