import * as fc from "../fast-check";
import { gpusForDays } from "../../src/core/budget";
import { optimalTokens, trainingFlopsPerToken } from "../../src/core/flops";
import { parameterCount, type Transformer } from "../../src/core/transformer";

const paper: Transformer = {
  width: 1024,
  layers: 8,
  seqLen: 512,
  vocab: 32101,
  kvRatio: 1,
  ffnRatio: 4,
  gated: false,
  causal: true,
};

const transformers = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  layers: fc.integer({ min: 1, max: 200 }),
  seqLen: fc.integer({ min: 1, max: 100_000 }),
  vocab: fc.integer({ min: 1, max: 300_000 }),
  kvRatio: fc.constantFrom(1, 0.5, 0.25, 0.125),
  ffnRatio: fc.constantFrom(1, 2, 3.5, 4),
  gated: fc.boolean(),
  causal: fc.boolean(),
});

test("GPT-3's published 3.14e23 FLOPs come out within two percent of its shape and 300 billion tokens", () => {
  // Brown et al. 2020, Table D.1: 3.14E+23 by 6 × parameters × tokens; 96 layers, 12288 wide, 2048 tokens of context.
  const gpt3 = { ...paper, width: 12288, layers: 96, seqLen: 2048, vocab: 50257 };
  expect(Math.abs((trainingFlopsPerToken(gpt3) * 300e9) / 3.14e23 - 1)).toBeLessThan(0.03);
  expect(Math.abs(parameterCount(gpt3, true) / 174.6e9 - 1)).toBeLessThan(0.01);
});

test("FLOPs a token are the article's closed form for any integral shape", () => {
  fc.assert(
    fc.property(transformers, (model) => {
      const { width: D, layers: L, seqLen, vocab: V } = model;
      const closed = 12 * D * D * L * (1 + 1 + 4) + 6 * D * L * seqLen + 6 * D * V;
      expect(trainingFlopsPerToken({ ...model, kvRatio: 1, ffnRatio: 4, gated: false, causal: true })).toBe(closed);
    }),
  );
});

test("FLOPs a token grow with each dimension, with a gate and without a mask", () => {
  fc.assert(
    fc.property(
      transformers,
      fc.constantFrom("width", "layers", "seqLen", "vocab", "kvRatio", "ffnRatio" as const),
      (model, key) => {
        const more = { ...model, [key]: model[key as "width"] * 2 };
        expect(trainingFlopsPerToken(more)).toBeGreaterThan(trainingFlopsPerToken(model));
        expect(trainingFlopsPerToken({ ...model, gated: true })).toBeGreaterThanOrEqual(
          trainingFlopsPerToken({ ...model, gated: false }),
        );
        expect(trainingFlopsPerToken({ ...model, causal: false })).toBeGreaterThan(
          trainingFlopsPerToken({ ...model, causal: true }),
        );
      },
    ),
  );
});

test("tying the embeddings saves one table", () => {
  fc.assert(
    fc.property(transformers, (model) => {
      expect(parameterCount(model) - parameterCount(model, true)).toBeCloseTo(model.vocab * model.width, 0);
    }),
  );
});

test("20 tokens a parameter are optimal", () => {
  expect(optimalTokens(parameterCount(paper), 20)).toBe(3_328_122_880);
});

test("nothing to be done takes no GPU, and the least that is takes one", () => {
  expect(gpusForDays(0, 1, 3.5e14)).toBe(0);
  expect(gpusForDays(1, 1, 3.5e14)).toBe(1);
});
