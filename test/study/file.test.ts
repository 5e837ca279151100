import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "../fast-check";
import { runs } from "../sizes";
import { figureNames } from "../../src/study/assumptions";
import { flopsPerTokenOf, paramsOf, studyCost } from "../../src/study/study";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { llamaStudyFile } from "../../src/studies/llama";
import { pythiaStudyFile } from "../../src/studies/pythia";
import {
  checkStudyFile,
  parseStudyFile,
  StudyFileError,
  studyFileText,
  studyOf,
  type StudyFile,
} from "../../src/study/file";
import { PLAN_EXAMPLES } from "../../src/taskpane/plan/plan";

const STUDIES = join(__dirname, "../../src/studies");
const llama = studyOf(llamaStudyFile);

/** Why a file made of LLaMA's by a change is no study. */
function problems(change: (file: Record<string, unknown> & StudyFile) => void): readonly string[] {
  const file = structuredClone(llamaStudyFile) as Record<string, unknown> & StudyFile;
  change(file);
  try {
    checkStudyFile(file);
  } catch (error) {
    if (error instanceof StudyFileError) return error.problems;
    throw error;
  }
  return [];
}

// LLaMA, arXiv:2302.13971v1 (February 2023): Table 2 for parameters, Table 15 for GPU hours.
test.each([
  ["7B", 6.7e9],
  ["13B", 13.0e9],
  ["33B", 32.5e9],
  ["65B", 65.2e9],
])("LLaMA %s has its published parameters to 1 %%", (name, published) => {
  const model = llama.models.find((it) => it.name === name)!;
  expect(Math.abs(paramsOf(llama, model) / published - 1)).toBeLessThan(0.01);
});

test("LLaMA's GPU hours are the published 1,770,394 to 1 %, and each model's to 11 %", () => {
  const { experiments, total } = studyCost(llama);
  const published = llama.experiments.map((it) => it.published!.gpuHours!);
  expect(published.reduce((a, b) => a + b)).toBe(1_770_394);
  expect(Math.abs(total.gpuHours / 1_770_394 - 1)).toBeLessThan(0.01);
  for (const [index, { gpuHours }] of experiments.entries())
    expect(Math.abs(gpuHours / published[index]! - 1)).toBeLessThan(0.11);
});

test("LLaMA's rate is the 65B model's 380 tokens a second times its FLOPs a token", () => {
  const largest = llama.models.at(-1)!;
  expect(Math.abs((380 * flopsPerTokenOf(llama, largest)) / llama.fleet.flopsPerGpu - 1)).toBeLessThan(0.001);
});

test("a saved study opens as it was", () => {
  expect(parseStudyFile(studyFileText(llamaStudyFile))).toEqual(llamaStudyFile);
});

test("a file that is no study says every place that is wrong", () => {
  expect(problems(() => {})).toEqual([]);
  expect(problems((file) => void (file.training.steps = 0.5))).toEqual([
    "training, steps: must be a whole number",
    "training, steps: must be 1 or more",
  ]);
  expect(problems((file) => delete (file as Partial<StudyFile>).fleet)).toEqual(["fleet: is missing"]);
  expect(problems((file) => void (file["titel"] = "x"))).toEqual(["titel: is not known here"]);
  expect(problems((file) => void (file.version = 2 as 1))).toEqual([
    "version: must be 1: this file is of another version of FLOPsheet",
  ]);
  expect(problems((file) => void (file.experiments[1]!.models = ["7C"]))).toEqual([
    "experiments 2, models: no model is called “7C”",
  ]);
  expect(problems((file) => void (file.experiments[0]!.points = { lowest_lr: 2, highest_lr: 1 }))).toEqual([
    "experiments 1, points, highest_lr: must not be below lowest_lr",
  ]);
  expect(problems((file) => void (file.models![1]!.name = "7B"))).toContain("models 2, name: “7B” stands twice");
  expect(problems((file) => void (file.sources = { price: "x" }))).toEqual(["sources, price: is not known here"]);
  expect(problems((file) => void (file.experiments = []))).toEqual(["experiments: must have at least one entry"]);
});

test("a text that a cell would take for a formula is refused", () => {
  expect(problems((file) => void (file.experiments[0]!.name = '=HYPERLINK("x")'))).toEqual([
    "experiments 1, name: must not begin with = + - @ or an apostrophe",
  ]);
});

test("a file that is not JSON says where it ends to be", () => {
  expect(() => parseStudyFile('{"format": "flopsheet-study",')).toThrow(/^the file is not JSON: /);
  expect(() => parseStudyFile("[]")).toThrow(StudyFileError);
  expect(() => parseStudyFile("null")).toThrow(StudyFileError);
});

