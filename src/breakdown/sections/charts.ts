import { cellAt } from "../../grid/address";
import type { Chart } from "../../grid/sheet";
import { LABEL } from "../columns";
import { formats } from "../formats";
import { placeTitle, type SectionContext } from "../section";
import { CORRECTION_FIGURES } from "./corrections";

/** Rows a chart covers. */
const HEIGHT = 18;

/** Each chart but for its place, and the columns it covers. */
function drawn({ study, placed }: SectionContext): readonly { columns: number; chart: Omit<Chart, "place"> }[] {
  const { experiments, sensitivity, runs, models } = placed;
  const usd = { valueAxisTitle: "US$", valueFormat: formats.usdShort };
  return [
    {
      // As wide as the printed summary of the readings, so that none is cut in two.
      columns: CORRECTION_FIGURES,
      chart: {
        kind: "bar",
        title: "Cost by experiment, US$",
        ...usd,
        categories: experiments.names,
        series: [{ name: "US$", values: experiments.usd }],
      },
    },
    {
      columns: 5,
      chart: {
        kind: "column",
        title: "Cost by model, US$",
        ...usd,
        // Names where there are any: they head the columns of the runs.
        categories: study.models.some(({ own }) => own !== undefined) ? runs.headings : models.row("width"),
        series: [{ name: "US$", values: runs.usd }],
      },
    },
    {
      columns: 6,
      chart: {
        kind: "bar",
        title: "What drives the total: change from its base, US$",
        ...usd,
        valueFormat: formats.usdShortChange,
        stacked: true,
        categories: sensitivity.labels,
        series: [
          { name: "At low", values: sensitivity.low },
          { name: "At high", values: sensitivity.high },
        ],
      },
    },
  ];
}

/** Leaves room for the charts, whose cells may be placed below; gives its first row. */
export function placeCharts({ sheet }: SectionContext): number {
  placeTitle(sheet, "Charts", "");
  const row = sheet.nextRow;
  sheet.skip(HEIGHT + 1);
  return row;
}

export function drawCharts(context: SectionContext, row: number): void {
  const { sheet } = context;
  let column = LABEL;
  for (const { columns, chart } of drawn(context)) {
    const area = ({ row: at, column: first, rows, columns: width }: Chart["place"]) => ({
      row: at,
      column: first,
      rows,
      columns: width,
    });
    sheet.chart({
      ...chart,
      categories: area(chart.categories),
      series: chart.series.map((it) => ({ ...it, values: area(it.values) })),
      place: { ...cellAt(row, column), rows: HEIGHT, columns },
    });
    column += columns;
  }
}
