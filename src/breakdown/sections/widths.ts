import { figureNames } from "../../study/assumptions";
import { factorsOf, type Study, type StudyModel } from "../../study/study";
import { flopsPerToken } from "../../functions/flops-per-token";
import { modelParams } from "../../functions/model-params";
import { address, areaAddress, type Area } from "../../grid/address";
import type { PlacedCell } from "../../grid/sheet";
import { formats } from "../formats";
import {
  DETAIL,
  FACTOR_ROWS,
  factorRow,
  FIRST_NUMBER,
  isUniform,
  LABEL,
  POINTS,
  SETTINGS,
  widthRow,
  widthRows,
  type WidthRow,
} from "../columns";
import { flopsPerTokenFormula, paramsFormula, windowedFactorFormula, type FactorCells } from "../model-formulas";
import { ASSUMPTIONS_CHECKED, resultNames } from "../result-names";
import { heading, placeTitle, type Section, type SectionContext } from "../section";

const LABELS: Record<WidthRow, [label: string, detail: string, format: string]> = {
  heads: ["Attention heads, H", "Each head_dim wide", formats.plain],
  attentionFactor: ["Attention, λ", "Layers × heads, over the study's at this width", formats.factor],
  weightFactor: ["Block weights, ω", "That a token passes, over the study's", formats.factor],
  totalFactor: ["All block weights", "Every expert's included, over the study's", formats.factor],
  vocabFactor: ["Vocabulary, ν", "Over vocab_size", formats.factor],
  embeddingFactor: ["Embedding tables, ε", "Over the study's", formats.factor],
  widths: ["Width, D", "Heads × head width, to whole dimensions", formats.whole],
  params: ["Parameters, P", "Norms and learned positions left out", formats.whole],
  activeParams: ["Active parameters", "Those that a token passes", formats.whole],
  flopsPerToken: ["FLOPs a token, M", "Forward and backward, causal attention", formats.flops],
  ratio: ["M / 6P", "How near the 6P rule of thumb comes", formats.percent],
  optimalTokens: ["Compute-optimal tokens", "Tokens for each parameter × P", formats.flops],
};

const NAMES: Partial<Record<WidthRow, [name: string, comment: string]>> = {
  heads: [resultNames.heads, "Attention heads of each width"],
  widths: [resultNames.widths, "Model widths"],
  params: [resultNames.params, "Parameters of each width"],
  flopsPerToken: [resultNames.flopsPerToken, "FLOPs to train on one token at each width"],
  optimalTokens: [resultNames.optimalTokens, "Compute-optimal tokens of each width"],
};

/** The detail of a row as the study has it: its mask, and which parameters its rules count. */
function detailOf(name: WidthRow, study: Study): string {
  const isMixture = widthRows(study).includes("activeParams");
  if (name === "flopsPerToken" && !study.shape.causal) return "Forward and backward, attention to every token";
  if (name === "ratio" && isMixture) return "Against 6 FLOPs for each active parameter";
  if (name === "optimalTokens" && isMixture) return "Tokens for each active parameter";
  return LABELS[name][1];
}

/** Cells of one row of the table, a width a column. */
export const widthCells = ({ study, topOf }: Pick<SectionContext, "study" | "topOf">, name: WidthRow): Area =>
  widthRow(study, topOf(widths) + 1 + widthRows(study).indexOf(name));

/** Headings over the widths: "D = 1024". */
export const widthHeadings = (context: Pick<SectionContext, "study" | "topOf">): Record<number, PlacedCell> => {
  const { row } = widthCells(context, "widths");
  return Object.fromEntries(
    context.study.models.map(({ name }, index) => [
      FIRST_NUMBER + index,
      name === undefined
        ? {
            content: `=${address({ row, column: FIRST_NUMBER + index }, "row")}`,
            style: "heading",
            format: '"D = "0',
            align: "right",
          }
        : heading(name),
    ]),
  );
};

/** The largest width: a cell tells whole numbers apart to 15 digits. */
const LARGEST_WIDTH = "1E+15";

/**
 * A model's width from its heads, whole as a width is: heads of another width than the study's may be a fraction. An error
 * where its heads or one of its factors, the rows below, is missing.
 */
