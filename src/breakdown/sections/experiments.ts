import { DAYS_PER_MONTH, HOURS_PER_DAY, SECONDS_PER_HOUR } from "../../core/cost";
import { figureNames } from "../../study/assumptions";
import type { PublishedCost, Study } from "../../study/study";
import { address, areaAddress, cellAt, type Area } from "../../grid/address";
import { formats } from "../formats";
import {
  DETAIL,
  experimentColumn,
  experimentColumns,
  LABEL,
  POINTS,
  SETTINGS,
  type ExperimentColumn,
} from "../columns";
import { usdFormula } from "../model-formulas";
import { resultNames } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section } from "../section";

const HEADINGS: Record<ExperimentColumn, string> = {
  runs: "Runs",
  flops: "FLOPs",
  usd: "US$",
  nodeHours: "Node-hours",
  share: "Share",
  publishedFlops: "Published",
  publishedUsd: "Publ. US$",
  difference: "Difference",
  gpuHours: "GPU hours",
  publishedGpuHours: "Published",
  gpuHoursDifference: "Difference",
  uncertainty: "Source of uncertainty",
};

/** Columns that are added up, and those the source printed. */
const SUMMED = {
  runs: formats.whole,
  flops: formats.flops,
  publishedFlops: formats.flops,
  publishedUsd: formats.usd,
  publishedGpuHours: formats.hours,
} as const satisfies Partial<Record<ExperimentColumn, string>>;
const PRINTED = {
  publishedFlops: "flops",
  publishedUsd: "usd",
  publishedGpuHours: "gpuHours",
} as const satisfies Partial<Record<ExperimentColumn, keyof PublishedCost>>;

/** Section and headings above; the total, its node-months and a blank row below. */
const ROWS = { above: 2, below: 3 };

/** Cells of one column of the table, an experiment a row. */
export const experimentCells = (study: Study, top: number, column: number): Area => ({
  row: top + ROWS.above,
  column,
  rows: study.experiments.length,
  columns: 1,
});

