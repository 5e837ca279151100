/**
 * Files of version 1 as version 2 says the same. They had the assumptions in three groups, one sweep an experiment, steps
 * and batch of an experiment's own, a head width that widths were multiples of, and models that took what they did not say
 * from the study. What is wrong with a file is left for the schema to say.
 */
export function upgraded(value: unknown): unknown {
  if (!isRecord(value) || value["version"] !== 1 || value["format"] !== "flopsheet-study") return value;
  const { model, training, fleet, experiments, models, sources, ranges, version: _version, ...rest } = value;
  if (!isRecord(model) || !isRecord(training) || !isRecord(fleet))
    return { ...rest, version: 2, model, training, fleet };
  const {
    layers,
    vocab,
    seq_len,
    kv_ratio,
    ffn_ratio,
    head_dim: _headDim,
    gated,
    causal,
    tied,
    ...unknownShape
  } = model;
  const { steps, batch, tokens_per_param, ...unknownTraining } = training;
  const shape = { layers, vocab, kv_ratio, ffn_ratio, gated, tied };
  return {
    ...rest,
    ...unknownShape,
    ...unknownTraining,
    version: 2,
    assumptions: {
      ...fleet,
      train_steps: steps,
      batch_size: batch,
      seq_len,
      tokens_per_param,
      layer_count: layers,
      vocab_size: vocab,
      kv_ratio,
      ffn_ratio,
    },
    shape: { gated, causal, tied },
    ...(sources === undefined ? {} : { sources: withoutHeadDim(sources) }),
    ...(ranges === undefined ? {} : { ranges: withoutHeadDim(ranges) }),
    ...(models === undefined
      ? {}
      : {
          models: Array.isArray(models)
            ? models.map((it: unknown) => (isRecord(it) ? { ...shape, ...it } : it))
            : models,
        }),
    experiments: Array.isArray(experiments)
      ? experiments.map((it) => experimentOf(it, { steps, batch, seqLen: seq_len }))
      : experiments,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A head width is no assumption any more: a width is the number that was typed. */
function withoutHeadDim(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { head_dim: _headDim, ...rest } = value;
  return rest;
}

function experimentOf(value: unknown, shared: { steps: unknown; batch: unknown; seqLen: unknown }): unknown {
  if (!isRecord(value)) return value;
  const { models, settings, points, tokens, steps, batch, run_tokens, ...rest } = value;
  const own =
    run_tokens ??
    // Steps beside compute-optimal tokens multiplied them, which nobody can have meant: they are dropped.
    (tokens !== "optimal" && (steps !== undefined || batch !== undefined)
      ? Number(steps ?? shared.steps) * Number(batch ?? shared.batch) * Number(shared.seqLen)
      : tokens);
  const sweep = { models, settings, points, tokens: own };
  return { ...rest, sweeps: [Object.fromEntries(Object.entries(sweep).filter(([, it]) => it !== undefined))] };
}
