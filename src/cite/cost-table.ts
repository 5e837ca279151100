import type { Cost, StudyCost } from "../study/cost";

/** A table to copy into a document: texts, and numbers as a document shows them and to all their digits. */
export interface CostTable {
  caption: string;
  headings: readonly string[];
  rows: readonly (readonly TableCell[])[];
  /** Set apart from the rows. */
  total: readonly TableCell[];
}

export interface TableCell {
  /** As a reader sees it: "7.99e23", "$1,902,022". */
  shown: string;
  /** Of a number, to the digits that are exact. */
  exact?: string;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** 7.99e23, as papers of the field print it. */
const powersOfTen = (flops: number): string => (flops === 0 ? "0" : flops.toExponential(2).replace("e+", "e"));

const text = (shown: string): TableCell => ({ shown });
const rowOf = (name: string, { runs, flops, exactFlops, gpuHours, usd }: Cost): readonly TableCell[] => [
  text(name),
  { shown: whole.format(runs), exact: String(runs) },
  { shown: powersOfTen(flops), exact: String(exactFlops) },
  { shown: whole.format(gpuHours), exact: gpuHours.toFixed(2) },
  { shown: `$${whole.format(usd)}`, exact: usd.toFixed(2) },
];

/** Every experiment of a study with what it costs, and the total. */
export const costTable = (caption: string, { experiments, total }: StudyCost): CostTable => ({
  caption,
  headings: ["Experiment", "Runs", "FLOPs", "GPU-hours", "US$"],
  rows: experiments.map((it) => rowOf(it.name, it)),
  total: rowOf("Total", total),
});
