import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  Tooltip,
  type ChartConfiguration,
  type Plugin,
} from "chart.js";
import { useEffect, useRef, type MutableRef } from "preact/hooks";

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

export type BarData = number | [number, number];
export type BarChartConfiguration = ChartConfiguration<"bar", BarData[], string>;

/** A design token of the current theme. */
export const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** For options that are asked again at each drawing, so that a change of theme is followed. */
export const themed = (name: string) => () => token(name);

export const animation = (): false | { duration: number } =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 250 };

export const tooltipColours = {
  displayColors: false,
  backgroundColor: themed("--colorNeutralBackgroundInverted"),
  titleColor: themed("--colorNeutralForegroundInverted"),
  bodyColor: themed("--colorNeutralForegroundInverted"),
};

/** A chart on a canvas, drawn once and then updated whenever `shown` changes; it follows the colour scheme. */
export function useBarChart(
  configuration: () => BarChartConfiguration,
  shown: string,
  update: (chart: Chart<"bar", BarData[], string>) => void,
): MutableRef<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const chart = useRef<Chart<"bar", BarData[], string>>();

  useEffect(() => {
    const drawn = new Chart(canvas.current!, configuration());
    chart.current = drawn;
    const prefersDark = matchMedia("(prefers-color-scheme: dark)");
    // A frame later the theme's own listener has changed the tokens.
    const repaint = () => requestAnimationFrame(() => chart.current?.update("none"));
    prefersDark.addEventListener("change", repaint);
    return () => {
      prefersDark.removeEventListener("change", repaint);
      chart.current = undefined;
      drawn.destroy();
    };
  }, []);

  useEffect(() => {
    update(chart.current!);
    chart.current!.resize();
    chart.current!.update();
  }, [shown]);

  return canvas;
}

/** A dashed line down the chart at the sheet's own total; `at` gives its place, in pixels of the canvas. */
export const totalLine = (at: (chart: Chart<"bar">) => number | undefined): Plugin<"bar"> => ({
  id: "totalLine",
  afterDatasetsDraw(chart) {
    const x = at(chart);
    const { ctx, chartArea } = chart;
    if (x === undefined || x < chartArea.left - 1 || x > chartArea.right + 1) return;
    ctx.save();
    ctx.strokeStyle = token("--colorNeutralForeground1");
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(x, chartArea.top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    ctx.restore();
  },
});
