import { counted } from "../../grid/counted";
import { f, pinned, type Formula, type Place } from "../../grid/formula/formula";
import { span, type SheetBuilder } from "../../grid/sheet-builder";
import { plannedNames, type PlannedModel } from "../../study/planned-models";
import { formats } from "../formats";
import { heading, note } from "../section";
import { asText, AT_PEAK, COUNT, difference, FLOPS, HOURS, OF, STATE, USD } from "./columns";

/** A plan of more models has those of them only that runs trained, and the others in one row. */
const MOST_MODELS = 50;

const [LABEL, NUMBER, PER_TOKEN, PLANNED_RUNS, RUNS, PLANNED_HOURS, GPU_HOURS, PLANNED_USD, ACTUAL_USD, CHANGE, SHARE] =
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export interface ModelRows {
  models: readonly PlannedModel[];
  /** Planned and trained by no run, where there are too many to list. */
  others: readonly PlannedModel[];
  /** The number of a planned model, by its place in the plan, from 1. */
  numberOf(place: number): number;
}

/** Which of a plan's models have a row. */
export function modelRows(planned: readonly PlannedModel[], trained: ReadonlySet<number>): ModelRows {
  const places = planned.map((_, place) => place);
  const listed = planned.length <= MOST_MODELS ? places : places.filter((it) => trained.has(it));
  const numbers = new Map(listed.map((place, index) => [place, index + 1]));
  return {
    models: listed.map((it) => planned[it]!),
    others: places.filter((it) => !numbers.has(it)).map((it) => planned[it]!),
    numberOf: (place) => numbers.get(place)!,
  };
}

interface ByModelContext {
  rows: ModelRows;
  /** A column of the runs that are listed below. */
  column(it: number): Place;
}

/** Planned and actual runs, hours and dollars of each model; gives what a run's row looks up by its number. */
export function placeByModel(
  sheet: SheetBuilder,
  { rows: { models, others }, column }: ByModelContext,
): { perToken(number: Place): Formula; nameOf(number: Place): Formula } {
  const title = sheet.nextRow;
  sheet.place(title, LABEL, { content: "By model of the plan", style: "section" });
  sheet.place(
    title,
    NUMBER,
    note("The number in a run's row says what it trained; type another, and the sums follow."),
  );
  const headings = sheet.nextRow;
  for (const [at, label] of [
    [LABEL, "Experiment and model"],
    [NUMBER, "No."],
    [PER_TOKEN, "FLOPs per token"],
    [PLANNED_RUNS, "Planned runs"],
    [RUNS, "Runs"],
    [PLANNED_HOURS, "Planned hours"],
    [GPU_HOURS, "GPU-hours"],
    [PLANNED_USD, "Planned US$"],
    [ACTUAL_USD, "US$"],
    [CHANGE, "Difference"],
    [SHARE, "Utilisation"],
  ] as const)
    sheet.place(headings, at, heading(label, at === LABEL ? "left" : "right"));

  const sumOf = (number: Place, summed: number) => f`SUMIF(${column(OF)},${number},${column(summed)})`;
  const actual = (row: number, number: Place): Place => {
    sheet.place(row, RUNS, { content: () => sumOf(number, COUNT), format: formats.whole });
    sheet.place(row, GPU_HOURS, { content: () => sumOf(number, HOURS), format: formats.runHours });
    const usd = sheet.place(row, ACTUAL_USD, { content: () => sumOf(number, USD), format: formats.usd });
    const finished = (summed: number) =>
      f`SUMIFS(${column(summed)},${column(OF)},${number},${column(STATE)},"finished")`;
    sheet.place(row, SHARE, {
      content: () => f`IF(${finished(AT_PEAK)}=0,"",${finished(FLOPS)}/${finished(AT_PEAK)})`,
      format: formats.percent,
      align: "right",
    });
    return usd;
  };
  const planned = (row: number, runs: number, hours: number, usd: number): Place => {
    sheet.place(row, PLANNED_RUNS, { content: runs, format: formats.whole });
    sheet.place(row, PLANNED_HOURS, { content: hours, format: formats.runHours });
    return sheet.place(row, PLANNED_USD, { content: usd, format: formats.usd });
  };

  const names = plannedNames(models);
  const numbers = models.map(({ flopsPerToken, cost }, index) => {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: asText(names[index]!) });
    const number = sheet.place(row, NUMBER, { content: index + 1, format: formats.whole });
    sheet.place(row, PER_TOKEN, { content: flopsPerToken, format: formats.flops, style: "input" });
    const usd = actual(row, number);
    const plan = planned(row, cost.runs, cost.gpuHours, cost.usd);
    sheet.place(row, CHANGE, { content: difference(usd, plan), format: formats.percentChange, align: "right" });
    return number;
  });
  if (others.length > 0) {
    const row = sheet.nextRow;
    const sum = (of: "runs" | "gpuHours" | "usd") => others.reduce((total, { cost }) => total + cost[of], 0);
    sheet.place(row, LABEL, { content: `${counted(others.length, "other model")} of the plan, not run` });
    planned(row, sum("runs"), sum("gpuHours"), sum("usd"));
  }
  const none = sheet.nextRow;
  sheet.place(none, LABEL, { content: "No model of the plan" });
  numbers.push(sheet.place(none, NUMBER, { content: 0, format: formats.whole }));
  const last = sheet.place(none, PER_TOKEN, { content: null, format: formats.flops, style: "input" });
  actual(none, numbers.at(-1)!);
  sheet.skip(1);

  const first: Place = { ...last, row: numbers[0]!.row };
  const area = (at: number) => pinned({ ...span(first, last), column: at }, "both");
  return {
    perToken: (number) => f`SUMIF(${area(NUMBER)},${number},${area(PER_TOKEN)})`,
    nameOf: (number) => (models.length === 0 ? f`""` : f`IF(${number}=0,"",INDEX(${area(LABEL)},${number}))`),
  };
}
