import { readFileSync } from "node:fs";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { accelerators } from "../../src/core/accelerators";
import { publishedModels } from "../../src/core/models";
import { sourceText } from "../../src/core/source";
import { address } from "../../src/grid/address";
import { parseStudyFile } from "../../src/study/file";
import { studyOfRecord } from "../../src/studies/record";
import { studyOf } from "../../src/study/read-file";
import { studyCost } from "../../src/study/cost";
import { hasLibreOffice, throughLibreOffice } from "../xlsx/libre-office";
import { readXlsx, type ReadWorkbook } from "../xlsx/read-xlsx";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import type { Pane } from "./pane";
import { expectClose, read, settlesAt, soon } from "./values";

const TITLE = "Models of many kinds";
const MODELS = "Llama 3 8B, Mixtral 8x7B, Gemma 2 9B, DeepSeek-V3, 2048";
const PART = accelerators.find(({ name }) => name === "MI300X")!;

const openDetails = (pane: Pane) => pane.part("plan-details").locator("summary").click();

/** Enters a study of published models on a part of the catalogue; answers what it costs. */
async function enterPlan(pane: Pane): Promise<number> {
  await pane.show("plan");
  const before = await pane.figure("plan-total");
  await openDetails(pane);
  await pane.type("plan-title", TITLE);
  await pane.type("plan-1-models", MODELS.replace("Llama", "llama"));
  await pane.part("plan-add").click();
  await pane.type("plan-2-models", "Qwen3 8B, Mixtral 8x22B");
  await pane.part("plan-2-tokens").selectOption("optimal");
  await pane.panel("plan").locator("summary", { hasText: "Price and rate" }).click();
  await pane.part("plan-accelerator").selectOption(PART.name);
  await expect(pane.part("plan-usd_per_gpu_hour")).toHaveValue(String(PART.rent!.usd));
  await expect(pane.part("plan-total")).not.toHaveAttribute("data-value", String(before));
  return await pane.figure("plan-total");
}

async function saved(
  { page, pane }: Pick<Workbench, "page" | "pane">,
  click: string,
): Promise<{ name: string; content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent("download"), pane.part(click).click()]);
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
}

async function openFile(pane: Pane, name: string, content: Buffer | string): Promise<void> {
  const buffer = Buffer.from(content);
  await pane.part("plan-file").setInputFiles({ name, mimeType: "application/json", buffer });
}

const figure = ({ cells, names }: ReadWorkbook, name: string) => cells.get(names[name]!)!.value as number;

test.describe("a study of published models, made in the pane", () => {
  test("is priced as it is typed, on a part of the catalogue, whose sources stand beside it", async ({
    plainPane: pane,
  }) => {
    expect(await enterPlan(pane)).toBeGreaterThan(1e5);
    for (const it of [PART.specification, PART.rent!.price])
      await expect(pane.part("plan-accelerator-note")).toContainText(sourceText(it));
  });

  test("names what it does not know and its nearest neighbour, and has no price and no insert until that is mended", async ({
    plainPane: pane,
  }) => {
    const planned = await enterPlan(pane);
    await pane.type("plan-2-models", "Qwen3 8B, Mixtrel 8x22B");
    await pane.says(
      "“Mixtrel 8x22B” is neither a width (a whole number from 1 to 1E9) nor a model; the nearest is “Mixtral 8x22B”.",
    );
    await pane.says("1 field is invalid.");
    await expect(pane.part("plan-insert")).toHaveAttribute("disabled");
    await pane.type("plan-2-models", "Qwen3 8B, Mixtral 8x22B");
    await expect(pane.part("plan-total")).toHaveAttribute("data-value", String(planned));
    await expect(pane.part("plan-insert")).not.toHaveAttribute("disabled");
  });

  test("takes tokens as a number, says how many a run has, and keeps its price when it is saved, changed and opened again", async ({
    page,
    plainPane: pane,
  }) => {
    await enterPlan(pane);
    await pane.part("plan-1-tokens").selectOption("number");
    await pane.type("plan-1-tokens-number", "15e12");
    await expect(pane.part("plan-1-tokens-note")).toHaveText(
      "1.50E+13 tokens per run in sequences of 512, as set under “Tokens per run” below.",
    );
    await expect.poll(() => pane.figure("plan-total")).toBeGreaterThan(1e8);
    const planned = await pane.figure("plan-total");

    const { name, content } = await saved({ page, pane }, "plan-save");
    expect(name).toBe(`${TITLE}.json`);
    expectClose(studyCost(studyOf(parseStudyFile(content.toString("utf8")))).total.usd, planned);
    await pane.type("plan-1-models", "1024");
    await expect(pane.part("plan-total")).not.toHaveAttribute("data-value", String(planned));
    await openFile(pane, name, content);
    await pane.part("plan-replace-yes").click();
    await pane.says(`Opened “${name}”.`);
    await expect(pane.part("plan-total")).toHaveAttribute("data-value", String(planned));
    await expect(pane.part("plan-1-models")).toHaveValue(MODELS);
  });

  test("is inserted as a sheet with its price, and exported with it", async ({ page, workbench }) => {
    const { pane } = workbench;
    const planned = await enterPlan(pane);
    await pane.part("plan-insert").click();
    await pane.says(`Added sheet “${TITLE}”.`);
    await settlesAt(page, "total_usd", planned, 1e-9);
    await pane.show("breakdown");
    await expect
      .poll(async () => Math.abs((await pane.figure("total-usd")) / planned - 1), soon("the pane's total"))
      .toBeLessThan(1e-9);
    const { name, content } = await saved(workbench, "download");
    expect(name).toBe(`${TITLE}.xlsx`);
    expectClose(figure(readXlsx(content), resultNames.totalUsd), planned, 1e-9);
  });

  test("keeps every value when LibreOffice recalculates its export", async ({ page, plainPane: pane }) => {
    test.skip(!hasLibreOffice, "there is no soffice on this machine's PATH");
    const planned = await enterPlan(pane);
    const plan = await saved({ page, pane }, "plan-save");
    await pane.part("plan-insert").click();
    await pane.says(`Added sheet “${TITLE}”.`);
    await pane.show("breakdown");
    const workbook = await saved({ page, pane }, "download");

    const study = studyOf(parseStudyFile(plan.content.toString("utf8")));
    const sheet = breakdownSheet(study, { style: "excel", charts: true });
    const values = evaluateSheet(sheet);
    const theirs = throughLibreOffice({ plan: workbook.content }, { recalculates: true }).plan;
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
    expectClose(figure(theirs, resultNames.totalUsd), planned, 1e-9);
  });
});

