import type { ActualSummary } from "../../actuals";
import type { StudyCost } from "../../study/cost";
import type { PlannedModel } from "../../study/planned-models";
import { formatChange, formatCount, formatFlops, formatUsd } from "../parts/format";

const OUTCOMES = ["finished", "failed", "running"] as const;
/** Rows of models that are shown; the sheet has them all. */
const MOST_MODELS = 12;

const hoursText = (hours: number): string => (hours > 0 && hours < 100 ? hours.toFixed(1) : formatCount(hours));

interface LineProps {
  label: string;
  runs: number;
  gpuHours: number;
  usd: number;
}

const Line = ({ label, runs, gpuHours, usd }: LineProps) => (
  <tr>
    <th scope="row">{label}</th>
    <td>{formatCount(runs)}</td>
    <td>{hoursText(gpuHours)}</td>
    <td>{formatUsd(usd)}</td>
  </tr>
);

interface TotalsProps {
  /** Of the file. */
  name: string;
  summary: ActualSummary;
  planned: StudyCost;
}

/** What the runs took by how they ended, beside the plan. */
export const Totals = ({ name, summary: { outcomes, total }, planned }: TotalsProps) => (
  <table class="actuals" data-test="actuals-summary">
    <thead>
      <tr>
        <th scope="col">{name}</th>
        <th scope="col">Runs</th>
        <th scope="col">GPU-hours</th>
        <th scope="col">US$</th>
      </tr>
    </thead>
    <tbody>
      {OUTCOMES.map((it) => (
        <Line key={it} label={it} {...outcomes[it]} />
      ))}
      <Line label="Total" {...total} />
      <Line label="Planned" {...planned.total} />
    </tbody>
  </table>
);

interface ByModelProps {
  summary: ActualSummary;
  models: readonly PlannedModel[];
  names: readonly string[];
}

/** What the runs of each of the plan's models took, beside what was planned for it. */
export function ByModel({ summary: { models: actual, unmatched }, models, names }: ByModelProps) {
  const run = actual
    .map((it, index) => ({ ...it, name: names[index]!, planned: models[index]!.cost.usd }))
    .filter(({ runs }) => runs > 0)
    .sort((one, other) => other.usd - one.usd);
  if (run.length === 0) return null;
  return (
    <table class="actuals" data-test="actuals-models">
      {run.length > MOST_MODELS && (
        <caption>
          The {MOST_MODELS} that cost most; the inserted sheet has all {run.length}.
        </caption>
      )}
      <thead>
        <tr>
          <th scope="col">Model of the plan</th>
          <th scope="col">Runs</th>
          <th scope="col">US$, planned</th>
          <th scope="col">US$</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {run.slice(0, MOST_MODELS).map(({ name, runs, planned, usd }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{formatCount(runs)}</td>
            <td>{formatUsd(planned)}</td>
            <td>{formatUsd(usd)}</td>
            <td>{planned > 0 ? formatChange(usd / planned - 1) : "–"}</td>
          </tr>
        ))}
        {unmatched.runs > 0 && (
          <tr>
            <th scope="row">No model of the plan</th>
            <td>{formatCount(unmatched.runs)}</td>
            <td>–</td>
            <td>{formatUsd(unmatched.usd)}</td>
            <td>–</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

/** The rate that finished runs had, and their share of the hours. */
export function rateText({ sustained, goodput, tokens, others }: ActualSummary, peak: number): string {
  const share = (it: number) => `${((100 * it) / peak).toFixed(1)} %`;
  const hours =
    goodput === undefined
      ? ""
      : `Finished runs took ${(100 * goodput).toFixed(1)} % of the GPU-hours of runs that ended. `;
  if (!sustained && others.some(({ utilisation }) => utilisation !== undefined))
    return `${hours}None that is rated was on the plan's accelerator.`;
  if (!sustained) return `${hours}Choose the model, and a column of tokens or steps, to see the utilisation.`;
  return (
    `${hours}They saw ${formatFlops(tokens)} tokens at a median utilisation of ${share(sustained.median)} ` +
    `(10–90 %: ${share(sustained.low)} to ${share(sustained.high)}), ${formatFlops(sustained.median)} FLOP/s a GPU, ` +
    `each run counted once; over all their hours together, where long runs count more, it is ${share(sustained.overall)}.`
  );
}
