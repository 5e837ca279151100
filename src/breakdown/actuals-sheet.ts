import type { ActualRun } from "../actuals/runs";
import type { LineProblem } from "../actuals/table";
import { SECONDS_PER_HOUR } from "../core/cost";
import { f, type Formula, type Place } from "../grid/formula/formula";
import { counted } from "../grid/counted";
import type { Sheet } from "../grid/sheet";
import { sheetBuilder, span } from "../grid/sheet-builder";
import type { StudyCost } from "../study/cost";
import type { Figures } from "../study/assumptions";
import { formats } from "./formats";
import { heading, note } from "./section";

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
  /** Of the model that was trained, and its name; left out where the user has named none. */
  model?: { name: string; flopsPerToken: number };
  /** What is compared with them. */
  plan?: { title: string; cost: StudyCost };
}

/** Rows that a sheet lists one by one; a spreadsheet takes long over more. The others are one row for each state. */
export const MOST_ROWS = 2_000;
const MOST_PROBLEMS = 200;

const [NAME, STATE, HOURS, USD, TOKENS, FLOPS, UTILISATION] = [0, 1, 2, 3, 4, 5, 6];
/** Heading of the numbers that stand where the list below has states. */
const COUNTED = "Runs";
const STATES = ["finished", "failed", "running"] as const;

