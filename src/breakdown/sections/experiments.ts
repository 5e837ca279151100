import { DAYS_PER_MONTH, HOURS_PER_DAY } from "../../core/cost";
import { f, joined, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { columnPixels } from "../../grid/measures";
import { span, type SheetBuilder } from "../../grid/sheet-builder";
import { atFullRate, gpuHours, nodeHours, usd } from "../../study/arithmetic";
import type { PublishedCost, Study } from "../../study/study";
import { columnWidths, DETAIL, FIRST_FIGURE, FIRST_NUMBER, LABEL } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { aside, heading, inCells, note, placeHeadings, placeTitle, type SectionContext } from "../section";

/** What is compared stands side by side, before what explains it: the first screen and the printed summary end after it. */
const HEADINGS = {
  runs: "Runs",
  flops: "FLOPs",
  usd: "US$",
  publishedUsd: "Publ. US$",
  difference: "Difference",
  gpuHours: "GPU-hours",
  publishedGpuHours: "Publ. hours",
  gpuHoursDifference: "Difference",
  publishedFlops: "Publ. FLOPs",
  nodeHours: "Node-hours",
  share: "Share",
  configurations: "Configs",
  runsEach: "Runs each",
  uncertainty: "Source of uncertainty",
} as const;
type ExperimentColumn = keyof typeof HEADINGS;
const COLUMNS = Object.keys(HEADINGS) as ExperimentColumn[];

/** Columns that are added up, and those that the source printed. */
const SUMMED = {
  runs: formats.whole,
  flops: formats.flops,
  publishedFlops: formats.flops,
  publishedUsd: formats.usd,
  publishedGpuHours: formats.hours,
} as const satisfies Partial<Record<ExperimentColumn, string>>;
/** Of what a published figure is compared with. */
const FORMATS = {
  usd: formats.usd,
  difference: formats.usdChange,
  gpuHours: formats.hours,
  gpuHoursDifference: formats.hoursChange,
} as const satisfies Partial<Record<ExperimentColumn, string>>;
const PRINTED = {
  publishedFlops: "flops",
  publishedUsd: "usd",
  publishedGpuHours: "gpuHours",
} as const satisfies Partial<Record<ExperimentColumn, keyof PublishedCost>>;

/** What an experiment's row shows: published figures where the source has any. */
function columnsOf({ experiments }: Study): readonly ExperimentColumn[] {
  const publishes = (figure: keyof PublishedCost) =>
    experiments.some(({ published }) => published?.[figure] !== undefined);
  const shown: Partial<Record<ExperimentColumn, boolean>> = {
    publishedFlops: publishes("flops"),
    publishedUsd: publishes("usd"),
    difference: publishes("usd"),
    gpuHours: publishes("gpuHours"),
    publishedGpuHours: publishes("gpuHours"),
    gpuHoursDifference: publishes("gpuHours"),
    uncertainty: experiments.some(({ uncertainty }) => uncertainty !== ""),
  };
  return COLUMNS.filter((it) => shown[it] ?? true);
}

/** How far the table reaches, from the sheet's first column on. */
export const experimentColumns = (study: Study): number => FIRST_FIGURE + columnsOf(study).length;

/** Columns of the printed summary: those that a page has room for, but for the text that runs on after the figures. */
export function summaryColumns(study: Study): number {
  const end = columnsOf(study).includes("uncertainty") ? experimentColumns(study) - 1 : Infinity;
  let [columns, pixels] = [0, 0];
  for (const width of columnWidths(experimentWidth(study))) {
    pixels += columnPixels(width);
    if (pixels > PAGE_PX || columns === end) break;
    columns++;
  }
  return columns;
}
/** Of Letter paper across, the narrower of the common two, at the scale and within the margins that sheets are printed with. */
const PAGE_PX = 1200;

/** Whether the source printed a figure of every experiment: where not, its total is no total of ours. */
const printsAll = ({ experiments }: Study, figure: keyof PublishedCost): boolean =>
  experiments.every(({ published }) => published?.[figure] !== undefined);

/** How many columns of numbers the table takes, from the first of the sheet's on. */
export const experimentWidth = (study: Study): number =>
  FIRST_FIGURE + columnsOf(study).filter((it) => it !== "uncertainty").length - FIRST_NUMBER;

interface Compared {
  ours: Place;
  published: Place;
  /** False where the source printed no figure of some experiments. */
  isWhole: boolean;
}

export interface ExperimentCells {
  totalRuns: Place;
  totalFlops: Place;
  /** FLOPs at the full rate that all runs take as long as. */
  totalTimed: Formula;
  totalUsd: Place;
  nodeMonths: Place;
  /** What the source printed, and our figure for the same experiments. */
  usdCompared?: Compared;
  gpuHoursCompared?: Compared;
  /** One column, one row per experiment. */
  names: Place;
  usd: Place;
}

export function experiments(context: SectionContext): ExperimentCells {
  const { sheet, study, placed } = context;
  const shown = columnsOf(study);
  const columnOf = (name: ExperimentColumn): number => FIRST_FIGURE + shown.indexOf(name);
  placeTitle(sheet, "Experiments", "One row per experiment; published figures as their source printed them.");
  placeHeadings(sheet, {
    [LABEL]: heading("Experiment", "left"),
    [DETAIL]: heading("Source", "left"),
    ...Object.fromEntries(
      shown.map((it) => [
        columnOf(it),
        it === "uncertainty" ? heading(HEADINGS[it], "left", 1) : heading(HEADINGS[it]),
      ]),
    ),
  });

  const top = sheet.nextRow;
  const totalRow = top + study.experiments.length;
  const cellIn = (row: number, name: ExperimentColumn): Place => ({ row, column: columnOf(name), rows: 1, columns: 1 });
  const total = (name: ExperimentColumn): Place => cellIn(totalRow, name);
  const totalUsd = total("usd");
  /** What a row makes of its FLOPs and of what was published. */
  const calculated = (row: number, lost: () => Operand, style?: "total") => {
    const isComparable = (figure: keyof PublishedCost) => style !== "total" || printsAll(study, figure);
    const at = (name: ExperimentColumn) => cellIn(row, name);
    // To the cent or the hundredth of an hour: past it the two differ by the rounding of a double.
    const difference = (ours: ExperimentColumn, theirs: ExperimentColumn) => () =>
      f`IF(${at(theirs)}="","",ROUND(${at(ours)}-${at(theirs)},2))`;
    const timed = () => inCells(context, atFullRate(at("flops"), lost()));
    const ofFlops = (formula: Formula) => () => inCells(context, formula, { flops: timed() });
    const formulas: Partial<Record<ExperimentColumn, [formula: () => Formula, format: string]>> = {
      usd: [ofFlops(usd), FORMATS.usd],
      nodeHours: [ofFlops(nodeHours), formats.hours],
      share: [() => f`IF(${totalUsd}=0,0,${at("usd")}/${totalUsd})`, formats.percent],
      ...(isComparable("usd") && { difference: [difference("usd", "publishedUsd"), FORMATS.difference] }),
      gpuHours: [ofFlops(gpuHours), FORMATS.gpuHours],
      ...(isComparable("gpuHours") && {
        gpuHoursDifference: [difference("gpuHours", "publishedGpuHours"), FORMATS.gpuHoursDifference],
      }),
    };
    for (const name of shown) {
      const [content, format] = formulas[name] ?? [];
      if (content) sheet.place(row, columnOf(name), { content, format, style });
      else if (style && isDifference(name)) sheet.place(row, columnOf(name), { content: null, style });
    }
  };

  for (const experiment of study.experiments) {
    const row = sheet.nextRow;
    const sweeps = () => experiment.sweeps.map((it) => placed.runs.rows.get(it)!);
    const texts = (of: "configurations" | "points") => () =>
      joined(
        sweeps().map((it) => it[of]),
        '&" + "&',
      );
    sheet.place(row, LABEL, { content: experiment.name });
    sheet.place(row, DETAIL, note(experiment.place));
    sheet.place(row, columnOf("configurations"), { content: texts("configurations"), align: "right" });
    sheet.place(row, columnOf("runsEach"), { content: texts("points"), align: "right" });
    const sum = (of: "runs" | "flops" | "lost") => () =>
      joined(
        sweeps().map((it) => it[of]),
        "+",
      );
    sheet.place(row, columnOf("runs"), { content: sum("runs"), format: formats.whole });
    sheet.place(row, columnOf("flops"), { content: sum("flops"), format: formats.flops });
    calculated(row, () => f`(${sum("lost")()})`);
    for (const name of shown) {
      if (!isPrinted(name)) continue;
      sheet.place(row, columnOf(name), {
        content: experiment.published?.[PRINTED[name]] ?? null,
        format: SUMMED[name],
        style: "note",
        align: "right",
      });
    }
    if (shown.includes("uncertainty")) sheet.place(row, columnOf("uncertainty"), aside(experiment.uncertainty));
  }

  const body = (name: ExperimentColumn): Place => span(cellIn(top, name), cellIn(totalRow - 1, name));
  sheet.place(totalRow, LABEL, { content: "Total", style: "total" });
  for (const column of [DETAIL, columnOf("configurations"), columnOf("runsEach")])
    sheet.place(totalRow, column, { content: null, style: "total" });
  for (const name of shown) {
    if (isSummed(name)) {
      sheet.place(totalRow, columnOf(name), { content: f`SUM(${body(name)})`, format: SUMMED[name], style: "total" });
    }
  }
  calculated(totalRow, () => placed.runs.lost, "total");
  if (shown.includes("uncertainty")) sheet.place(totalRow, columnOf("uncertainty"), { content: null, style: "total" });
  const compare = (
    ours: "usd" | "gpuHours",
    published: "publishedUsd" | "publishedGpuHours",
    difference: "difference" | "gpuHoursDifference",
    to: string,
  ) => {
    if (!shown.includes(published)) return undefined;
    if (printsAll(study, PRINTED[published]))
      return { ours: total(ours), published: total(published), isWhole: true } satisfies Compared;
    const row = sheet.nextRow;
    const at = (name: ExperimentColumn) => cellIn(row, name);
    sheet.place(row, LABEL, { content: `Total of those with a published ${to}` });
    sheet.place(row, columnOf(ours), {
      content: f`SUMPRODUCT((${body(published)}<>"")*${body(ours)})`,
      format: FORMATS[ours],
    });
    sheet.place(row, columnOf(published), {
      content: f`${total(published)}`,
      format: SUMMED[published],
      style: "note",
      align: "right",
    });
    sheet.place(row, columnOf(difference), {
      content: f`ROUND(${at(ours)}-${at(published)},2)`,
      format: FORMATS[difference],
    });
    return { ours: at(ours), published: at(published), isWhole: false } satisfies Compared;
  };
  const usdCompared = compare("usd", "publishedUsd", "difference", "cost");
  const gpuHoursCompared = compare("gpuHours", "publishedGpuHours", "gpuHoursDifference", "number of GPU-hours");
  const nodeMonths = placeNodeMonths(sheet, total("nodeHours"));

  const cells: ExperimentCells = {
    totalRuns: total("runs"),
    totalFlops: total("flops"),
    get totalTimed() {
      return inCells(context, atFullRate(total("flops"), placed.runs.lost));
    },
    totalUsd,
    nodeMonths,
    ...(usdCompared && { usdCompared }),
    ...(gpuHoursCompared && { gpuHoursCompared }),
    names: { ...body("runs"), column: LABEL },
    usd: body("usd"),
  };
  sheet.name(resultNames.totalRuns, cells.totalRuns, "Training runs of all experiments");
  sheet.name(resultNames.totalFlops, cells.totalFlops, "FLOPs of all experiments");
  sheet.name(resultNames.totalUsd, totalUsd, "US$ of all experiments");
  if (usdCompared) {
    sheet.name(resultNames.publishedUsd, total("publishedUsd"), "US$ as their source printed them");
    if (!usdCompared.isWhole)
      sheet.name(resultNames.comparedUsd, usdCompared.ours, "US$ of the experiments with a published cost");
  }
  if (gpuHoursCompared) {
    sheet.name(
      resultNames.publishedGpuHours,
      total("publishedGpuHours"),
      "GPU-hours of all experiments as their source printed them",
    );
  }
  sheet.name(resultNames.nodeMonths, nodeMonths, "Months of one node, 30 days each");
  sheet.name(resultNames.experimentNames, cells.names, "Names of the experiments");
  sheet.name(resultNames.experimentRuns, body("runs"), "Training runs of each experiment");
  sheet.name(resultNames.experimentFlops, body("flops"), "FLOPs of each experiment");
  sheet.name(resultNames.experimentUsd, cells.usd, "US$ of each experiment");
  sheet.highlight({ kind: "dataBar", area: body("share") });
  sheet.skip(1);
  return cells;
}

function placeNodeMonths(sheet: SheetBuilder, hours: Place): Place {
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: `Node-months (${DAYS_PER_MONTH} days)` });
  sheet.place(row, DETAIL, note(`Node-hours / ${HOURS_PER_DAY} / ${DAYS_PER_MONTH}`));
  return sheet.place(row, hours.column, {
    content: f`${hours}/${HOURS_PER_DAY}/${DAYS_PER_MONTH}`,
    format: formats.months,
  });
}

const isSummed = (name: ExperimentColumn): name is keyof typeof SUMMED => name in SUMMED;
const isPrinted = (name: ExperimentColumn): name is keyof typeof PRINTED => name in PRINTED;
const isDifference = (name: ExperimentColumn): boolean => name === "difference" || name === "gpuHoursDifference";