test("any change of a study's file is refused with its place or gives a study with a cost", () => {
  const paths = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
    typeof value === "object" && value !== null
      ? [
          path,
          ...Object.entries(value).flatMap(([key, it]) =>
            paths(it, [...path, Array.isArray(value) ? Number(key) : key]),
          ),
        ]
      : [path];
  const all = paths(llamaStudyFile).filter((it) => it.length > 0);
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.oneof(fc.jsonValue(), fc.double(), fc.integer(), fc.string()),
      (path, value) => {
        const file = JSON.parse(JSON.stringify(llamaStudyFile)) as Record<string | number, unknown>;
        let inner = file;
        for (const key of path.slice(0, -1)) inner = inner[key] as Record<string | number, unknown>;
        inner[path.at(-1)!] = value;
        try {
          const study = studyOf(checkStudyFile(file));
          const { usd } = studyCost(study).total;
          expect(Number.isNaN(usd)).toBe(false);
          for (const row of breakdownSheet(study, { style: "excel" }).rows) {
            for (const cell of row)
              if (cell?.content === value && typeof value === "string") expect(value).not.toMatch(/^=/);
          }
        } catch (error) {
          if (!(error instanceof StudyFileError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: runs(500) },
  );
});

test("tokens of a run may be a number, and then nothing else", () => {
  const experiment = { name: "A", models: ["7B"], run_tokens: 15e12 };
  const study = studyOf(checkStudyFile({ ...llamaStudyFile, experiments: [experiment] }));
  const { total } = studyCost(study);
  expect(total.flops / (flopsPerTokenOf(study, study.models[0]!) * 15e12)).toBeCloseTo(1, 12);
  for (const beside of [{ steps: 5 }, { batch: 5 }, { tokens: "optimal" }]) {
    expect(problems((file) => void Object.assign(file.experiments[0]!, { run_tokens: 1e9 }, beside))).toEqual([
      "experiments 1, run_tokens: must not stand beside steps, batch or compute-optimal tokens",
    ]);
  }
});

test("widths beside named models, products of settings and learning-rate ranges count their runs", () => {
  const study = studyOf(
    checkStudyFile({
      ...llamaStudyFile,
      experiments: [
        {
          name: "A",
          models: [1024, "7B", 1024],
          settings: [
            { count: 4, of: "things" },
            { count: 3, of: "others" },
          ],
          points: { lowest_lr: 0.001, highest_lr: 0.128 },
        },
        { name: "B", models: ["13B"], tokens: "optimal", batch: 1024 },
      ],
    }),
  );
  const { experiments } = studyCost(study);
  expect(experiments.map(({ runs }) => runs)).toEqual([4 * 3 * 15 * 2, 1]);
  const [a, b] = study.experiments.map((it) => it.sweeps[0]!);
  expect(a!.models.map((it) => study.models[it]!.name)).toEqual([undefined, "7B"]);
  expect(b!.tokenFactor).toBe(0.5);
});

test("the Pythia suite's hours are the published 136,070 to 10 %, at the rate of its largest model", () => {
  // arXiv:2304.01373, appendix: GPU hours of each model on A100s of 40 GB.
  const study = studyOf(pythiaStudyFile);
  const published = study.experiments.map((it) => it.published!.gpuHours!);
  expect(published.reduce((a, b) => a + b)).toBe(136_070);
  const { experiments, total } = studyCost(study);
  expect(Math.abs(total.gpuHours / 136_070 - 1)).toBeLessThan(0.1);
  expect(Math.abs(experiments.at(-1)!.gpuHours / 72_300 - 1)).toBeLessThan(0.001);
});

describe.each(readdirSync(STUDIES).filter((it) => it.endsWith(".json")))("the published study %s", (name) => {
  const file = parseStudyFile(readFileSync(join(STUDIES, name), "utf8"));

  test("gives every figure its source, and every experiment what was published of it", () => {
    expect(Object.keys(file.sources ?? {}).sort()).toEqual(
      [...Object.values(figureNames), "peak_flops_per_gpu"].sort(),
    );
    for (const { name: experiment, published, place, uncertainty } of file.experiments) {
      expect([experiment, published !== undefined, place !== undefined, uncertainty !== undefined]).toEqual([
        experiment,
        true,
        true,
        true,
      ]);
    }
    expect(file.source).toMatch(/\d{4}/);
  });

  test("is offered in the planner", () => {
    expect(PLAN_EXAMPLES.map((it) => it.file())).toContainEqual(file);
  });
});
