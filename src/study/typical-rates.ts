import { accelerators, type Accelerator } from "../core/accelerators";
import { typicalUtilisation, utilisationEvidence, type UtilisationEvidence } from "../core/utilisation";
import type { Figures } from "./assumptions";
import type { Evidence } from "./range";

/** Shares of runs at which the rate is given: dense enough to draw between them, and open only beyond 1 in 200. */
export const RATE_SHARES = [
  0.005, 0.01, 0.02, 0.035, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.925, 0.95, 0.965,
  0.98, 0.99, 0.995,
] as const;

/** Share of the draws in which price and rate go together: judgement, said on the sheet beside it. */
export const PRICE_AND_RATE = 0.5;

export type Part = Pick<Accelerator, "name" | "peakFlops">;

/** Which accelerator a study's peak is of, by the catalogue. */
export const partOf = ({ peak_flops_per_gpu: peakFlops }: Pick<Figures, "peak_flops_per_gpu">): Part =>
  accelerators.find((it) => it.peakFlops === peakFlops) ?? { name: "an accelerator not in the catalogue", peakFlops };

const BASIS: Readonly<Record<UtilisationEvidence, string>> = {
  "published runs": "published whole runs",
  "measured matrix products": "no published runs: from its measured matrix products",
  "other accelerators": "no published runs, no measured matrix products: as on others",
};

/** What the typical utilisation of a part rests on, as the sheet, the plan and the price list say it. */
export const utilisationBasis = (part: Part): string => BASIS[utilisationEvidence(part)];

/** What whole published runs make of a part's peak, and the FLOP/s that come of it. */
export const typicalRates = (part: Part): NonNullable<Evidence["rates"]> =>
  RATE_SHARES.map((share) => ({ share, flopsPerGpu: typicalUtilisation(part, undefined, share) * part.peakFlops }));
