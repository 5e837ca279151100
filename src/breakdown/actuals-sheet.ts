import type { ActualRun } from "../actuals/runs";
import { otherTerms } from "../actuals/parts";
import type { LineProblem } from "../actuals/table";
import { f, type Formula, type Place } from "../grid/formula/formula";
import { counted } from "../grid/counted";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder, span, type SheetBuilder } from "../grid/sheet-builder";
import type { Figures } from "../study/assumptions";
import type { StudyCost } from "../study/cost";
import type { PlannedModel } from "../study/planned-models";
import { modelRows, placeByModel } from "./actuals/by-model";
import {
  AT_PEAK,
  COUNT,
  difference,
  FLOPS,
  FORMATS,
  HOURS,
  NAME,
  STATE,
  STATES,
  TOKENS,
  USD,
  WIDTHS,
} from "./actuals/columns";
import { listedRuns, placeRuns } from "./actuals/run-list";
import { formats } from "./formats";
import { heading, note } from "./section";

export { MOST_ROWS } from "./actuals/run-list";

export interface Actuals {
  /** Name of the file that they were read from. */
  source: string;
  runs: readonly ActualRun[];
  problems: readonly LineProblem[];
  /** Runs that are counted and lack something. */
  gaps?: readonly LineProblem[];
  /** What was assumed of the runs, and left out of which figure. */
  remarks?: readonly string[];
  figures: Pick<Figures, "usd_per_gpu_hour" | "peak_flops_per_gpu">;
  /** The plan's accelerator by its name in the catalogue, where its figures are of one. */
  part?: string | undefined;
  /** What the runs' `of` is a place in. */
  planned: readonly PlannedModel[];
  /** What is compared with them. */
  plan?: { title: string; cost: StudyCost };
}

const MOST_PROBLEMS = 200;

/** What was really run as a live sheet: runs by how they ended and by the plan's models, beside the plan, with the utilisation that they had. */
export function actualsSheet({
  source,
  runs,
  problems,
  gaps = [],
  remarks = [],
  figures,
  part: own,
  planned,
  plan,
}: Actuals): Sheet {
  const sheet = sheetBuilder();
  sheet.place(0, NAME, { content: "Actuals", style: "title" });
  sheet.place(1, NAME, {
    content: [`${counted(runs.length, "run")} of ${source}.`, ...remarks].join(" "),
    style: "subtitle",
  });
  sheet.rowHeight(0, 27);
  sheet.skip(1);
  const input = (label: string, content: number, unit: string, format: string, about = "The plan's"): Place => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label });
    sheet.place(row, STATE, note(unit));
    const place = sheet.place(row, HOURS, { content, format, style: "input" });
    sheet.place(row, TOKENS, note(about));
    return place;
  };
  const price = input("Price per GPU-hour", figures.usd_per_gpu_hour, "US$", formats.price);
  const peak = input("Peak FLOP/s per GPU", figures.peak_flops_per_gpu, "FLOP/s", formats.flops);
  const plannedTerms = { usdPerGpuHour: figures.usd_per_gpu_hour, peakFlops: figures.peak_flops_per_gpu, part: own };
  const terms = new Map(
    [...new Set(runs.flatMap(({ part }) => part ?? []))].flatMap((part) => {
      const other = otherTerms(part, plannedTerms);
      if (!other) return [];
      const { usdPerGpuHour, peakFlops, priceSource = "No price is known: the plan's" } = other;
      return [
        [
          part,
          {
            price: input(`Price per GPU-hour, ${part}`, usdPerGpuHour, "US$", formats.price, priceSource),
            peak: input(`Peak FLOP/s, ${part}`, peakFlops, "FLOP/s", formats.flops, "The catalogue's"),
          },
        ] as const,
      ];
    }),
  );
  const termsOf = (part: string | undefined) => (part === undefined ? undefined : terms.get(part)) ?? { price, peak };
  sheet.skip(1);

  const trained = new Set(runs.flatMap(({ of }) => (of === undefined ? [] : [of])));
  const rows = modelRows(planned, trained);
  const listed = listedRuns(runs, rows.numberOf);
  // The runs are the last but for the rows that are none, so their place is known when a formula is asked for.
  let listTop = 0;
  const column = (it: number): Place => ({
    row: listTop,
    column: it,
    rows: Math.max(1, listed.length),
    columns: 1,
  });
  placeOutcomes(sheet, { column, plan });
  const lookups = placeByModel(sheet, { rows, column });
  listTop = sheet.nextRow + 2;
  placeRuns(sheet, listed, { termsOf, ...lookups });
  placeLines(sheet, "Rows that are no run", problems);
  placeLines(sheet, "Runs counted with a gap", gaps);
  return sheet.build({ name: "Actuals", columnWidths: WIDTHS, frozen: { rows: 0, columns: 1 } });
}