test("a plan is priced as it is typed, inserted, known again by its sheet, saved and opened", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await pane.show("plan");
  await openDetails(pane);
  await pane.type("plan-1-settings", "7");
  await pane.type("plan-1-models", "512, 1280");
  await pane.type("plan-title", "A plan / of ours");
  await pane.part("plan-add").click();
  await pane.part("plan-2-tokens").selectOption("optimal");
  const planned = await pane.figure("plan-total");
  await pane.part("plan-insert").click();
  await pane.says(/Added sheet/);
  await settlesAt(page, "total_usd", planned, 1e-9);

  const file = await saved(workbench, "plan-save");
  expect(file.name).toBe("A plan of ours.json");
  const record = (await read(page, "study_record")).study_record![0]![0] as string;
  expect(studyOfRecord(record)!.file).toEqual(parseStudyFile(file.content.toString("utf8")));

  await pane.type("plan-1-settings", "1");
  await expect(pane.part("plan-total")).not.toHaveAttribute("data-value", String(planned));
  await openFile(pane, "plan.json", file.content);
  await pane.part("plan-replace-yes").click();
  await expect(pane.part("plan-1-settings")).toHaveValue("7");
  await expect(pane.part("plan-total")).toHaveAttribute("data-value", String(planned));

  await openFile(pane, "bad.json", '{"format":1}');
  await pane.says("Your plan is unchanged.");
  await expect(pane.part("plan-1-settings")).toHaveValue("7");

  // The pane's controls are those of the sheet's own study.
  await pane.show("breakdown");
  await expect(pane.part("what-if-points_of_1")).toHaveCount(1);
  await expect(pane.part("what-if-gamma_trials")).toHaveCount(0);
});

test("the pane shows every model and every accelerator with its sources, finds them by a word, types a call of one and makes them a sheet", async ({
  page,
  workbench,
}) => {
  const { pane } = workbench;
  await workbench.addSheet();
  await pane.show("catalogue");
  const entries = pane.part("catalogue-entry");
  await expect(entries).toHaveCount(publishedModels.length);
  await expect(entries).toContainText(publishedModels.map(({ name }) => name));
  await expect(entries).toContainText(publishedModels.map(sourceText));
  await pane.part("catalogue-accelerators").check();
  await expect(entries).toHaveCount(accelerators.length);
  await expect(entries).toContainText(accelerators.map(({ name }) => name));
  await expect(entries).toContainText(accelerators.map(({ specification }) => sourceText(specification)));
  await expect(entries).toContainText(
    accelerators.map(({ rent }) => (rent ? sourceText(rent.price) : "no price in the catalogue")),
  );
  await pane.type("catalogue-search", "google v5");
  await expect(entries).toHaveCount(2);
  expect((await entries.allTextContents()).map((it) => it.slice(0, 7)).sort()).toEqual(["TPU v5e", "TPU v5p"]);

  await pane.type("catalogue-search", "llama 3 8b");
  await pane.part("catalogue-models").check();
  await page.getByRole("button", { name: 'Insert =FLOPS_PER_TOKEN("Llama 3 8B") into the selected cell' }).click();
  await pane.says(/^Inserted into /);
  await workbench.shows("A1", "5.15E+10");
  await pane.part("catalogue-insert").click();
  await pane.says("Added sheet “Models and accelerators”.");
});
