import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findNamed } from "../src/core/find-named";
import { publishedModels, transformerOf } from "../src/core/models";
import { trainingFlopsPerToken } from "../src/core/flops";
import { parameterCount } from "../src/core/transformer";
import { effectiveFlops } from "../src/functions/effective-flops";
import { paper, studyById } from "../src/studies";
import { readStudy } from "../src/study/corrections";
import { flopsPerTokenOf, paramsOf, studyCost } from "../src/study/cost";
import { withInputs, type Study } from "../src/study/study";

const ROOT = join(__dirname, "..");
const oneLine = (path: string): string => readFileSync(join(ROOT, path), "utf8").replace(/\s+/g, " ");
const readme = oneLine("README.md");

const power = (flops: number): string => flops.toExponential(2).toUpperCase();
const millions = (usd: number): string => `US$${(usd / 1e6).toFixed(2)}M`;
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

const total = studyCost(paper).total;
const text = readStudy(paper, "text");

/** The compute-optimal sweep of a study, at so many tokens for each parameter that is no embedding: FLOPs more than at all of P. */
function withoutEmbeddings(study: Study): { flops: number; equivalent: number } {
  const sweep = study.experiments.flatMap(({ sweeps }) => sweeps).find(({ id }) => id === "compute_optimal")!;
  const { tokens_per_param: ratio, vocab_size: vocab } = study.figures;
  let [all, blocks] = [0, 0];
  for (const index of sweep.models) {
    const model = study.models[index]!;
    const runs = 12 * 15;
    all += runs * flopsPerTokenOf(study, model) * ratio * paramsOf(study, model);
    blocks += runs * flopsPerTokenOf(study, model) * ratio * (paramsOf(study, model) - 2 * vocab * model.width);
  }
  return { flops: blocks - all, equivalent: (ratio * blocks) / all };
}
const usd = (flops: number): number => (flops / 3600 / 3.5e14) * 3;

test("the README's totals are the study's", () => {
  expect(readme).toContain(
    `nine experiments, ${whole(total.runs)} runs, ${power(total.flops)} FLOPs, US$${(total.usd / 1e6).toFixed(1)}M.`,
  );
  const read = studyCost(text).total;
  const without = withoutEmbeddings(text);
  expect(readme).toContain(
    `the total is ${power(read.flops)} FLOPs and ${millions(read.usd)}; with its “20x tokens of non-embedding P” too, which its script does not follow ` +
      `(${without.equivalent.toFixed(2)} tokens per parameter give it), ${power(read.flops + without.flops)} and ${millions(read.usd + usd(without.flops))}.`,
  );
  expect(Object.keys(paper.experiments)).toHaveLength(9);
});

test("the tokens per parameter that give the article's non-embedding P do so on the study itself", () => {
  for (const [study, equivalent, change] of [
    [paper, 17.69, -123_657],
    [text, 16.7, -45_630],
  ] as const) {
    const without = withoutEmbeddings(study);
    expect(without.equivalent).toBeCloseTo(equivalent, 2);
    expect(Math.round(usd(without.flops))).toBe(change);
    const typed = studyCost(withInputs(study, { tokens_per_param: without.equivalent })).total;
    expect(typed.usd - studyCost(study).total.usd).toBeCloseTo(change, -1);
  }
  expect(studyCost(text).total.usd + usd(withoutEmbeddings(text).flops)).toBeCloseTo(12_030_893, -1);
});

test("what the corrections and sources say in words is what they come to", () => {
  const said = JSON.stringify(paper);
  const correction = paper.corrections.find(({ id }) => id === "compute_optimal")!;
  expect(correction.reason).toContain("17.69 tokens a parameter over its widths and $123,657 less");
  expect(correction.reason).toContain("with this reading 16.70 and $45,630");
  // One more run on each line, the one that ends it.
  const oneMore = studyCost(withInputs(paper, { learning_rates_per_sweep: 16 })).total.usd - total.usd;
  expect(said).toContain(`one more a line is $${(oneMore / 1e6).toFixed(1)}M`);
  const rows = studyCost(readStudy(paper, "headline_without_table_e1")).total;
  expect(said).toContain(`add up to 5.25e24 FLOPs and $${(rows.usd / 1e6).toFixed(1)}M`);
  // The rows as the headline table prints them; of what they are rounded from, 5.2578e24.
  const printed = [3.7e20, 7.99e23, 1.35e24, 7.99e23, 1.34e24, 1.33e23, 7.92e22, 7.52e23];
  expect((printed.reduce((sum, it) => sum + it, 0) / 1e24).toFixed(2)).toBe("5.25");
  expect((rows.flops / 1e24).toFixed(2)).toBe("5.26");
});

