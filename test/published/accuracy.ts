import { sourceText } from "../../src/core/source";
import { UTILISATION_FIT, typicalUtilisation, type Generation } from "../../src/core/utilisation";
import { SECONDS_PER_HOUR } from "../../src/core/cost";
import { paper, studyById } from "../../src/studies";
import { activeParamsOf, flopsPerTokenOf, studyCost, tokensOf } from "../../src/study/cost";
import { pointsOf, settingsOf, sweepsOf } from "../../src/study/study";
import {
  coverage,
  evidence,
  fitBySize,
  fitted,
  leaveAuthorsOut,
  leaveOneOut,
  median,
  medianOdds,
  ofGeneration,
  partOf,
  share,
  typicalFactor,
  type Evidence,
  type Prediction,
} from "./utilisation-fit";

/** The article's rate as a share of the peak, which every run is priced by that is given no other. */
const ARTICLE_UTILISATION = paper.figures.flops_per_gpu / paper.figures.peak_flops_per_gpu;

const percent = (of: number): string => `${(100 * of).toFixed(1)} %`;
const ratio = (value: number): string => value.toFixed(2);
const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** What the measures of a set of predictions are called, and what they come to. */
export const scores = (predictions: readonly Prediction[]) => ({
  runs: predictions.length,
  median: median(predictions.map(({ hours }) => hours)),
  factor: typicalFactor(predictions),
  coverage: coverage(predictions),
});

const GENERATIONS: readonly Generation[] = ["Hopper", "Ampere"];

const scoreRows = (name: string, predictions: readonly Prediction[]): string[] =>
  [undefined, ...GENERATIONS].map((generation) => {
    const of = scores(generation ? ofGeneration(predictions, generation) : predictions);
    return `| ${name} | ${generation ?? "both"} | ${of.runs} | ${ratio(of.median)} | ×/÷ ${ratio(of.factor)} | ${percent(of.coverage)} |`;
  });

/** Studies whose sources print GPU-hours, all on A100s, and who trained them. */
const STUDIES = { llama: "Meta", pythia: "EleutherAI" } as const;
type HoursStudy = keyof typeof STUDIES;

/**
 * GPU-hours of a study's runs: printed, at its own rate, which its authors' own hours or steps give, at the article's, and by
 * the fit without any run of its authors.
 */
export function studyHours(id: HoursStudy): Record<"printed" | "ownRate" | "article" | "unseen", number> {
  const study = studyById(id);
  const peak = study.figures.peak_flops_per_gpu;
  const fit = fitBySize(fitted.filter(({ run }) => run.authors !== STUDIES[id]));
  let unseen = 0;
  for (const sweep of sweepsOf(study)) {
    for (const index of sweep.models) {
      const model = study.models[index]!;
      const runs = settingsOf(sweep.factors) * pointsOf(study, sweep);
      const flops = runs * flopsPerTokenOf(study, model) * tokensOf(study, sweep, model);
      const rate = peak * share(medianOdds(fit, "Ampere", activeParamsOf(study, model)));
      unseen += flops / SECONDS_PER_HOUR / rate;
    }
  }
  const { gpuHours, flops } = studyCost(study).total;
  return {
    printed: study.experiments.reduce((sum, { published }) => sum + published!.gpuHours!, 0),
    ownRate: gpuHours,
    article: flops / SECONDS_PER_HOUR / (peak * ARTICLE_UTILISATION),
    unseen,
  };
}

const studyRow = (id: HoursStudy): string => {
  const { printed, ownRate, article, unseen } = studyHours(id);
  const against = (hours: number) => `${whole(hours)} (${ratio(hours / printed)})`;
  return `| ${studyById(id).title} | ${whole(printed)} | ${against(ownRate)} | ${against(article)} | ${against(unseen)} |`;
};

/** What the README says of accuracy. */
export const accuracySentences = (): readonly string[] => {
  const unseen = scores(leaveOneOut());
  const hopper = scores(
    atOneUtilisation(
      ARTICLE_UTILISATION,
      evidence.filter(({ generation }) => generation === "Hopper"),
    ),
  );
  const [llama, pythia] = (["llama", "pythia"] as const).map(studyHours) as [
    ReturnType<typeof studyHours>,
    ReturnType<typeof studyHours>,
  ];
  return [
    `over ${unseen.runs} published runs, each by a fit without it, predicted hours are ${ratio(unseen.median)} of the printed ones in the median, off by a factor of ${ratio(unseen.factor)} on average, and ${(100 * unseen.coverage).toFixed(0)} % of the runs lie within the 10–90 % band`,
    `the article's ${percent(ARTICLE_UTILISATION)} of the peak gives ${ratio(hopper.median)} of the printed hours on H100 and H800`,
    `${whole(llama.ownRate)} GPU-hours at the rate that its authors print for the largest, published ${whole(llama.printed)}; ${whole(llama.article)} at ${percent(ARTICLE_UTILISATION)} of the peak, ${whole(llama.unseen)} by runs of others`,
    `${whole(pythia.ownRate)} at the rate that the hours of its largest model give, which are half of the published ${whole(pythia.printed)}; ${whole(pythia.article)} at ${percent(ARTICLE_UTILISATION)}, ${whole(pythia.unseen)} by runs of others`,
  ];
};

/** Hours at one utilisation whatever the run: what a calculator with a default does. */
const atOneUtilisation = (utilisation: number, runs: readonly Evidence[]): Prediction[] =>
  runs.map((of) => ({ of, hours: of.utilisation / utilisation, distance: Number.NaN }));

