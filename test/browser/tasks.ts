import type { Page } from "@playwright/test";
import { resultNames } from "../../src/breakdown/result-names";
import { accelerators } from "../../src/core/accelerators";
import { paper } from "../../src/studies";
import { acceleratorFigures, wholeRunUtilisation } from "../../src/study/accelerator-figures";
import { scenarioCost } from "../../src/study/scenario";
import type { Desk } from "./desk";
import { expect } from "./fixtures";
import { flopsByHand, PART } from "./planner";
import { expectClose, soon } from "./values";

const B200 = accelerators.find(({ name }) => name === "B200")!;
const PRICE = "what-if-usd_per_gpu_hour";
const atPrice = (usd_per_gpu_hour: number) =>
  scenarioCost(paper, { name: "", inputs: { usd_per_gpu_hour }, readings: {} }).total.usd;

const comesTo = (desk: Desk, name: string, expected: number, within = 1e-9): Promise<void> =>
  expect
    .poll(async () => Math.abs(Number(await desk.value(name)) / expected - 1), soon(`${name} comes to ${expected}`))
    .toBeLessThanOrEqual(within);

const answer = async ({ pane }: Desk, id: string, what = "value"): Promise<number> =>
  Number(await pane.part(`line-${id}`).getAttribute(`data-${what}`));

async function clipboard({ page, pane }: Desk): Promise<string> {
  // Only a page that has the focus may read it.
  await pane.part("share-copy").evaluate(() => window.top!.focus());
  return page.evaluate(() => navigator.clipboard.readText());
}

const mayCopy = (page: Page): Promise<void> => page.context().grantPermissions(["clipboard-read", "clipboard-write"]);

/** Copies what the pane offers under a name, and gives the text. */
async function copied(desk: Desk, label: string): Promise<string> {
  await desk.keys.choose("share-what", label);
  await desk.keys.press("share-copy");
  await desk.pane.says(`Copied: ${label}.`);
  return clipboard(desk);
}

