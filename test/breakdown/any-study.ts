import * as fc from "../fast-check";
import { publishedModels } from "../../src/core/models";
import { checkStudyFile, studyOf, type StudyFile } from "../../src/study/file";
import type { Study } from "../../src/study/study";

/** Head widths that divide no power of two, whose quotients a double rounds, beside usual ones. */
const HEAD_DIMS = [7, 11, 13, 49, 96, 100, 64, 128, 192];

const whole = (min: number, max: number) => fc.integer({ min, max });
const ratio = fc.constantFrom(0.125, 0.25, 1, 1.5, 2.6875, 8 / 3, 4);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const ownModel = fc.record({
  width: whole(1, 20_000),
  layers: optional(whole(1, 120)),
  vocab: optional(whole(1, 300_000)),
  kv_ratio: optional(ratio),
  ffn_ratio: optional(ratio),
  gated: optional(fc.boolean()),
  tied: optional(fc.boolean()),
  attention_ratio: optional(ratio),
  window: optional(fc.record({ tokens: whole(1, 10_000), share: optional(fc.constantFrom(0.25, 0.5, 1)) })),
  experts: optional(fc.record({ count: whole(4, 64), active: whole(1, 4), shared: optional(whole(1, 2)) })),
});

const tokens: fc.Arbitrary<Partial<StudyFile["experiments"][number]>> = fc.oneof(
  fc.constant({}),
  fc.constant({ tokens: "optimal" as const }),
  fc.record({ steps: whole(1, 1e6), batch: whole(1, 5000) }),
  fc.record({ run_tokens: whole(1, 1e6).map((it) => it * 1e6) }),
);

const points: fc.Arbitrary<StudyFile["experiments"][number]["points"]> = fc.oneof(
  fc.constant(undefined),
  whole(1, 40),
  fc.record({ lowest_lr: fc.constant(1e-4), highest_lr: fc.constantFrom(1e-4, 0.01, 0.3) }),
);

/** Without what was left out: a study file has no undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

const files: fc.Arbitrary<StudyFile> = fc
  .record({
    headDim: fc.constantFrom(...HEAD_DIMS),
    heads: fc.array(whole(1, 60), { minLength: 1, maxLength: 3 }),
    own: fc.array(ownModel, { maxLength: 3 }),
    published: fc.subarray(
      publishedModels.map(({ name }) => name),
      { maxLength: 2 },
    ),
    model: fc.record({
      layers: whole(1, 100),
      seq_len: whole(1, 40_000),
      vocab: whole(1, 300_000),
      kv_ratio: ratio,
      ffn_ratio: ratio,
      gated: fc.boolean(),
      causal: fc.boolean(),
      tied: fc.boolean(),
    }),
    training: fc.record({
      steps: whole(1, 1e6),
      batch: whole(1, 5000),
      tokens_per_param: fc.constantFrom(1, 20, 37.5),
    }),
    uniform: fc.boolean(),
  })
  .chain(({ headDim, heads, own, published, model, training, uniform }) => {
    const models = uniform ? [] : own.map((it, index) => ({ ...it, name: `Model ${index + 1}` }));
    const widths = [...new Set(heads)].map((it) => it * headDim);
    // Two widths whose heads are a fraction: a width need not be a multiple of the head width.
    const names = [...widths, 448, 1000, ...models.map(({ name }) => name), ...(uniform ? [] : published)];
    return fc
      .array(fc.tuple(fc.subarray(names, { minLength: 1 }), whole(1, 30), points, tokens), {
        minLength: 1,
        maxLength: 4,
      })
      .map((experiments) =>
        checkStudyFile(
          plain({
            format: "flopsheet-study",
            version: 1,
            title: "Any study",
            model: { ...model, head_dim: headDim },
            training,
            fleet: { usd_per_gpu_hour: 2, flops_per_gpu: 3e14, peak_flops_per_gpu: 9e14, gpus_per_node: 8 },
            ...(models.length > 0 ? { models } : {}),
            experiments: experiments.map(([models, settings, points, tokens], index) => ({
              name: `Experiment ${index + 1}`,
              models,
              settings,
              points,
              ...tokens,
            })),
          }),
        ),
      );
  });

/** Studies of every kind of model and rule, as their files give them. */
export const studies: fc.Arbitrary<Study> = files.map(studyOf);