export const experiments: Section = {
  rows: (study) => ROWS.above + study.experiments.length + ROWS.below,
  place(sheet, { study, runs, topOf }) {
    const top = topOf(experiments);
    const shown = experimentColumns(study);
    const columnOf = (name: ExperimentColumn): number => experimentColumn(study, name);
    placeTitle(sheet, "Experiments", "One row an experiment; published figures as their source printed them.");
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Experiment", "left"),
      [DETAIL]: heading("Place", "left"),
      [SETTINGS]: heading("Settings"),
      [POINTS]: heading("Points"),
      ...Object.fromEntries(
        shown.map((it) => [
          columnOf(it),
          it === "uncertainty" ? heading(HEADINGS[it], "left", 1) : heading(HEADINGS[it]),
        ]),
      ),
    });

    const body = (name: ExperimentColumn): Area => experimentCells(study, top, columnOf(name));
    const totalRow = sheet.nextRow + study.experiments.length;
    /** What a row works out of its FLOPs and of what was published. */
    const worked = (row: number, style?: "total") => {
      const at = (name: ExperimentColumn) => address({ row, column: columnOf(name) });
      const hours = `${at("flops")}/${SECONDS_PER_HOUR}/${figureNames.flopsPerGpu}`;
      // To the cent or the hundredth of an hour: past it the two differ by the rounding of a double.
      const difference = (ours: ExperimentColumn, theirs: ExperimentColumn) =>
        `IF(${at(theirs)}="","",ROUND(${at(ours)}-${at(theirs)},2))`;
      const formulas: Partial<Record<ExperimentColumn, [formula: string, format: string]>> = {
        usd: [usdFormula(at("flops")), formats.usd],
        nodeHours: [`${hours}/${figureNames.gpusPerNode}`, formats.hours],
        share: [`IF(${resultNames.totalUsd}=0,0,${at("usd")}/${resultNames.totalUsd})`, formats.percent],
        difference: [difference("usd", "publishedUsd"), formats.usdChange],
        gpuHours: [hours, formats.hours],
        gpuHoursDifference: [difference("gpuHours", "publishedGpuHours"), formats.hoursChange],
      };
      for (const name of shown) {
        const [formula, format] = formulas[name] ?? [];
        if (formula) sheet.place(row, columnOf(name), { content: `=${formula}`, format, style });
      }
    };

    for (const experiment of study.experiments) {
      const row = sheet.nextRow;
      const sweepRows = runs.rowsOf.get(experiment)!;
      const each = (column: number) => sweepRows.map((row) => address({ row, column }));
      const joined = (column: number) => `=${each(column).join(`&" + "&`)}`;
      sheet.place(row, LABEL, { content: experiment.name });
      sheet.place(row, DETAIL, { content: experiment.place, style: "note" });
      sheet.place(row, SETTINGS, { content: joined(SETTINGS), align: "right" });
      sheet.place(row, POINTS, { content: joined(POINTS), align: "right" });
      sheet.place(row, columnOf("runs"), { content: `=${each(runs.runsColumn).join("+")}`, format: formats.whole });
      sheet.place(row, columnOf("flops"), { content: `=${each(runs.flopsColumn).join("+")}`, format: formats.flops });
      worked(row);
      for (const name of shown) {
        if (!isPrinted(name)) continue;
        sheet.place(row, columnOf(name), {
          content: experiment.published?.[PRINTED[name]] ?? null,
          format: SUMMED[name],
          style: "note",
          align: "right",
        });
      }
      sheet.place(row, columnOf("uncertainty"), aside(experiment.uncertainty));
    }

    sheet.place(totalRow, LABEL, { content: "Total", style: "total" });
    for (const column of [DETAIL, SETTINGS, POINTS]) sheet.place(totalRow, column, { content: null, style: "total" });
    for (const name of shown) {
      if (isSummed(name)) {
        sheet.place(totalRow, columnOf(name), {
          content: `=SUM(${areaAddress(body(name))})`,
          format: SUMMED[name],
          style: "total",
        });
      }
    }
    worked(totalRow, "total");
    sheet.place(totalRow, columnOf("uncertainty"), { content: null, style: "total" });

    const monthsRow = totalRow + 1;
    sheet.place(monthsRow, LABEL, { content: `Node-months of ${DAYS_PER_MONTH} days` });
    sheet.place(monthsRow, DETAIL, { content: `Node-hours / ${HOURS_PER_DAY} / ${DAYS_PER_MONTH}`, style: "note" });
    sheet.place(monthsRow, columnOf("nodeHours"), {
      content: `=${address({ row: totalRow, column: columnOf("nodeHours") })}/${HOURS_PER_DAY}/${DAYS_PER_MONTH}`,
      format: formats.months,
    });

    const total = (name: ExperimentColumn): Area => cellAt(totalRow, columnOf(name));
    sheet.name(resultNames.totalRuns, total("runs"), "Training runs of all experiments");
    sheet.name(resultNames.totalFlops, total("flops"), "FLOPs of all experiments");
    sheet.name(resultNames.totalUsd, total("usd"), "US$ of all experiments");
    if (shown.includes("publishedUsd")) {
      sheet.name(
        resultNames.publishedUsd,
        total("publishedUsd"),
        "US$ of all experiments as their source printed them",
      );
    }
    if (shown.includes("gpuHours")) {
      sheet.name(resultNames.totalGpuHours, total("gpuHours"), "GPU hours of all experiments");
      sheet.name(
        resultNames.publishedGpuHours,
        total("publishedGpuHours"),
        "GPU hours of all experiments as their source printed them",
      );
    }
    sheet.name(resultNames.nodeMonths, cellAt(monthsRow, columnOf("nodeHours")), "Months of one node, 30 days each");
    sheet.name(resultNames.experimentNames, { ...body("runs"), column: LABEL }, "Names of the experiments");
    sheet.name(resultNames.experimentRuns, body("runs"), "Training runs of each experiment");
    sheet.name(resultNames.experimentFlops, body("flops"), "FLOPs of each experiment");
    sheet.name(resultNames.experimentUsd, body("usd"), "US$ of each experiment");
    sheet.highlight({ kind: "dataBar", area: body("share") });
  },
};

const isSummed = (name: ExperimentColumn): name is keyof typeof SUMMED => name in SUMMED;
const isPrinted = (name: ExperimentColumn): name is keyof typeof PRINTED => name in PRINTED;
