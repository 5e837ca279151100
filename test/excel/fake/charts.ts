import type { Method } from "./methods";
import { LIMITS } from "./limits";
import { node, NULL, placeOf, traced, type Node } from "./nodes";
import { enumerationValues } from "./office-model";
import { demand } from "./refusal";
import { checkText } from "./validation";

/** A chart has as many series as its source has columns, or rows where it was told so. */
function seriesOf(chart: Node): Node[] {
  return (chart.props.series ??= []) as Node[];
}

const made = (chart: Node, name = ""): Node =>
  node("ChartSeries", { on: "Chart.Series", parent: chart, sheet: chart.sheet!, props: { Name: name } });

function rangeOf(it: unknown, what: string): Node {
  const given = it as Node | null | undefined;
  demand(given?.type === "Range", `${what} is no range`);
  return given;
}

/** Cells for a series: one row or one column. */
const setCells =
  (name: string): Method =>
  (_, series, args) => {
    const { rows, columns } = rangeOf(args[0], name).areas![0]!;
    demand(rows === 1 || columns === 1, `${name} of ${placeOf(args[0] as Node)}, which is more than a row or a column`);
    traced(series, name, args);
    return NULL;
  };

export const chartMethods: Readonly<Record<string, Method>> = {
  "ChartCollection.Add": (_, { sheet }, args) => {
    const [type, source, by] = args as [string, Node, string | null];
    const seriesBy = by ?? "Auto";
    demand(enumerationValues("ChartType").includes(type), `ChartType has no ${type}`);
    demand(enumerationValues("ChartSeriesBy").includes(seriesBy), `ChartSeriesBy has no ${seriesBy}`);
    const chart = node("Chart", { sheet: sheet!, arguments: args });
    const { rows, columns } = rangeOf(source, "the source").areas![0]!;
    const isInRows = seriesBy === "Rows" || (seriesBy === "Auto" && columns > rows);
    chart.props.series = Array.from({ length: isInRows ? rows : columns }, () => made(chart));
    sheet!.charts.push(chart);
    return chart;
  },
  "ChartSeriesCollection.GetItemAt": (_, { parent }, [index]) => {
    const found = seriesOf(parent!)[index as number];
    demand(found !== undefined, `series ${String(index)} of a chart that has ${seriesOf(parent!).length}`);
    return found;
  },
  "ChartSeriesCollection.Add": (_, { parent }, [name = ""]) => {
    checkText(name ?? "", LIMITS.seriesName, "the name of a series");
    const series = made(parent!, (name ?? "") as string);
    seriesOf(parent!).push(series);
    return series;
  },
  "ChartSeries.SetValues": setCells("SetValues"),
  "ChartSeries.SetXAxisValues": setCells("SetXAxisValues"),
  "Chart.SetPosition": (_, chart, args) => {
    const corners = args.filter((it) => it !== null && it !== undefined).map((it) => rangeOf(it, "a corner"));
    demand(
      corners.length >= 1 && corners.every(({ sheet }) => sheet === chart.sheet),
      "the place of a chart is on its own sheet",
    );
    traced(chart, "SetPosition", corners);
    return NULL;
  },
};
