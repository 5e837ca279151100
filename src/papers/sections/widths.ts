import { figureNames } from "../../core/figures";
import { flopsPerToken } from "../../functions/flops-per-token";
import { modelParams } from "../../functions/model-params";
import { address, type Area } from "../../grid/address";
import type { PlacedCell } from "../../grid/sheet";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS, isUniform, widthRow, widthRows, type WidthRow } from "../layout";
import { flopsPerTokenFormula, paramsFormula } from "../model-formulas";
import { resultNames } from "../result-names";
import { heading, placeTitle, type Section, type SectionContext } from "../section";

const LABELS: Record<WidthRow, [label: string, detail: string, format: string]> = {
  heads: ["Attention heads, H", "Each head_dim wide", formats.plain],
  layerFactor: ["Layers, λ", "Over layer_count", formats.plain],
  weightFactor: ["Block weights, ω", "All blocks', over the study's at this width", formats.factor],
  vocabFactor: ["Vocabulary, ν", "Over vocab_size", formats.factor],
  widths: ["Width, D", "Heads × head width", formats.whole],
  params: ["Parameters, P", "Norms and learned positions left out", formats.whole],
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
        ? { content: `=${address({ row, column: FIRST_NUMBER + index }, "row")}`, style: "heading", format: '"D = "0', align: "right" }
        : heading(name),
    ]),
  );
};

export const widths: Section = {
  rows: (study) => 1 + widthRows(study).length + 1,
  place(sheet, { study, style, spell }) {
    placeTitle(sheet, "Model widths", "P parameters; M FLOPs to train on one token; M/6P sets M against the rule of thumb, 6 FLOPs a parameter.");
    const top = sheet.nextRow;
    const shown = widthRows(study);
    const rowOf = (name: WidthRow) => top + shown.indexOf(name);
    const { layers, seqLen, vocab, kvRatio, ffnRatio, headDim, tokensPerParam } = figureNames;
    const { gated, causal } = study.shape;
    const model = { layers, vocab, kv_ratio: kvRatio, ffn_ratio: ffnRatio, ...(gated ? { gated: "TRUE" } : {}) };
    for (const name of shown) {
      const row = rowOf(name);
      const [label, detail, format] = LABELS[name];
      sheet.place(row, LABEL, { content: label, style: name === "widths" ? "heading" : undefined, align: "left" });
      sheet.place(row, DETAIL, { content: detail, style: name === "widths" ? "heading" : "note", align: "left" });
      if (name === "widths") for (const column of [SETTINGS, POINTS]) sheet.place(row, column, heading(""));
      for (const [index, { heads, layerFactor = 1, weightFactor = layerFactor, vocabFactor = 1 }] of study.models.entries()) {
        const column = FIRST_NUMBER + index;
        const at = (it: WidthRow) => address({ row: rowOf(it), column });
        const width = at("widths");
        const factors = isUniform(study) ? {} : { layerFactor: at("layerFactor"), weightFactor: at("weightFactor"), vocabFactor: at("vocabFactor") };
        // The functions know a model by its ratios; where block weights are apart from the layers, the arithmetic is native.
        const called = style === "addin" && layerFactor === weightFactor;
        const shaped = isUniform(study) ? model : { ...model, layers: `${layers}*${at("layerFactor")}`, vocab: `${vocab}*${at("vocabFactor")}` };
        const contents: Record<WidthRow, number | string> = {
          heads,
          layerFactor,
          weightFactor,
          vocabFactor,
          widths: `=${at("heads")}*${headDim}`,
          params:
            called
              ? `=${modelParams.formula({ width, ...shaped, ...(study.tiedEmbeddings ? { tied: "TRUE" } : {}) }, spell)}`
              : `=${paramsFormula(study, width, factors)}`,
          flopsPerToken:
            called
              ? `=${flopsPerToken.formula({ width, seq_len: seqLen, ...shaped, ...(causal ? {} : { causal: "FALSE" }) }, spell)}`
              : `=${flopsPerTokenFormula(study, width, factors)}`,
          ratio: `=${at("flopsPerToken")}/(6*${at("params")})`,
          // Native in both styles: the custom functions of the runs take it, and must not wait for another one.
          optimalTokens: `=${tokensPerParam}*(${paramsFormula(study, width, factors)})`,
        };
        sheet.place(row, column, {
          content: contents[name], format,
          style: typeof contents[name] === "number" ? "input" : name === "widths" ? "heading" : undefined, align: "right",
        });
      }
    }
    for (const [row, [name, comment]] of Object.entries(NAMES)) sheet.name(name, widthRow(study, rowOf(row as WidthRow)), comment);
  },
};
