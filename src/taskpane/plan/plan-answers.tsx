import { useMemo } from "preact/hooks";
import { findNamed } from "../../core/find-named";
import { publishedModels } from "../../core/models";
import type { StudyFile } from "../../study/file";
import { formatCount, formatFlops, formatMonths, formatUsd, formatWholeUsd } from "../parts/format";
import { daysText, percentText, shortText } from "./line-text";
import type { PlanPrice } from "./plan-cost";
import { evidencedUsd, swingsOf, type Interval, type PlanRange, type Swing } from "./plan-range";
import { utilisationBasis } from "../../study/typical-rates";
import { typicalOf } from "./typical-rate";
import { gpusForDeadline, onlySweep, tokensForDays, type Goals } from "./solve";

interface PlanAnswersProps {
  file: StudyFile;
  goals: Goals;
  price: PlanPrice;
  range: PlanRange | undefined;
}

interface Answer {
  id: string;
  label: string;
  value: number;
  range: Interval | undefined;
  format(value: number): string;
}

/** Swings that are named. */
const MOST_SWINGS = 3;

const formatDays = (days: number): string => (days < 100 ? formatMonths(days) : formatCount(days));
const formatHours = (hours: number): string => (hours < 10 ? formatMonths(hours) : formatCount(hours));
const gpusText = (count: number): string => `${formatCount(count)} ${count === 1 ? "GPU" : "GPUs"}`;

/** A sum of products is of its last digits less sure than the deadline that it was solved for. */
const isWithin = (days: number, deadline: number): boolean => days <= deadline * (1 + 1e-9);

/** "Price per GPU-hour $2 to $3.5 moves the total from $1,849 to $3,235." */
function swingText({ input: { name, label, format }, low, high, lowUsd, highUsd }: Swing, file: StudyFile): string {
  const totals = `moves the total from ${formatUsd(lowUsd)} to ${formatUsd(highUsd)}.`;
  if (name === "flops_per_gpu") {
    const [from, to] = [low, high].map((it) => percentText(it / file.assumptions.peak_flops_per_gpu));
    return `Utilisation ${from} to ${to} ${totals}`;
  }
  const text = (value: number) => `${format === "price" ? "$" : ""}${shortText(value)}`;
  return `${label} ${text(low)} to ${text(high)} ${totals}`;
}

/** What the plan comes to, each figure with its range, and what moves the total. */
export function PlanAnswers({ file, goals, price, range }: PlanAnswersProps) {
  const gpus = file.assumptions.gpu_count;
  const answers: Answer[] = [
    ...solutions({ file, goals, price, range }),
    { id: "usd", label: "US$", value: price.usd, range: range?.usd, format: formatUsd },
    { id: "flops", label: "FLOPs", value: price.flops, range: range?.flops, format: formatFlops },
    { id: "gpu-hours", label: "GPU-hours", value: price.gpuHours, range: range?.gpuHours, format: formatHours },
    { id: "days", label: `Days on ${gpusText(gpus)}`, value: price.days, range: range?.days, format: formatDays },
  ];
  const otherLengths = lengthsOf(price)
    .filter(([, length]) => length !== file.assumptions.seq_len)
    .map(([name, length]) => `${name} ${formatCount(length)}`);
  const { study } = price;
  const isEvidence = range?.basis === "evidence";
  const evidence = useMemo(() => (isEvidence ? undefined : evidencedUsd(study)), [study, isEvidence]);
  const swings = range ? swingsOf(price.study).slice(0, MOST_SWINGS) : [];
  return (
    <>
      {goals.days !== undefined && goals.holdsGpus && (
        <p class={isWithin(price.days, goals.days) ? "quiet" : "problem"} role="status" data-test="line-deadline">
          {isWithin(price.days, goals.days)
            ? `The deadline is met: ${formatDays(price.days)} of ${daysText(goals.days)} on ${gpusText(gpus)}.`
            : `The deadline is not met: it takes ${formatDays(price.days)} days on ${gpusText(gpus)}, not ${daysText(goals.days)}.`}
        </p>
      )}
      <table class="answers" aria-live="polite">
        <thead>
          <tr>
            <th scope="col">
              {formatCount(price.runs)} {price.runs === 1 ? "run" : "runs"}
            </th>
            <th scope="col">Base</th>
            <th scope="col">
              <abbr title="8 of 10 draws are between them; 1 of 10 is lower, and 1 higher">10–90%</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ id, label, value, range: between, format }) => (
            <tr key={id} data-test={`line-${id}`} data-value={value} data-low={between?.[0]} data-high={between?.[1]}>
              <th scope="row">{label}</th>
              <td>{format(value)}</td>
              <td>{between && between[0] < between[1] ? `${format(between[0])} – ${format(between[1])}` : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="quiet" data-test="line-basis">
        {basisText(file, price, range, evidence)}
      </p>
      {otherLengths.length > 0 && (
        <p class="quiet" data-test="line-seq-len">
          Every run is in sequences of {formatCount(file.assumptions.seq_len)} tokens, as Shared settings has them;
          published with another length: {otherLengths.join(", ")}.
        </p>
      )}
      {swings.length > 0 ? (
        <ul class="quiet moves" aria-label="What moves the total" data-test="line-moves">
          {swings.map((it) => (
            <li key={it.input.name}>{swingText(it, file)}</li>
          ))}
        </ul>
      ) : (
        <p class="quiet" data-test="line-moves">
          Nothing is uncertain yet: type a range such as 2 to 3.5 as the price, or leave utilisation blank.
        </p>
      )}
    </>
  );
}

