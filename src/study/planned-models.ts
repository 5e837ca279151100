import { flopsPerTokenOf, studyCost, type Cost } from "./cost";
import type { Study, StudyModel } from "./study";

/** A model of one experiment, and what its runs are planned to cost. */
export interface PlannedModel {
  experiment: string;
  model: string;
  flopsPerToken: number;
  cost: Cost;
}

export const modelName = ({ width, own }: StudyModel): string => own?.name ?? `D = ${width}`;

/** What a study trains, by experiment and model; the costs add up to the study's. */
export function plannedModels(study: Study): PlannedModel[] {
  const parts = study.experiments.flatMap((experiment) => {
    const trained = [...new Set(experiment.sweeps.flatMap(({ models }) => models))];
    return trained.map((model) => ({
      model: study.models[model]!,
      experiment: {
        ...experiment,
        sweeps: experiment.sweeps
          .filter(({ models }) => models.includes(model))
          .map((sweep) => ({ ...sweep, models: [model] })),
      },
    }));
  });
  const { experiments } = studyCost({ ...study, experiments: parts.map(({ experiment }) => experiment) });
  return parts.map(({ model, experiment }, index) => ({
    experiment: experiment.name,
    model: modelName(model),
    flopsPerToken: flopsPerTokenOf(study, model),
    cost: experiments[index]!,
  }));
}

/** How a plan's models are told from one another: by their experiment too, where it has several. */
export const plannedNames = (planned: readonly Pick<PlannedModel, "experiment" | "model">[]): string[] => {
  const hasOne = new Set(planned.map(({ experiment }) => experiment)).size === 1;
  return planned.map(({ experiment, model }) => (hasOne ? model : `${experiment}: ${model}`));
};
