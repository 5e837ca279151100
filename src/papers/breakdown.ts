import { DAYS_PER_MONTH, HOURS_PER_DAY, SECONDS_PER_HOUR } from "../core/cost";
import { settingsOf, TOKENS_RULES, type Experiment, type Study, type Sweep } from "../core/study";
import { flopsPerToken } from "../functions/flops-per-token";
import { modelParams } from "../functions/model-params";
import { sweepFlops } from "../functions/sweep-flops";
import { address, areaAddress, cellAt, type Area } from "../grid/address";
import type { PlacedCell, Sheet } from "../grid/sheet";
import { sheetBuilder, type SheetBuilder } from "../grid/sheet-builder";
import { assumptionNames as assumed, paperAssumptions, type Assumption } from "./assumptions";
import { formats } from "./formats";
import { resultNames, TOKENS_PER_RUN } from "./result-names";

/** "excel": formulas that need no add-in. "addin": the same values by the add-in's functions. */
export type FormulaStyle = "excel" | "addin";

export interface BreakdownOptions {
  style: FormulaStyle;
  /** How the host writes a function of ours in a formula. */
  spell?: (functionName: string) => string;
  /** Draw native charts; left out where the host has none. */
  charts?: boolean;
}

/**
 * Columns of the sheet, left to right. Every section shares them: labels, what a row is, two inputs, then numbers;
 * the widths of the study start at the first number.
 */
const LABEL = 0;
const DETAIL = 1;
const SETTINGS = 2;
const POINTS = 3;
const FIRST_NUMBER = 4;

/** What an experiment's row shows, in the order of the columns. */
const EXPERIMENT_COLUMNS = [
  "runs", "flops", "usd", "nodeHours", "share", "publishedFlops", "publishedUsd", "difference", "uncertainty",
] as const;
type ExperimentColumn = (typeof EXPERIMENT_COLUMNS)[number];
const columnOf = (name: ExperimentColumn): number => FIRST_NUMBER + EXPERIMENT_COLUMNS.indexOf(name);

/** The study's cost as a live sheet: headline, assumptions, experiments, then what they are worked out from. */
export function breakdownSheet(study: Study, { style, spell, charts = false }: BreakdownOptions): Sheet {
  const sheet = sheetBuilder();
  const assumptions = paperAssumptions(study);
  placeHeadline(sheet, study);
  placeAssumptions(sheet, assumptions);

  const experimentsTop = sheet.nextRow;
  // Section and heading rows, a row an experiment, the total, its node-months and a blank row.
  const widthsTop = experimentsTop + study.experiments.length + 5;
  const grid = gridLayout(study, widthsTop);
  placeExperiments(sheet, study, grid, experimentsTop);
  placeWidths(sheet, study, grid, { style, spell });
  placeRuns(sheet, study, grid, { style, spell });
  if (charts) placeCharts(sheet, study, grid, experimentsTop);

  return sheet.build({
    name: "Cost breakdown",
    columnWidths: [30, 24, 13, 13, ...Array.from({ length: study.heads.length + 2 }, () => 13), 60],
    frozen: { rows: 0, columns: 1 },
  });
}

const heading = (content: string, align: "left" | "right" = "right", indent?: number): PlacedCell => ({ content, style: "heading", align, indent });

function placeSection(sheet: SheetBuilder, title: string, note: string): void {
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: title, style: "section" });
  sheet.place(row, DETAIL, { content: note, style: "note" });
}

function placeHeadline(sheet: SheetBuilder, study: Study): void {
  sheet.place(0, LABEL, { content: study.title, style: "title" });
  sheet.place(1, LABEL, { content: study.subtitle, style: "subtitle" });
  sheet.rowHeight(0, 27);
  sheet.skip(1);
  const { totalUsd, totalFlops, totalRuns, nodeMonths, publishedUsd } = resultNames;
  const figures: [column: number, label: string, formula: string, format: string][] = [
    [LABEL, "Total cost", `=${totalUsd}`, formats.usdShort],
    [DETAIL, "Total training FLOPs", `=${totalFlops}`, formats.flops],
    [SETTINGS, "Training runs", `=${totalRuns}`, formats.whole],
    [FIRST_NUMBER, "Node-months", `=${nodeMonths}`, formats.months],
    [FIRST_NUMBER + 2, "Change from published", `=ROUND(${totalUsd}/${publishedUsd}-1,9)`, formats.percentChange],
  ];
  const row = sheet.nextRow;
  for (const [column, label, content, format] of figures) {
    sheet.place(row, column, { content: label, style: "label", align: "left" });
    sheet.place(row + 1, column, { content, format, style: "headline", align: "left" });
  }
  sheet.rowHeight(row + 1, 27);
  sheet.skip(1);
}

