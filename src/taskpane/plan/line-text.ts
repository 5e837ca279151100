import { accelerators } from "../../core/accelerators";
import { findNamed, nearestName } from "../../core/find-named";
import { inputText, whyNoNumber } from "../../grid/number-text";
import { readNumber, readWritten } from "../../grid/written-number";
import { readRangeText } from "../../grid/range-text";
import { assumptionOf, type AssumptionName } from "../../study/assumptions";
import type { FileSweep, StudyFile } from "../../study/file";
import { LARGEST_FIGURE } from "../../study/limits";
import { rangedText, readInput, readRanged, type Ranged, type Read } from "../fields/read-value";
import { formatWholeUsd } from "../parts/format";
import { withoutWords } from "../fields/plain-words";
import type { Goals } from "./solve";

/** How the fields of the planner's line write a plan, and read it. */

/** An assumption of a plan with its range. */
export const rangedOf = ({ assumptions, ranges }: StudyFile, name: AssumptionName): Ranged => {
  const range = ranges?.[name];
  return { value: assumptions[name], ...(range ? { range: { low: range.low, high: range.high } } : {}) };
};

/** What the field of tokens was given: how the tokens of a run are set, or the budget that they come of. */
export type TokensEntry = { usd: number } | { tokens: NonNullable<FileSweep["tokens"]>; perParam?: Ranged };

const PER_PARAMETER = /^(.+?)\s*(?:tokens?\s*)?(?:per|a|\/)\s*(non-embedding\s*)?param(?:eter)?s?$/i;
const TOKENS_RULE = {
  label: "Tokens per run",
  rule: { kind: "decimal", minimum: 1, maximum: LARGEST_FIGURE },
} as const;
const BUDGET_RULE = { label: "The budget", rule: { kind: "decimal", minimum: 0.01, maximum: LARGEST_FIGURE } } as const;

/** "at most $100k", "$100k budget". */
const BUDGET_WORDS =
  /^(?:(?:budget(?: of)?:?|under|up to|at most|max(?:imum)?)\s+|[<≤]\s*)|\s*\b(?:budget|in total|total)$/gi;

export function readTokens(typed: string): Read<TokensEntry> {
  const text = typed.trim();
  if (/^fixed\b/i.test(text)) return { value: { tokens: "fixed" } };
  if (/^(?:compute[- ])?optimal$|^chinchilla$/i.test(text)) return { value: { tokens: "optimal" } };
  if (/^non-embedding$/i.test(text)) return { value: { tokens: "non-embedding" } };
  const [, perParam, ofBlocks] = PER_PARAMETER.exec(text) ?? [];
  if (perParam !== undefined) {
    const read = readRanged(assumptionOf("tokens_per_param"), perParam);
    return "problem" in read
      ? read
      : { value: { tokens: ofBlocks ? "non-embedding" : "optimal", perParam: read.value } };
  }
  if (readRangeText(text))
    return {
      problem:
        "Tokens per run and a budget are one number each; give a range per parameter, such as 15 to 25 per parameter.",
    };
  const sum = withoutWords(text.replace(BUDGET_WORDS, ""), "US$");
  if (readWritten(sum)?.unit === "US$") {
    if (/(?:\/|\b(?:per|an?)\b)/i.test(text))
      return { problem: "The budget is the sum for all runs, such as $100k, and not a price per hour." };
    const read = readInput({ ...BUDGET_RULE, unit: "US$" }, sum);
    return "problem" in read ? read : { value: { usd: read.value } };
  }
  const read = readInput({ ...TOKENS_RULE, unit: "tokens" }, text);
  return "problem" in read
    ? { problem: `${read.problem} Such as 15T, 20 per parameter, optimal, fixed, or a budget such as $100k.` }
    : { value: { tokens: read.value } };
}

const SCALES = [
  [1e12, "T"],
  [1e9, "B"],
  [1e6, "M"],
] as const;

