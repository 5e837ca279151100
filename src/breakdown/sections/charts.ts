import { cellAt } from "../../grid/address";
import type { Chart } from "../../grid/sheet";
import { formats } from "../formats";
import { experimentColumn, LABEL, widthRow } from "../columns";
import { placeTitle, type Section, type SectionContext } from "../section";
import { experimentCells, experiments } from "./experiments";
import { tornadoCells } from "./sensitivity";
import { widthCells } from "./widths";

/** Rows a chart covers. */
const HEIGHT = 18;

/** Section, charts and a blank row. */
const FRAME_ROWS = 2;

/** Each chart but for its place, and the columns it covers. */
function drawn(context: SectionContext): readonly { columns: number; chart: Omit<Chart, "place"> }[] {
  const { study, topOf, runs } = context;
  const top = topOf(experiments);
  const tornado = tornadoCells(context);
  const usd = { valueAxisTitle: "US$", valueFormat: formats.usdShort };
  return [
    {
      columns: 4,
      chart: {
        kind: "bar",
        title: "Cost by experiment, US$",
        ...usd,
        categories: experimentCells(study, top, LABEL),
        series: [{ name: "US$", values: experimentCells(study, top, experimentColumn(study, "usd")) }],
      },
    },
    {
      columns: 6,
      chart: {
        kind: "column",
        title: "Cost by model, US$",
        ...usd,
        // Names where there are any: they head the columns of the runs.
        categories: study.models.some(({ name }) => name !== undefined)
          ? widthRow(study, runs.top - 1)
          : widthCells(context, "widths"),
        series: [{ name: "US$", values: widthRow(study, runs.usdRow) }],
      },
    },
    {
      columns: 6,
      chart: {
        kind: "bar",
        title: "What the total hangs on: change from its base, US$",
        ...usd,
        valueFormat: formats.usdShortChange,
        stacked: true,
        categories: tornado.labels,
        series: [
          { name: "At low", values: tornado.low },
          { name: "At high", values: tornado.high },
        ],
      },
    },
  ];
}

export const charts: Section = {
  rows: () => HEIGHT + FRAME_ROWS,
  place(sheet, context) {
    placeTitle(sheet, "Charts", "");
    const row = sheet.nextRow;
    let column = LABEL;
    for (const { columns, chart } of drawn(context)) {
      sheet.chart({ ...chart, place: { ...cellAt(row, column), rows: HEIGHT, columns } });
      column += columns;
    }
    sheet.skip(HEIGHT);
  },
};
