import { figureNames } from "../core/figures";
import { SECONDS_PER_HOUR } from "../core/cost";
import type { Study } from "../core/study";

/** Names of the figures, or of the cells that stand in for some of them. */
export type FigureCells = Record<keyof typeof figureNames, string>;

type ShapeOf = Pick<Study, "shape" | "tiedEmbeddings">;

/** Weights of one block over D². */
const blockWeights = ({ shape }: ShapeOf, { kvRatio, ffnRatio }: FigureCells): string =>
  shape.gated ? `(2+2*${kvRatio}+3*${ffnRatio})` : `2*(1+${kvRatio}+${ffnRatio})`;

const attentionAndOutput = ({ shape }: ShapeOf, { layers, seqLen, vocab }: FigureCells): string =>
  `(${shape.causal ? "" : "2*"}${layers}*${seqLen}+${vocab})`;

const embeddings = ({ tiedEmbeddings }: ShapeOf, { vocab }: FigureCells): string => (tiedEmbeddings ? vocab : `2*${vocab}`);

/** Parameters of the model of a width, by native arithmetic. */
export const paramsFormula = (study: ShapeOf, width: string, cells: FigureCells = figureNames): string =>
  `${blockWeights(study, cells)}*${cells.layers}*${width}^2+${embeddings(study, cells)}*${width}`;

/** FLOPs to train on one token, by native arithmetic. */
export const flopsPerTokenFormula = (study: ShapeOf, width: string, cells: FigureCells = figureNames): string =>
  `6*(${blockWeights(study, cells)}*${cells.layers}*${width}^2+${attentionAndOutput(study, cells)}*${width})`;

/** US$ of FLOPs. */
export const usdFormula = (flops: string, { flopsPerGpu, usdPerGpuHour }: FigureCells = figureNames): string =>
  `${flops}/${SECONDS_PER_HOUR}/${flopsPerGpu}*${usdPerGpuHour}`;

/** Cells of the moments of some runs, in the order of the exposure table. */
export type MomentCells = readonly [fixed1: string, fixed2: string, optimal2: string, optimal3: string, optimal4: string];

/** FLOPs of the runs that moments sum up: the polynomial of `flopsOfMoments`. */
export function momentFlopsFormula(study: ShapeOf, moments: MomentCells, cells: FigureCells = figureNames): string {
  const [fixed1, fixed2, optimal2, optimal3, optimal4] = moments;
  const { headDim, layers, steps, batch, seqLen, tokensPerParam } = cells;
  const w = `${layers}*${blockWeights(study, cells)}*${headDim}`;
  const a = attentionAndOutput(study, cells);
  const e = embeddings(study, cells);
  const fixed = `${steps}*${batch}*${seqLen}*(${w}*${fixed2}+${a}*${fixed1})`;
  const optimal = `${tokensPerParam}*${headDim}*((${w})^2*${optimal4}+${w}*(${a}+${e})*${optimal3}+${a}*${e}*${optimal2})`;
  return `6*${headDim}*(${fixed}+${optimal})`;
}
