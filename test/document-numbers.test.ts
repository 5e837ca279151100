import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findNamed } from "../src/core/find-named";
import { publishedModels, transformerOf } from "../src/core/models";
import { trainingFlopsPerToken } from "../src/core/flops";
import { parameterCount } from "../src/core/transformer";
import { paper } from "../src/studies";
import { readStudy } from "../src/study/corrections";
import { studyCost } from "../src/study/cost";
import { sweepOf, withInputs, type Study } from "../src/study/study";

const ROOT = join(__dirname, "..");
const oneLine = (path: string): string => readFileSync(join(ROOT, path), "utf8").replace(/\s+/g, " ");

const power = (flops: number): string => flops.toExponential(2).toUpperCase();

const total = studyCost(paper).total;

/** The compute-optimal sweep of a study: FLOPs with tokens for each parameter, and with those for each that is no embedding. */
function byBothRules(study: Study): { all: number; blocks: number } {
  const sweep = sweepOf(study, "compute_optimal");
  const flops = (tokens: "optimal" | "non-embedding"): number =>
    studyCost({ ...study, experiments: [{ ...study.experiments[0]!, sweeps: [{ ...sweep, tokens }] }] }).total.flops;
  return { all: flops("optimal"), blocks: flops("non-embedding") };
}

test("the tokens per parameter that give the article's non-embedding P do so on the study itself", () => {
  const widths = readStudy(paper, "compute_optimal_widths_to_h32");
  const reason = paper.corrections.find(({ id }) => id === "compute_optimal")!.reason;
  const equivalents = [paper, widths].map((study) => {
    const { all, blocks } = byBothRules(study);
    const equivalent = (study.figures.tokens_per_param * blocks) / all;
    const typed = studyCost(withInputs(study, { tokens_per_param: equivalent })).total;
    expect((typed.flops - studyCost(study).total.flops) / (blocks - all)).toBeCloseTo(1, 8);
    return equivalent.toFixed(2);
  });
  expect(reason).toContain(`that is ${equivalents[0]} of all P over its widths, ${equivalents[1]} up to H = 32`);
});

test("what the corrections and sources say in words is what they come to", () => {
  const said = JSON.stringify(paper);
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
