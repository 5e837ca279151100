import type { Cost, StudyCost } from "../study/cost";
import type { Study } from "../study/study";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** Hours of which a tenth is worth saying. */
const LONG = 1000;
const tenths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

const scientific = (flops: number): string => flops.toExponential(3).replace("e+", "E+");

/** The title, and the breakdown as aligned text, numbers to the right; the study is the one that the cost is of. */
export function breakdownText(
  { title, figures: { gpu_count: gpus } }: Study,
  { experiments, total }: StudyCost,
): string {
  const row = (name: string, { runs, flops, usd, nodeHours }: Cost) => [
    name,
    whole.format(runs),
    scientific(flops),
    `$${whole.format(usd)}`,
    whole.format(nodeHours),
  ];
  const rows = [
    ["Experiment", "Runs", "FLOPs", "US$", "Node-hours"],
    ...experiments.map((it) => row(it.name, it)),
    row("Total", total),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((it) => it[column]!.length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join("  ");
  const rule = "─".repeat(line(rows[0]!).length);
  const [head, ...body] = rows.map(line);
  return [
    title,
    "",
    head,
    rule,
    ...body.slice(0, -1),
    rule,
    body.at(-1),
    "",
    `${total.nodeMonths.toFixed(1)} node-months (30 days)`,
    // With one GPU, which a study has that names none, days say no more than the hours.
    `${(total.gpuHours < LONG ? tenths : whole).format(total.gpuHours)} GPU-hours${gpus > 1 ? `, ${tenths.format(total.days)} days on ${whole.format(gpus)} GPUs` : ""}`,
  ].join("\n");
}

/** The breakdown as JSON; FLOPs are text, since a double holds 16 of their 25 digits. */
export function breakdownJson({ id, title, figures }: Study, { experiments, total }: StudyCost): string {
  const cost = ({ runs, exactFlops, usd, nodeHours }: Cost) => ({ runs, flops: String(exactFlops), usd, nodeHours });
  return JSON.stringify(
    {
      study: { id, title },
      experiments: experiments.map((it) => ({ id: it.id, name: it.name, ...cost(it) })),
      total: {
        ...cost(total),
        nodeMonths: total.nodeMonths,
        gpuHours: total.gpuHours,
        days: total.days,
        gpus: figures.gpu_count,
      },
    },
    null,
    2,
  );
}
