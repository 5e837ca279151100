import type { SlidingWindow } from "../core/transformer";
import {
  assumptionNames,
  assumptionOf,
  COUNT_RULE,
  type Assumption,
  type Figures,
  type Range,
  type Rule,
} from "./assumptions";
import type { ShapeChoices, TokensRule } from "./arithmetic";
import type { Reference, StudyFile } from "./file";

/** One thing a sweep varies: 4 parameterizations, 6 settings of ε. */
export interface Factor {
  count: number;
  of: string;
}

/** A count of runs at one setting and width that a study leaves open, or states once for many settings. */
export interface PointCount {
  label: string;
  value: number;
  source: string;
}

/** Runs that share a tokens rule and a number of points; each model is trained settings × points times. */
export interface Sweep {
  id: string;
  name: string;
  /** Their product is the number of settings, each swept at every model. */
  factors: readonly Factor[];
  /** 1 where each setting is trained once; otherwise the name of one of the study's counts. */
  points: 1 | string;
  /** Which of the study's models are trained, by their place in it. */
  models: readonly number[];
  /**
   * "fixed": steps × batch × sequence length. "optimal": tokens for each parameter. "non-embedding": for each that is in
   * no embedding table. A number: as many, whatever changes.
   */
  tokens: Exclude<TokensRule, "own"> | number;
}

/**
 * A model of a study. Where it says no more than its width it has the study's shape and follows the study's assumptions;
 * otherwise its weights are its own, and no assumption of the study's shape changes them.
 */
export interface StudyModel {
  width: number;
  own?: OwnModel;
}

export interface OwnModel {
  name: string;
  /** Who gives its shape. */
  source?: string;
  /** Parameters, every expert's included. */
  params: number;
  /** Parameters of its embedding tables and of the block weights that one token uses. */
  activeParams: number;
  /** Those of them that are in its blocks. */
  blockParams: number;
  /** Weights that one token is multiplied with: its blocks' and the output layer's. */
  weights: number;
  /** Work of attention for one token and each token of the sequence, without windows. */
  attention: number;
  /** Takes from the work of attention what the sequence has beyond the window. */
  window?: SlidingWindow;
}

/** Figures that the source printed for one experiment: those of them that it did print. */
export interface PublishedCost {
  /** To the digits that were printed. */
  flops?: number;
  usd?: number;
  nodeHours?: number;
  gpuHours?: number;
}

/** One row of the cost table. */
export interface Experiment {
  id: string;
  name: string;
  /** Where the source describes it. */
  place: string;
  sweeps: readonly Sweep[];
  published?: PublishedCost;
  /** What the source says its figure depends on. */
  uncertainty: string;
}

/** One way to read a place where sources disagree: the sweep as that reading has it. */
export interface Reading {
  id: string;
  /** What its switch shows: "text" where the source's own words say so. */
  choice: string;
  /** Share of the draws of the range that have it, 0 to 1; none where it is left out. */
  probability?: number;
  change: Partial<Pick<Sweep, "factors" | "models"> & { tokens: Exclude<TokensRule, "own"> }>;
}

/** A place where sources disagree; one switch of the sheet. */
export interface Correction {
  id: string;
  name: string;
  /** The sweep it is about. */
  sweep: string;
  /** Where the words are, and the words. */
  place: string;
  reason: string;
  readings: readonly Reading[];
}

/** How the points of a learning-rate sweep may grow towards small widths. */
export interface PointsByWidth {
  /** The count that it takes the place of. */
  count: string;
  /** Ratio of one learning rate to the one before. */
  lrStep: number;
  stepSource: string;
  /** Range at the largest width, in octaves: 6 is a highest learning rate of 64 times the lowest. */
  octavesAtLargest: number;
  octavesSource: string;
  /** Octaves that each halving of the width adds. */
  octavesPerHalving: number;
  halvingSource: string;
}

/** What each of them may be, in a file and in its cell. */
export const POINTS_BY_WIDTH_RULES = {
  lrStep: { kind: "decimal", minimum: 1.001, maximum: 100 },
  octavesAtLargest: { kind: "decimal", minimum: 0, maximum: 100 },
  octavesPerHalving: { kind: "decimal", minimum: 0, maximum: 10 },
} as const satisfies Partial<Record<keyof PointsByWidth, Rule>>;

/** What a source says of its own size, to hold the count of its runs against. */
export interface Claim {
  quotation: string;
  source: string;
  measure: "runs" | "pointsPerSweep" | "widths" | "largestParams";
  /** Values that agree with the quotation, both ends included. */
  atLeast: number;
  atMost: number;
}

/** The choice of a switch that leaves the published script as it is. */
export const PUBLISHED = "published";
/** The choice that follows the source's own words. */
export const TEXT = "text";

/** What the switch of a correction may show. */
export const choicesIn = (readings: readonly Reading[]): readonly string[] => [
  PUBLISHED,
  ...readings.map(({ choice }) => choice),
];

