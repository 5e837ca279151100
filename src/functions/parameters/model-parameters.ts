import { publishedModels, transformerOf, uncountedModels, type PublishedModel } from "../../core/models";
import type { Transformer } from "../../core/transformer";
import { CellError } from "../../grid/cell";
import type { Arguments } from "../../grid/define-function";
import { count, flag, fraction, inherited, positive, type Parameter } from "../../grid/parameter";
import { entryNamed, orEntryNamed } from "./named-entry";
import { paper } from "./study-parameters";

const { figures, shape } = paper;

/** Means “no limit” for an argument that is an upper bound. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export const modelName = entryNamed(
  "Name of a published model.",
  publishedModels,
  "a published model",
  "MODEL",
  uncountedModels,
);

/** The one argument of a model that has no default. */
export const width = orEntryNamed(
  count("Model width D (d_model), or the name of a published model, which supplies the arguments left out."),
  modelName,
  publishedModels,
  uncountedModels,
  true,
);

/** An argument that a named model brings. */
const ofModel = <T>(parameter: Parameter<T>, fallback: T, fallbackText?: string): Parameter<T | undefined> =>
  ofModelsOwn(inherited(parameter, fallback, fallbackText));
const ofModelsOwn = <T>(parameter: Parameter<T>): Parameter<T> => ({
  ...parameter,
  inheritedFrom: "the named model's own",
});

/** A number of something that there need not be: none where it is left out or 0, which is what a blank cell may arrive as. */
function some(description: string, fallbackText = "none"): Parameter<number | undefined> {
  const it = inherited(count(description), 0, fallbackText);
  return { ...it, read: (cell, isBrief) => (cell === 0 ? undefined : it.read(cell, isBrief)) };
}
const someOfModel = (...said: Parameters<typeof some>) => ofModelsOwn(some(...said));

/** The arguments that describe a model, in the order all functions take them; defaults are the paper's, or the named model's. */
export const modelParameters = {
  layers: ofModel(count("Transformer blocks, L."), figures.layer_count),
  seq_len: ofModel(count("Training sequence length in tokens, l_seq."), figures.seq_len),
  vocab: ofModel(count("Vocabulary size, V."), figures.vocab_size),
  kv_ratio: ofModel(
    positive("Key/value heads per attention head; below 1 for grouped-query attention."),
    figures.kv_ratio,
  ),
  ffn_ratio: ofModel(positive("Feed-forward width / model width; per expert if there are experts."), figures.ffn_ratio),
  gated: ofModel(
    flag("TRUE if the feed-forward block is gated (SwiGLU, GeGLU): three matrices instead of two."),
    shape.gated,
  ),
  causal: ofModel(flag("TRUE for causal attention, which halves the FLOPs of attention."), shape.causal),
  attention_ratio: ofModel(positive("Heads × head width / model width; 1 unless the head width is set separately."), 1),
  window: ofModel(
    count("Most tokens that a position attends to, in layers with a sliding window."),
    NO_LIMIT,
    "the whole sequence",
  ),
  windowed_share: ofModel(fraction("Share of the layers with the sliding window."), 1),
  experts: ofModel(
    count("Routed feed-forward experts per layer (mixture of experts); a named model's shared experts are added."),
    1,
  ),
  active_experts: ofModel(count("Routed experts active per token."), NO_LIMIT, "all of them"),
  shared: someOfModel("Shared experts: every token uses them, beside the routed ones."),
  dense_layers: someOfModel(
    "Layers with one plain feed-forward block in place of the experts: the first ones, or every second.",
  ),
  dense_ffn: ofModel(positive("Feed-forward width / model width of those layers."), figures.ffn_ratio),
  mla_heads: someOfModel(
    "Heads of multi-head latent attention, which has the next arguments and no kv_ratio or attention_ratio.",
    "no latent attention",
  ),
  q_rank: someOfModel("Rank of the queries, q_lora_rank of a configuration.", "full rank"),
  kv_rank: someOfModel("Rank of keys and values together, kv_lora_rank."),
  nope_dim: someOfModel("Of a head's query and key the width without rotary positions, qk_nope_head_dim."),
  rope_dim: someOfModel("The width with rotary positions, qk_rope_head_dim."),
  v_dim: someOfModel("Width of a head's value, v_head_dim."),
  mtp: some("Modules that predict further tokens in training; a named model's are counted only if given here."),
};

export const tied = ofModel(flag("TRUE if the output layer shares the embedding table."), shape.tied);

type ModelArguments = { width: number | PublishedModel } & Partial<Arguments<typeof modelParameters>>;

/** The shapes of named models, computed once. */
const named = new Map(publishedModels.map((it) => [it, transformerOf(it)]));

