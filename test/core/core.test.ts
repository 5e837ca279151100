import * as fc from "../fast-check";
import { costInUsd, daysOnGpus, gpuHours, nodeHours, nodeMonths } from "../../src/core/cost";
import { trainingFlopsPerToken } from "../../src/core/flops";
import { optimalTokens, runTokens } from "../../src/core/flops";
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

test("cost and time are proportional to FLOPs", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 1e27, noNaN: true }),
      fc.double({ min: 1e9, max: 1e18, noNaN: true }),
      (flops, flopsPerGpu) => {
        const hours = gpuHours(flops, flopsPerGpu);
        expect(costInUsd(flops, { flopsPerGpu, usdPerGpuHour: 3 })).toBeCloseTo(hours * 3, -Math.log10(hours * 3) + 12);
        expect(daysOnGpus(flops, 24, flopsPerGpu) * 576).toBeCloseTo(hours, -Math.log10(hours) + 12);
        expect(nodeHours(flops, { flopsPerGpu, gpusPerNode: 8 }) * 8).toBeCloseTo(hours, -Math.log10(hours) + 12);
        expect(nodeMonths(flops, { flopsPerGpu, gpusPerNode: 8 }) * 8 * 720).toBeCloseTo(
          hours,
          -Math.log10(hours) + 12,
        );
      },
    ),
  );
});

test("a run of the paper sees 6,553,600,000 tokens and 20 tokens a parameter are optimal", () => {
  expect(runTokens(50_000, 256, 512)).toBe(6_553_600_000);
  expect(optimalTokens(parameterCount(paper), 20)).toBe(3_328_122_880);
});