/** What four first-time users could not do (findings D1 to D9), each by the keyboard, in whatever spreadsheet has the pane. */
export const TASKS: Readonly<Record<string, { title: string; does(desk: Desk): Promise<void> }>> = {
  D1: {
    title: "two sets of assumptions are kept as scenarios and compared on a live sheet",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.fill(PRICE, "2", "Enter");
      await comesTo(desk, resultNames.totalUsd, atPrice(2));
      await keys.unfold("scenarios");
      await keys.fill("scenario-name", "Bulk contract", "Enter");
      await expect(pane.part("scenario")).toContainText("Price per GPU-hour 2 (was 3)");
      expectClose(Number(await pane.part("scenario-usd").getAttribute("data-value")), atPrice(2));
      await keys.fill(PRICE, "5", "Enter");
      await comesTo(desk, resultNames.totalUsd, atPrice(5));
      await keys.press("scenario-apply");
      await comesTo(desk, resultNames.totalUsd, atPrice(2));
      await keys.press("scenarios-compare");
      await pane.says("Added sheet “Scenarios”.");
      await expect.poll(() => desk.cell({ row: 4, column: 2 }), soon("the published total")).toBeCloseTo(atPrice(3), 4);
      await expect
        .poll(() => desk.cell({ row: 4, column: 3 }), soon("the scenario's total"))
        .toBeCloseTo(atPrice(2), 4);
    },
  },

  D2: {
    title: "a plan says its days on a number of GPUs, a deadline its GPUs, and the sheet has both",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.show("plan");
      await keys.fill("line-models", "llama 3 8b");
      await keys.fill("line-tokens", "15T");
      await keys.fill("line-gpus", "512");
      const gpuHours = await answer(desk, "gpu-hours");
      expectClose(await answer(desk, "days"), gpuHours / 24 / 512, 1e-9);
      await keys.fill("line-gpus", "30 days");
      const gpus = Math.ceil(gpuHours / 24 / 30);
      expect(await answer(desk, "solved-gpus")).toBe(gpus);
      await keys.press("plan-insert");
      await pane.says("Added sheet “Our next study”.");
      await comesTo(desk, resultNames.totalGpuHours, gpuHours);
      await comesTo(desk, resultNames.totalDays, gpuHours / 24 / gpus);
    },
  },

  D3: {
    title: "a utilisation is typed in percent, in the plan and in the what-if of a sheet",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.fill("what-if-flops_per_gpu", "40%", "Enter");
      const rate = 0.4 * paper.figures.peak_flops_per_gpu;
      await comesTo(desk, "flops_per_gpu", rate);
      await comesTo(desk, resultNames.totalUsd, (atPrice(3) * paper.figures.flops_per_gpu) / rate);
      await keys.show("plan");
      await keys.choose("line-part", PART.name);
      await keys.fill("line-utilisation", "40%");
      await expect(pane.part("line-utilisation")).toHaveValue("40%");
      expectClose(await answer(desk, "gpu-hours"), (await answer(desk, "flops")) / 3600 / (0.4 * PART.peakFlops), 1e-9);
    },
  },

  D4: {
    title: "a range typed into the plan is the range of its sheet's total, without a table of nine sums",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.show("plan");
      await keys.fill("line-price", "2 to 3.5");
      await keys.fill("line-utilisation", "40%");
      const usd = await pane.figure("plan-total");
      await keys.press("plan-insert");
      await pane.says("Added sheet “Our next study”.");
      await comesTo(desk, resultNames.totalUsd, usd);
      await keys.show("range");
      // Of the triangle from 2 to 3.5 about its middle: the 5th of 100 is 2 + 1.5·√(0.05/2).
      const tail = 1.5 * Math.sqrt(0.025);
      const rows = pane.part("range-table").locator("tbody tr");
      for (const [share, price] of [
        [/^5% are below/, 2 + tail],
        [/^Median/, 2.75],
        [/^95% are below/, 3.5 - tail],
      ] as const) {
        const byRanges = rows.filter({ hasText: share }).locator("td").last();
        expectClose(Number(await byRanges.getAttribute("data-value")), (usd * price) / 2.75, 0.03);
      }
      expect(await pane.figure("p5")).toBeLessThan(usd);
      expect(await pane.figure("p95")).toBeGreaterThan(usd);
    },
  },

  D5: {
    title: "numbers are typed as people write them: 20B, 350T, $2.10/h, 0.4*989e12, 40%",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.fill(PRICE, "$2.10/h", "Enter");
      await comesTo(desk, "usd_per_gpu_hour", 2.1, 0);
      await keys.fill("what-if-flops_per_gpu", "350T", "Enter");
      await comesTo(desk, "flops_per_gpu", 3.5e14, 0);
      await keys.fill("what-if-flops_per_gpu", "0.4*989e12", "Enter");
      await comesTo(desk, "flops_per_gpu", 0.4 * 989e12, 1e-12);
      await keys.show("plan");
      await keys.fill("line-models", "7B");
      await expect(pane.part("problem-line-models")).toContainText("7B");
      await keys.fill("line-models", "Llama 2 7B");
      await keys.fill("line-tokens", "20B");
      expectClose(await answer(desk, "flops"), flopsByHand("Llama 2 7B", 20e9), 1e-9);
    },
  },

  D6: {
    title: "the study is shared by a link, cited in BibTeX, and stated with a hash, and its sources are links",
    async does(desk) {
      const { keys, pane, page } = desk;
      await mayCopy(page);
      await keys.unfold("share");
      await expect(pane.part("share").locator("a")).toHaveCount(2);
      await keys.press("share-copy");
      await pane.says("Copied: Link to this study.");
      expect(await clipboard(desk)).toMatch(/^https?:\/\/[^#]+\/#study=[\w-]+$/);
      expect(await copied(desk, "References as BibTeX")).toContain("url = {https://arxiv.org/abs/2407.05872}");
      expect(await copied(desk, "Table as CSV")).toContain("Total,58512,5421133696079458546483200,");
      expect(await copied(desk, "Table as LaTeX")).toContain("5.42\\times 10^{24}");
      expect(await copied(desk, "Compute statement, with a hash")).toMatch(/SHA-256 of the inputs[^]*[\da-f]{64}/i);
    },
  },

  D7: {
    title: "the headline table is copied as the article prints it, in its rows, its order and its words",
    async does(desk) {
      const { keys, page } = desk;
      await mayCopy(page);
      await keys.unfold("share");
      const lines = (await copied(desk, "The article's headline table, as Markdown")).trim().split("\n");
      expect(lines).toHaveLength(2 + 2 + 8 + 1);
      expect(lines[7]).toBe("| Epslion (Heatmaps) | LR-sweeps, $D$ | 1.34e24 | $3.19M |");
      expect(lines.at(-1)).toContain("$12.9M");
    },
  },

  D8: {
    title: "one number is explained, and one goes down from the total to the price with its source",
    async does(desk) {
      const { keys, pane } = desk;
      await desk.goTo(resultNames.totalUsd);
      await keys.unfold("why");
      await expect(pane.part("why-values")).toContainText("/ 3,600 / 3.5E+14 / 1 × 3 = 12,907,461");
      await expect(pane.part("why-fed").filter({ hasText: "usd_per_gpu_hour" })).toContainText("$3.50 Lambda");
      await keys.press(pane.part("why-down").first());
      await expect(pane.part("why-values")).toContainText("SUM([9 cells]) = 5.4211E+24");
    },
  },

  D9: {
    title:
      "a price is picked from the list by accelerator and vendor, is marked in the price table, and the range is the sheet's",
    async does(desk) {
      const { keys, pane } = desk;
      await keys.unfold("price-list");
      await keys.choose("price-part", B200.name);
      await expect(pane.part("price-choice-note")).toContainText(B200.rent!.price.source);
      await keys.press("price-use");
      await pane.says(`The sheet is priced on ${B200.name} at US$${B200.rent!.usd.toFixed(2)},`);
      const { usd_per_gpu_hour: usd, flops_per_gpu: rate } = acceleratorFigures(
        B200,
        B200.rent!.usd,
        wholeRunUtilisation(B200, "typical"),
        paper.figures.goodput,
      );
      await comesTo(desk, "usd_per_gpu_hour", usd!, 0);
      await comesTo(desk, resultNames.totalUsd, (atPrice(usd!) * paper.figures.flops_per_gpu) / rate!);
      expect(await desk.value(resultNames.priceBasis)).toContain(`US$${B200.rent!.usd.toFixed(2)}: `);
      await keys.show("range");
      const total = Number(await desk.value(resultNames.totalUsd));
      expect(await pane.figure("p5")).toBeLessThan(total);
      expect(await pane.figure("p95")).toBeGreaterThan(total);
    },
  },
};
