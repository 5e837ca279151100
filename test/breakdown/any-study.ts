import * as fc from "../fast-check";
import { publishedModels } from "../../src/core/models";
import { checkStudyFile, type FileSweep, type StudyFile } from "../../src/study/file";
import { studyOf } from "../../src/study/read-file";
import type { AssumptionName } from "../../src/study/assumptions";
import type { Study } from "../../src/study/study";

const whole = (min: number, max: number) => fc.integer({ min, max });
const ratio = fc.constantFrom(0.125, 0.25, 1, 1.5, 2.6875, 8 / 3, 4);
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const ownModel = fc.record({
  width: whole(1, 20_000),
  layers: whole(1, 120),
  vocab: whole(1, 300_000),
  kv_ratio: ratio,
  ffn_ratio: ratio,
  gated: fc.boolean(),
  tied: fc.boolean(),
  attention_ratio: optional(ratio),
  window: optional(fc.record({ tokens: whole(1, 10_000), share: optional(fc.constantFrom(0.25, 0.5, 1)) })),
  experts: optional(fc.record({ count: whole(4, 64), active: whole(1, 4), shared: optional(whole(1, 2)) })),
});

const tokens: fc.Arbitrary<FileSweep["tokens"]> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom("optimal" as const, "non-embedding" as const),
  whole(1, 1e6).map((it) => it * 1e6),
);

const points: fc.Arbitrary<FileSweep["points"]> = fc.oneof(
  fc.constant(undefined),
  whole(1, 40),
  fc.record({ lowest_lr: fc.constant(1e-4), highest_lr: fc.constantFrom(1e-4, 0.01, 0.3) }),
);

/** Without what was left out: a study file has no undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Every assumption, at values far from any study's. */
export const figures = fc.record({
  usd_per_gpu_hour: fc.constantFrom(0.5, 2, 10.5),
  flops_per_gpu: fc.constantFrom(4.4e13, 3e14, 1.3e15),
  peak_flops_per_gpu: fc.constantFrom(9e14, 2.5e15),
  rate_at_1024: fc.constantFrom(0.05, 0.76, 1),
  goodput: fc.constantFrom(0.01, 0.5, 0.93, 1),
  gpus_per_node: whole(1, 72),
  gpu_count: whole(1, 100_000),
  train_steps: whole(1, 1e6),
  batch_size: whole(1, 5000),
  seq_len: whole(1, 40_000),
  tokens_per_param: fc.constantFrom(1, 20, 37.5),
  layer_count: whole(1, 100),
  vocab_size: whole(1, 300_000),
  kv_ratio: ratio,
  ffn_ratio: ratio,
} satisfies Record<AssumptionName, unknown>);

type FileChange = NonNullable<StudyFile["corrections"]>[number]["readings"][number]["change"];

/** Of the first sweep, whose number of tokens no reading may change. */
const correctionOf = (sweep: { tokens: FileSweep["tokens"] }, readings: readonly unknown[]) => ({
  id: "first",
  name: "The first sweep",
  sweep: "sweep_1_1",
  place: "Somewhere",
  reason: "None",
  readings: (readings as readonly FileChange[]).map(({ tokens, ...it }, index) => ({
    id: `reading_${index + 1}`,
    choice: index === 0 ? "text" : "another",
    change: { ...it, ...(typeof sweep.tokens === "number" ? {} : { tokens }) },
  })),
});

const files: fc.Arbitrary<StudyFile> = fc
  .record({
    widths: fc.uniqueArray(whole(1, 20_000), { minLength: 1, maxLength: 4 }),
    own: fc.array(ownModel, { maxLength: 3 }),
    published: fc.subarray(
      publishedModels.map(({ name }) => name),
      { maxLength: 2 },
    ),
    assumptions: figures,
    shape: fc.record({ gated: fc.boolean(), causal: fc.boolean(), tied: fc.boolean() }),
    uniform: fc.boolean(),
  })
  .chain(({ widths, own, published, assumptions, shape, uniform }) => {
    const models = uniform ? [] : own.map((it, index) => ({ ...it, name: `Model ${index + 1}` }));
    const names = [...widths, ...models.map(({ name }) => name), ...(uniform ? [] : published)];
    const sweep = fc
      .tuple(fc.subarray(names, { minLength: 1 }), whole(1, 30), points, tokens)
      .map(([models, settings, points, tokens]) => ({ models, settings, points, tokens }));
    const reading = fc.record({
      settings: optional(whole(1, 30)),
      models: optional(fc.subarray(names, { minLength: 1 })),
      tokens: optional(fc.constantFrom("fixed" as const, "optimal" as const, "non-embedding" as const)),
    });
    return fc
      .tuple(
        fc.array(fc.array(sweep, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        fc.array(reading, { maxLength: 2 }),
      )
      .map(([experiments, readings]) =>
        checkStudyFile(
          plain({
            format: "flopsheet-study",
            version: 2,
            title: "Any study",
            assumptions,
            shape,
            ...(models.length > 0 ? { models } : {}),
            experiments: experiments.map((sweeps, index) => ({
              name: `Experiment ${index + 1}`,
              sweeps: sweeps.map((it, at) => ({ ...it, id: `sweep_${index + 1}_${at + 1}` })),
            })),
            ...(readings.length > 0 ? { corrections: [correctionOf(experiments[0]![0]!, readings)] } : {}),
          }),
        ),
      );
  });

/** Studies of every kind of model and rule, as their files give them. */
export const studies: fc.Arbitrary<Study> = files.map(studyOf);
