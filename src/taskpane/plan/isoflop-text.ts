import { admits, type Rule } from "../../study/assumptions";
import type { FileModel } from "../../study/file";
import { MOST_BUDGETS, MOST_ISOFLOP_MODELS } from "../../study/isoflop";
import { MOST_RUNGS } from "../../study/ladder";
import { inputText, whyNoNumber } from "../../grid/number-text";
import { readNumber } from "../../grid/written-number";
import type { Read } from "../fields/read-value";
import { readModels } from "./plan-text";

/** How the fields of an IsoFLOP plan are read: lists whose parts may be ranges. */

const RANGE = /^\s*(\S+)\s*(?:to|–|\.\.\.?|…)\s*(\S+)(?:\s*,?\s*step\s*(\S+))?\s*$/i;
const BUDGET: Rule = { kind: "decimal", minimum: 1, maximum: 1e30 };
const WIDTH: Rule = { kind: "whole", minimum: 1, maximum: 1e9 };

/** Two budgets a decade, as published plans have them or nearly so. */
const BUDGET_STEP = Math.sqrt(10);
/** Widths that double the parameters from one to the next, or nearly so. */
const WIDTH_STEP = Math.SQRT2;
/** Widths of a range are multiples of this. */
const WIDTH_MULTIPLE = 64;

const partsOf = (text: string): string[] =>
  text
    .split(/[,;]/)
    .map((it) => it.trim())
    .filter((it) => it !== "");

/** To three digits, from the first to the last, which are both among them. */
function geometric(first: number, last: number, step: number, rounded: (value: number) => number): number[] {
  const steps = Math.max(1, Math.round(Math.log(last / first) / Math.log(step)));
  const ratio = (last / first) ** (1 / steps);
  const between = Array.from({ length: steps - 1 }, (_, index) => rounded(first * ratio ** (index + 1)));
  return [...new Set([first, ...between, last])];
}

/** Budgets in FLOPs: "1e18, 3e18, 1e19", or "6e18 to 3e21", which is two a decade, or "6e18 to 3e21 step 3". */
export function readBudgets(text: string): Read<readonly number[]> {
  const budgets: number[] = [];
  for (const part of partsOf(text)) {
    const [, from, to, by] = RANGE.exec(part) ?? [];
    const numbers = (from === undefined ? [part] : [from, to!]).map(readNumber);
    const wrong = numbers.findIndex((it) => it === undefined || !admits(BUDGET, it));
    if (wrong >= 0)
      return {
        problem: whyNoNumber(part) ?? `“${part}” is not a number of FLOPs: type budgets such as 1e18, 3e18, 1e19.`,
      };
    const [first, last] = numbers as [number, number?];
    if (last !== undefined && !(last > first)) return { problem: `“${part}” must go from a budget to a larger one.` };
    const step = by === undefined ? BUDGET_STEP : (readNumber(by) ?? NaN);
    if (!(step > 1)) return { problem: `The step of “${part}” must be greater than 1: the ratio of two budgets.` };
    if (last !== undefined && Math.log(last / first) / Math.log(step) > MOST_BUDGETS + 1) return tooMany("budgets");
    budgets.push(...(last === undefined ? [first] : geometric(first, last, step, (it) => Number(it.toPrecision(3)))));
  }
  if (budgets.length === 0) return { problem: "Type one budget or more, in FLOPs of a run: 1e18, 3e18, 1e19." };
  const twice = budgets.find((it, index) => budgets.indexOf(it) < index);
  if (twice !== undefined) return { problem: `${inputText(twice)} is listed twice: give each budget once.` };
  return budgets.length > MOST_BUDGETS ? tooMany("budgets") : { value: budgets.sort((x, y) => x - y) };
}

const tooMany = (what: "budgets" | "models"): { problem: string } => ({
  problem: `At most ${what === "budgets" ? MOST_BUDGETS : MOST_ISOFLOP_MODELS} ${what} fit on the sheet: give fewer.`,
});

/** Widths and models: "512, 1024, Llama 3 8B", or "512 to 2048", whose steps are √2, or "512 to 2048 step 256". */
export function readIsoflopModels(text: string, own: readonly FileModel[]): Read<readonly (number | string)[]> {
  const listed: string[] = [];
  // A comma without a space may be between thousands, which the reader of models asks about.
  for (const part of text.split(/;|,\s+/)) {
    const [, from, to, by] = RANGE.exec(part) ?? [];
    const [first, last] = [from, to].map((it) => (it === undefined ? undefined : readNumber(it)));
    // "Model 1 to 2" is a name as far as this goes.
    if (first === undefined || last === undefined) {
      listed.push(part);
      continue;
    }
    if (!admits(WIDTH, first) || !admits(WIDTH, last) || last <= first)
      return { problem: `“${part}” must go from a whole width to a larger one.` };
    const step = by === undefined ? undefined : readNumber(by);
    if (by !== undefined && !(step !== undefined && admits(WIDTH, step)))
      return { problem: `The step of “${part}” must be a whole number: the difference of two widths.` };
    if (step !== undefined && (last - first) / step > MOST_ISOFLOP_MODELS) return tooMany("models");
    const widths =
      step === undefined
        ? geometric(first, last, WIDTH_STEP, (it) => Math.max(1, Math.round(it / WIDTH_MULTIPLE)) * WIDTH_MULTIPLE)
        : Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
    listed.push(...widths.filter((it) => it >= first && it <= last).map(String));
  }
  const read = readModels(listed.join(", "), own);
  return "value" in read && read.value.length > MOST_ISOFLOP_MODELS ? tooMany("models") : read;
}

/** Shares of the target's FLOPs: "1/1000, 1/300", "1%, 0.03". */
export function readShares(text: string): Read<readonly number[]> {
  const shares: number[] = [];
  for (const part of partsOf(text)) {
    const [above, below, ...rest] = part.split("/").map((it) => readNumber(it.trim()));
    const share = rest.length > 0 || above === undefined ? NaN : above / (part.includes("/") ? (below ?? NaN) : 1);
    if (!(share > 0 && share < 1))
      return { problem: `“${part}” is not a share of the target's FLOPs: type shares such as 1/1000, 1/100, 3%.` };
    shares.push(share);
  }
  if (shares.length === 0) return { problem: "Type one share or more of the target's FLOPs: 1/1000, 1/300, 1/100." };
  if (shares.length > MOST_RUNGS) return { problem: `A ladder has at most ${MOST_RUNGS} rungs.` };
  return { value: shares.sort((x, y) => x - y) };
}

export const budgetsText = (budgets: readonly number[]): string =>
  budgets.map((it) => it.toExponential().replace("e+", "e")).join(", ");

export const sharesText = (shares: readonly number[]): string =>
  shares
    .map((it) => (Number.isInteger(Number((1 / it).toFixed(6))) ? `1/${Math.round(1 / it)}` : String(it)))
    .join(", ");
