import { typicalUtilisation, utilisationEvidence } from "../../core/utilisation";
import { compile } from "../../grid/formula/compile";
import { runUtilisation, stepUtilisation } from "../../study/arithmetic";
import type { StudyFile } from "../../study/file";
import { acceleratorOf } from "./plan";

const inSteps = compile(stepUtilisation);
const overAll = compile(runUtilisation);

const digits = (share: number): string => (100 * share).toFixed(1);

/** What a plan's rates make of the peak, in steps and over the whole run, and what published runs on its accelerator made. */
export function utilisationText(file: StudyFile): string {
  const { assumptions } = file;
  const ours = `${digits(inSteps(assumptions))}% of the peak in steps, ${digits(overAll(assumptions))}% over the whole run.`;
  const part = acceleratorOf(file);
  if (!part) return ours;
  const [low, middle, high] = [0.1, 0.5, 0.9].map((it) => digits(typicalUtilisation(part, undefined, it)));
  const basis = {
    "published runs": `Published whole runs on ${part.name}: ${middle}% (10–90%: ${low} to ${high}%).`,
    "measured matrix products": `No published runs on ${part.name}: ${middle}% by its measured matrix products.`,
    "other accelerators": `No published runs on ${part.name}, and no measured matrix products: ${middle}% as on others.`,
  };
  return `${ours} ${basis[utilisationEvidence(part)]}`;
}
