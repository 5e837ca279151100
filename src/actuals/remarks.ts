import { counted } from "../grid/counted";
import type { ReadRuns } from "./runs";
import type { ActualSummary, OnOtherPart } from "./summary";

/** What was taken for granted of an export's runs, and what was left out of which figure: said beside every sum of them. */
export function remarksOn(
  { withoutGpus, withoutPart, gaps }: Pick<ReadRuns, "withoutGpus" | "withoutPart" | "gaps">,
  { outcomes: { running }, others }: Pick<ActualSummary, "outcomes" | "others">,
  gpus: number | undefined,
): string[] {
  const lacking = gaps.length;
  return [
    withoutGpus > 0 && gpus !== undefined && `${counted(gpus, "GPU")} assumed for ${counted(withoutGpus, "run")}.`,
    running.runs > 0 &&
      `${counted(running.runs, "run")} still running: in the totals, not in the goodput and the utilisation.`,
    withoutPart > 0 && `${counted(withoutPart, "run")} with no GPU type: taken for the plan's.`,
    ...others.map(onOther),
    lacking > 0 && `${counted(lacking, "run")} counted with a gap, which is listed.`,
  ].filter((it) => typeof it === "string");
}

/** What runs on another accelerator are priced and rated by. */
function onOther({ terms: { part, usdPerGpuHour, priceSource }, runs, utilisation }: OnOtherPart): string {
  const price =
    priceSource === undefined
      ? "at the plan's price, since none is known"
      : `at US$${usdPerGpuHour} an hour (${priceSource})`;
  const share =
    utilisation === undefined ? "" : `, median utilisation ${(100 * utilisation).toFixed(1)} % of its own peak`;
  return `${counted(runs, "run")} on ${part}: ${price}${share}; not in the utilisation of the plan's.`;
}
