import { quantile } from "../../study/range";
import {
  animation,
  themed,
  tooltipColours,
  totalLine,
  useBarChart,
  type BarChartConfiguration,
} from "../parts/bar-chart";
import { useRef } from "preact/hooks";
import { ChartTable } from "../parts/chart-table";
import { formatCount, formatUsd, formatWholeUsd } from "../parts/format";

/** Bars of the histogram: enough for a shape, few enough for 10,000 draws to look smooth. */
const BARS = 40;

/** The shares shown in figures. */
const SHARES = [
  { share: 0.05, label: "Low (5%)" },
  { share: 0.5, label: "Median" },
  { share: 0.95, label: "High (95%)" },
] as const;

/** Those of the table, which has the 10–90% of the planner too. */
const TABLE_SHARES = [
  { share: 0.05, label: "5% are below" },
  { share: 0.1, label: "10% are below" },
  { share: 0.5, label: "Median" },
  { share: 0.9, label: "90% are below" },
  { share: 0.95, label: "95% are below" },
] as const;

interface RangeChartProps {
  /** Sorted. */
  totals: Float64Array;
  seed: number;
  /** The sheet's own total. */
  usd: number | undefined;
  /** The same by the ranges of the assumptions alone, where the totals have evidence too. */
  byRanges: Float64Array | undefined;
}

/** How the drawn totals lie, and the shares below them. */
export function RangeChart({ totals, seed, usd, byRanges }: RangeChartProps) {
  const bars = histogram(totals);
  const [p5, , p95] = SHARES.map(({ share }) => quantile(totals, share)) as [number, number, number];
  /** Where the sheet's total lies among the bars, as a share of their width. */
  const place = useRef<number | undefined>();
  place.current = usd === undefined ? undefined : (usd - bars[0]!.from) / (bars.at(-1)!.to - bars[0]!.from);
  const canvas = useBarChart(
    () => configuration(place),
    JSON.stringify([totals.length, seed, usd, bars.map(({ from, draws }) => [from, draws])]),
    ({ data }) => {
      data.labels = bars.map(({ from, to }) => `${formatUsd(from)} – ${formatUsd(to)}`);
      data.datasets[0]!.data = bars.map(({ draws }) => draws);
      data.datasets[0]!.backgroundColor = ({ dataIndex }: { dataIndex: number }) => {
        const bar = bars[dataIndex];
        const inside = bar !== undefined && (bar.from + bar.to) / 2 >= p5 && (bar.from + bar.to) / 2 <= p95;
        return themed(inside ? "--colorCompoundBrandBackground" : "--colorNeutralStroke1")();
      };
    },
  );
  return (
    <section aria-labelledby="range-heading">
      <h2 id="range-heading">Range of the total</h2>
      <dl class="quantiles">
        {SHARES.map(({ share, label }) => {
          const below = quantile(totals, share);
          return (
            <div key={share}>
              <dt>{label}</dt>
              <dd data-test={`p${share * 100}`} data-value={below} title={formatWholeUsd(below)}>
                {formatUsd(below)}
              </dd>
            </div>
          );
        })}
      </dl>
      <div class="chart histogram" data-test="range-chart">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <ChartTable
        caption="Draws by total"
        headings={["From", "To", "Draws"]}
        rows={bars.map(({ from, to, draws }) => [formatWholeUsd(from), formatWholeUsd(to), formatCount(draws)])}
      />
      <p class="quiet">
        {formatCount(totals.length)} draws, seed {seed}: each assumption drawn from a triangular distribution (low,
        base, high)
        {byRanges ? ", by evidence" : ", independently"}. 90% of the totals are within the blue bars
        {usd === undefined ? "" : "; the dashed line is the sheet's total"}.
      </p>
      <table class="actuals" data-test="range-table">
        <thead>
          <tr>
            <th scope="col">Of the draws</th>
            {byRanges && <th scope="col">By evidence</th>}
            <th scope="col">By the ranges</th>
          </tr>
        </thead>
        <tbody>
          {TABLE_SHARES.map(({ share, label }) => (
            <tr key={share}>
              <th scope="row">{label}</th>
              {[totals, ...(byRanges ? [byRanges] : [])].map((it, column) => {
                const below = quantile(it, share);
                return (
                  <td key={column} data-value={below} title={formatWholeUsd(below)}>
                    {formatUsd(below)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {byRanges && (
        <ul class="quiet moves" data-test="range-by-ranges">
          <li>
            <b>By the ranges</b>: each assumption between its low and its high on the sheet, independently; the readings
            that are selected.
          </li>
          <li>
            <b>By evidence</b>: the same, but the utilisation that is typical of the accelerator in place of the sheet's
            rate and goodput, price and rate together, and other readings with the sheet's probabilities.
          </li>
          <li>In neither: runs that failed or were not printed, evaluations, other hardware, staff.</li>
        </ul>
      )}
    </section>
  );
}

function histogram(totals: Float64Array): { from: number; to: number; draws: number }[] {
  const [least, most] = [totals[0]!, totals.at(-1)!];
  const width = (most - least) / BARS || 1;
  const bars = Array.from({ length: BARS }, (_, index) => ({
    from: least + index * width,
    to: least + (index + 1) * width,
    draws: 0,
  }));
  for (const total of totals) bars[Math.min(BARS - 1, Math.floor((total - least) / width))]!.draws++;
  return bars;
}

const configuration = (place: { current: number | undefined }): BarChartConfiguration => ({
  type: "bar",
  plugins: [
    totalLine(({ chartArea: { left, width } }) =>
      place.current === undefined ? undefined : left + place.current * width,
    ),
  ],
  data: { labels: [], datasets: [{ data: [], categoryPercentage: 1, barPercentage: 0.9 }] },
  options: {
    maintainAspectRatio: false,
    animation: animation(),
    scales: {
      x: {
        grid: { display: false },
        border: { display: false },
        ticks: {
          color: themed("--colorNeutralForeground3"),
          maxRotation: 0,
          autoSkip: true,
          autoSkipPadding: 24,
          callback(index) {
            return this.getLabelForValue(Number(index)).split(" – ")[0];
          },
        },
      },
      y: { display: false, beginAtZero: true },
    },
    plugins: {
      tooltip: { ...tooltipColours, callbacks: { label: ({ parsed }) => `${formatCount(parsed.y ?? 0)} draws` } },
    },
  },
});