test("readings that are up to two counts of one run come to what an independent count says", () => {
  // findings: 2 of 6 ε settings; all 50k-step runs of Adam and SGD; 1 of 24 and 1 of 36 settings; the twelfth width of Adafactor.
  const change = (id: string) => studyCost(readStudy(paper, id)).total.usd - total.usd;
  expect(change("base_epsilon_once") / 1e3).toBeCloseTo(-634, 0);
  expect(change("fixed_step_not_repeated") / 1e3).toBeCloseTo(-634, 0);
  expect((change("beta_edge_case_copied") + change("gamma_edge_case_copied")) / 1e3).toBeCloseTo(-158.5, 0);
  expect(change("adafactor_twelve_widths") / 1e3).toBeCloseTo(151, 0);
  expect(change("gamma_trials_repeated")).toBeCloseTo(-123_788, 0);
});

test("the README's hours of other studies are the studies', at their own rates and at the article's", () => {
  const hours = (id: string, rate?: number): number => {
    const study = studyById(id);
    return studyCost(rate === undefined ? study : withInputs(study, { flops_per_gpu: rate })).total.gpuHours;
  };
  const atArticles = (350 / 989.4) * 312e12;
  expect(readme).toContain(
    `${whole(hours("llama"))} GPU-hours at the rate that its authors print for the largest, published 1,770,394; ` +
      `${whole(hours("llama", atArticles))} at 35.4 % of the peak`,
  );
  expect(readme).toContain(`${whole(hours("pythia"))} at the rate that the hours of its largest model give`);
  expect(readme).toContain(`half of the published 136,070; ${whole(hours("pythia", atArticles))} at 35.4 %`);
});

test("what README says the figures assume are the paper's figures", () => {
  const { flops_per_gpu, usd_per_gpu_hour } = paper.figures;
  expect(readme).toContain(
    `${paper.counts["learning_rates_per_sweep"]!.value} learning rates per sweep (estimated by eye), an H100 that sustains ` +
      `${String(flops_per_gpu / 1e14)}e14 FLOP/s at US$${usd_per_gpu_hour} per hour`,
  );
  expect(effectiveFlops.call("H100 SXM", 350 / 989.4)[0]![0]).toBeCloseTo(flops_per_gpu, -3);
});

test("the share of norms and positions that the counts leave out is as the core says", () => {
  const words = oneLine("src/core/transformer.ts").replaceAll(" * ", " ");
  const share = (width: number): number => {
    const shape = {
      ...transformerOf(findNamed(publishedModels, "GPT-2 XL")!),
      width,
      layers: 8,
      vocab: 32101,
      seqLen: 512,
      kvRatio: 1,
      ffnRatio: 4,
      attentionRatio: 1,
    };
    // Two norms a layer and one at the end, of a scale each; learned positions.
    const left = (2 * 8 + 1) * width + 512 * width;
    return left / (parameterCount(shape) + left);
  };
  expect(words).toContain(
    `${(100 * share(128)).toFixed(2)} % of the weights at D = 128, ${(100 * share(1024)).toFixed(2)} % at 1024`,
  );
  expect(share(6144)).toBeLessThan(0.001);
  expect(share(4096)).toBeGreaterThan(0.001);
});

test("changed numbers of models are what the changelog says", () => {
  const changelog = oneLine("CHANGELOG.md");
  const mixtral = transformerOf(findNamed(publishedModels, "Mixtral 8x22B")!);
  expect(changelog).toContain(
    `FLOPS_PER_TOKEN("Mixtral 8x22B")\` is ${power(trainingFlopsPerToken(mixtral))}, and was ${power(trainingFlopsPerToken({ ...mixtral, seqLen: 65_536 }))}`,
  );
  expect(changelog).toContain(`${publishedModels.length} models instead of 41`);
});
