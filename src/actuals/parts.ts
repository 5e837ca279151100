import { accelerators } from "../core/accelerators";
import { findNamed } from "../core/find-named";

/** What an hour of a GPU costs, and what it could calculate. */
export interface Terms {
  usdPerGpuHour: number;
  peakFlops: number;
}

/** The plan's terms, and the accelerator that they are of, by its name; undefined where they are the user's own figures. */
export interface PlanTerms extends Terms {
  part: string | undefined;
}

/** What a run on another accelerator than the plan's is priced and rated by. */
export interface OtherTerms extends Terms {
  part: string;
  /** Who says the price; undefined where nobody does, and it is the plan's. */
  priceSource: string | undefined;
}

/** The terms of an accelerator that is not the plan's; undefined of the plan's own, and of runs that do not say what they ran on. */
export function otherTerms(part: string | undefined, plan: PlanTerms): OtherTerms | undefined {
  const accelerator = part === undefined ? undefined : findNamed(accelerators, part);
  if (!accelerator || accelerator.name === plan.part) return undefined;
  const { name, peakFlops, rent } = accelerator;
  // Figures of the user's own are of no accelerator by name: one of the same peak may be the one.
  if (plan.part === undefined && peakFlops === plan.peakFlops) return undefined;
  return {
    part: name,
    peakFlops,
    usdPerGpuHour: rent?.usd ?? plan.usdPerGpuHour,
    priceSource: rent && `${rent.price.source}, ${rent.price.date}`,
  };
}

/** Reads names of accelerators as exports write them ("NVIDIA A100-SXM4-80GB"); of a hundred thousand rows few differ. */
export function partReader(): (text: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, findNamed(accelerators, text)?.name);
    return known.get(text);
  };
}