const articleRows = (): string[] =>
  [undefined, ...GENERATIONS].map((generation) => {
    const of = scores(
      atOneUtilisation(
        ARTICLE_UTILISATION,
        evidence.filter((it) => !generation || it.generation === generation),
      ),
    );
    return `| ${percent(ARTICLE_UTILISATION)} for all, the article's | ${generation ?? "both"} | ${of.runs} | ${ratio(of.median)} | ×/÷ ${ratio(of.factor)} | |`;
  });

const runRow = (alone: Prediction, together: Prediction): string => {
  const { run, generation, activeParams, flops, utilisation } = alone.of;
  const part = partOf(generation);
  const band = [0.1, 0.5, 0.9].map((it) => percent(typicalUtilisation(part, activeParams, it))).join(" · ");
  return `| ${[
    run.name,
    run.accelerator,
    (activeParams / 1e9).toFixed(1),
    flops.toExponential(3).replace("e+", "e"),
    whole(run.gpuHours),
    percent(utilisation),
    band,
    whole(run.gpuHours * alone.hours),
    ratio(alone.hours),
    ratio(together.hours),
    ratio(utilisation / ARTICLE_UTILISATION),
    `${run.contradicted ? "not fitted: " : ""}${run.note ?? ""}`,
    sourceText(run),
  ].join(" | ")} |`;
};

const fitRows = (): string[] =>
  GENERATIONS.map((generation) => {
    const { level, perDecade, smallest, largest } = UTILISATION_FIT.bySize[generation];
    const part = partOf(generation);
    const at = (params: number) =>
      [0.1, 0.5, 0.9].map((it) => percent(typicalUtilisation(part, params, it))).join(" · ");
    return `| ${generation} | ${level} | ${perDecade} | ${smallest / 1e9}B to ${largest / 1e9}B | ${at(8e9)} | ${at(7e10)} |`;
  });

/** What hours are worth: every published run, by fits that have not seen it. */
export const accuracyPage = (): string => {
  const [alone, together] = [leaveOneOut(evidence), leaveAuthorsOut(evidence)];
  const fittedOnly = (them: readonly Prediction[]) => them.filter(({ of }) => fitted.includes(of));
  return `# How far off hours are

Written by \`npm run docs\` from \`src/core/training-runs.ts\`; \`test/published/utilisation.test.ts\` holds it and refits every coefficient.

FLOPs are exact. Hours are FLOPs over what the hardware sustains, and that differs from run to run by a third for reasons that neither shape nor
accelerator tell: restarts, evaluations, the network, the software of the year. So \`TYPICAL_MFU\` is a distribution, and each figure
below is of runs that the fit has not seen.

## Scores

Predicted over printed hours at the median utilisation; the typical error is the mean of |log|, as a factor; the band is from 10 to 90 %.

| fit | generation | runs | median | typical error | runs within the band |
| --- | --- | --- | --- | --- | --- |
${scoreRows("without the run", fittedOnly(alone)).join("\n")}
${scoreRows("without any run of its authors", fittedOnly(together)).join("\n")}
${scoreRows("without the run, the one of contradicting sources scored too", alone).join("\n")}
${articleRows().join("\n")}

## Studies

GPU-hours of a published study's sheet are at a rate that its authors' own hours or steps give, so they agree with the published ones by making. At
rates that know nothing of them:

| study | published | at its own rate | at ${percent(ARTICLE_UTILISATION)} of the peak | by runs of other authors |
| --- | --- | --- | --- | --- |
${(["llama", "pythia"] as const).map(studyRow).join("\n")}

## The fit

The log-odds of the utilisation are a line over log10(active parameters / 1e10) for each generation, with one scale
(${UTILISATION_FIT.bySize.scale}) of Student's t with four degrees of freedom: heavy tails, and no share below 0 or above 1. Slopes have a prior of 0 ± 0.3 a decade,
since so few runs would have them steeper than runs that are left out bear out. Fitted by reweighted least squares to ${fitted.length} runs.
Beyond the sizes of the runs the nearest of them counts. Without a size, levels are ${UTILISATION_FIT.anySize.Ampere.level} (Ampere) and ${UTILISATION_FIT.anySize.Hopper.level} (Hopper), with a scale of ${UTILISATION_FIT.anySize.scale}.

| generation | level | slope a decade | sizes | 8B: 10 · 50 · 90 % | 70B: 10 · 50 · 90 % |
| --- | --- | --- | --- | --- | --- |
${fitRows().join("\n")}

For an accelerator of another generation no hours are published here. Its utilisation is the share that these runs reach of the fastest
16-bit matrix product measured on their part (median ${percent(typicalUtilisation({ name: "", peakFlops: 1 }) / UTILISATION_FIT.matrixProductShare)}), times the fastest measured on the accelerator; where nobody measured one, ${percent(UTILISATION_FIT.matrixProductShare)} of
its peak, the median of those that were. \`ACCELERATOR(name, "mfu_evidence")\` says which of the three a part has. Nothing here tests these two.

## Not measured

\`bench/h100-widths.py\` measures the paper's own shape at its 14 widths on one GPU. It has not been run: no GPU was at hand, so no row of it is here.

## Runs

Utilisation is of the dense 16-bit peak by our count of FLOPs; runs in fp8 have it against the same peak. The band is that of the fit of all.

| run | accelerator | active parameters, 1e9 | our FLOPs | printed hours | utilisation | fit: 10 · 50 · 90 % | hours without the run | over printed | without its authors | by the article's rate | note | source |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${alone.map((it, index) => runRow(it, together[index]!)).join("\n")}
`;
};