function widthFormula(shape: Area): string {
  const product = `${address(shape)}*${figureNames.headDim}`;
  const complete = `COUNTIF(${areaAddress(shape)},">0")=${shape.rows}`;
  return `IF(AND(${complete},${product}>=0.5,${product}<=${LARGEST_WIDTH}),ROUND(${product},0),NA())*${ASSUMPTIONS_CHECKED}`;
}

/** Models whose shape comes from elsewhere than the study. */
const sourced = ({ models }: Study): readonly StudyModel[] => models.filter(({ source }) => source !== undefined);

export const widths: Section = {
  rows: (study) => 1 + widthRows(study).length + sourced(study).length + 1,
  place(sheet, { study, style, spell }) {
    placeTitle(
      sheet,
      "Model widths",
      "P parameters; M FLOPs to train on one token; M/6P sets M against the rule of thumb, 6 FLOPs a parameter.",
    );
    const top = sheet.nextRow;
    const shown = widthRows(study);
    const rowOf = (name: WidthRow) => top + shown.indexOf(name);
    const { layers, seqLen, vocab, kvRatio, ffnRatio, tokensPerParam } = figureNames;
    const { gated, causal } = study.shape;
    const { tiedEmbeddings } = study;
    const shape = { kv_ratio: kvRatio, ffn_ratio: ffnRatio, ...(gated ? { gated: "TRUE" } : {}) };
    for (const name of shown) {
      const row = rowOf(name);
      const [label, , format] = LABELS[name];
      const detail = detailOf(name, study);
      sheet.place(row, LABEL, { content: label, style: name === "widths" ? "heading" : undefined, align: "left" });
      sheet.place(row, DETAIL, { content: detail, style: name === "widths" ? "heading" : "note", align: "left" });
      if (name === "widths") for (const column of [SETTINGS, POINTS]) sheet.place(row, column, heading(""));
      for (const [index, model] of study.models.entries()) {
        const column = FIRST_NUMBER + index;
        const at = (it: WidthRow) => address({ row: rowOf(it), column });
        const width = at("widths");
        const cells = Object.fromEntries(
          FACTOR_ROWS.flatMap((factor) => {
            const it = factorRow(study, factor);
            return it ? [[factor, at(it)]] : [];
          }),
        ) as FactorCells;
        const factors = factorsOf(study, model);
        // The functions know a model by its own ratios; where a sheet has factors of the study's, native arithmetic follows them.
        const called = style === "addin" && isUniform(study);
        const active = paramsFormula(study, width, cells, "weightFactor");
        const { slidingWindow, attentionFactor = 1 } = model;
        const contents: Record<WidthRow, number | string> = {
          heads: model.heads,
          ...factors,
          ...(slidingWindow
            ? { attentionFactor: `=${windowedFactorFormula(study, attentionFactor, slidingWindow)}` }
            : {}),
          widths: `=${widthFormula({ row: rowOf("heads"), column, rows: shown.indexOf("widths"), columns: 1 })}`,
          params: called
            ? `=${modelParams.formula({ width, layers, vocab, ...shape, ...(tiedEmbeddings ? { tied: "TRUE" } : {}) }, spell)}`
            : `=${paramsFormula(study, width, cells)}`,
          activeParams: `=${active}`,
          flopsPerToken: called
            ? `=${flopsPerToken.formula({ width, seq_len: seqLen, layers, vocab, ...shape, ...(causal ? {} : { causal: "FALSE" }) }, spell)}`
            : `=${flopsPerTokenFormula(study, width, cells)}`,
          ratio: `=${at("flopsPerToken")}/(6*${at(shown.includes("activeParams") ? "activeParams" : "params")})`,
          // Native in both styles: the custom functions of the runs take it, and must not wait for another one.
          optimalTokens: `=${tokensPerParam}*(${active})`,
        };
        const isInput =
          typeof contents[name] === "number" || (name === "attentionFactor" && slidingWindow !== undefined);
        sheet.place(row, column, {
          content: contents[name],
          format,
          style: isInput ? "input" : name === "widths" ? "heading" : undefined,
          align: "right",
        });
      }
    }
    for (const [row, [name, comment]] of Object.entries(NAMES))
      sheet.name(name, widthRow(study, rowOf(row as WidthRow)), comment);
    for (const { name, source } of sourced(study)) {
      const row = sheet.nextRow;
      sheet.place(row, LABEL, { content: name ?? "Model", style: "note" });
      sheet.place(row, DETAIL, { content: source!, style: "note" });
    }
  },
};
