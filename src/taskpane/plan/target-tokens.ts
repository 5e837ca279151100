import { tokensOf } from "../../study/cost";
import type { StudyFile } from "../../study/file";
import { studyOf } from "../../study/read-file";
import { readModels } from "./plan-text";
import { onlySweep } from "./solve";

/**
 * Tokens that a plan trains a model on: by the sweep that has it, otherwise by the plan's only number of tokens. Undefined
 * where the plan has neither, and where the text is no model.
 */
export function targetTokens(file: StudyFile, target: string): number | undefined {
  const read = readModels(target, file.models ?? []);
  const [model] = "value" in read && read.value.length === 1 ? read.value : [];
  if (model === undefined) return undefined;
  const study = studyOf(file);
  for (const sweep of study.experiments.flatMap((it) => it.sweeps)) {
    const trained = sweep.models
      .map((it) => study.models[it]!)
      .find(({ own, width }) => (own ? own.name === model : width === model));
    if (trained) return tokensOf(study, sweep, trained);
  }
  const tokens = onlySweep(file)?.tokens;
  return typeof tokens === "number" ? tokens : undefined;
}
