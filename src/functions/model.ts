import { trainingFlopsPerToken } from "../core/flops";
import { mtpFlopsPerToken, publishedModels, transformerOf, type PublishedModel } from "../core/models";
import { sourceText } from "../core/source";
import { activeParameterCount, parameterCount } from "../core/transformer";
import { defineFunction } from "../grid/define-function";
import { choice, inherited } from "../grid/parameter";
import { catalogueAnswer, nameOrAll, type Fields } from "./parameters/catalogue-table";
import { modelName } from "./parameters/model-parameters";

/** A blank tells "none" from zero. */
const NONE = "";

/** Of a length that its authors do not print. */
const NOT_PUBLISHED = "not published";

export const modelFields = {
  params: ["Parameters", (it) => parameterCount(transformerOf(it), it.tied)],
  active_params: ["Active parameters", (it) => activeParameterCount(transformerOf(it), it.tied)],
  published_params: ["Published parameters", (it) => it.publishedParams],
  published_active_params: ["Published active parameters", (it) => it.publishedActiveParams ?? NONE],
  flops_per_token: ["FLOPs per token", (it) => trainingFlopsPerToken(transformerOf(it))],
  width: ["Width", (it) => it.width],
  layers: ["Layers", (it) => it.layers],
  heads: ["Heads", (it) => it.heads],
  kv_heads: ["Key/value heads", (it) => it.kvHeads],
  head_dim: ["Head width", (it) => it.headDim],
  ffn_width: ["Feed-forward width", (it) => it.ffnWidth],
  gated: ["Gated", (it) => it.gated],
  vocab: ["Vocabulary", (it) => it.vocab],
  tied: ["Tied embeddings", (it) => it.tied],
  seq_len: ["Sequence length", (it) => it.seqLen ?? NOT_PUBLISHED],
  window: ["Window, tokens", (it) => it.slidingWindow?.tokens ?? NONE],
  windowed_layers: ["Windowed layers", (it) => it.slidingWindow?.layers ?? NONE],
  experts: ["Experts", (it) => it.experts?.count ?? NONE],
  active_experts: ["Active experts", (it) => it.experts?.active ?? NONE],
  shared_experts: ["Shared experts", (it) => it.experts?.shared ?? NONE],
  attention_ratio: ["Heads × head width / width", (it) => transformerOf(it).attentionRatio!],
  kv_ratio: ["Key/value heads per attention head", (it) => transformerOf(it).kvRatio],
  ffn_ratio: ["Feed-forward width / width", (it) => it.ffnWidth / it.width],
  mtp_modules: ["Modules for further tokens", (it) => it.mtpModules ?? NONE],
  mtp_flops_per_token: ["Their FLOPs per token", (it) => (it.mtpModules ? mtpFlopsPerToken(it) : NONE)],
  source: ["Source", sourceText],
} satisfies Fields<PublishedModel>;

type Field = keyof typeof modelFields;
const FIELDS = Object.keys(modelFields) as Field[];

/** The ratios are the functions' arguments, and follow from the whole numbers beside them. */
const RATIOS: readonly string[] = ["attention_ratio", "kv_ratio", "ffn_ratio"];

/** Fields that are calculated; the others are as the model's source prints them. */
export const WORKED_OUT: readonly string[] = [
  "params",
  "active_params",
  "flops_per_token",
  "mtp_flops_per_token",
  ...RATIOS,
];

/** With these too the table would be wider than a new sheet of the workbench, which has 20 columns. */
const APART: readonly string[] = [...RATIOS, "windowed_layers", "shared_experts", "mtp_modules", "mtp_flops_per_token"];

export const model = defineFunction({
  name: "MODEL",
  summary: "Looks up a published model's architecture; without a name, the whole catalogue.",
  unit: "by field; without a name, a table that spills",
  unitsByField: {
    params: "parameters",
    active_params: "parameters",
    published_params: "parameters",
    flops_per_token: "FLOPs per token",
    width: "dimensions",
    seq_len: "tokens",
    window: "tokens",
  } satisfies Partial<Record<Field, string>>,
  parameters: {
    name: nameOrAll(modelName),
    field: inherited(choice("Which field to return.", FIELDS), "params", "params, or every column of the table"),
  },
  examples: [
    { arguments: ["Llama 3 8B"], result: 8_029_995_008 },
    { arguments: ["Llama 3 8B", "kv_ratio"], result: 0.25 },
    { arguments: [null], result: "Name" },
  ],
  equation:
    "params and flops_per_token as in MODEL_PARAMS and FLOPS_PER_TOKEN, for the published shape; at sequences of 4,096 tokens where their length is not published. " +
    "Cards count active parameters in their own ways, some without the embedding tables: active_params has every table, published_active_params is what is printed. flops_per_token does not count modules that predict further tokens in training: mtp_flops_per_token does, 4 % more of DeepSeek-V3",
  source: "The paper, model card or configuration named in each model's source field",
  compute: catalogueAnswer(
    publishedModels,
    modelFields,
    "params",
    FIELDS.filter((it) => !APART.includes(it)),
  ),
});