/** Everything a cost breakdown is made from. */
export interface Study {
  /** By which it is found, and told from others. */
  id: string;
  title: string;
  subtitle: string;
  source: string;
  /** The documents that it is read from, as one cites them. */
  references: readonly Reference[];
  figures: Figures;
  shape: ShapeChoices;
  /** Who gives each figure, where and when, by the names of their cells. */
  sources: Readonly<Record<string, string>>;
  /** Of figures and counts, by the names of their cells. */
  ranges: Readonly<Record<string, Range>>;
  counts: Readonly<Record<string, PointCount>>;
  /** Every model of the study, smallest first. */
  models: readonly StudyModel[];
  experiments: readonly Experiment[];
  corrections: readonly Correction[];
  pointsByWidth?: PointsByWidth;
  claims: readonly Claim[];
  /** What it was read from: another reading or other values of its inputs leave it as it is. */
  file: StudyFile;
}

export const settingsOf = (factors: readonly Factor[]): number =>
  factors.reduce((product, { count }) => product * count, 1);

/** A count that each setting of a sweep trained once has. */
export const ONE_RUN = "one";

/** What counts the runs of a sweep: one of the study's counts, or nothing where each setting is trained once. */
export const countOf = ({ points }: Pick<Sweep, "points">): string => (points === 1 ? ONE_RUN : points);
export const countsOf = (study: Study): readonly string[] => [...Object.keys(study.counts), ONE_RUN];

export const pointsOf = (study: Study, { points }: Pick<Sweep, "points">): number =>
  points === 1 ? 1 : study.counts[points]!.value;

export const sweepsOf = (study: Study): readonly Sweep[] => study.experiments.flatMap(({ sweeps }) => sweeps);

/** The sweep of an id, which must be there. */
export function sweepOf(study: Study, id: string): Sweep {
  const sweep = sweepsOf(study).find((it) => it.id === id);
  if (!sweep) throw new Error(`no sweep ${id} in the study`);
  return sweep;
}

/** True where the points of a sweep may grow towards small widths. */
export const hasPointsByWidth = ({ pointsByWidth }: Study, sweep: Pick<Sweep, "points">): boolean =>
  pointsByWidth !== undefined && sweep.points === pointsByWidth.count;

/** Who gives a figure; the user, where the study names nobody. */
export const OWN_FIGURE = "Your own figure";
export const sourceOf = ({ sources }: Pick<Study, "sources">, name: string): string => sources[name] ?? OWN_FIGURE;

/** Something of a study that is one number, has a cell of its own on its sheet, and may be changed there. */
export interface Input extends Omit<Assumption, "group" | "fallback"> {
  /** Of its cell. */
  name: string;
  value: number;
  /** Who says so, where and when. */
  source: string;
}

const COUNT: Pick<Input, "rule" | "unit" | "format"> = { rule: COUNT_RULE, unit: "runs", format: "whole" };

/** Every assumption and count of a study in the order of its sheet: price, counts of runs, tokens, shape. */
export function inputsOf(study: Study): readonly Input[] {
  const ofGroup = (group: Assumption["group"]): Input[] =>
    assumptionNames
      .filter((name) => assumptionOf(name).group === group)
      .map((name) => {
        const { group: _group, fallback: _fallback, ...it } = assumptionOf(name);
        return { ...it, name, value: study.figures[name], source: sourceOf(study, name) };
      });
  const counts = Object.entries(study.counts).map(([name, it]): Input => ({
    ...COUNT,
    ...it,
    name,
    ...(name === study.pointsByWidth?.count ? { slider: true } : {}),
  }));
  return [...ofGroup("price"), ...counts, ...ofGroup("tokens"), ...ofGroup("shape")];
}

/** Names of the cells that hold how low and how high an input may be. */
export const rangeCells = (name: string): { low: string; high: string } => ({
  low: `${name}_low`,
  high: `${name}_high`,
});

/** The study with other values of some assumptions and counts, each of which it must have. */
export function withInputs(study: Study, values: Readonly<Record<string, number>>): Study {
  const figures = { ...study.figures };
  const counts = { ...study.counts };
  for (const [name, value] of Object.entries(values)) {
    if (Object.hasOwn(counts, name)) counts[name] = { ...counts[name]!, value };
    else if (Object.hasOwn(figures, name)) figures[name as keyof Figures] = value;
    else throw new Error(`the study has no ${name}`);
  }
  return { ...study, figures, counts };
}

/** Slack of a rounded logarithm: 2^-8 to 2^-4 in steps of √2 must count its last point. */
const ROUNDING = 1e-9;

/** Learning rates from lowest to highest, both included, each `step` times the one before. */
export const pointsInRange = (lowestLr: number, highestLr: number, step: number): number =>
  Math.floor((Math.log(highestLr) - Math.log(lowestLr)) / Math.log(step) + ROUNDING) + 1;