function placeAssumptions(sheet: SheetBuilder, assumptions: readonly Assumption[]): void {
  placeSection(sheet, "Assumptions", "Change a cell on a yellow ground and the whole sheet follows.");
  const top = sheet.nextRow;
  sheet.place(top, LABEL, heading("Assumption", "left"));
  sheet.place(top, DETAIL, heading("Name in formulas", "left"));
  sheet.place(top, SETTINGS, heading("Value"));
  sheet.place(top, POINTS, heading("Unit", "left", 1));
  sheet.place(top, FIRST_NUMBER + 1, heading("Source", "left"));
  sheet.place(top, FIRST_NUMBER, heading("", "left"));
  for (const [index, it] of assumptions.entries()) {
    const row = top + 1 + index;
    const area = cellAt(row, SETTINGS);
    sheet.place(row, LABEL, { content: it.label });
    sheet.place(row, DETAIL, { content: it.name, style: "note" });
    sheet.place(row, SETTINGS, { content: it.value, format: it.format, style: "input" });
    sheet.place(row, POINTS, { content: it.unit, style: "note", align: "left", indent: 1 });
    sheet.place(row, FIRST_NUMBER + 1, { content: it.source, style: "note" });
    sheet.name(it.name, area, `${it.label}, ${it.unit}. ${it.source}`);
    sheet.validate({
      area,
      rule: { kind: it.rule, minimum: it.minimum, maximum: it.maximum },
      message: `${it.label} must be a ${it.rule === "whole" ? "whole " : ""}number from ${it.minimum} to ${it.maximum}.`,
    });
  }
  const row = sheet.nextRow;
  sheet.place(row, LABEL, { content: "Tokens of a fixed run" });
  sheet.place(row, DETAIL, { content: TOKENS_PER_RUN, style: "note" });
  sheet.place(row, SETTINGS, { content: `=${assumed.steps}*${assumed.batch}*${assumed.seqLen}`, format: formats.flops });
  sheet.place(row, POINTS, { content: "tokens", style: "note", align: "left", indent: 1 });
  sheet.place(row, FIRST_NUMBER + 1, { content: "Worked out: steps × batch × sequence length", style: "note" });
  sheet.name(TOKENS_PER_RUN, cellAt(row, SETTINGS), "Tokens of a run of fixed steps");
  sheet.skip(1);
}

/** Where the per-width table and the grid of runs stand; both share their columns. */
interface GridLayout {
  width: { heads: Area; widths: Area; params: Area; flopsPerToken: Area; ratio: Area; optimalTokens: Area };
  sweepsTop: number;
  /** Rows of each experiment's sweeps. */
  rowsOf: ReadonlyMap<Experiment, readonly number[]>;
  rowOf: ReadonlyMap<Sweep, number>;
  runsColumn: number;
  flopsColumn: number;
  variedColumn: number;
  totalsRow: number;
  columns: number;
}

const WIDTH_ROWS = ["heads", "widths", "params", "flopsPerToken", "ratio", "optimalTokens"] as const;

function gridLayout(study: Study, top: number): GridLayout {
  const columns = study.heads.length;
  const first = top + 1;
  const width = Object.fromEntries(
    WIDTH_ROWS.map((name, index) => [name, { row: first + index, column: FIRST_NUMBER, rows: 1, columns }]),
  ) as GridLayout["width"];
  // Blank row, section, headings.
  const sweepsTop = first + WIDTH_ROWS.length + 3;
  const rowOf = new Map<Sweep, number>();
  const rowsOf = new Map<Experiment, number[]>();
  let row = sweepsTop;
  for (const experiment of study.experiments) {
    rowsOf.set(experiment, experiment.sweeps.map((_, index) => row + index));
    for (const sweep of experiment.sweeps) rowOf.set(sweep, row++);
  }
  return {
    width, sweepsTop, rowsOf, rowOf, totalsRow: row, columns,
    runsColumn: FIRST_NUMBER + columns,
    flopsColumn: FIRST_NUMBER + columns + 1,
    variedColumn: FIRST_NUMBER + columns + 2,
  };
}