/** What is in the range of a plan, where the sheet has the same, and where the base lies outside of it. */
function basisText(
  file: StudyFile,
  { usd }: PlanPrice,
  range: PlanRange | undefined,
  evidence: Interval | undefined,
): string {
  const { part } = typicalOf(file);
  const typical = `what is typical of ${part.name} (${utilisationBasis(part)})`;
  const aside =
    range && usd < range.usd[0]
      ? " The base is below it: what is uncertain reaches further up than down."
      : range && usd > range.usd[1]
        ? " The base is above it: what is uncertain reaches further down than up."
        : "";
  if (!evidence)
    return `10–90% is by evidence: your ranges, and ${typical} for the utilisation. The Range tab of its sheet has the same.${aside}`;
  return (
    (range ? "10–90% is by your ranges alone. " : "") +
    `By evidence, with ${typical} in place of your utilisation: ${evidence.map(formatUsd).join(" to ")}. The Range tab of its sheet has both.${aside}`
  );
}

/** Lengths of sequence that the published models of a plan were trained with: a plan has one for all its runs. */
const lengthsOf = ({ study }: PlanPrice): [name: string, seqLen: number][] =>
  study.models.flatMap(({ own }): [string, number][] => {
    const published = own && findNamed(publishedModels, own.name);
    return published?.seqLen === undefined ? [] : [[published.name, published.seqLen]];
  });

/** What a budget buys, and what a deadline takes. */
function solutions({ file, goals, price, range }: PlanAnswersProps): Answer[] {
  const answers: Answer[] = [];
  const tokens = onlySweep(file)?.tokens;
  if (goals.usd !== undefined && typeof tokens === "number")
    answers.push({
      id: "solved-tokens",
      label: `Tokens per run for ${formatWholeUsd(goals.usd)}`,
      value: tokens,
      // What costs more buys less.
      range: range && [(tokens * price.usd) / range.usd[1], (tokens * price.usd) / range.usd[0]],
      format: (it) => shortText(Number(it.toPrecision(4))),
    });
  const { days, holdsGpus } = goals;
  if (days !== undefined) {
    const within = daysText(days);
    answers.push({
      id: "solved-gpus",
      label: `${holdsGpus ? "GPUs needed" : "GPUs"} for ${within}`,
      value: holdsGpus ? gpusForDeadline(price.gpuHours, days) : file.assumptions.gpu_count,
      range: range && [gpusForDeadline(range.gpuHours[0], days), gpusForDeadline(range.gpuHours[1], days)],
      format: formatCount,
    });
    const fits = holdsGpus && onlySweep(file) ? tokensForDays(file, days) : 0;
    if (fits >= 1)
      answers.push({
        id: "fitting-tokens",
        label: `Tokens per run that fit ${within}`,
        value: fits,
        range: range && [(fits * price.days) / range.days[1], (fits * price.days) / range.days[0]],
        format: (it) => shortText(Number(it.toPrecision(4))),
      });
  }
  return answers;
}
