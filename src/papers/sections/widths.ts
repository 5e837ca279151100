import { figureNames } from "../../core/figures";
import { flopsPerToken } from "../../functions/flops-per-token";
import { modelParams } from "../../functions/model-params";
import { address, type Area } from "../../grid/address";
import type { PlacedCell } from "../../grid/sheet";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS, WIDTH_ROWS, widthRow, type WidthRow } from "../layout";
import { flopsPerTokenFormula, paramsFormula } from "../model-formulas";
import { resultNames } from "../result-names";
import { heading, placeTitle, type Section, type SectionContext } from "../section";

const LABELS: Record<WidthRow, [label: string, detail: string, format: string]> = {
  heads: ["Attention heads, H", "Each head_dim wide", formats.whole],
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
  widthRow(study, topOf(widths) + 1 + WIDTH_ROWS.indexOf(name));

/** Headings over the widths: "D = 1024". */
export const widthHeadings = (context: Pick<SectionContext, "study" | "topOf">): Record<number, PlacedCell> => {
  const { row } = widthCells(context, "widths");
  return Object.fromEntries(
    context.study.heads.map((_, index) => [
      FIRST_NUMBER + index,
      { content: `=${address({ row, column: FIRST_NUMBER + index }, "row")}`, style: "heading", format: '"D = "0', align: "right" },
    ]),
  );
};

export const widths: Section = {
  rows: () => 1 + WIDTH_ROWS.length + 1,
  place(sheet, { study, style, spell }) {
    placeTitle(sheet, "Model widths", "P = 12LD² + 2VD parameters; M FLOPs to train on one token; M/6P sets M against the rule of thumb, 6 FLOPs a parameter.");
    const top = sheet.nextRow;
    const rowOf = (name: WidthRow) => top + WIDTH_ROWS.indexOf(name);
    const { layers, seqLen, vocab, kvRatio, ffnRatio, headDim, tokensPerParam } = figureNames;
    const { gated, causal } = study.shape;
    const model = { layers, vocab, kv_ratio: kvRatio, ffn_ratio: ffnRatio, ...(gated ? { gated: "TRUE" } : {}) };
    for (const name of WIDTH_ROWS) {
      const row = rowOf(name);
      const [label, detail, format] = LABELS[name];
      sheet.place(row, LABEL, { content: label, style: name === "widths" ? "heading" : undefined, align: "left" });
      sheet.place(row, DETAIL, { content: detail, style: name === "widths" ? "heading" : "note", align: "left" });
      if (name === "widths") for (const column of [SETTINGS, POINTS]) sheet.place(row, column, heading(""));
      for (const [index, heads] of study.heads.entries()) {
        const column = FIRST_NUMBER + index;
        const at = (it: WidthRow) => address({ row: rowOf(it), column });
        const width = at("widths");
        const contents: Record<WidthRow, number | string> = {
          heads,
          widths: `=${at("heads")}*${headDim}`,
          params:
            style === "addin"
              ? `=${modelParams.formula({ width, ...model, ...(study.tiedEmbeddings ? { tied: "TRUE" } : {}) }, spell)}`
              : `=${paramsFormula(study, width)}`,
          flopsPerToken:
            style === "addin"
              ? `=${flopsPerToken.formula({ width, seq_len: seqLen, ...model, ...(causal ? {} : { causal: "FALSE" }) }, spell)}`
              : `=${flopsPerTokenFormula(study, width)}`,
          ratio: `=${at("flopsPerToken")}/(6*${at("params")})`,
          // Native in both styles: the custom functions of the runs take it, and must not wait for another one.
          optimalTokens: `=${tokensPerParam}*(${paramsFormula(study, width)})`,
        };
        sheet.place(row, column, {
          content: contents[name], format,
          style: name === "heads" ? "input" : name === "widths" ? "heading" : undefined, align: "right",
        });
      }
    }
    for (const [row, [name, comment]] of Object.entries(NAMES)) sheet.name(name, widthRow(study, rowOf(row as WidthRow)), comment);
  },
};