function placeExperiments(sheet: SheetBuilder, study: Study, grid: GridLayout, top: number): void {
  placeSection(sheet, "Experiments", "One row an experiment of the paper; published figures as the article's script printed them.");
  const headings: Record<ExperimentColumn, string> = {
    runs: "Runs", flops: "FLOPs", usd: "US$", nodeHours: "Node-hours", share: "Share",
    publishedFlops: "Published", publishedUsd: "Publ. US$", difference: "Difference", uncertainty: "Source of uncertainty",
  };
  const headingRow = top + 1;
  sheet.place(headingRow, LABEL, heading("Experiment", "left"));
  sheet.place(headingRow, DETAIL, heading("Place", "left"));
  sheet.place(headingRow, SETTINGS, heading("Settings"));
  sheet.place(headingRow, POINTS, heading("Points"));
  for (const name of EXPERIMENT_COLUMNS) {
    sheet.place(headingRow, columnOf(name), name === "uncertainty" ? heading(headings[name], "left", 1) : heading(headings[name]));
  }

  const first = top + 2;
  const rows = study.experiments.length;
  const totalRow = first + rows;
  const cost = (row: number, style?: "total") => {
    const at = (name: ExperimentColumn) => address({ row, column: columnOf(name) });
    const hours = `${at("flops")}/${SECONDS_PER_HOUR}/${assumed.flopsPerGpu}`;
    sheet.place(row, columnOf("usd"), { content: `=${hours}*${assumed.usdPerGpuHour}`, format: formats.usd, style });
    sheet.place(row, columnOf("nodeHours"), { content: `=${hours}/${assumed.gpusPerNode}`, format: formats.hours, style });
    sheet.place(row, columnOf("share"), {
      content: `=IF(${resultNames.totalUsd}=0,0,${at("usd")}/${resultNames.totalUsd})`, format: formats.percent, style,
    });
    sheet.place(row, columnOf("difference"), {
      // To the cent: past it the two differ by the rounding of a double.
      content: `=ROUND(${at("usd")}-${at("publishedUsd")},2)`, format: formats.usdChange, style,
    });
  };

  for (const [index, experiment] of study.experiments.entries()) {
    const row = first + index;
    const sweepRows = grid.rowsOf.get(experiment)!;
    const each = (column: number) => sweepRows.map((row) => address({ row, column }));
    const joined = (column: number) => `=${each(column).join(`&" + "&`)}`;
    sheet.place(row, LABEL, { content: experiment.name });
    sheet.place(row, DETAIL, { content: experiment.place, style: "note" });
    sheet.place(row, SETTINGS, { content: joined(SETTINGS), align: "right" });
    sheet.place(row, POINTS, { content: joined(POINTS), align: "right" });
    sheet.place(row, columnOf("runs"), { content: `=${each(grid.runsColumn).join("+")}`, format: formats.whole });
    sheet.place(row, columnOf("flops"), { content: `=${each(grid.flopsColumn).join("+")}`, format: formats.flops });
    cost(row);
    sheet.place(row, columnOf("publishedFlops"), { content: experiment.published.flops, format: formats.flops, style: "note" });
    sheet.place(row, columnOf("publishedUsd"), { content: experiment.published.usd, format: formats.usd, style: "note" });
    sheet.place(row, columnOf("uncertainty"), { content: experiment.uncertainty, style: "note", align: "left", indent: 1 });
  }

  sheet.place(totalRow, LABEL, { content: "Total", style: "total" });
  for (const column of [DETAIL, SETTINGS, POINTS]) sheet.place(totalRow, column, { content: null, style: "total" });
  const body = (name: ExperimentColumn): Area => ({ row: first, column: columnOf(name), rows, columns: 1 });
  const summed = { runs: formats.whole, flops: formats.flops, publishedFlops: formats.flops, publishedUsd: formats.usd } as const;
  for (const name of Object.keys(summed) as (keyof typeof summed)[]) {
    sheet.place(totalRow, columnOf(name), { content: `=SUM(${areaAddress(body(name))})`, format: summed[name], style: "total" });
  }
  cost(totalRow, "total");
  sheet.place(totalRow, columnOf("uncertainty"), { content: null, style: "total" });

  const monthsRow = totalRow + 1;
  sheet.place(monthsRow, LABEL, { content: `Node-months of ${DAYS_PER_MONTH} days` });
  sheet.place(monthsRow, DETAIL, { content: "Node-hours / 24 / 30, as the article's script has it", style: "note" });
  sheet.place(monthsRow, columnOf("nodeHours"), {
    content: `=${address({ row: totalRow, column: columnOf("nodeHours") })}/${HOURS_PER_DAY}/${DAYS_PER_MONTH}`,
    format: formats.months,
  });

  const total = (name: ExperimentColumn): Area => cellAt(totalRow, columnOf(name));
  sheet.name(resultNames.totalRuns, total("runs"), "Training runs of all experiments");
  sheet.name(resultNames.totalFlops, total("flops"), "FLOPs of all experiments");
  sheet.name(resultNames.totalUsd, total("usd"), "US$ of all experiments");
  sheet.name(resultNames.publishedUsd, total("publishedUsd"), "US$ of all experiments as the article's script printed them");
  sheet.name(resultNames.nodeMonths, cellAt(monthsRow, columnOf("nodeHours")), "Months of one node, 30 days each");
  sheet.name(resultNames.experimentNames, { ...body("runs"), column: LABEL }, "Names of the experiments");
  sheet.name(resultNames.experimentRuns, body("runs"), "Training runs of each experiment");
  sheet.name(resultNames.experimentFlops, body("flops"), "FLOPs of each experiment");
  sheet.name(resultNames.experimentUsd, body("usd"), "US$ of each experiment");
  sheet.highlight({ kind: "dataBar", area: body("share") });
  sheet.skip(grid.width.heads.row - 1 - sheet.nextRow);
}

