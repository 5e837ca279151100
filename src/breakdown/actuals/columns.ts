import { f, type Formula, type Place } from "../../grid/formula/formula";
import { formats } from "../formats";

/** Columns of the runs and of their sums; the table by model has headings of its own. */
export const [NAME, STATE, HOURS, USD, TOKENS, FLOPS, UTILISATION, COUNT, OF, PART, AT_PEAK, OF_NAME] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
];
export const WIDTHS = [34, 12, 14, 14, 14, 14, 14, 14, 14, 16, 14, 28];

/** How runs end. */
export const STATES = ["finished", "failed", "running"] as const;

/** Formats of what is summed, by its column. */
export const FORMATS: Readonly<Record<number, string>> = {
  [STATE]: formats.whole,
  [HOURS]: formats.runHours,
  [USD]: formats.usd,
  [TOKENS]: formats.flops,
  [FLOPS]: formats.flops,
};

/** What is different from a plan's figure, as a share of it. */
export const difference = (actual: Place, planned: Place): Formula =>
  f`IF(${planned}=0,0,ROUND(${actual}/${planned}-1,9))`;

/** Names of runs are other people's texts: in a cell none of them may become a formula. */
export const asText = (name: string): string => {
  const plain = name.replace(/[\p{Cc}\p{Cs}]+/gu, " ").slice(0, 250);
  return /^[=+\-@']/.test(plain) ? ` ${plain}` : plain;
};
