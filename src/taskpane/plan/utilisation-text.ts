import { compile } from "../../grid/formula/compile";
import { runUtilisation, stepUtilisation } from "../../study/arithmetic";
import type { StudyFile } from "../../study/file";
import { formatShare } from "../parts/format";
import { acceleratorOf } from "./plan";
import { typicalOf } from "./typical-rate";

const inSteps = compile(stepUtilisation);
const overAll = compile(runUtilisation);

/** What a plan's rates make of the peak, in steps and over the whole run, and what is typical of its accelerator. */
export function utilisationText(file: StudyFile): string {
  const { assumptions } = file;
  const ours = `${formatShare(inSteps(assumptions))} of the peak in steps, ${formatShare(overAll(assumptions))} over the whole run.`;
  return acceleratorOf(file) ? `${ours} ${typicalOf(file).text}.` : ours;
}