type Spelling = { style: FormulaStyle; spell: BreakdownOptions["spell"] };

function placeWidths(sheet: SheetBuilder, study: Study, grid: GridLayout, { style, spell }: Spelling): void {
  placeSection(sheet, "Model widths", "P = 12LD² + 2VD parameters; M FLOPs to train on one token; M/6P sets M against the rule of thumb, 6 FLOPs a parameter.");
  const { layers, seqLen, vocab, kvRatio, ffnRatio, headDim, tokensPerParam } = assumed;
  const block = `(1+${kvRatio}+${ffnRatio})`;
  const model = { layers, vocab, kv_ratio: kvRatio, ffn_ratio: ffnRatio };
  // Tokens stay a native formula in both styles: a custom function must not wait for another one.
  const nativeParams = (width: string) => `2*${layers}*${width}^2*${block}+2*${vocab}*${width}`;
  const labels: Record<(typeof WIDTH_ROWS)[number], [label: string, detail: string, format: string]> = {
    heads: ["Attention heads, H", "Each head_dim wide", formats.whole],
    widths: ["Width, D", "Heads × head width", formats.whole],
    params: ["Parameters, P", "Norms and learned positions left out", formats.whole],
    flopsPerToken: ["FLOPs a token, M", "Forward and backward, causal attention", formats.flops],
    ratio: ["M / 6P", "How near the 6P rule of thumb comes", formats.percent],
    optimalTokens: ["Compute-optimal tokens", "Tokens for each parameter × P", formats.flops],
  };
  for (const name of WIDTH_ROWS) {
    const { row } = grid.width[name];
    const [label, detail, format] = labels[name];
    sheet.place(row, LABEL, { content: label, style: name === "widths" ? "heading" : undefined, align: "left" });
    sheet.place(row, DETAIL, { content: detail, style: name === "widths" ? "heading" : "note", align: "left" });
    if (name === "widths") for (const column of [SETTINGS, POINTS]) sheet.place(row, column, heading(""));
    for (const [index, heads] of study.heads.entries()) {
      const column = FIRST_NUMBER + index;
      const at = (it: (typeof WIDTH_ROWS)[number]) => address({ row: grid.width[it].row, column });
      const contents: Record<(typeof WIDTH_ROWS)[number], number | string> = {
        heads,
        widths: `=${at("heads")}*${headDim}`,
        params: style === "addin" ? `=${modelParams.formula({ width: at("widths"), ...model }, spell)}` : `=${nativeParams(at("widths"))}`,
        flopsPerToken:
          style === "addin"
            ? `=${flopsPerToken.formula({ width: at("widths"), seq_len: seqLen, ...model }, spell)}`
            : `=12*${at("widths")}^2*${layers}*${block}+6*${at("widths")}*${layers}*${seqLen}+6*${at("widths")}*${vocab}`,
        ratio: `=${at("flopsPerToken")}/(6*${at("params")})`,
        optimalTokens: `=${tokensPerParam}*(${nativeParams(at("widths"))})`,
      };
      sheet.place(row, column, {
        content: contents[name], format,
        style: name === "heads" ? "input" : name === "widths" ? "heading" : undefined, align: "right",
      });
    }
  }
  const { widths, params, flopsPerToken: perToken, optimalTokens } = grid.width;
  sheet.name(resultNames.widths, widths, "Model widths");
  sheet.name(resultNames.params, params, "Parameters of each width");
  sheet.name(resultNames.flopsPerToken, perToken, "FLOPs to train on one token at each width");
  sheet.name(resultNames.optimalTokens, optimalTokens, "Compute-optimal tokens of each width");
  sheet.skip(1);
}