/** The paper's shape, for any width. */
const paperShape: Transformer = {
  width: 0,
  layers: figures.layer_count,
  seqLen: figures.seq_len,
  vocab: figures.vocab_size,
  kvRatio: figures.kv_ratio,
  ffnRatio: figures.ffn_ratio,
  gated: shape.gated,
  causal: shape.causal,
};

/** The core's model of a function's arguments, or why there is none. */
export const modelOf = (given: ModelArguments): Transformer | CellError => modelOfWidth(given, given.width);

/** The same of a width that is no argument, or one of several. */
export function modelOfWidth(
  given: Omit<ModelArguments, "width">,
  width: ModelArguments["width"],
): Transformer | CellError {
  const base = typeof width === "number" ? paperShape : named.get(width)!;
  if (base.latent && (given.kv_ratio ?? given.attention_ratio) !== undefined) {
    return refused(
      given.kv_ratio === undefined ? "attention_ratio" : "kv_ratio",
      `must be left out for ${(width as PublishedModel).name}, which has latent attention`,
    );
  }
  const latent = latentOf(given, base.latent);
  if (latent instanceof CellError) return latent;
  const experts = given.experts ?? base.experts?.count ?? 1;
  const active = given.active_experts ?? Math.min(base.experts?.active ?? experts, experts);
  if (active > experts) return refused("active_experts", `must be at most ${experts}, the number of experts`);
  const tokens = given.window ?? base.slidingWindow?.tokens ?? NO_LIMIT;
  if (tokens === NO_LIMIT && (given.windowed_share ?? 1) !== 1)
    return refused("windowed_share", "must be left out if there is no window");
  const layers = given.layers ?? base.layers;
  if ((given.dense_layers ?? 0) > layers)
    return refused("dense_layers", `must be at most ${layers}, the number of layers`);
  const share = given.windowed_share ?? base.slidingWindow?.share ?? 1;
  return {
    width: typeof width === "number" ? width : base.width,
    layers,
    seqLen: given.seq_len ?? base.seqLen,
    vocab: given.vocab ?? base.vocab,
    kvRatio: given.kv_ratio ?? base.kvRatio,
    ffnRatio: given.ffn_ratio ?? base.ffnRatio,
    gated: given.gated ?? base.gated,
    causal: given.causal ?? base.causal,
    attentionRatio: given.attention_ratio ?? base.attentionRatio ?? 1,
    slidingWindow: tokens === NO_LIMIT ? undefined : { tokens, share },
    experts: expertsOf(given, base.experts, experts, active),
    latent,
    mtpModules: given.mtp,
  };
}

function expertsOf(
  given: Omit<ModelArguments, "width">,
  base: Transformer["experts"],
  count: number,
  active: number,
): Transformer["experts"] {
  const shared = given.shared ?? base?.shared ?? 0;
  const layers = given.dense_layers ?? base?.dense?.layers ?? 0;
  if (count === 1 && shared === 0 && layers === 0) return base && { count, active };
  const ffnRatio = given.dense_ffn ?? base?.dense?.ffnRatio ?? figures.ffn_ratio;
  return { count, active, shared, dense: layers > 0 ? { layers, ffnRatio } : undefined };
}

/** Arguments of latent attention beside its heads; the first three of them it cannot do without. */
const LATENT = ["kv_rank", "nope_dim", "v_dim", "q_rank", "rope_dim"] as const;
const NEEDED = 3;

function latentOf(
  given: Omit<ModelArguments, "width">,
  base: Transformer["latent"],
): Transformer["latent"] | CellError {
  const heads = given.mla_heads ?? base?.heads;
  if (heads === undefined) {
    const alone = LATENT.find((it) => given[it] !== undefined);
    return alone && refused(alone, "must be left out without mla_heads");
  }
  const { kv_rank, nope_dim, v_dim, q_rank, rope_dim } = given;
  const missing = base ? undefined : LATENT.slice(0, NEEDED).find((it) => given[it] === undefined);
  if (missing) return refused(missing, "is missing: with mla_heads it must be a positive whole number");
  const unused = (["kv_ratio", "attention_ratio"] as const).find((it) => (given[it] ?? 1) !== 1);
  if (unused) return refused(unused, "must be left out with mla_heads");
  return {
    heads,
    queryRank: q_rank ?? base?.queryRank ?? 0,
    keyValueRank: kv_rank ?? base!.keyValueRank,
    plainDim: nope_dim ?? base!.plainDim,
    rotaryDim: rope_dim ?? base?.rotaryDim ?? 0,
    valueDim: v_dim ?? base!.valueDim,
  };
}

const refused = (name: string, why: string): CellError => new CellError("#VALUE!", `${name} ${why}`);
