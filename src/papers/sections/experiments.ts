import { DAYS_PER_MONTH, HOURS_PER_DAY, SECONDS_PER_HOUR } from "../../core/cost";
import { figureNames } from "../../core/figures";
import type { Study } from "../../core/study";
import { address, areaAddress, cellAt, type Area } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, EXPERIMENT_COLUMNS, experimentColumn, LABEL, POINTS, SETTINGS, type ExperimentColumn } from "../layout";
import { usdFormula } from "../model-formulas";
import { resultNames } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section } from "../section";

const HEADINGS: Record<ExperimentColumn, string> = {
  runs: "Runs", flops: "FLOPs", usd: "US$", nodeHours: "Node-hours", share: "Share",
  publishedFlops: "Published", publishedUsd: "Publ. US$", difference: "Difference", uncertainty: "Source of uncertainty",
};

/** Section and headings above; the total, its node-months and a blank row below. */
const ROWS = { above: 2, below: 3 };

/** Cells of one column of the table, an experiment a row. */
export const experimentCells = (study: Study, top: number, column: number): Area => ({
  row: top + ROWS.above, column, rows: study.experiments.length, columns: 1,
});

export const experiments: Section = {
  rows: (study) => ROWS.above + study.experiments.length + ROWS.below,
  place(sheet, { study, runs, topOf }) {
    const top = topOf(experiments);
    placeTitle(sheet, "Experiments", "One row an experiment of the paper; published figures as the article's script printed them.");
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Experiment", "left"),
      [DETAIL]: heading("Place", "left"),
      [SETTINGS]: heading("Settings"),
      [POINTS]: heading("Points"),
      ...Object.fromEntries(
        EXPERIMENT_COLUMNS.map((it) => [experimentColumn(it), it === "uncertainty" ? heading(HEADINGS[it], "left", 1) : heading(HEADINGS[it])]),
      ),
    });

    const body = (name: ExperimentColumn): Area => experimentCells(study, top, experimentColumn(name));
    const totalRow = sheet.nextRow + study.experiments.length;
    const cost = (row: number, style?: "total") => {
      const at = (name: ExperimentColumn) => address({ row, column: experimentColumn(name) });
      sheet.place(row, experimentColumn("usd"), { content: `=${usdFormula(at("flops"))}`, format: formats.usd, style });
      sheet.place(row, experimentColumn("nodeHours"), {
        content: `=${at("flops")}/${SECONDS_PER_HOUR}/${figureNames.flopsPerGpu}/${figureNames.gpusPerNode}`, format: formats.hours, style,
      });
      sheet.place(row, experimentColumn("share"), {
        content: `=IF(${resultNames.totalUsd}=0,0,${at("usd")}/${resultNames.totalUsd})`, format: formats.percent, style,
      });
      sheet.place(row, experimentColumn("difference"), {
        // To the cent: past it the two differ by the rounding of a double.
        content: `=ROUND(${at("usd")}-${at("publishedUsd")},2)`, format: formats.usdChange, style,
      });
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
      sheet.place(row, experimentColumn("runs"), { content: `=${each(runs.runsColumn).join("+")}`, format: formats.whole });
      sheet.place(row, experimentColumn("flops"), { content: `=${each(runs.flopsColumn).join("+")}`, format: formats.flops });
      cost(row);
      sheet.place(row, experimentColumn("publishedFlops"), { content: experiment.published.flops, format: formats.flops, style: "note" });
      sheet.place(row, experimentColumn("publishedUsd"), { content: experiment.published.usd, format: formats.usd, style: "note" });
      sheet.place(row, experimentColumn("uncertainty"), aside(experiment.uncertainty));
    }

    sheet.place(totalRow, LABEL, { content: "Total", style: "total" });
    for (const column of [DETAIL, SETTINGS, POINTS]) sheet.place(totalRow, column, { content: null, style: "total" });
    const summed = { runs: formats.whole, flops: formats.flops, publishedFlops: formats.flops, publishedUsd: formats.usd } as const;
    for (const name of Object.keys(summed) as (keyof typeof summed)[]) {
      sheet.place(totalRow, experimentColumn(name), { content: `=SUM(${areaAddress(body(name))})`, format: summed[name], style: "total" });
    }
    cost(totalRow, "total");
    sheet.place(totalRow, experimentColumn("uncertainty"), { content: null, style: "total" });

    const monthsRow = totalRow + 1;
    sheet.place(monthsRow, LABEL, { content: `Node-months of ${DAYS_PER_MONTH} days` });
    sheet.place(monthsRow, DETAIL, { content: "Node-hours / 24 / 30, as the article's script has it", style: "note" });
    sheet.place(monthsRow, experimentColumn("nodeHours"), {
      content: `=${address({ row: totalRow, column: experimentColumn("nodeHours") })}/${HOURS_PER_DAY}/${DAYS_PER_MONTH}`,
      format: formats.months,
    });

    const total = (name: ExperimentColumn): Area => cellAt(totalRow, experimentColumn(name));
    sheet.name(resultNames.totalRuns, total("runs"), "Training runs of all experiments");
    sheet.name(resultNames.totalFlops, total("flops"), "FLOPs of all experiments");
    sheet.name(resultNames.totalUsd, total("usd"), "US$ of all experiments");
    sheet.name(resultNames.publishedUsd, total("publishedUsd"), "US$ of all experiments as the article's script printed them");
    sheet.name(resultNames.nodeMonths, cellAt(monthsRow, experimentColumn("nodeHours")), "Months of one node, 30 days each");
    sheet.name(resultNames.experimentNames, { ...body("runs"), column: LABEL }, "Names of the experiments");
    sheet.name(resultNames.experimentRuns, body("runs"), "Training runs of each experiment");
    sheet.name(resultNames.experimentFlops, body("flops"), "FLOPs of each experiment");
    sheet.name(resultNames.experimentUsd, body("usd"), "US$ of each experiment");
    sheet.highlight({ kind: "dataBar", area: body("share") });
  },
};