function placeRuns(sheet: SheetBuilder, study: Study, grid: GridLayout, { style, spell }: Spelling): void {
  placeSection(sheet, "Runs", "Runs at each width: settings × points, or a count of your own typed over it. “optimal” runs train on the compute-optimal tokens above.");
  const { width, columns, runsColumn, flopsColumn, variedColumn, totalsRow, sweepsTop } = grid;
  const headingRow = sweepsTop - 1;
  sheet.place(headingRow, LABEL, heading("Sweep", "left"));
  sheet.place(headingRow, DETAIL, heading("Tokens of a run", "left"));
  sheet.place(headingRow, SETTINGS, heading("Settings"));
  sheet.place(headingRow, POINTS, heading("Points"));
  for (let index = 0; index < columns; index++) {
    const column = FIRST_NUMBER + index;
    sheet.place(headingRow, column, {
      content: `=${address({ row: width.widths.row, column })}`, style: "heading", format: '"D = "0', align: "right",
    });
  }
  sheet.place(headingRow, runsColumn, heading("Runs"));
  sheet.place(headingRow, flopsColumn, heading("FLOPs"));
  sheet.place(headingRow, variedColumn, heading("What is varied", "left", 1));

  for (const [sweep, row] of grid.rowOf) {
    const settings = address({ row, column: SETTINGS }, "column");
    const points = address({ row, column: POINTS }, "column");
    sheet.place(row, LABEL, { content: sweep.name });
    sheet.place(row, DETAIL, { content: sweep.tokens, style: "input", align: "left" });
    sheet.place(row, SETTINGS, { content: factorsFormula(sweep), style: "input", format: formats.whole });
    sheet.place(row, POINTS, sweep.points === 1
      ? { content: 1, style: "input", format: formats.whole }
      : { content: `=${sweep.points}`, format: formats.whole });
    for (const [index, heads] of study.heads.entries()) {
      sheet.place(row, FIRST_NUMBER + index, {
        content: sweep.heads.includes(heads) ? `=${settings}*${points}` : 0, format: formats.runs, style: "input",
      });
    }
    const runs = areaAddress({ row, column: FIRST_NUMBER, rows: 1, columns });
    const rule = address({ row, column: DETAIL });
    sheet.place(row, runsColumn, { content: `=SUM(${runs})`, format: formats.whole });
    sheet.place(row, flopsColumn, { content: sweepFormula(runs, rule, { style, spell }), format: formats.flops });
    sheet.place(row, variedColumn, {
      content: sweep.factors.map(({ count, of }) => `${count} ${of}`).join(" × "), style: "note", align: "left", indent: 1,
    });
  }
  const sweepRows = grid.rowOf.size;
  sheet.validate({
    area: { row: sweepsTop, column: DETAIL, rows: sweepRows, columns: 1 },
    rule: { kind: "list", choices: TOKENS_RULES },
    message: `Tokens must be ${TOKENS_RULES.join(" or ")}.`,
  });
  sheet.validate({
    area: { row: sweepsTop, column: SETTINGS, rows: sweepRows, columns: 2 + columns },
    rule: { kind: "decimal", minimum: 0, maximum: 1e9 },
    message: "A number of runs must be from 0 to 1,000,000,000.",
  });

  const usdRow = totalsRow + 1;
  sheet.place(totalsRow, LABEL, { content: "Runs", style: "total" });
  for (const column of [DETAIL, SETTINGS, POINTS, variedColumn]) sheet.place(totalsRow, column, { content: null, style: "total" });
  for (const column of [...study.heads.map((_, index) => FIRST_NUMBER + index), runsColumn, flopsColumn]) {
    const body = areaAddress({ row: sweepsTop, column, rows: sweepRows, columns: 1 });
    sheet.place(totalsRow, column, {
      content: `=SUM(${body})`, format: column === flopsColumn ? formats.flops : formats.whole, style: "total",
    });
  }
  sheet.place(usdRow, LABEL, { content: "US$ by width" });
  sheet.place(usdRow, DETAIL, { content: "All sweeps at one width", style: "note" });
  const rules = areaAddress({ row: sweepsTop, column: DETAIL, rows: sweepRows, columns: 1 }, "both");
  for (let index = 0; index < columns; index++) {
    const column = FIRST_NUMBER + index;
    const runs = areaAddress({ row: sweepsTop, column, rows: sweepRows, columns: 1 });
    const tokens = `(${TOKENS_PER_RUN}*SUMIF(${rules},"fixed",${runs})+${address({ row: width.optimalTokens.row, column })}*SUMIF(${rules},"optimal",${runs}))`;
    const flops = `${address({ row: width.flopsPerToken.row, column })}*${tokens}`;
    sheet.place(usdRow, column, {
      content: `=${flops}/${SECONDS_PER_HOUR}/${assumed.flopsPerGpu}*${assumed.usdPerGpuHour}`, format: formats.usd,
    });
  }
  sheet.name(resultNames.widthUsd, { row: usdRow, column: FIRST_NUMBER, rows: 1, columns }, "US$ of all sweeps at each width");
  sheet.highlight({
    kind: "formula",
    area: { row: sweepsTop, column: FIRST_NUMBER, rows: sweepRows, columns },
    formula: `${address({ row: sweepsTop, column: FIRST_NUMBER })}=0`,
    style: "muted",
  });
}

