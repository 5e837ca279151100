import { counted } from "../grid/counted";
import type { ReadRuns } from "./runs";
import type { ActualSummary } from "./summary";

/** What was taken for granted of an export's runs, and what was left out of which figure: said beside every sum of them. */
export function remarksOn(
  { withoutGpus, gaps }: Pick<ReadRuns, "withoutGpus" | "gaps">,
  { outcomes: { running } }: Pick<ActualSummary, "outcomes">,
  gpus: number | undefined,
): string[] {
  const lacking = gaps.length;
  return [
    withoutGpus > 0 && gpus !== undefined && `${counted(gpus, "GPU")} assumed for ${counted(withoutGpus, "run")}.`,
    running.runs > 0 &&
      `${counted(running.runs, "run")} still running: in the totals, not in the goodput and the utilisation.`,
    lacking > 0 && `${counted(lacking, "run")} counted with a gap: in hours and US$, not in what the gap leaves open.`,
  ].filter((it) => typeof it === "string");
}
