import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip, type ChartConfiguration, type Plugin } from "chart.js";
import { useEffect, useRef } from "preact/hooks";
import { formatUsd, formatWholeUsd } from "./format";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

/** A line of text, its bar, and the space to the next. */
const PITCH_PX = 40;
const BAR_PX = 10;
const TEXT_ABOVE_BAR_PX = 14;

interface CostChartProps {
  experiments: readonly { name: string; usd: number }[];
}

/** Cost by experiment, dearest first. */
export function CostChart({ experiments }: CostChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<Chart<"bar", number[], string>>();
  const sorted = [...experiments].sort((a, b) => b.usd - a.usd);

  useEffect(() => {
    const drawn = new Chart(canvas.current!, configuration());
    chart.current = drawn;
    const prefersDark = matchMedia("(prefers-color-scheme: dark)");
    // A frame later the theme's own listener has changed the tokens.
    const repaint = () => requestAnimationFrame(() => drawn.update("none"));
    prefersDark.addEventListener("change", repaint);
    return () => {
      prefersDark.removeEventListener("change", repaint);
      chart.current = undefined;
      drawn.destroy();
    };
  }, []);

  const shown = JSON.stringify(sorted);
  useEffect(() => {
    const { data } = chart.current!;
    data.labels = sorted.map(({ name }) => name);
    data.datasets[0]!.data = sorted.map(({ usd }) => usd);
    frame.current!.style.height = `${sorted.length * PITCH_PX}px`;
    chart.current!.resize();
    chart.current!.update();
  }, [shown]);

  return (
    <section aria-labelledby="chart-heading">
      <h2 id="chart-heading">Cost by experiment</h2>
      <div class="chart" ref={frame} data-test="chart">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <ul class="only-read" aria-labelledby="chart-heading">
        {sorted.map(({ name, usd }) => <li key={name}>{name}: {formatWholeUsd(usd)}</li>)}
      </ul>
    </section>
  );
}

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function configuration(): ChartConfiguration<"bar", number[], string> {
  const colour = (name: string) => () => token(name);
  return {
    type: "bar",
    data: {
      labels: [],
      datasets: [{ data: [], backgroundColor: colour("--colorCompoundBrandBackground"), borderRadius: 2, barThickness: BAR_PX, minBarLength: 2 }],
    },
    plugins: [textAboveBars],
    options: {
      indexAxis: "y",
      maintainAspectRatio: false,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 },
      layout: { padding: { top: TEXT_ABOVE_BAR_PX / 2 } },
      scales: { x: { display: false, beginAtZero: true, bounds: "data" }, y: { display: false } },
      plugins: {
        tooltip: {
          displayColors: false,
          backgroundColor: colour("--colorNeutralBackgroundInverted"),
          titleColor: colour("--colorNeutralForegroundInverted"),
          bodyColor: colour("--colorNeutralForegroundInverted"),
          callbacks: { label: ({ parsed }) => formatWholeUsd(parsed.x ?? 0) },
        },
      },
    },
  };
}

/** Writes name and price above each bar: beside it, a narrow pane has room for neither. */
const textAboveBars: Plugin<"bar"> = {
  id: "textAboveBars",
  afterDatasetsDraw(chart) {
    const { ctx, chartArea, data } = chart;
    ctx.save();
    ctx.font = `12px ${token("--fontFamilyBase")}`;
    ctx.textBaseline = "middle";
    chart.getDatasetMeta(0).data.forEach(({ y }, index) => {
      const height = y - BAR_PX / 2 - TEXT_ABOVE_BAR_PX / 2 - 2;
      ctx.fillStyle = token("--colorNeutralForeground1");
      ctx.textAlign = "left";
      ctx.fillText(String(data.labels?.[index] ?? ""), chartArea.left, height);
      ctx.fillStyle = token("--colorNeutralForeground2");
      ctx.textAlign = "right";
      ctx.fillText(formatUsd(Number(data.datasets[0]!.data[index])), chartArea.right, height);
    });
    ctx.restore();
  },
};