/** 15T; in full where that would lose digits. */
export function shortText(value: number): string {
  const [scale, letter] = SCALES.find(([it]) => value >= it) ?? [1, ""];
  const short = `${Number((value / scale).toPrecision(6))}${letter}`;
  return readNumber(short) === value ? short : inputText(value);
}

export function tokensEntryText(file: StudyFile, tokens: FileSweep["tokens"], { usd }: Goals): string {
  if (usd !== undefined) return usd < 10 ? `$${usd}` : formatWholeUsd(usd);
  if (typeof tokens === "number") return shortText(tokens);
  if (tokens === undefined || tokens === "fixed") return "fixed";
  const perParam = rangedText(assumptionOf("tokens_per_param"), rangedOf(file, "tokens_per_param"));
  return `${perParam} per ${tokens === "optimal" ? "parameter" : "non-embedding parameter"}`;
}

/** What the field of GPUs was given: how many are at work, of which part, and by when all must be done. */
export interface GpusEntry {
  gpus?: Ranged;
  part?: string;
  days?: number;
}

const DAYS = { h: 1 / 24, hr: 1 / 24, hour: 1 / 24, d: 1, day: 1, wk: 7, week: 7, month: 30, year: 365 } as const;
const DURATION = new RegExp(String.raw`^(?:(an?|one)\s+|(.+?)\s*)(${Object.keys(DAYS).join("|")})s?\.?$`, "i");
const WITHIN = /^(?:(?:in|within|by|under|up to|at most|max(?:imum)?|deadline:?)\s+|[<≤]\s*)/i;
/** 256 for 21 days, 256 H100s over 3 weeks, 256 × 21 days. */
const AND_DAYS = /^(.*\S)\s*(?:\b(?:for|over|in|within|and|by)\b|[,;](?=\s)|[×*@]|\bx\b)\s*(\S.*)$/i;
const DATE =
  /\b20\d\d-\d|\b\d{1,2}[./]\d{1,2}(?:[./]|$)|(?:\d|\b)\s*(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b/i;
const NODES = /^(\S+)\s*nodes?$/i;
const OF_PART = /^(~?\s*[\d.,_]+(?:\s*[kK])?)\s*(?:[x×*]\s*)?([a-z].*?)\s*(?:gpus?|accelerators?)?$/i;

/** Days of a deadline; a problem where it is one that cannot be met, undefined where the text is none. */
function readDays(typed: string): Read<number> | undefined {
  const text = typed.replace(WITHIN, "");
  if (DATE.test(text) && !DURATION.test(text))
    return { problem: `The deadline is a number of days from the start, such as 30 days: “${typed}” is a date.` };
  const [, one, number, unit] = DURATION.exec(text) ?? [];
  if (unit === undefined) return undefined;
  if (number !== undefined && readRangeText(number))
    return { problem: "The deadline is one number, such as 30 days, and not a range." };
  const count = one === undefined ? readNumber(number!) : 1;
  const days = (count ?? NaN) * DAYS[unit.toLowerCase() as keyof typeof DAYS];
  return days > 0 && days <= 1e6
    ? { value: days }
    : { problem: "The deadline must be above zero and at most 1E6 days, such as 30 days." };
}

/** The number of GPUs, with the accelerator where the text names one: "256", "64 to 128 GPUs", "256 H100s", "8 nodes". */
function readCount(typed: string, perNode: number): Read<GpusEntry> {
  const input = { ...assumptionOf("gpu_count"), label: "GPUs" };
  const [, nodes] = NODES.exec(typed) ?? [];
  if (nodes !== undefined) {
    const read = readInput({ ...input, label: "Nodes", unit: "nodes" }, nodes);
    return "problem" in read ? read : readCount(String(read.value * perNode), perNode);
  }
  const counted = readRanged(input, typed);
  if ("value" in counted) return { value: { gpus: counted.value } };
  const [, count, name] = OF_PART.exec(typed) ?? [];
  const many = count === undefined ? undefined : readInput(input, count);
  if (name === undefined || !many || "problem" in many) return counted;
  const one = name.replace(/s$/i, "");
  const part = findNamed(accelerators, name) ?? findNamed(accelerators, one);
  if (part) return { value: { gpus: { value: many.value }, part: part.name } };
  const nearest = nearestName(accelerators, one);
  return {
    problem: `GPUs: “${name}” is not an accelerator of the catalogue${nearest === undefined ? "" : `; the nearest is “${nearest}”`}.`,
  };
}

export function readGpus(typed: string, perNode = 8): Read<GpusEntry> {
  const text = typed.trim();
  const [, head, tail] = AND_DAYS.exec(text) ?? [];
  const until = tail === undefined ? undefined : readDays(tail);
  if (head !== undefined && until) {
    if ("problem" in until) return until;
    const read = readCount(head.trim(), perNode);
    return "problem" in read ? read : { value: { ...read.value, days: until.value } };
  }
  const days = readDays(text);
  if (days) return "problem" in days ? days : { value: { days: days.value } };
  const read = readCount(text, perNode);
  return "problem" in read ? { problem: `${read.problem} Or give a deadline, such as 30 days.` } : read;
}

/** "30 days". */
export const daysText = (days: number): string => `${Number(days.toPrecision(6))} ${days === 1 ? "day" : "days"}`;

export function gpusText(file: StudyFile, { days, holdsGpus }: Goals): string {
  const gpus = rangedText(assumptionOf("gpu_count"), rangedOf(file, "gpu_count"));
  if (days === undefined) return gpus;
  return holdsGpus ? `${gpus} for ${daysText(days)}` : daysText(days);
}

/** A share of the peak: 40%, 0.4 or 40; FLOP/s are taken as they are. */
function asShare(text: string): string {
  const { value, unit, scaled } = readWritten(text)!;
  if (unit !== undefined || scaled || !(value > 0) || value > 100) return text;
  return value <= 1 ? `${Number((100 * value).toPrecision(15))}%` : `${text}%`;
}

/** The rate that a utilisation is, with its range; "typical" where it is blank. */
export function readUtilisation(typed: string, { assumptions }: StudyFile): Read<Ranged | "typical"> {
  const text = withoutWords(typed, "FLOP/s");
  if (text === "" || /^typical$/i.test(text)) return { value: "typical" };
  const rate = { ...assumptionOf("flops_per_gpu"), label: "Utilisation" };
  const peak = assumptions.peak_flops_per_gpu;
  const range = readRangeText(text);
  const shares = range
    ? `${asShare(range.low)} to ${asShare(range.high)}${range.base === undefined ? "" : `, ${asShare(range.base)}`}`
    : readWritten(text) && asShare(text);
  const read = readRanged(rate, shares ?? text, peak);
  if ("problem" in read) {
    const why = whyNoNumber(text);
    return {
      problem: why ? `${why}.` : "Utilisation must be a share of the peak, such as 40% or 35% to 45%, or blank.",
    };
  }
  const { value, range: ends } = read.value;
  return Math.max(value, ends?.high ?? 0) > peak * (1 + 1e-9)
    ? { problem: "Utilisation must be at most 100% of the peak." }
    : { value: read.value };
}

export const percentText = (share: number): string => `${Number((100 * share).toPrecision(4))}%`;

export function utilisationFieldText(file: StudyFile): string {
  const peak = file.assumptions.peak_flops_per_gpu;
  const { value, range } = rangedOf(file, "flops_per_gpu");
  if (!range) return percentText(value / peak);
  const [low, middle, high] = [range.low, value, range.high].map((it) => percentText(it / peak));
  return percentText((range.low + range.high) / 2 / peak) === middle
    ? `${low} to ${high}`
    : `${low} to ${high}, ${middle}`;
}
