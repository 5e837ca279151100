import * as fc from "../fast-check";
import { cellValues, type SheetFunctions } from "../../src/calculation/evaluate-sheet";
import { accelerators } from "../../src/core/accelerators";
import { publishedModels } from "../../src/core/models";
import { sourceText } from "../../src/core/source";
import { activeParamsOf, flopsPerTokenOf, paramsOf, studyCost } from "../../src/study/cost";
import { inputsOf, type Study } from "../../src/study/study";
import { catalogue } from "../../src/functions";
import type { Cell } from "../../src/grid/cell";
import type { Sheet } from "../../src/grid/sheet";
import { breakdownSheet, type FormulaStyle } from "../../src/breakdown/breakdown";
import { withContents } from "../../src/breakdown/breakdown-file";
import { catalogueSheet } from "../../src/breakdown/catalogue-sheet";
import { resultNames } from "../../src/breakdown/result-names";
import { studyById, studyFile } from "../../src/studies";
import { checkStudyFile, parseStudyFile, studyFileText, type FileSweep, type StudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import { acceleratorOf, planOf, withAccelerator } from "../../src/taskpane/plan/plan";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];
const functions: SheetFunctions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));
const names = publishedModels.map(({ name }) => name);
const llama = studyFile("llama");

/** An experiment of one sweep. */
const experiment = ({ name, ...sweep }: { name: string } & FileSweep) => ({ name, sweeps: [sweep] });
/** A model's shape, but for what a test says of it. */
const OURS = { name: "Ours", width: 64, layers: 8, vocab: 32101, kv_ratio: 1, ffn_ratio: 4, gated: false, tied: false };

/** Every published model by each tokens rule. */
const everyModel: StudyFile = checkStudyFile({
  ...planOf(),
  models: [
    {
      ...OURS,
      width: 2048,
      layers: 24,
      kv_ratio: 0.25,
      ffn_ratio: 3.5,
      gated: true,
      tied: true,
      attention_ratio: 2,
      window: { tokens: 100, share: 0.5 },
      experts: { count: 16, active: 2, shared: 1 },
      source: "Our own draft",
    },
  ],
  experiments: [
    experiment({ name: "Fixed", models: [...names, "Ours", 1024], settings: 2, points: 3 }),
    experiment({ name: "Optimal", models: [...names, "Ours", 1024], tokens: "optimal" }),
    experiment({ name: "Own tokens", models: [...names, "Ours", 1024, 2048], settings: 5, tokens: 3e9 }),
  ],
});

const texts = ({ rows }: Sheet): Cell[] => rows.flatMap((row) => row.map((it) => it?.content ?? null));

function valuesOf(sheet: Sheet): (name: string) => Cell[] {
  const valueAt = cellValues(sheet, functions);
  return (wanted) => {
    const { row, column, rows, columns } = sheet.names.find(({ name }) => name === wanted)!.area;
    return Array.from({ length: rows * columns }, (_, index) =>
      valueAt({ row: row + Math.floor(index / columns), column: column + (index % columns) }),
    );
  };
}

function expectClose(actual: readonly Cell[], expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  // Sums of rounded FLOPs a token and factors that are quotients: the last digits may differ.
  expected.forEach((it, index) => expect(Math.abs((actual[index] as number) / it - 1)).toBeLessThan(1e-9));
}

function expectCostOf(study: Study, sheet: Sheet): void {
  const at = valuesOf(sheet);
  const { experiments, total } = studyCost(study);
  expectClose(
    at(resultNames.params),
    study.models.map((it) => paramsOf(study, it)),
  );
  expectClose(
    at(resultNames.flopsPerToken),
    study.models.map((it) => flopsPerTokenOf(study, it)),
  );
  expectClose(
    at(resultNames.optimalTokens),
    study.models.map((it) => study.figures.tokens_per_param * activeParamsOf(study, it)),
  );
  expectClose(
    at(resultNames.experimentFlops),
    experiments.map(({ flops }) => flops),
  );
  expectClose(at(resultNames.totalUsd), [total.usd]);
  // The first assumption is the price, at the low that a plan gives it.
  const price = study.figures.usd_per_gpu_hour;
  const { low = price } = study.ranges["usd_per_gpu_hour"] ?? {};
  expectClose(at(resultNames.lowUsd).slice(0, 1), [(total.usd * low) / price]);
}

describe.each(STYLES)("a study of every published model in the %s style", (style) => {
  const study = studyOf(everyModel);
  const sheet = breakdownSheet(study, { style, charts: true });

  test("has on its sheet what the core works out, by sums over runs and by sums over models", () => {
    expectCostOf(study, sheet);
  });

  test("follows a longer sequence, windows included", () => {
    const longer = studyOf({ ...everyModel, assumptions: { ...everyModel.assumptions, seq_len: 8192 } });
    expectCostOf(longer, withContents(sheet, { seq_len: 8192 }));
  });

  test("shows the source of each model", () => {
    const shown = texts(sheet);
    for (const it of publishedModels) expect(shown).toContain(sourceText(it));
    expect(shown).toContain("Our own draft");
  });
});

test.each(["llama", "pythia"])("%s has the same values in both styles, whichever assumption is one more", (id) => {
  const study = studyById(id);
  const [excel, addin] = STYLES.map((style) => breakdownSheet(study, { style }));
  for (const { name, value } of inputsOf(study)) {
    const [a, b] = [excel!, addin!].map(
      (sheet) => valuesOf(withContents(sheet, { [name]: value + 1 }))(resultNames.totalUsd)[0],
    );
    expect([name, typeof a]).toEqual([name, "number"]);
    expect(Math.abs((b as number) / (a as number) - 1)).toBeLessThan(1e-12);
  }
});

