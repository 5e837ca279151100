import { useRef } from "preact/hooks";
import {
  animation,
  themed,
  tooltipColours,
  totalLine,
  useBarChart,
  type BarChartConfiguration,
} from "../parts/bar-chart";
import { textAboveBars } from "../breakdown/cost-chart";
import { ChartTable } from "../parts/chart-table";
import { formatUsd, formatWholeUsd } from "../parts/format";
import type { Swing } from "../shell/sheet-reading";

const PITCH_PX = 40;
const BAR_PX = 10;
const TEXT_PX = 14;

interface TornadoChartProps {
  usd: number;
  swings: readonly Swing[];
}

/** What the total becomes with one assumption at its low or high value, widest swing first. */
export function TornadoChart({ usd, swings }: TornadoChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const shown = swings
    .filter(({ lowUsd, highUsd }) => Math.abs(highUsd - lowUsd) >= 1)
    .sort((a, b) => Math.abs(b.highUsd - b.lowUsd) - Math.abs(a.highUsd - a.lowUsd));
  const span = ({ lowUsd, highUsd }: Swing): [number, number] => [Math.min(lowUsd, highUsd), Math.max(lowUsd, highUsd)];
  const base = useRef(usd);
  base.current = usd;
  const text = useRef<string[]>([]);
  text.current = shown.map((it) => span(it).map(formatUsd).join(" – "));
  const canvas = useBarChart(
    () => configuration(text, base),
    JSON.stringify([usd, shown]),
    ({ data }) => {
      data.labels = shown.map(({ name }) => name);
      data.datasets[0]!.data = shown.map(span);
      frame.current!.style.height = `${Math.max(1, shown.length) * PITCH_PX}px`;
    },
  );
  return (
    <section aria-labelledby="tornado-heading">
      <h2 id="tornado-heading">What drives the total</h2>
      <p class="quiet">
        The total with one assumption at its low or high value. Change them under “Sensitivity” on the sheet. The dashed
        line is the total as it is, {formatUsd(usd)}.
      </p>
      <div class="chart" ref={frame} data-test="tornado">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <ChartTable
        caption="What drives the total"
        headings={["Assumption", "Lower total", "Higher total"]}
        rows={shown.map((it) => [it.name, ...span(it).map(formatWholeUsd)])}
      />
    </section>
  );
}

const configuration = (text: { current: string[] }, base: { current: number }): BarChartConfiguration => ({
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
  plugins: [
    textAboveBars((_, index) => text.current[index] ?? ""),
    totalLine(({ scales }) => scales["x"]?.getPixelForValue(base.current)),
  ],
  options: {
    indexAxis: "y",
    maintainAspectRatio: false,
    animation: animation(),
    layout: { padding: { top: TEXT_PX / 2 } },
    // Bars of totals, not from zero: the widest swing takes the whole width.
    scales: { x: { display: false, beginAtZero: false, bounds: "data" }, y: { display: false } },
    plugins: { tooltip: { ...tooltipColours, callbacks: { label: ({ dataIndex }) => text.current[dataIndex] ?? "" } } },
  },
});
