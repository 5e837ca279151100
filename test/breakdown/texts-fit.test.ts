import type { Actuals } from "../../src/breakdown/actuals-sheet";
import { actualsSheet } from "../../src/breakdown/actuals-sheet";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { withContents } from "../../src/breakdown/breakdown-file";
import { catalogueSheet } from "../../src/breakdown/catalogue-sheet";
import { isoflopSheet } from "../../src/breakdown/isoflop-sheet";
import { scenarioSheet } from "../../src/breakdown/scenario-sheet";
import { evaluateSheet, type SheetFunctions } from "../../src/calculation/evaluate-sheet";
import { catalogue } from "../../src/functions";
import { address } from "../../src/grid/address";
import { columnPixels, DEFAULT_ROW_POINTS } from "../../src/grid/measures";
import type { Sheet } from "../../src/grid/sheet";
import { pixelsIn, roomFor } from "../../src/grid/text-room";
import { studyById, studyIds } from "../../src/studies";
import { plannedModels } from "../../src/study/planned-models";
import { studyCost } from "../../src/study/cost";
import { checkStudyFile } from "../../src/study/file";
import { isoflopStudy } from "../../src/study/isoflop";
import { ladderRungs, ladderTarget, USUAL_SHARES } from "../../src/study/ladder";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";

const LONG = "The second attempt at a learning-rate sweep of the models with window attention";

const MODEL = `Ours of ${LONG.slice(0, 40)}`;

/** A plan whose every name is long, on many accelerators. */
const longPlan = studyOf(
  checkStudyFile({
    ...planOf(),
    title: `${LONG}: ${LONG}`,
    assumptions: { ...planOf().assumptions, gpu_count: 98_304 },
    goals: { deadline_days: 21.5, budget_usd: 9_999_999_999 },
    models: [
      {
        name: MODEL,
        width: 4096,
        layers: 32,
        vocab: 128_000,
        gated: true,
        tied: false,
        kv_ratio: 0.25,
        ffn_ratio: 3.5,
      },
    ],
    experiments: [
      {
        name: LONG,
        place: LONG,
        uncertainty: LONG,
        published: { usd: 1e9, gpu_hours: 1e8 },
        sweeps: [{ models: [512, MODEL], settings: 3, points: 8 }],
      },
      { name: "Short", sweeps: [{ models: [512], settings: 3, points: 8 }] },
    ],
  }),
);

const file = planOf();
const target = ladderTarget(file, "Llama 3 8B", 15e12);
const fit = { study: isoflopStudy(file, [512, 1024, "Mistral 7B"]), budgets: [1e18, 1e19, 1e20] };
const ladder = { target, shares: USUAL_SHARES, rungs: ladderRungs(target, file.assumptions, USUAL_SHARES) };
const actuals: Actuals = {
  source: "wandb-export.csv",
  runs: [
    { name: LONG, outcome: "finished", gpuHours: 1e6, tokens: 2e12, of: 0 },
    { name: "b", outcome: "failed", gpuHours: 3, tokens: 1e8 },
    { name: "c", outcome: "running", gpuHours: 1, tokens: undefined },
  ],
  problems: [{ line: 7, reason: LONG }],
  figures: { usd_per_gpu_hour: 2, peak_flops_per_gpu: 1e15 },
  planned: plannedModels(longPlan),
  plan: { title: LONG, cost: studyCost(longPlan) },
};
const scenarios = [{ name: LONG, inputs: { usd_per_gpu_hour: 2 }, readings: {} }];

const sheets: readonly (readonly [string, () => Sheet])[] = [
  ...[...studyIds.map(studyById), studyOf(planOf()), longPlan].flatMap((study) =>
    (["excel", "addin"] as const).map(
      (style) =>
        [`${study.title.slice(0, 40)}, ${style}`, () => breakdownSheet(study, { style, charts: true })] as const,
    ),
  ),
  [
    "a sheet that is priced by a list, and was changed since",
    () =>
      withContents(breakdownSheet(studyById("scaling-exponents"), { style: "excel" }), {
        usd_per_gpu_hour: 2.25,
        usd_per_gpu_hour_low: 1.5,
        usd_per_gpu_hour_high: 12.75,
        price_basis: `US$2.30: H100 SXM, Our cloud: your price list, ${LONG} (2026-11-03)`,
        price_basis_usd: 2.3,
      }),
  ],
  ["an IsoFLOP plan", () => isoflopSheet(fit, "excel")],
  ["an IsoFLOP plan with a ladder", () => isoflopSheet({ ...fit, ladder }, "addin")],
  ["actuals", () => actualsSheet(actuals)],
  ["scenarios of the paper", () => scenarioSheet(studyById("scaling-exponents"), scenarios)],
  ["scenarios of a plan", () => scenarioSheet(longPlan, scenarios)],
  ["the catalogue", () => catalogueSheet()],
];

/** The study that a sheet was made of is there to be read by the pane, and is cut. */
const RECORD = /^study [0-9a-f]{8} \{/;

/** What draws for seconds shows a number, which is no text. */
const functions: SheetFunctions = Object.fromEntries(
  catalogue.map(({ name, call }) => [name, name === "COST_RANGE" ? () => [[1]] : call]),
);

test.each(sheets)("every text of a sheet has room in its column, beside it or below: %s", (_, sheetOf) => {
  const sheet = sheetOf();
  const values = evaluateSheet(sheet, functions);
  let texts = 0;
  const cut: string[] = [];
  sheet.rows.forEach((cells, row) =>
    cells.forEach((cell, column) => {
      const text = values[row]![column];
      if (!cell || typeof text !== "string" || text === "" || RECORD.test(text)) return;
      texts++;
      const needed = pixelsIn(cell, text);
      const room = roomFor(sheet, row, column);
      const lines = Math.floor((sheet.rowHeights[row] ?? DEFAULT_ROW_POINTS) / DEFAULT_ROW_POINTS);
      const own = columnPixels(sheet.columnWidths[column]!) - 8;
      if (cell.wrap ? needed > own * lines : needed > room)
        cut.push(`${address({ row, column })}: ${text} takes ${Math.round(needed)} of ${Math.round(room)} pixels`);
    }),
  );
  expect(texts).toBeGreaterThan(20);
  expect(cut).toEqual([]);
});