test("layers that are no simple share of the study's make no difference to either style", () => {
  const file = checkStudyFile({
    ...planOf(),
    assumptions: { ...planOf().assumptions, layer_count: 7 },
    models: [{ ...OURS, name: "Deep", width: 512, layers: 29 }],
    experiments: [experiment({ name: "A", models: ["Deep", 128] })],
  });
  for (const style of STYLES) expectCostOf(studyOf(file), breakdownSheet(studyOf(file), { style }));
});

test("a model is one, however its name is spelled", () => {
  const study = studyOf(
    checkStudyFile({
      ...planOf(),
      models: [OURS],
      experiments: [experiment({ name: "A", models: ["Llama 3 8B", "llama-3 8b", "ours", "Ours"] })],
    }),
  );
  expect(study.models.map(({ own }) => own!.name)).toEqual(["Ours", "Llama 3 8B"]);
  expect(studyCost(study).total.runs).toBe(2);
});

test("two hundred models make a sheet, and more than two hundred are refused", () => {
  const widths = (most: number) => Array.from({ length: most }, (_, index) => 64 * (index + 1));
  const study = studyOf(
    checkStudyFile({ ...planOf(), experiments: [experiment({ name: "Many", models: widths(200) })] }),
  );
  expect(breakdownSheet(study, { style: "excel" }).rows.length).toBeGreaterThan(20);
  expect(() =>
    checkStudyFile({
      ...planOf(),
      experiments: [
        experiment({ name: "A", models: widths(150) }),
        experiment({ name: "B", models: widths(300).slice(150) }),
      ],
    }),
  ).toThrow("at most 200 different ones");
});

test("runs beyond a thousand million are refused with their place, by whatever they come about", () => {
  const problems = (sweep: Omit<Partial<FileSweep>, "name">): string => {
    try {
      checkStudyFile({ ...planOf(), experiments: [experiment({ name: "A", models: [64], ...sweep })] });
      return "";
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(problems({ points: { lowest_lr: 1e-300, highest_lr: 1e20, step: 1 + 1e-15 } })).toBe(
    "experiments 1, sweeps 1, points: must be at most 1e9 in total",
  );
  expect(problems({ settings: Array.from({ length: 40 }, () => ({ count: 1e9, of: "things" })) })).toBe(
    "experiments 1, sweeps 1, settings: must be at most 1e9 in total",
  );
  expect(problems({ points: { lowest_lr: 0.001, highest_lr: 0.128 } })).toBe("");
});

test("a plan on another accelerator loses the ranges of the figures that were another's", () => {
  const file = withAccelerator(llama, "B200");
  // The price is of a list with a low and a high.
  expect(file.ranges).toEqual({
    usd_per_gpu_hour: expect.objectContaining({ reason: expect.stringMatching(/^B200: /) }),
  });
  expect(acceleratorOf(file)!.name).toBe("B200");
  // The same price as an entry of the catalogue is not yet that entry.
  expect(acceleratorOf(llama)).toBeUndefined();
});

test("a study on an accelerator shows both of its sources on the sheet, and keeps the share of the peak", () => {
  for (const { name, peakFlops, specification, rent } of accelerators) {
    const file = withAccelerator(planOf(), name);
    const shown = texts(breakdownSheet(studyOf(checkStudyFile(file)), { style: "excel" })).map(String);
    expect(shown.some((it) => it.includes(sourceText(specification)))).toBe(true);
    if (rent) expect(shown.some((it) => it.includes(sourceText(rent.price)))).toBe(true);
    expect(file.assumptions).toMatchObject({
      peak_flops_per_gpu: peakFlops,
      usd_per_gpu_hour: rent?.usd ?? planOf().assumptions.usd_per_gpu_hour,
    });
    expect(file.assumptions.flops_per_gpu / peakFlops).toBeCloseTo(0.354, 3);
  }
});

test("the catalogue's sheet has every model and accelerator with its sources", () => {
  const shown = texts(catalogueSheet());
  for (const it of publishedModels) expect(shown).toEqual(expect.arrayContaining([it.name, it.width, sourceText(it)]));
  for (const it of accelerators)
    expect(shown).toEqual(
      expect.arrayContaining([
        it.name,
        it.peakFlops,
        sourceText(it.specification),
        ...(it.rent ? [sourceText(it.rent.price)] : []),
      ]),
    );
});

test("any mix of models is saved and opened as it was", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom<string | number>(...names, 128, 4096), { minLength: 1, maxLength: 6 }),
      fc.constantFrom("fixed" as const, "optimal" as const),
      (models, tokens) => {
        const file = checkStudyFile({ ...planOf(), experiments: [experiment({ name: "Mix", models, tokens })] });
        const opened = parseStudyFile(studyFileText(file));
        expect(opened).toEqual(file);
        expect(studyCost(studyOf(opened))).toEqual(studyCost(studyOf(file)));
      },
    ),
  );
});

test("a model's experts, share of windows and names are checked with their place", () => {
  const problems = (model: object): readonly string[] => {
    try {
      checkStudyFile({ ...planOf(), models: [{ ...OURS, ...model }] });
      return [];
    } catch (error) {
      return (error as { problems: string[] }).problems;
    }
  };
  expect(problems({ experts: { count: 4, active: 8 } })).toEqual([
    "models 1, experts, active: must not be above count",
  ]);
  expect(problems({ window: { tokens: 8, share: 2 } })).toEqual(["models 1, window, share: must be at most 1"]);
  expect(problems({ window: { tokens: 8 } })).toEqual([]);
});
