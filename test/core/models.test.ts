import * as fc from "../fast-check";
import { runs } from "../sizes";
import { trainingFlopsPerToken } from "../../src/core/flops";
import {
  ASSUMED_SEQ_LEN,
  mtpFlopsPerToken,
  publishedModels,
  transformerOf,
  type PublishedModel,
} from "../../src/core/models";
import { paper, studyFile } from "../../src/studies";
import { activeParamsOf, flopsPerTokenOf, paramsOf } from "../../src/study/cost";
import { studyOf } from "../../src/study/read-file";
import { activeParameterCount, attentionWidth, parameterCount, windowReach } from "../../src/core/transformer";

/** What a printed number of parameters counts otherwise. */
const COUNTED_OTHERWISE: Readonly<Record<string, (model: PublishedModel) => number>> = {
  // Relative positions of Transformer-XL: D² weights a layer.
  "Gopher 280B": ({ layers, width }) => layers * width ** 2,
  "Chinchilla 70B": ({ layers, width }) => layers * width ** 2,
};
/** Tables that active parameters as printed leave out. */
const TABLES_LEFT_OUT: Readonly<Record<string, number>> = {
  // arXiv:2508.10925, note under Table 1.
  "gpt-oss-20b": 1,
  "gpt-oss-120b": 1,
  // arXiv:2508.06471, Table 1: neither word embeddings nor the output layer.
  "GLM-4.5": 2,
  "GLM-4.5-Air": 2,
  // No document says so; the number fits so and not otherwise.
  "MiniMax-M2": 2,
  "DeepSeek-V2 Lite": 1,
};
/** Only a size is printed, "40B", and it is not the nearest; or norms, biases and positions make the difference. */
const PRINTED_SIZE_ONLY: Readonly<Record<string, number>> = { "Falcon 40B": 0.035, "OPT 2.7B": 0.021 };

/** Half a unit of the last digit that is printed: "0.6B" may be 0.55 to 0.65. */
function rounding(printed: string): number {
  const digits = printed.replace(/[A-Z]$/, "");
  const unit = 10 ** -(digits.split(".")[1]?.length ?? 0);
  return unit / 2 / Number(digits);
}

test("the catalogue has at least 120 models, each once", () => {
  expect(publishedModels.length).toBeGreaterThanOrEqual(120);
  expect(new Set(publishedModels.map(({ name }) => name.toLowerCase())).size).toBe(publishedModels.length);
});

describe.each(publishedModels.map((it) => [it.name, it] as const))("%s", (name, model) => {
  test("has its published parameters to 2 % or as they are rounded, norms and biases left out", () => {
    const params = parameterCount(transformerOf(model), model.tied) + (COUNTED_OTHERWISE[name]?.(model) ?? 0);
    expect(Math.abs(params / model.publishedParams - 1)).toBeLessThan(
      PRINTED_SIZE_ONLY[name] ?? Math.max(0.02, rounding(model.printedSize)),
    );
  });

  if (model.publishedActiveParams !== undefined) {
    test("has its published active parameters to 2.5 %", () => {
      const active =
        activeParameterCount(transformerOf(model), model.tied) -
        (TABLES_LEFT_OUT[name] ?? 0) * model.vocab * model.width;
      expect(Math.abs(active / model.publishedActiveParams! - 1)).toBeLessThan(0.025);
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
      model.seqLen ?? ASSUMED_SEQ_LEN,
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

test.each([
  ["Gemma 2B", 524_550_144],
  ["Gemma 7B", 786_825_216],
  ["Gemma 2 2B", 590_118_912],
  ["Gemma 2 9B", 917_962_752],
  ["Gemma 2 27B", 1_180_237_824],
])(
  "the table of %s is as large as its report says, with the rows that the hub's weights leave out",
  (name, printed) => {
    // arXiv:2403.08295 and arXiv:2408.00118, Table 2: embedding parameters; num_embed of google-deepmind/gemma is the same.
    const { vocab, width } = publishedModels.find((it) => it.name === name)!;
    expect(vocab * width).toBe(printed);
  },
);

test("a length that is not published is told as such, and FLOPs are counted at 4,096 tokens", () => {
  const mixtral = publishedModels.find(({ name }) => name === "Mixtral 8x22B")!;
  expect(mixtral).not.toHaveProperty("seqLen");
  expect(transformerOf(mixtral).seqLen).toBe(4096);
  // findings: 2.42e11 FLOPs a token at 4,096 tokens, 3.69e11 at the 65,536 of its configuration.
  expect(trainingFlopsPerToken(transformerOf(mixtral)) / 1e11).toBeCloseTo(2.42, 2);
});

test("every second layer of Llama 4 Maverick is dense, and 17B of its 400B weights are active", () => {
  // AI-Hypercomputer/maxtext, llama4-17b-128e.yml: interleave_moe_layer_step 2, mlp 16384, expert 8192.
  const maverick = publishedModels.find(({ name }) => name === "Llama 4 Maverick")!;
  const attention = 48 * (2 * 5120 * 5120 + 2 * 5120 * 1024);
  const dense = 24 * 3 * 5120 * 16384;
  const tables = 2 * 202048 * 5120;
  const mixture = (experts: number) => 24 * (experts * 3 * 5120 * 8192 + 5120 * 128);
  expect(parameterCount(transformerOf(maverick), false)).toBe(attention + dense + mixture(129) + tables);
  expect(activeParameterCount(transformerOf(maverick), false)).toBe(attention + dense + mixture(2) + tables);
});

test("queries without a low rank are projected at once", () => {
  // arXiv:2405.04434, Appendix B: DeepSeek-V2-Lite does not compress queries; 15.7B, of which 2.4B are active.
  const lite = publishedModels.find(({ name }) => name === "DeepSeek-V2 Lite")!;
  const attention = 2048 * 16 * 192 + 2048 * (512 + 64) + 512 * 16 * (128 + 128) + 16 * 128 * 2048;
  const experts = 26 * ((64 + 2) * 3 * 2048 * 1408 + 2048 * 64) + 3 * 2048 * 10944;
  expect(parameterCount(transformerOf(lite), false)).toBe(27 * attention + experts + 2 * 102400 * 2048);
});

test("the module that DeepSeek-V3 predicts a second token with is 3.8 % more work, and no part of its FLOPs per token", () => {
  const model = publishedModels.find(({ name }) => name === "DeepSeek-V3")!;
  // NVIDIA/Megatron-LM's count with mtp_num_layers 1 is 3.8 % above that without (findings, E10).
  expect(mtpFlopsPerToken(model) / trainingFlopsPerToken(transformerOf(model))).toBeCloseTo(0.038, 2);
  // One layer of nine experts with its attention, two projections and the output layer.
  const attention = 1536 * (7168 + 128 * 192) + 7168 * (512 + 64) + 512 * 128 * 256 + 128 * 128 * 7168;
  const mixture = 9 * 3 * 7168 * 2048 + 7168 * 256;
  const scores = (4096 * 128 * (192 + 128)) / 2;
  expect(mtpFlopsPerToken(model)).toBe(6 * (attention + mixture + scores + 2 * 7168 ** 2 + 129_280 * 7168));
  expect(mtpFlopsPerToken(publishedModels.find(({ name }) => name === "Llama 3 8B")!)).toBe(0);
});