/** What was really run as a live sheet: runs by how they ended, beside a plan, with the utilisation that they had. */
export function actualsSheet({
  source,
  runs,
  problems,
  gaps = [],
  remarks = [],
  figures,
  model,
  plan,
}: Actuals): Sheet {
  const sheet = sheetBuilder();
  const at = (row: number, column: number): Place => ({ row, column, rows: 1, columns: 1 });
  sheet.place(0, NAME, { content: "Actuals", style: "title" });
  sheet.place(1, NAME, {
    content: [`${counted(runs.length, "run")} of ${source}.`, ...remarks].join(" "),
    style: "subtitle",
  });
  sheet.rowHeight(0, 27);
  sheet.skip(1);

  const input = (label: string, content: number | null, unit: string, format: string, about: string): Place => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label });
    sheet.place(row, STATE, note(unit));
    const place = sheet.place(row, HOURS, { content, format, style: "input" });
    sheet.place(row, TOKENS, note(about));
    return place;
  };
  const price = input("Price per GPU-hour", figures.usd_per_gpu_hour, "US$", formats.price, "The plan's");
  const peak = input("Peak FLOP/s per GPU", figures.peak_flops_per_gpu, "FLOP/s", formats.flops, "The plan's");
  const perToken = input(
    "FLOPs per token",
    model?.flopsPerToken ?? null,
    "FLOPs",
    formats.flops,
    model ? `To train ${model.name}` : "Type the model's to see FLOPs and utilisation",
  );
  sheet.skip(1);

  const listed = runs.slice(0, MOST_ROWS);
  const sum = (of: readonly number[]) => of.reduce((total, it) => total + it, 0);
  const others = STATES.flatMap((outcome) =>
    [true, false].flatMap((hasTokens) => {
      const rest = runs
        .slice(MOST_ROWS)
        .filter((it) => it.outcome === outcome && (it.tokens !== undefined) === hasTokens);
      const name = `${counted(rest.length, "more run")}${hasTokens ? "" : " without tokens"}`;
      const gpuHours = sum(rest.map((it) => it.gpuHours));
      const tokens = hasTokens ? sum(rest.map((it) => it.tokens!)) : undefined;
      return rest.length === 0 ? [] : [{ name, outcome, gpuHours, tokens, count: rest.length }];
    }),
  );
  const rows = [...listed.map((it) => ({ ...it, count: 1 })), ...others];
  const plannedRows = plan ? 2 : 0;
  const summaryTop = sheet.nextRow;
  const listTop = summaryTop + 1 + STATES.length + 1 + plannedRows + 2 + 3;
  const column = (it: number): Place => ({ row: listTop, column: it, rows: Math.max(1, rows.length), columns: 1 });
  const COUNT = UTILISATION + 1;

  const head = (labels: Readonly<Record<number, string>>) => {
    const row = sheet.nextRow;
    const isWords = (column: number) => column === NAME || (column === STATE && labels[column] !== COUNTED);
    for (const [it, label] of Object.entries(labels))
      sheet.place(row, Number(it), heading(label, isWords(Number(it)) ? "left" : "right"));
  };
  head({
    [NAME]: "How they ended",
    [STATE]: COUNTED,
    [HOURS]: "GPU-hours",
    [USD]: "US$",
    [TOKENS]: "Tokens",
    [FLOPS]: "FLOPs",
  });
  const SUMS = { [STATE]: COUNT, [HOURS]: HOURS, [USD]: USD, [TOKENS]: TOKENS, [FLOPS]: FLOPS };
  const FORMATS: Readonly<Record<number, string>> = {
    [STATE]: formats.whole,
    [HOURS]: formats.runHours,
    [USD]: formats.usd,
    [TOKENS]: formats.flops,
    [FLOPS]: formats.flops,
  };
  const summary = (label: string, contentOf: (summed: number, shown: number) => Formula | number, style?: "total") => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label, style });
    for (const [shown, summed] of Object.entries(SUMS).map(([one, other]) => [Number(one), other] as const))
      sheet.place(row, shown, { content: contentOf(summed, shown), format: FORMATS[shown], style, align: "right" });
    return row;
  };
  const stateRows = STATES.map((state) =>
    summary(state, (summed) => f`SUMIF(${column(STATE)},${state},${column(summed)})`),
  );
  const totalRow = summary(
    "Total",
    (_, shown) => f`SUM(${span(at(stateRows[0]!, shown), at(stateRows.at(-1)!, shown))})`,
    "total",
  );
  if (plan) {
    const { runs: count, gpuHours, usd, flops } = plan.cost.total;
    const planned: Readonly<Record<number, number>> = { [STATE]: count, [HOURS]: gpuHours, [USD]: usd, [FLOPS]: flops };
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: `Planned: ${plan.title}` });
    const differenceRow = row + 1;
    sheet.place(differenceRow, NAME, { content: "Difference from the plan" });
    for (const [it, value] of Object.entries(planned).map(([one, other]) => [Number(one), other] as const)) {
      const cell = sheet.place(row, it, { content: value, format: FORMATS[it], align: "right" });
      sheet.place(differenceRow, it, {
        content: f`IF(${cell}=0,0,ROUND(${at(totalRow, it)}/${cell}-1,9))`,
        format: formats.percentChange,
      });
    }
  }
  const share = (label: string, content: Formula, about: string) => {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: label });
    sheet.place(row, HOURS, { content, format: formats.percent });
    sheet.place(row, TOKENS, note(about));
  };
  const [finished, failed] = stateRows as [number, number];
  const ended = f`${at(finished, HOURS)}+${at(failed, HOURS)}`;
  // Hours of runs whose FLOPs are known: a run without tokens is no run at no utilisation.
  const ratedHours = f`SUMIFS(${column(HOURS)},${column(STATE)},"finished",${column(FLOPS)},">0")`;
  share(
    "Goodput",
    f`IF(${ended}=0,0,${at(finished, HOURS)}/(${ended}))`,
    "Share that finished runs took of the GPU-hours of runs that ended",
  );
  share(
    "Utilisation of finished runs",
    f`IF(${ratedHours}=0,0,${at(finished, FLOPS)}/(${ratedHours}*${SECONDS_PER_HOUR}*${peak}))`,
    "Over all their hours together, so that long runs count more; the pane also gives the median, each run counted once",
  );
  sheet.skip(1);

  sheet.place(sheet.nextRow, NAME, { content: "Runs", style: "section" });
  head({
    [NAME]: "Run",
    [STATE]: "State",
    [HOURS]: "GPU-hours",
    [USD]: "US$",
    [TOKENS]: "Tokens",
    [FLOPS]: "FLOPs",
    [UTILISATION]: "Utilisation",
    [COUNT]: "Runs",
  });
  if (sheet.nextRow !== listTop) throw new Error(`the runs are at row ${sheet.nextRow}, not ${listTop}`);
  for (const { name, outcome, gpuHours, tokens, count } of rows) {
    const row = sheet.nextRow;
    sheet.place(row, NAME, { content: asText(name) });
    sheet.place(row, STATE, { content: outcome });
    const hours = sheet.place(row, HOURS, { content: gpuHours, format: formats.runHours });
    sheet.place(row, USD, { content: f`${hours}*${price}`, format: formats.usd });
    const seen = sheet.place(row, TOKENS, { content: tokens ?? null, format: formats.flops });
    const flops = sheet.place(row, FLOPS, { content: f`${seen}*${perToken}`, format: formats.flops });
    sheet.place(row, UTILISATION, {
      content: f`IF(${hours}*${flops}=0,"",${flops}/(${hours}*${SECONDS_PER_HOUR}*${peak}))`,
      format: formats.percent,
      align: "right",
    });
    sheet.place(row, COUNT, { content: count, format: formats.whole });
  }
  for (const [title, lines] of [
    ["Rows that are no run", problems],
    ["Runs counted with a gap", gaps],
  ] as const) {
    if (lines.length === 0) continue;
    sheet.skip(1);
    sheet.place(sheet.nextRow, NAME, { content: `${title} (${lines.length})`, style: "section" });
    head({ [NAME]: "Line of the file", [STATE]: "Why" });
    for (const { line, reason } of lines.slice(0, MOST_PROBLEMS)) {
      const row = sheet.nextRow;
      sheet.place(row, NAME, { content: line, align: "left" });
      sheet.place(row, STATE, note(reason));
    }
    if (lines.length > MOST_PROBLEMS)
      sheet.place(sheet.nextRow, STATE, note(`… and ${lines.length - MOST_PROBLEMS} more`));
  }
  return sheet.build({
    name: "Actuals",
    columnWidths: [34, 12, 14, 14, 14, 14, 12, 8],
    frozen: { rows: 0, columns: 1 },
  });
}

/** Names of runs are other people's texts: in a cell none of them may become a formula. */
const asText = (name: string): string => {
  const plain = name.replace(/[\p{Cc}\p{Cs}]+/gu, " ").slice(0, 250);
  return /^[=+\-@']/.test(plain) ? ` ${plain}` : plain;
};
