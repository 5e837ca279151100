import type { ActualRun } from "../../actuals/runs";
import { SECONDS_PER_HOUR } from "../../core/cost";
import { counted } from "../../grid/counted";
import { f, type Formula, type Place } from "../../grid/formula/formula";
import type { SheetBuilder } from "../../grid/sheet-builder";
import { formats } from "../formats";
import { heading } from "../section";
import {
  asText,
  AT_PEAK,
  COUNT,
  FLOPS,
  HOURS,
  NAME,
  OF,
  OF_NAME,
  PART,
  STATE,
  STATES,
  TOKENS,
  USD,
  UTILISATION,
} from "./columns";

/** Rows that a sheet lists one by one; a spreadsheet takes long over more. The others are one row for each state and model. */
export const MOST_ROWS = 2_000;

/** Columns of texts. */
const LEFT: readonly number[] = [NAME, STATE, OF_NAME, PART];

/** A run, or many of one state and model that are one row. */
export interface ListedRun extends Omit<ActualRun, "of" | "trained"> {
  count: number;
  /** Its number in the table by model; 0 of none of the plan's. */
  number: number;
}

/** The runs that are listed, the rest of them as sums; `numberOf` gives the number of a planned model's place. */
export function listedRuns(runs: readonly ActualRun[], numberOf: (place: number) => number): ListedRun[] {
  const numbered = (it: ActualRun): number => (it.of === undefined ? 0 : numberOf(it.of));
  const listed = runs.slice(0, MOST_ROWS).map((it) => ({ ...it, count: 1, number: numbered(it) }));
  const rest = new Map<string, ListedRun>();
  for (const it of runs.slice(MOST_ROWS)) {
    const number = numbered(it);
    const { outcome, part } = it;
    // Runs without tokens are no part of a utilisation, nor of a row that has one.
    const key = `${STATES.indexOf(outcome)} ${number} ${Number(it.tokens === undefined)} ${part ?? ""}`;
    const none = { name: "", outcome, gpuHours: 0, tokens: undefined, count: 0, number, ...(part && { part }) };
    const sum: ListedRun = rest.get(key) ?? none;
    rest.set(key, {
      ...sum,
      gpuHours: sum.gpuHours + it.gpuHours,
      tokens: it.tokens === undefined ? sum.tokens : (sum.tokens ?? 0) + it.tokens,
      count: sum.count + 1,
    });
  }
  const others = [...rest.entries()]
    .sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }))
    .map(([, it]) => ({
      ...it,
      name: `${counted(it.count, "more run")}${it.tokens === undefined ? " without tokens" : ""}`,
    }));
  return [...listed, ...others];
}

interface RunListContext {
  /** Where the price and the peak of what a run was on are. */
  termsOf(part: string | undefined): { price: Place; peak: Place };
  /** FLOPs per token by the number in a run's row, and the name that goes with it. */
  perToken(number: Place): Formula;
  nameOf(number: Place): Formula;
}

/** The runs one below the other; the number of its model may be typed over, and every sum follows. */
export function placeRuns(
  sheet: SheetBuilder,
  runs: readonly ListedRun[],
  { termsOf, perToken, nameOf }: RunListContext,
): void {
  sheet.place(sheet.nextRow, NAME, { content: "Runs", style: "section" });
  const headings = sheet.nextRow;
  for (const [column, label] of [
    [NAME, "Run"],
    [STATE, "State"],
    [HOURS, "GPU-hours"],
    [USD, "US$"],
    [TOKENS, "Tokens"],
    [FLOPS, "FLOPs"],
    [UTILISATION, "Utilisation"],
    [COUNT, "Runs"],
    [OF, "Model no."],
    [OF_NAME, "Model of the plan"],
    [PART, "GPU type"],
    [AT_PEAK, "FLOPs at peak"],
  ] as const)
    sheet.place(headings, column, heading(label, LEFT.includes(column) ? "left" : "right"));
  for (const { name, outcome, gpuHours, tokens, count, number, part } of runs) {
    const { price, peak } = termsOf(part);
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: asText(name) });
    sheet.place(row, STATE, { content: outcome });
    const hours = sheet.place(row, HOURS, { content: gpuHours, format: formats.runHours });
    sheet.place(row, USD, { content: f`${hours}*${price}`, format: formats.usd });
    const seen = sheet.place(row, TOKENS, { content: tokens ?? null, format: formats.flops });
    const of: Place = { row, column: OF, rows: 1, columns: 1 };
    const flops = sheet.place(row, FLOPS, { content: f`${seen}*${perToken(of)}`, format: formats.flops });
    const atPeak = sheet.place(row, AT_PEAK, {
      content: f`IF(${flops}=0,0,${hours}*${SECONDS_PER_HOUR}*${peak})`,
      format: formats.flops,
    });
    sheet.place(row, PART, { content: part ?? null });
    sheet.place(row, UTILISATION, {
      content: f`IF(${atPeak}=0,"",${flops}/${atPeak})`,
      format: formats.percent,
      align: "right",
    });
    sheet.place(row, COUNT, { content: count, format: formats.whole });
    sheet.place(row, OF, { content: number, format: formats.whole, style: "input" });
    sheet.place(row, OF_NAME, { content: nameOf(of) });
  }
}
