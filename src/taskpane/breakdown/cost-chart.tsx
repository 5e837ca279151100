import type { Plugin } from "chart.js";
import { useRef } from "preact/hooks";
import { animation, themed, token, tooltipColours, useBarChart, type BarChartConfiguration } from "../parts/bar-chart";
import { ChartTable } from "../parts/chart-table";
import { formatUsd, formatWholeUsd } from "../parts/format";

/** A line of text, its bar, and the space to the next. */
const PITCH_PX = 40;
const BAR_PX = 10;
const TEXT_ABOVE_BAR_PX = 14;
const SPACE_BETWEEN_TEXTS_PX = 8;

interface CostChartProps {
  experiments: readonly { name: string; usd: number }[];
}

/** Cost by experiment, dearest first. */
export function CostChart({ experiments }: CostChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const sorted = [...experiments].sort((a, b) => b.usd - a.usd);
  const canvas = useBarChart(configuration, JSON.stringify(sorted), ({ data }) => {
    data.labels = sorted.map(({ name }) => name);
    data.datasets[0]!.data = sorted.map(({ usd }) => usd);
    frame.current!.style.height = `${sorted.length * PITCH_PX}px`;
  });

  return (
    <section aria-labelledby="chart-heading">
      <h2 id="chart-heading">Cost by experiment</h2>
      <div class="chart" ref={frame} data-test="chart">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <ChartTable
        caption="Cost by experiment"
        headings={["Experiment", "US$"]}
        rows={sorted.map(({ name, usd }) => [name, formatWholeUsd(usd)])}
      />
    </section>
  );
}

const configuration = (): BarChartConfiguration => ({
  type: "bar",
  data: {
    labels: [],
    datasets: [
      {
        data: [],
        backgroundColor: themed("--colorCompoundBrandBackground"),
        borderRadius: 2,
        barThickness: BAR_PX,
        minBarLength: 2,
      },
    ],
  },
  plugins: [textAboveBars((bar) => formatUsd(Number(bar)))],
  options: {
    indexAxis: "y",
    maintainAspectRatio: false,
    animation: animation(),
    layout: { padding: { top: TEXT_ABOVE_BAR_PX / 2 } },
    scales: { x: { display: false, beginAtZero: true, bounds: "data" }, y: { display: false } },
    plugins: { tooltip: { ...tooltipColours, callbacks: { label: ({ parsed }) => formatWholeUsd(parsed.x ?? 0) } } },
  },
});

/** Writes name and value above each bar: beside it, a narrow pane has room for neither. */
export const textAboveBars = (value: (bar: unknown, index: number) => string): Plugin<"bar"> => ({
  id: "textAboveBars",
  afterDatasetsDraw(chart) {
    const { ctx, chartArea, data } = chart;
    ctx.save();
    ctx.font = `12px ${token("--fontFamilyBase")}`;
    ctx.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach(({ y }, index) => {
      const height = y - BAR_PX / 2 - TEXT_ABOVE_BAR_PX / 2 - 2;
      const amount = value(data.datasets[0]!.data[index], index);
      ctx.fillStyle = token("--colorNeutralForeground2");
      ctx.textAlign = "right";
      ctx.fillText(amount, chartArea.right, height);
      const room = chartArea.width - ctx.measureText(amount).width - SPACE_BETWEEN_TEXTS_PX;
      ctx.fillStyle = token("--colorNeutralForeground1");
      ctx.textAlign = "left";
      ctx.fillText(shortened(String(data.labels?.[index] ?? ""), room, ctx), chartArea.left, height);
    });
    ctx.restore();
  },
});

/** As much of a text as there is room for, with an ellipsis where some of it is left out. */
function shortened(text: string, room: number, ctx: CanvasRenderingContext2D): string {
  if (ctx.measureText(text).width <= room) return text;
  const characters = [...text];
  while (characters.length > 0 && ctx.measureText(`${characters.join("").trimEnd()}…`).width > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
