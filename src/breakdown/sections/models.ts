import { flopsPerToken } from "../../functions/flops-per-token";
import { modelParams } from "../../functions/model-params";
import { f, variable, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { span, type SheetBuilder } from "../../grid/sheet-builder";
import { a, lostAtWidth, weights, type ModelFactor, type TokensRule } from "../../study/arithmetic";
import { TRAINING_FLOPS_PER_WEIGHT } from "../../core/flops";
import type { OwnModel, Study } from "../../study/study";
import { rulesOf } from "../../study/sums";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { INPUTS_CHECKED, resultNames } from "../result-names";
import { heading, inCells, note, placeTitle, type SectionContext } from "../section";

type ModelRow =
  | "follows"
  | "width"
  | "weights"
  | "attention"
  | "params"
  | "activeParams"
  | "blockParams"
  | "flopsPerToken"
  | "ratio"
  | "optimalTokens"
  | "nonEmbeddingTokens"
  | "lost";

/** The row of tokens of a run by the rules that follow the parameters. */
export const TOKEN_ROWS = {
  optimal: "optimalTokens",
  "non-embedding": "nonEmbeddingTokens",
} as const satisfies Partial<Record<TokensRule, ModelRow>>;

const LABELS: Record<ModelRow, [label: string, detail: string, format: string]> = {
  follows: ["Has the study's shape", "1, or blank if it has its own", formats.plain],
  width: ["Width, D", "d_model", formats.whole],
  weights: ["Weights per token, W", "Block weights used by each token, and the output layer", formats.whole],
  attention: ["Attention per token, A", "Per token of the sequence", formats.whole],
  params: ["Parameters, P", "Excluding norms and learned positions", formats.whole],
  activeParams: ["Active parameters", "Used by each token", formats.whole],
  blockParams: ["Non-embedding parameters", "Used by each token, without the embedding tables", formats.whole],
  flopsPerToken: ["FLOPs per token, M", "Forward and backward", formats.flops],
  ratio: ["M / 6P", "Ratio to the rule of thumb", formats.percent],
  optimalTokens: ["Compute-optimal tokens", "Tokens per parameter × P", formats.flops],
  nonEmbeddingTokens: ["Non-embedding tokens", "Tokens per parameter × non-embedding parameters", formats.flops],
  lost: ["Loss of rate at this width", "(1024 / D)²: 1 where rate_at_1024 is given", formats.plain],
};

const NAMES: Partial<Record<ModelRow, [name: string, comment: string]>> = {
  width: [resultNames.widths, "Model widths"],
  params: [resultNames.params, "Parameters of each model"],
  flopsPerToken: [resultNames.flopsPerToken, "FLOPs to train each model on one token"],
  optimalTokens: [resultNames.optimalTokens, "Compute-optimal tokens of each model"],
};

type TokenRow = (typeof TOKEN_ROWS)[keyof typeof TOKEN_ROWS];

export interface ModelCells {
  /** One row, one column per model. */
  row(name: "width" | "params" | "flopsPerToken" | TokenRow | "lost"): Place;
  /** One cell of a row. */
  at(name: "width" | "flopsPerToken" | TokenRow | "lost", model: number): Place;
  /** Cells that must be numbers above zero: the widths first. */
  needed: readonly Place[];
  /** The rows that a term multiplies; for models of the study's shape those of others count as zero. */
  factors(names: readonly ModelFactor[], own: boolean): readonly Place[];
  /** Headings over the models: names, or "D = 1024". */
  headings: Readonly<Record<number, Parameters<SheetBuilder["place"]>[2]>>;
}

/** Cells of a row over the models of the study. */
export const modelRow = (study: Study, row: number): Place => ({
  row,
  column: FIRST_NUMBER,
  rows: 1,
  columns: study.models.length,
});

/** Which rows a study needs: those of models with their own shape where it has any. */
function rowsOf(study: Study): readonly ModelRow[] {
  const { models } = study;
  const own = models.flatMap((it) => it.own ?? []);
  const isMixed = own.length > 0 && own.length < models.length;
  const countsBlocks = rulesOf(study).includes("non-embedding");
  return [
    ...(isMixed ? (["follows"] as const) : []),
    "width",
    ...(own.length > 0 ? (["weights", "attention"] as const) : []),
    "params",
    ...(own.some((it) => it.activeParams !== it.params) ? (["activeParams"] as const) : []),
    ...(countsBlocks ? (["blockParams"] as const) : []),
    "flopsPerToken",
    "ratio",
    "optimalTokens",
    ...(countsBlocks ? (["nonEmbeddingTokens"] as const) : []),
    "lost",
  ];
}

export function models(context: SectionContext): ModelCells {
  const { sheet, study, style, placed } = context;
  placeTitle(
    sheet,
    "Models",
    "P: parameters. M: training FLOPs per token. M/6P: ratio of M to the rule of thumb, 6 FLOPs per parameter.",
  );
  const top = sheet.nextRow;
  const shown = rowsOf(study);
  const active: ModelRow = shown.includes("activeParams") ? "activeParams" : "params";
  const rowAt = (name: ModelRow): Place => modelRow(study, top + shown.indexOf(name));
  const rows = Object.fromEntries(shown.map((it) => [it, rowAt(it)])) as Partial<Record<ModelRow, Place>>;
  const { gated, causal, tied } = study.shape;
  const shape = {
    layers: a.layer_count,
    vocab: a.vocab_size,
    kv_ratio: a.kv_ratio,
    ffn_ratio: a.ffn_ratio,
    ...(gated ? { gated } : {}),
  };

  const checked = (formula: Formula): Formula => f`${variable(INPUTS_CHECKED)}*${formula}`;
  /** What a model of the study's shape has in each row. */
  const following = (at: (name: ModelRow) => Place, width: number): Partial<Record<ModelRow, Operand>> => {
    const params = modelParams.write(style, { width: at("width"), ...shape, ...(tied ? { tied } : {}) });
    return {
      follows: 1,
      width,
      params: checked(params),
      activeParams: f`${at("params")}`,
      blockParams: checked(f`${weights(study.shape)}*${at("width")}^2`),
      flopsPerToken: checked(
        flopsPerToken.write(style, {
          width: at("width"),
          seq_len: a.seq_len,
          ...shape,
          ...(causal ? {} : { causal }),
        }),
      ),
      // Native in both styles: the custom functions of the runs take it, and must not wait for another one.
      optimalTokens: checked(
        f`${a.tokens_per_param}*${modelParams.write("excel", { width: at("width"), ...shape, ...(tied ? { tied } : {}) })}`,
      ),
      nonEmbeddingTokens: f`${a.tokens_per_param}*${at("blockParams")}`,
    };
  };
  /** What a model with its own shape has. */
  const ofItsOwn = (
    at: (name: ModelRow) => Place,
    width: number,
    own: OwnModel,
  ): Partial<Record<ModelRow, Operand>> => ({
    width,
    weights: own.weights,
    attention: own.window ? windowed(study, own.attention, own.window) : own.attention,
    params: own.params,
    activeParams: own.activeParams,
    blockParams: own.blockParams,
    flopsPerToken: checked(f`${TRAINING_FLOPS_PER_WEIGHT}*(${at("weights")}+${at("attention")}*${a.seq_len})`),
    optimalTokens: checked(f`${a.tokens_per_param}*${at(active)}`),
    nonEmbeddingTokens: checked(f`${a.tokens_per_param}*${at("blockParams")}`),
  });

  for (const name of shown) {
    const row = rows[name]!.row;
    const [label, , format] = LABELS[name];
    const isHeading = name === "width";
    sheet.place(row, LABEL, { content: label, style: isHeading ? "heading" : undefined, align: "left" });
    sheet.place(row, DETAIL, { content: detailOf(name, study), style: isHeading ? "heading" : "note", align: "left" });
    if (isHeading) for (const column of [VALUE, ASIDE]) sheet.place(row, column, heading(""));
    for (const [index, { width, own }] of study.models.entries()) {
      const column = FIRST_NUMBER + index;
      const at = (it: ModelRow): Place => ({ ...rows[it]!, column, columns: 1 });
      const contents: Partial<Record<ModelRow, Operand>> = {
        ...(own ? ofItsOwn(at, width, own) : following(at, width)),
        ratio: f`${at("flopsPerToken")}/(6*${at(active)})`,
        lost: lostAtWidth(at("width")),
      };
      const content = contents[name];
      if (content === undefined) continue;
      const isInput = typeof content === "number" && name !== "follows";
      sheet.place(row, column, {
        content:
          typeof content === "number"
            ? content
            : () => inCells(context, content as Formula, { [INPUTS_CHECKED]: placed.assumptions.checked }),
        format,
        style: isInput ? "input" : isHeading ? "heading" : undefined,
        align: "right",
      });
    }
  }
  for (const [row, [name, comment]] of Object.entries(NAMES)) sheet.name(name, rows[row as ModelRow]!, comment);
  sheet.validate({
    area: rows.width!,
    rule: { kind: "whole", minimum: 1, maximum: 1e9 },
    message: "A width must be a whole number from 1 to 1E9.",
  });
  for (const { own } of study.models) {
    if (own?.source === undefined) continue;
    const row = sheet.nextRow;
    sheet.place(row, LABEL, note(own.name));
    sheet.place(row, DETAIL, note(own.source));
  }
  sheet.skip(1);

  const FACTORS: Record<ModelFactor, ModelRow> = {
    width: "width",
    ownWeights: "weights",
    ownAttention: "attention",
    activeParams: active,
    blockParams: "blockParams",
    lost: "lost",
  };
  return {
    row: (name) => rows[name]!,
    at: (name, model) => ({ ...withoutName(rows[name]!), column: FIRST_NUMBER + model, columns: 1 }),
    needed: [
      rows.width!,
      ...ownColumns(study).flatMap((columns) =>
        (["weights", "attention", "params", "activeParams", "blockParams"] as const).flatMap((it) =>
          rows[it] ? [{ ...withoutName(rows[it]), ...columns }] : [],
        ),
      ),
    ],
    factors: (names, own) => [
      ...(rows.follows && !own ? [rows.follows] : []),
      ...names.map((it) => rows[FACTORS[it]]!),
    ],
    headings: Object.fromEntries(
      study.models.map(({ own }, index) => [
        FIRST_NUMBER + index,
        own
          ? heading(own.name)
          : {
              content: f`${span({ ...withoutName(rows.width!), column: FIRST_NUMBER + index, columns: 1 })}`,
              style: "heading" as const,
              format: '"D = "0',
              align: "right" as const,
            },
      ]),
    ),
  };
}

/** Neighbouring columns of models with their own shape. */
function ownColumns({ models }: Study): readonly { column: number; columns: number }[] {
  const blocks: { column: number; columns: number }[] = [];
  for (const [index, { own }] of models.entries()) {
    if (!own) continue;
    const last = blocks.at(-1);
    if (last && last.column + last.columns === FIRST_NUMBER + index) last.columns++;
    else blocks.push({ column: FIRST_NUMBER + index, columns: 1 });
  }
  return blocks;
}

const withoutName = ({ row, column, rows, columns }: Place): Place => ({ row, column, rows, columns });

/** The detail of a row as the study has it: its mask, and which parameters its rules count. */
function detailOf(name: ModelRow, study: Study): string {
  const isMixture = rowsOf(study).includes("activeParams");
  if (name === "flopsPerToken")
    return `Forward and backward, ${study.shape.causal ? "causal attention" : "attention to every token"}`;
  if (name === "ratio" && isMixture) return "Rule: 6 FLOPs per active parameter";
  if (name === "optimalTokens" && isMixture) return "Tokens per active parameter";
  return LABELS[name][1];
}

/** Attention of a model with a sliding window, which depends on the length of a sequence. */
const windowed = ({ shape }: Study, attention: number, window: NonNullable<OwnModel["window"]>): Formula =>
  f`${attention}*(${windowReachFormula(window, shape.causal)})`;

/** What a window leaves of the work of attention, by the length of a sequence. */
export function windowReachFormula({ tokens, share }: NonNullable<OwnModel["window"]>, causal: boolean): Formula {
  const seen = f`MIN(${tokens},${a.seq_len})/${a.seq_len}`;
  return causal ? f`${1 - share}+${share}*${seen}*(2-${seen})` : f`${1 - share}+${share}*${seen}`;
}
