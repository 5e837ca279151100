import type { Page } from "@playwright/test";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { readingRow } from "../../src/breakdown/sections/corrections";
import { paper, studyById } from "../../src/studies";
import { readStudy } from "../../src/study/corrections";
import { studyCost } from "../../src/study/cost";
import type { Workbench } from "./at-the-keyboard";
import { expect, test } from "./fixtures";
import { cellOf, expectClose, golden, read, readNumber, settlesAt } from "./values";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];
/** Inputs typed at their low and high; test/breakdown holds every input of both styles. */
const TRIED = ["usd_per_gpu_hour", "learning_rates_per_sweep", "vocab_size"];

const displayed = (page: Page) =>
  page.evaluate(() =>
    window.flopsheet.univerAPI
      .getActiveWorkbook()!
      .getActiveSheet()
      .getDataRange()
      .getDisplayValues()
      .flat()
      .map(String),
  );

/** The paper's sheet in a style, inserted by the pane and in view. */
async function insert(workbench: Workbench, style: FormulaStyle): Promise<(name: string) => string> {
  await workbench.pane.insertBreakdown(style);
  await workbench.pane.says("Added sheet “Cost breakdown (2)”.");
  await workbench.shows("A5", "$12.9M");
  const sheet = breakdownSheet(paper, { style });
  return (name) => cellOf(sheet, name);
}

for (const style of STYLES) {
  test.describe(`in the ${style} style`, () => {
    test("the sheet works out every published figure to 12 digits without an error, and every switch changes the total by what the source's own words change", async ({
      page,
      workbench,
    }) => {
      await insert(workbench, style);
      const figures = await read(
        page,
        "total_flops",
        "total_usd",
        "total_runs",
        "node_months",
        "experiment_flops",
        "experiment_usd",
        "experiment_runs",
        "width_params",
        "width_flops_per_token",
      );
      const total = golden.published_total;
      expectClose(figures.total_flops![0]![0], Number(total.flops));
      expectClose(figures.total_usd![0]![0], total.usd);
      expectClose(figures.node_months![0]![0], total.node_months_of_30_days);
      expect(figures.total_runs![0]![0]).toBe(total.runs);
      paper.experiments.forEach(({ id }, row) => {
        const published = golden.published[id];
        expectClose(figures.experiment_flops![row]![0], Number(published.flops));
        expectClose(figures.experiment_usd![row]![0], published.usd);
        expect(figures.experiment_runs![row]![0]).toBe(published.runs);
      });
      for (const [column, width] of golden.per_width.entries()) {
        expect(figures.width_params![0]![column]).toBe(Number(width.params));
        expect(figures.width_flops_per_token![0]![column]).toBe(Number(width.flops_per_token));
      }
      expect((await displayed(page)).filter((it) => /^#[A-Z/0]+[!?]?$/.test(it))).toEqual([]);

      if (style === "addin") {
        // The range on the sheet and the one in the pane are of the same draws.
        const shown = await displayed(page);
        await workbench.pane.show("range");
        for (const share of [5, 50, 95]) {
          const drawn = await workbench.pane.figure(`p${share}`);
          expect(shown).toContain(`$${Math.round(drawn).toLocaleString("en-US")}`);
        }
        await workbench.pane.show("breakdown");
      }

      const published = Number(golden.published_total.flops);
      const readings = await read(
        page,
        "text_reading_flops",
        "text_reading_usd",
        "published_reading_flops",
        "reading_changes_flops",
      );
      const text = studyCost(readStudy(paper, "text")).total;
      expectClose(readings.text_reading_flops![0]![0], text.flops);
      expectClose(readings.text_reading_usd![0]![0], text.usd);
      expectClose(readings.published_reading_flops![0]![0], published);
      const changes: Record<string, { flops: string }> = { ...golden.corrections, ...golden.readings };
      for (const { id, readings: all } of paper.corrections) {
        for (const reading of all) {
          const expected = studyCost(readStudy(paper, reading.id)).total;
          const shown = readings.reading_changes_flops![readingRow(paper, reading.id)]![0] as number;
          // The change itself to 1e-12 where an outside figure gives it; the weight-decay factor changes nothing.
          if (changes[reading.id]) expectClose(shown, Number(changes[reading.id]!.flops));
          else expect(Math.abs(shown - (expected.flops - published))).toBeLessThanOrEqual(1e-12 * published);
          await workbench.pane.part(`switch-reading_${id}`).selectOption(reading.choice);
          await settlesAt(page, "total_flops", expected.flops);
          await settlesAt(page, "total_runs", expected.runs, 0);
          expectClose(await readNumber(page, "published_reading_flops"), published);
        }
        await workbench.pane.part(`switch-reading_${id}`).selectOption("published");
        await settlesAt(page, "total_flops", published);
      }

      // All of them at once.
      await workbench.pane.part("readings-text").click();
      await settlesAt(page, "total_usd", text.usd);
      await workbench.pane.part("readings-published").click();
      await settlesAt(page, "total_usd", total.usd);
    });

    test("inputs typed at their low and high give the totals that the sheet gave for them, and so does another rule of points", async ({
      page,
      workbench,
    }) => {
      const at = await insert(workbench, style);
      const { figure_ranges, figure_low_usd, figure_high_usd, points_by_width_usd } = await read(
        page,
        "figure_ranges",
        "figure_low_usd",
        "figure_high_usd",
        "points_by_width_usd",
      );
      const before = await readNumber(page, "total_usd");
      for (const name of TRIED) {
        const row = figure_ranges!.findIndex(([it]) => it === name);
        const [, low, base, high] = figure_ranges![row]!;
        const tried = [
          [low, figure_low_usd![row]![0]],
          [high, figure_high_usd![row]![0]],
          [base, before],
        ];
        for (const [value, total] of tried) {
          await workbench.enter(at(name), String(value));
          await settlesAt(page, "total_usd", total as number);
        }
      }
      const change = points_by_width_usd![0]![0] as number;
      await workbench.enter(at("points_rule"), "by width");
      await settlesAt(page, "total_usd", before + change);
      expectClose(await readNumber(page, "points_by_width_usd"), change);
    });

    test("another paper's sheet has the cost of its study, by model and by sensitivity", async ({
      page,
      workbench,
    }) => {
      const study = studyById("llama");
      const { pane } = workbench;
      await pane.part(`style-${style}`).check();
      await pane.show("plan");
      await pane.part("plan-example").selectOption("llama");
      await pane.part("plan-insert").click();
      await pane.says(/Added sheet/);
      const { experiments, total } = studyCost(study);
      await settlesAt(page, "total_gpu_hours", total.gpuHours, 1e-9);
      const { experiment_flops, figure_low_usd } = await read(page, "experiment_flops", "figure_low_usd");
      experiments.forEach(({ flops }, row) => expectClose(experiment_flops![row]![0], flops, 1e-9));
      const before = await readNumber(page, "total_usd");
      // Unchanged figures give the total by another road.
      expectClose(figure_low_usd![2]![0], before);
      // Its models have shapes of their own, which no shape of the study's changes.
      await workbench.enter(cellOf(breakdownSheet(study, { style }), "layer_count"), "64");
      await settlesAt(page, "layer_count", 64, 0);
      expectClose(await readNumber(page, "total_usd"), before);
    });
  });
}
