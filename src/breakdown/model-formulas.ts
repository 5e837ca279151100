import { figureNames } from "../study/assumptions";
import { SECONDS_PER_HOUR } from "../core/cost";
import type { Study } from "../study/study";
import type { SlidingWindow } from "../core/transformer";
import type { FactorRow } from "./columns";

/** Names of the figures, or of the cells that stand in for some of them. */
export type FigureCells = Record<keyof typeof figureNames, string>;

type ShapeOf = Pick<Study, "shape" | "tiedEmbeddings">;

/** Weights of one block over D². */
const blockWeights = ({ shape }: ShapeOf, { kvRatio, ffnRatio }: FigureCells): string =>
  shape.gated ? `(2+2*${kvRatio}+3*${ffnRatio})` : `2*(1+${kvRatio}+${ffnRatio})`;

const attention = ({ shape }: ShapeOf, { layers, seqLen }: FigureCells): string =>
  `${shape.causal ? "" : "2*"}${layers}*${seqLen}`;

const embeddings = ({ tiedEmbeddings }: ShapeOf, { vocab }: FigureCells): string =>
  tiedEmbeddings ? vocab : `2*${vocab}`;

/** Cells of a model's factors; left out where they are 1. */
export type FactorCells = { readonly [Factor in FactorRow]?: string };

const times = (factor: string | undefined): string => (factor === undefined ? "" : `${factor}*`);

/** Parameters of a model, by native arithmetic; of all its blocks' weights, or of those that `weights` counts. */
export const paramsFormula = (
  study: ShapeOf,
  width: string,
  { embeddingFactor, ...cells }: FactorCells = {},
  weights: "weightFactor" | "totalFactor" = "totalFactor",
): string =>
  `${times(cells[weights])}${blockWeights(study, figureNames)}*${figureNames.layers}*${width}^2+${times(embeddingFactor)}${embeddings(study, figureNames)}*${width}`;

/** FLOPs to train on one token, by native arithmetic. */
export const flopsPerTokenFormula = (
  study: ShapeOf,
  width: string,
  { attentionFactor, weightFactor, vocabFactor }: FactorCells = {},
): string =>
  `6*(${times(weightFactor)}${blockWeights(study, figureNames)}*${figureNames.layers}*${width}^2` +
  `+(${times(attentionFactor)}${attention(study, figureNames)}+${times(vocabFactor)}${figureNames.vocab})*${width})`;

/** The attention factor of a model with a sliding window, which hangs on the length of a sequence. */
export function windowedFactorFormula({ shape }: ShapeOf, factor: number, { tokens, share }: SlidingWindow): string {
  const { seqLen } = figureNames;
  const seen = `MIN(${tokens},${seqLen})/${seqLen}`;
  return `${factor}*(1-${share}+${share}*${seen}${shape.causal ? `*(2-${seen})` : ""})`;
}

/** US$ of FLOPs. */
export const usdFormula = (flops: string, { flopsPerGpu, usdPerGpuHour }: FigureCells = figureNames): string =>
  `${flops}/${SECONDS_PER_HOUR}/${flopsPerGpu}*${usdPerGpuHour}`;

/** Cells of the moments of some runs, in the order of `Moments`. */
export type MomentCells = readonly string[];

const weights = (study: ShapeOf, cells: FigureCells): string =>
  `${cells.layers}*${blockWeights(study, cells)}*${cells.headDim}`;

/** FLOPs of the runs of fixed tokens that moments sum up: the first half of the polynomial of `flopsOfMoments`. */
export function fixedFlopsFormula(study: ShapeOf, [f0, f1, f2]: MomentCells, cells: FigureCells = figureNames): string {
  const { headDim, steps, batch, seqLen, vocab } = cells;
  return `6*${headDim}*${steps}*${batch}*${seqLen}*(${attention(study, cells)}*${f0}+${vocab}*${f1}+${weights(study, cells)}*${f2})`;
}

/** FLOPs of the runs of compute-optimal tokens: the other half. */
export function optimalFlopsFormula(
  study: ShapeOf,
  [, , , o0, o1, o2, o3, o4, o5]: MomentCells,
  cells: FigureCells = figureNames,
): string {
  const { headDim, vocab, tokensPerParam } = cells;
  const [w, a, e] = [weights(study, cells), attention(study, cells), embeddings(study, cells)];
  return `6*${headDim}^2*${tokensPerParam}*(${e}*(${vocab}*${o0}+${a}*${o1}+${w}*${o2})+${w}*(${vocab}*${o3}+${a}*${o4}+${w}*${o5}))`;
}
