import { inputText, readNumber, readWritten, whyNoNumber } from "../../grid/number-text";
import { readRangeText } from "../../grid/range-text";
import { assumptionOf, type AssumptionName } from "../../study/assumptions";
import type { FileSweep, StudyFile } from "../../study/file";
import { LARGEST_FIGURE } from "../../study/limits";
import { rangedText, readInput, readRanged, type Ranged, type Read } from "../fields/read-value";
import { formatWholeUsd } from "../parts/format";
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
  if (readWritten(text)?.unit === "US$") {
    const read = readInput({ ...BUDGET_RULE, unit: "US$" }, text);
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

/** What the field of GPUs was given: how many are at work, or when all must be done. */
export type GpusEntry = { days: number } | { gpus: Ranged };

const DEADLINE = /^(.+?)\s*(hours?|h|days?|d|weeks?|months?)$/i;
const DAYS_OF: Readonly<Record<string, number>> = { h: 1 / 24, d: 1, w: 7, m: 30 };

export function readGpus(typed: string): Read<GpusEntry> {
  const [, number, unit] = DEADLINE.exec(typed.trim()) ?? [];
  if (number !== undefined && unit !== undefined) {
    if (readRangeText(number)) return { problem: "A deadline is one number, such as 30 days." };
    const days = (readNumber(number) ?? NaN) * DAYS_OF[unit[0]!.toLowerCase()]!;
    return days > 0 && days <= 1e6
      ? { value: { days } }
      : { problem: "A deadline must be above zero and at most 1E6 days, such as 30 days." };
  }
  const read = readRanged(assumptionOf("gpu_count"), typed.trim().replace(/\s*gpus?$/i, ""));
  return "problem" in read
    ? { problem: `${read.problem} Or give a deadline, such as 30 days.` }
    : { value: { gpus: read.value } };
}

export const gpusText = (file: StudyFile, { days }: Goals): string =>
  days === undefined
    ? rangedText(assumptionOf("gpu_count"), rangedOf(file, "gpu_count"))
    : `${Number(days.toPrecision(6))} ${days === 1 ? "day" : "days"}`;

/** A share of the peak: 40%, 0.4 or 40; FLOP/s are taken as they are. */
function asShare(text: string): string {
  const { value, unit, scaled } = readWritten(text)!;
  if (unit !== undefined || scaled || !(value > 0) || value > 100) return text;
  return value <= 1 ? `${Number((100 * value).toPrecision(15))}%` : `${text}%`;
}

/** The rate that a utilisation is, with its range; "typical" where it is blank. */
export function readUtilisation(typed: string, { assumptions }: StudyFile): Read<Ranged | "typical"> {
  const text = typed.trim();
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