/** Factors as the user reads them in the cell: =4*6. */
const factorsFormula = ({ factors }: Sweep): number | string =>
  factors.length === 1 ? settingsOf(factors) : `=${factors.map(({ count }) => count).join("*")}`;

function sweepFormula(runs: string, rule: string, { style, spell }: Spelling): string {
  const { layers, seqLen, vocab, kvRatio, ffnRatio } = assumed;
  const { widths, flopsPerToken: perToken, optimalTokens } = resultNames;
  if (style === "addin") {
    const call = (tokens: string) =>
      sweepFlops.formula({
        widths, lines: runs, points: "1", tokens,
        layers, seq_len: seqLen, vocab, kv_ratio: kvRatio, ffn_ratio: ffnRatio,
      }, spell);
    return `=IF(${rule}="optimal",${call(optimalTokens)},${call(TOKENS_PER_RUN)})`;
  }
  return `=IF(${rule}="optimal",SUMPRODUCT(${runs},${perToken},${optimalTokens}),${TOKENS_PER_RUN}*SUMPRODUCT(${runs},${perToken}))`;
}

function placeCharts(sheet: SheetBuilder, study: Study, grid: GridLayout, experimentsTop: number): void {
  sheet.skip(1);
  placeSection(sheet, "Charts", "");
  const top = sheet.nextRow;
  const first = experimentsTop + 2;
  const rows = study.experiments.length;
  const height = 18;
  sheet.chart({
    kind: "bar",
    title: "Cost by experiment, US$",
    categories: { row: first, column: LABEL, rows, columns: 1 },
    series: [{ name: "US$", values: { row: first, column: columnOf("usd"), rows, columns: 1 } }],
    valueAxisTitle: "US$",
    valueFormat: formats.usdShort,
    place: { row: top, column: LABEL, rows: height, columns: 4 },
  });
  sheet.chart({
    kind: "column",
    title: "Cost by model width, US$",
    categories: grid.width.widths,
    series: [{ name: "US$", values: { row: grid.totalsRow + 1, column: FIRST_NUMBER, rows: 1, columns: grid.columns } }],
    valueAxisTitle: "US$",
    valueFormat: formats.usdShort,
    place: { row: top, column: FIRST_NUMBER, rows: height, columns: 8 },
  });
  sheet.skip(height);
}
