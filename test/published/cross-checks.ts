import { accelerators } from "../../src/core/accelerators";
import { findNamed } from "../../src/core/find-named";
import { trainingFlopsPerToken } from "../../src/core/flops";
import { publishedModels } from "../../src/core/models";
import { transformerOf } from "../../src/core/models";
import { SECONDS_PER_HOUR } from "../../src/core/cost";
import { calculators, calculatorShapes, type CalculatorShape } from "./calculators";
import { publishedHours, publishedRuns, type PublishedHours, type PublishedRun } from "./runs";

/** FLOPs of a run as its authors printed them, or as their hours and their rate give them. */
export function publishedFlops({ published }: PublishedRun): number {
  const { flops, gpuHours, accelerator, utilisation, flopsPerGpu } = published;
  if (flops !== undefined) return flops;
  const rate = flopsPerGpu ?? findNamed(accelerators, accelerator!)!.peakFlops * utilisation!;
  return gpuHours! * SECONDS_PER_HOUR * rate;
}

export const ourFlops = ({ model, tokens }: Pick<PublishedRun, "model" | "tokens">): number =>
  trainingFlopsPerToken(transformerOf(findNamed(publishedModels, model)!)) * tokens;

/** FLOPs per token of a calculator's shape by our formula. */
export const ourFlopsPerToken = ({
  width,
  layers,
  heads,
  kvHeads,
  headDim,
  ffnWidth,
  gated,
  vocab,
  seqLen,
}: CalculatorShape): number =>
  trainingFlopsPerToken({
    width,
    layers,
    seqLen,
    vocab,
    gated,
    kvRatio: kvHeads / heads,
    ffnRatio: ffnWidth / width,
    causal: true,
    attentionRatio: (heads * headDim) / width,
  });

/** Share of the peak that hours come to, if they did nothing but our FLOPs. */
export const impliedUtilisation = ({ gpuHours, accelerator, ...run }: PublishedHours): number =>
  ourFlops(run) / (gpuHours * SECONDS_PER_HOUR * findNamed(accelerators, accelerator)!.peakFlops);

const percent = (share: number): string =>
  Math.abs(share) < 5e-6 ? "0" : `${share > 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(2)} %`;
const flops = (value: number): string => value.toExponential(3).replace("e+", "e");
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows]
    .map((cells) => `| ${cells.map((it) => it.replaceAll("|", "\\|")).join(" | ")} |`)
    .join("\n");

const how = ({
  published: { flops: printed, gpuHours, accelerator, utilisation, flopsPerGpu },
}: PublishedRun): string =>
  printed !== undefined
    ? "printed"
    : `${gpuHours!.toLocaleString("en-US")} hours × ${flopsPerGpu === undefined ? `${(100 * utilisation!).toFixed(1)} % of ${accelerator!}` : `${flopsPerGpu / 1e12} TFLOP/s`}`;

const runsTable = (): string =>
  table(
    ["run", "tokens", "published FLOPs", "how", "ours", "difference", "why", "source"],
    publishedRuns.map((it) => [
      it.note === undefined ? it.model : `${it.model}, ${it.note}`,
      flops(it.tokens),
      flops(publishedFlops(it)),
      how(it),
      flops(ourFlops(it)),
      percent(ourFlops(it) / publishedFlops(it) - 1),
      it.explanation,
      `${it.source} (${it.date})`,
    ]),
  );

const hoursTable = (): string =>
  table(
    ["run", "tokens", "GPU-hours", "our FLOPs", "share of the peak", "source"],
    publishedHours.map((it) => [
      it.model,
      flops(it.tokens),
      `${it.gpuHours.toLocaleString("en-US")} of ${it.accelerator}`,
      flops(ourFlops(it)),
      `${(100 * impliedUtilisation(it)).toFixed(1)} %`,
      `${it.source} (${it.date})`,
    ]),
  );

const calculatorSection = ({
  name,
  source,
  date,
  licence,
  flopsPerToken,
  differences,
}: (typeof calculators)[number]): string => {
  const shares = (of: (shape: CalculatorShape) => number) =>
    calculatorShapes.map((shape) => percent(of(shape) / ourFlopsPerToken(shape)));
  const parts = differences.map(({ reason, flops: part }) => [reason, ...shares(part)]);
  return [
    `### ${name}`,
    `${source} (${date}; ${licence}).`,
    table(
      ["beyond ours", ...calculatorShapes.map((it) => it.name)],
      [...parts, ["**in all**", ...shares((shape) => flopsPerToken(shape) - ourFlopsPerToken(shape))]],
    ),
  ].join("\n\n");
};

/** The cross-checks that the tests hold, as a page. */
export const crossChecksPage = (): string => `# Cross-checks

Written by \`npm run docs\` from the data that the tests hold our formulas against: \`test/published/runs.ts\` and \`test/published/calculators.ts\`.

Ours is M = 6·(weights that a token uses + causal attention + D·V) FLOPs per token, for the shapes in \`src/core/models\`, times tokens. It
counts each matrix product once forward and twice backward, and no recomputation to save memory.

## Published runs

Where a run's authors print hours and a rate but no FLOPs, the product of the two is used.

${runsTable()}

## What published hours come to

Where hours are printed and no rate, our FLOPs give the share of the peak that the hours come to, restarts and all that was repeated included. Who
plans by 35 or 40 % should know that a whole run may take twice the hours.

${hoursTable()}

## Public calculators

FLOPs to train on one token, without recomputation, at six shapes: by our formula, then what each calculator has beyond it, part by part. The
parts add up to its figure to twelve digits.

${table(["", ...calculatorShapes.map((it) => it.name)], [["ours", ...calculatorShapes.map((it) => flops(ourFlopsPerToken(it)))]])}

${calculators.map(calculatorSection).join("\n\n")}
`;
