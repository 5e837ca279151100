import { areaAddress, type Area } from "../../grid/address";
import type { Chart } from "../../grid/sheet";

const TYPES = {
  bar: { plain: "BarClustered", stacked: "BarStacked" },
  column: { plain: "ColumnClustered", stacked: "ColumnStacked" },
} as const;

/** Space between bars, in per cent of a bar. */
const GAP_PERCENT = 50;

/** Queues a native chart that reads the sheet's own cells. */
export function writeChart(
  worksheet: Excel.Worksheet,
  { kind, title, categories, series, valueAxisTitle, valueFormat, stacked, place }: Chart,
): void {
  const at = (area: Area) => worksheet.getRange(areaAddress(area));
  const across = (area: Area) => (area.rows === 1 && area.columns > 1 ? "Rows" : "Columns");
  const [first, ...others] = series;
  if (!first) return;
  const chart = worksheet.charts.add(
    TYPES[kind][stacked ? "stacked" : "plain"],
    at(first.values),
    across(first.values),
  );
  const drawn = [chart.series.getItemAt(0), ...others.map(({ name }) => chart.series.add(name))];
  for (const [index, { name, values }] of series.entries()) {
    const it = drawn[index]!;
    if (index > 0) it.setValues(at(values));
    it.setXAxisValues(at(categories));
    it.name = name;
    it.gapWidth = GAP_PERCENT;
  }
  chart.title.text = title;
  chart.legend.visible = series.length > 1;
  chart.axes.valueAxis.numberFormat = valueFormat;
  chart.axes.valueAxis.title.text = valueAxisTitle;
  // Bars are drawn upwards; readers expect the first row on top.
  if (kind === "bar") chart.axes.categoryAxis.reversePlotOrder = true;
  const { row, column, rows, columns } = place;
  chart.setPosition(
    at({ row, column, rows: 1, columns: 1 }),
    at({ row: row + rows - 1, column: column + columns - 1, rows: 1, columns: 1 }),
  );
}
