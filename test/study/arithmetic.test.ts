import * as fc from "../fast-check";
import { figuresOf } from "../../src/study/assumptions";
import { costInUsd } from "../../src/core/cost";
import { countsOf, flopsOfMoments, momentsOf } from "../../src/study/moments";
import { scalingExponents } from "../../src/studies/scaling-exponents";
import { studyCost, type Study } from "../../src/study/study";

const byMoments = (study: Study): number => {
  const moments = momentsOf(study);
  const choices = { gated: study.shape.gated, causal: study.shape.causal, tiedEmbeddings: study.tiedEmbeddings };
  return countsOf(study).reduce((sum, it) => sum + flopsOfMoments(figuresOf(study), moments[it]!, choices), 0);
};

test("the polynomial in the moments is the sum over the runs", () => {
  const { total } = studyCost(scalingExponents);
  expect(byMoments(scalingExponents) / total.flops).toBeCloseTo(1, 13);
  expect(costInUsd(byMoments(scalingExponents), figuresOf(scalingExponents)) / total.usd).toBeCloseTo(1, 13);
});

test("the polynomial follows models that differ from the study's shape, and runs of more tokens", () => {
  const factor = fc.double({ min: 0.1, max: 10, noNaN: true });
  const model = fc.record({
    heads: fc.integer({ min: 1, max: 200 }),
    attentionFactor: factor,
    weightFactor: factor,
    totalFactor: factor,
    vocabFactor: factor,
    embeddingFactor: factor,
  });
  fc.assert(
    fc.property(
      fc.array(model, { minLength: 1, maxLength: 5 }),
      factor,
      fc.constantFrom("fixed" as const, "optimal" as const),
      (models, tokenFactor, tokens) => {
        const sweep = {
          id: "a",
          name: "A",
          factors: [{ count: 3, of: "settings" }],
          points: 1 as const,
          models: [...models.keys()],
          tokens,
          tokenFactor,
        };
        const study: Study = {
          ...scalingExponents,
          models,
          experiments: [{ ...scalingExponents.experiments[0]!, sweeps: [sweep] }],
          corrections: [],
        };
        // The core rounds tokens and FLOPs a token to whole ones.
        expect(byMoments(study) / studyCost(study).total.flops).toBeCloseTo(1, 6);
      },
    ),
  );
});

test("the polynomial follows every figure and every choice of shape", () => {
  const whole = (max: number) => fc.integer({ min: 1, max });
  fc.assert(
    fc.property(
      whole(100),
      whole(8192),
      whole(300_000),
      whole(4),
      whole(8),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      whole(256),
      whole(100_000),
      whole(2048),
      whole(100),
      (
        layers,
        seqLen,
        vocab,
        kvRatio,
        ffnRatio,
        gated,
        causal,
        tiedEmbeddings,
        headDim,
        steps,
        batch,
        tokensPerParam,
      ) => {
        const study = {
          ...scalingExponents,
          shape: { layers, seqLen, vocab, kvRatio, ffnRatio, gated, causal },
          tiedEmbeddings,
          headDim,
          steps,
          batch,
          tokensPerParam,
        };
        expect(byMoments(study) / studyCost(study).total.flops).toBeCloseTo(1, 12);
      },
    ),
  );
});
