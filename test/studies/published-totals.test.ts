import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { studyById, studyFile } from "../../src/studies";
import { flopsPerTokenOf, paramsOf, studyCost } from "../../src/study/cost";
import { parseStudyFile, type StudyFile } from "../../src/study/file";

const STUDIES = join(__dirname, "../../src/studies");
const llama = studyById("llama");

// LLaMA, arXiv:2302.13971v1 (February 2023): Table 2 for parameters, Table 15 for GPU hours.
test.each([
  ["7B", 6.7e9],
  ["13B", 13.0e9],
  ["33B", 32.5e9],
  ["65B", 65.2e9],
])("LLaMA %s has its published parameters to 1 %%", (name, published) => {
  const model = llama.models.find((it) => it.own!.name === name)!;
  expect(Math.abs(paramsOf(llama, model) / published - 1)).toBeLessThan(0.01);
});

test("LLaMA's GPU-hours are the published 1,770,394 to 1 %, and each model's to 11 %", () => {
  const { experiments, total } = studyCost(llama);
  const published = llama.experiments.map((it) => it.published!.gpuHours!);
  expect(published.reduce((a, b) => a + b)).toBe(1_770_394);
  expect(Math.abs(total.gpuHours / 1_770_394 - 1)).toBeLessThan(0.01);
  for (const [index, { gpuHours }] of experiments.entries())
    expect(Math.abs(gpuHours / published[index]! - 1)).toBeLessThan(0.11);
});

test("LLaMA's rate is the 65B model's 380 tokens per second times its FLOPs per token", () => {
  const largest = llama.models.at(-1)!;
  expect(Math.abs((380 * flopsPerTokenOf(llama, largest)) / llama.figures.flops_per_gpu - 1)).toBeLessThan(0.001);
});

test("the Pythia suite's hours are the published 136,070 to 10 %, at the rate of its largest model", () => {
  // arXiv:2304.01373, appendix: GPU hours of each model on A100s of 40 GB.
  const study = studyById("pythia");
  const published = study.experiments.map((it) => it.published!.gpuHours!);
  expect(published.reduce((a, b) => a + b)).toBe(136_070);
  const { experiments, total } = studyCost(study);
  expect(Math.abs(total.gpuHours / 136_070 - 1)).toBeLessThan(0.1);
  expect(Math.abs(experiments.at(-1)!.gpuHours / 72_300 - 1)).toBeLessThan(0.001);
});

describe.each(readdirSync(STUDIES).filter((it) => it.endsWith(".json")))("the published study %s", (name) => {
  const text = readFileSync(join(STUDIES, name), "utf8");
  const file = parseStudyFile(text);

  test("is in the index by its id, which is the file's name", () => {
    expect(`${file.id!}.json`).toBe(name);
    expect(studyFile(file.id!)).toEqual(file);
  });

  test("gives every figure its source, and every experiment what was published of it", () => {
    const { assumptions } = JSON.parse(text) as Pick<StudyFile, "assumptions">;
    expect(Object.keys(file.sources ?? {}).sort()).toEqual(Object.keys(assumptions).sort());
    for (const { source } of Object.values(file.counts ?? {})) expect(source).toBeDefined();
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
});
