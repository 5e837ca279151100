import * as fc from "../fast-check";
import { runs } from "../sizes";
import { trainingFlopsPerToken } from "../../src/core/flops";
import { publishedModels, transformerOf, type PublishedModel } from "../../src/core/models";
import { paper, studyFile } from "../../src/studies";
import { activeParamsOf, flopsPerTokenOf, paramsOf } from "../../src/study/cost";
import { studyOf } from "../../src/study/read-file";
import { activeParameterCount, attentionWidth, parameterCount, windowReach } from "../../src/core/transformer";

/** What a printed number of parameters counts otherwise, where the difference is over 2 %. */
const COUNTED_OTHERWISE: Readonly<Record<string, (model: PublishedModel) => number>> = {
  // Relative positions of Transformer-XL: D² weights a layer.
  "Gopher 280B": ({ layers, width }) => layers * width ** 2,
  "Chinchilla 70B": ({ layers, width }) => layers * width ** 2,
};
/** Active parameters as printed leave the input embedding out (arXiv:2508.10925, note under Table 1). */
const WITHOUT_INPUT_TABLE = ["gpt-oss-20b", "gpt-oss-120b"];
/** Only a size is printed, "40B". */
const PRINTED_SIZE_ONLY: Readonly<Record<string, number>> = { "Falcon 40B": 0.035 };

test("the catalogue has at least twenty models, each once", () => {
  expect(publishedModels.length).toBeGreaterThanOrEqual(20);
  expect(new Set(publishedModels.map(({ name }) => name.toLowerCase())).size).toBe(publishedModels.length);
});

describe.each(publishedModels.map((it) => [it.name, it] as const))("%s", (name, model) => {
  test("has its published parameters to 2 %, norms and biases left out", () => {
    const params = parameterCount(transformerOf(model), model.tied) + (COUNTED_OTHERWISE[name]?.(model) ?? 0);
    expect(Math.abs(params / model.publishedParams - 1)).toBeLessThan(PRINTED_SIZE_ONLY[name] ?? 0.02);
  });

  if (model.publishedActiveParams !== undefined) {
    test("has its published active parameters to 2 %", () => {
      const active =
        activeParameterCount(transformerOf(model), model.tied) -
        (WITHOUT_INPUT_TABLE.includes(name) ? model.vocab * model.width : 0);
      expect(Math.abs(active / model.publishedActiveParams! - 1)).toBeLessThan(0.02);
    });
  }

  test("is in whole numbers, with a source and its month", () => {
    for (const it of [
      model.width,
      model.layers,
      model.heads,
      model.kvHeads,
      model.headDim,
      model.ffnWidth,
      model.vocab,
      model.seqLen,
    ]) {
      expect(Number.isInteger(it) && it > 0).toBe(true);
    }
    expect(Number.isInteger(parameterCount(transformerOf(model), model.tied))).toBe(true);
    expect(model.source.length).toBeGreaterThan(10);
    expect(model.date).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    expect(model.source).not.toMatch(/^[=+\-@']/);
  });

  test("costs the same a token as a model of a study, whatever the study's own shape", () => {
    fc.assert(
      fc.property(
        fc.record({
          layer_count: fc.integer({ min: 1, max: 100 }),
          seq_len: fc.integer({ min: 16, max: 100_000 }),
          vocab_size: fc.integer({ min: 1, max: 300_000 }),
          kv_ratio: fc.constantFrom(1, 0.25),
          ffn_ratio: fc.constantFrom(1, 2.7, 4),
        }),
        fc.record({ gated: fc.boolean(), causal: fc.boolean(), tied: fc.boolean() }),
        (figures, shape) => {
          const { corrections: _, claims: __, ...file } = studyFile(paper.id);
          const study = studyOf({
            ...file,
            assumptions: { ...paper.figures, ...figures },
            shape,
            experiments: [{ name: "A", sweeps: [{ models: [name] }] }],
          });
          const its = study.models[0]!;
          const transformer = { ...transformerOf(model), seqLen: figures.seq_len, causal: shape.causal };
          expect(flopsPerTokenOf(study, its) / trainingFlopsPerToken(transformer)).toBeCloseTo(1, 12);
          expect(paramsOf(study, its) / parameterCount(transformer, model.tied)).toBeCloseTo(1, 12);
          expect(activeParamsOf(study, its) / activeParameterCount(transformer, model.tied)).toBeCloseTo(1, 12);
        },
      ),
      { numRuns: runs(20) },
    );
  });
});

test("DeepSeek-V3 has 671B parameters of which a token passes 37B, by latent attention and experts", () => {
  // arXiv:2412.19437, abstract: “671B total parameters with 37B activated for each token”.
  const model = publishedModels.find(({ name }) => name === "DeepSeek-V3")!;
  expect(Math.round(parameterCount(transformerOf(model), model.tied) / 1e9)).toBe(671);
  expect(activeParameterCount(transformerOf(model), model.tied) / 1e9).toBeCloseTo(37.5, 0);
  // The released weights hold 671,026,419,200: beside the matrices two norms a layer and one after all, norms of both
  // ranks a layer, and a bias for each expert of 58 layers.
  const norms = (2 * 61 + 1) * 7168 + 61 * (1536 + 512) + 58 * 256;
  expect(parameterCount(transformerOf(model), model.tied) + norms).toBe(671_026_419_200);
  // arXiv:2505.09343, Table 2: 250 GFLOPs a token, at a length of 4,096 under a causal mask.
  expect(Math.round(trainingFlopsPerToken(transformerOf(model)) / 1e9 / 10) * 10).toBe(250);
  expect(attentionWidth(transformerOf(model))).toBe((128 * (128 + 64 + 128)) / 2);
});

test("a window leaves of attention what its positions see, counted one by one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 2000 }), fc.integer({ min: 1, max: 3000 }), (seqLen, tokens) => {
      let [seen, all] = [0, 0];
      for (let position = 1; position <= seqLen; position++) {
        seen += Math.min(position, tokens);
        all += position;
      }
      // The count has half a token more a position than the area: both are halves of a square.
      expect(Math.abs(windowReach({ tokens, share: 1 }, seqLen, true) - seen / all)).toBeLessThan(1.5 / seqLen);
      expect(windowReach({ tokens, share: 1 }, seqLen, false)).toBe(Math.min(1, tokens / seqLen));
      expect(windowReach({ tokens, share: 0.25 }, seqLen, true)).toBeCloseTo(
        0.75 + 0.25 * windowReach({ tokens, share: 1 }, seqLen, true),
        12,
      );
    }),
  );
});

test("a width that is a whole one stays whole, whatever its ratio rounds to, and a part of one stays a part", () => {
  const shape = { layers: 1, seqLen: 1, vocab: 1, kvRatio: 1, gated: false, causal: true };
  for (let width = 1; width <= 400; width++) {
    for (const ffnWidth of [1, 7, 341, 13_824, 28_672]) {
      expect(parameterCount({ ...shape, width, ffnRatio: ffnWidth / width })).toBe(
        4 * width * width + 2 * width * ffnWidth + 2 * width,
      );
    }
  }
  expect(parameterCount({ ...shape, width: 10, ffnRatio: 0.25 })).toBe(4 * 100 + 2 * 10 * 2.5 + 20);
});

test("a study's windows come from its models' own layers", () => {
  const gemma = publishedModels.find(({ name }) => name === "Gemma 3 27B")!;
  expect(transformerOf(gemma).slidingWindow).toEqual({ tokens: 1024, share: 52 / 62 });
  expect(transformerOf(publishedModels.find(({ name }) => name === "GPT-3 175B")!)).not.toHaveProperty("slidingWindow");
});