interface OutcomesContext {
  /** A column of the runs that are listed below. */
  column(it: number): Place;
  plan: Actuals["plan"];
}

/** Runs, hours, dollars, tokens and FLOPs by how the runs ended, beside the plan's. */
function placeOutcomes(sheet: SheetBuilder, { column, plan }: OutcomesContext): void {
  const at = (row: number, of: number): Place => ({ row, column: of, rows: 1, columns: 1 });
  const headings = sheet.nextRow;
  for (const [it, label] of [
    [NAME, "How they ended"],
    [STATE, "Runs"],
    [HOURS, "GPU-hours"],
    [USD, "US$"],
    [TOKENS, "Tokens"],
    [FLOPS, "FLOPs"],
  ] as const)
    sheet.place(headings, it, heading(label, it <= STATE ? "left" : "right"));
  /** What is summed, by the column that shows it. */
  const SUMS = { [STATE]: COUNT, [HOURS]: HOURS, [USD]: USD, [TOKENS]: TOKENS, [FLOPS]: FLOPS };
  const summary = (label: string, contentOf: (summed: number, shown: number) => Formula, style?: "total"): number => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label, style });
    for (const [shown, summed] of Object.entries(SUMS).map(([one, other]) => [Number(one), other] as const))
      sheet.place(row, shown, {
        content: () => contentOf(summed, shown),
        format: FORMATS[shown],
        style,
        align: "right",
      });
    return row;
  };
  const stateRows = STATES.map((state) =>
    summary(state, (summed) => f`SUMIF(${column(STATE)},${state},${column(summed)})`),
  );
  const total = summary(
    "Total",
    (_, shown) => f`SUM(${span(at(stateRows[0]!, shown), at(stateRows.at(-1)!, shown))})`,
    "total",
  );
  if (plan) placePlan(sheet, plan, (shown) => at(total, shown));
  const share = (label: string, content: () => Formula, about: string): void => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label });
    sheet.place(row, HOURS, { content, format: formats.percent });
    sheet.place(row, TOKENS, note(about));
  };
  const [finished, failed] = stateRows as [number, number];
  const ended = f`${at(finished, HOURS)}+${at(failed, HOURS)}`;
  share(
    "Goodput",
    () => f`IF(${ended}=0,0,${at(finished, HOURS)}/(${ended}))`,
    "Share that finished runs took of the GPU-hours of runs that ended",
  );
  const atPeak = () => f`SUMIF(${column(STATE)},"finished",${column(AT_PEAK)})`;
  share(
    "Utilisation of finished runs",
    () => f`IF(${atPeak()}=0,0,${at(finished, FLOPS)}/${atPeak()})`,
    "Over all their hours together, so that long runs count more; the pane also gives the median, each run counted once",
  );
  sheet.skip(1);
}

/** The plan's totals below the runs', and how the runs' are different. */
function placePlan(
  sheet: SheetBuilder,
  { title, cost: { total } }: NonNullable<Actuals["plan"]>,
  actual: (column: number) => Place,
): void {
  const row = sheet.nextRow;
  sheet.place(row, NAME, { content: `Planned: ${title}` });
  sheet.place(row + 1, NAME, { content: "Difference from the plan" });
  for (const [it, value] of [
    [STATE, total.runs],
    [HOURS, total.gpuHours],
    [USD, total.usd],
    [FLOPS, total.flops],
  ] as const) {
    const cell = sheet.place(row, it, { content: value, format: FORMATS[it], align: "right" });
    // Of one planned run sixteen are "+1,500 %", which says less than that they are fifteen more.
    sheet.place(
      row + 1,
      it,
      it === STATE
        ? { content: f`${actual(it)}-${cell}`, format: formats.hoursChange, align: "right" }
        : { content: difference(actual(it), cell), format: formats.percentChange },
    );
  }
}

/** Lines of the file, each with why it is listed. */
function placeLines(sheet: SheetBuilder, title: string, lines: readonly LineProblem[]): void {
  if (lines.length === 0) return;
  sheet.skip(1);
  sheet.place(sheet.nextRow, NAME, { content: `${title} (${lines.length})`, style: "section" });
  const headings = sheet.nextRow;
  sheet.place(headings, NAME, heading("Line of the file", "left"));
  sheet.place(headings, STATE, heading("Why", "left"));
  for (const { line, reason } of lines.slice(0, MOST_PROBLEMS)) {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: line, align: "left" });
    sheet.place(row, STATE, note(reason));
  }
  if (lines.length > MOST_PROBLEMS)
    sheet.place(sheet.nextRow, STATE, note(`… and ${lines.length - MOST_PROBLEMS} more`));
}
