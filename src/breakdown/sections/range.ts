import { typicalUtilisation } from "../../core/utilisation";
import { costRange } from "../../functions/cost-range";
import { f, type Place } from "../../grid/formula/formula";
import { toKnownDigits } from "../../study/accelerator-figures";
import { partOf, PRICE_AND_RATE, RATE_SHARES, utilisationBasis } from "../../study/typical-rates";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { heading, note, placeHeadings, placeInput, placeTitle, type CellInput, type SectionContext } from "../section";

const PROBABILITIES = [0.05, 0.5, 0.95] as const;
const BY_EVIDENCE = FIRST_NUMBER;
const REMARKS = FIRST_NUMBER + 1;

/** Quantiles of the total: from the lows and highs of the assumptions, and with the evidence beside them; gives the evidence's row. */
export function placeRange(context: SectionContext, figures: Place): number {
  const { sheet, study, rangeStyle, placed } = context;
  sheet.skip(1);
  placeHeadings(sheet, {
    [LABEL]: heading("Range of the total", "left"),
    [VALUE]: heading("By the ranges"),
    [BY_EVIDENCE]: heading("By evidence"),
    [REMARKS]: heading("", "left"),
  });
  const [draws, seed, together] = DRAW_INPUTS.map((it) => placeInput(sheet, it)) as [Place, Place, Place];
  const { gated, causal, tied } = study.shape;
  const call = (probability: number, evidence: () => Partial<Parameters<typeof costRange.write>[1]>) =>
    // Draws take a function; a sheet for colleagues without the add-in says so.
    rangeStyle === "addin"
      ? () =>
          costRange.write("addin", {
            probability,
            figures,
            runs: placed.sums.table,
            draws,
            seed,
            ...(gated ? { gated } : {}),
            ...(causal ? {} : { causal }),
            ...(tied ? { tied } : {}),
            ...evidence(),
          })
      : "add-in only";
  for (const probability of PROBABILITIES) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: `P${probability * 100}, US$` });
    sheet.place(row, DETAIL, note(`${probability * 100} of 100 draws cost less`));
    const place = (column: number, content: ReturnType<typeof call>) =>
      sheet.place(row, column, { content, format: formats.usd, align: "right" });
    place(
      VALUE,
      call(probability, () => ({})),
    );
    place(
      BY_EVIDENCE,
      call(probability, () => ({
        rates,
        ...(placed.sums.readings ? { readings: placed.sums.readings } : {}),
        together,
      })),
    );
  }
  for (const text of REMARKS_ON_RANGE) sheet.place(sheet.nextRow, LABEL, note(text));
  const ratesRow = sheet.nextRow;
  const rates = placeRates(context);
  return ratesRow;
}

const REMARKS_ON_RANGE = [
  "By the ranges: each assumption between its low and high, apart from the others; one reading of the sources, the current one.",
  "By evidence: also the utilisation of whole runs below in place of the rate and goodput, readings with the probabilities under “Coefficients of the cost”, price and rate together.",
  "Neither holds what the sources do not tell of: runs that failed or were not printed, evaluations, other hardware than assumed, staff. It is a range of this study's cost, not of the next one's.",
] as const;

/** What whole runs make of the peak, and the rates that come of it. */
function placeRates({ sheet, study, placed }: SectionContext): Place {
  sheet.skip(1);
  const part = partOf(study.figures);
  placeTitle(
    sheet,
    "Utilisation of whole runs",
    `Of the dense 16-bit peak of ${part.name}, restarts and evaluations included: ${utilisationBasis(part)}; TYPICAL_MFU.`,
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Whole runs", "left"),
    [DETAIL]: heading("", "left"),
    [VALUE]: heading("Share of runs"),
    [ASIDE]: heading("FLOP/s below"),
    [FIRST_NUMBER]: heading("Utilisation"),
  });
  const top = sheet.nextRow;
  for (const share of RATE_SHARES) {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: `${Number((100 * share).toPrecision(3))} % reach less` });
    sheet.place(row, VALUE, { content: share, format: formats.plain, style: "input" });
    const utilisation = sheet.place(row, FIRST_NUMBER, {
      content: toKnownDigits(typicalUtilisation(part, undefined, share)),
      format: formats.percent,
      style: "input",
    });
    sheet.place(row, ASIDE, {
      content: () => f`${utilisation}*${placed.assumptions.inputs["peak_flops_per_gpu"]!}`,
      format: formats.flops,
    });
  }
  sheet.validate({
    area: { row: top, column: VALUE, rows: RATE_SHARES.length, columns: 1 },
    rule: { kind: "decimal", minimum: 0.0001, maximum: 0.9999 },
    message: "A share of the runs must be from 0.0001 to 0.9999, and above the one before.",
  });
  sheet.validate({
    area: { row: top, column: FIRST_NUMBER, rows: RATE_SHARES.length, columns: 1 },
    rule: { kind: "decimal", minimum: 0.0001, maximum: 1 },
    message: "A utilisation must be from 0.01 % to 100 %.",
  });
  const table: Place = { row: top, column: VALUE, rows: RATE_SHARES.length, columns: 2 };
  sheet.name(resultNames.rateQuantiles, table, "Shares of whole published runs, and the FLOP/s that they stay below");
  return table;
}

const DRAW_INPUTS: readonly CellInput[] = [
  {
    name: resultNames.rangeDraws,
    label: "Draws",
    unit: "totals",
    value: 10_000,
    rule: { kind: "whole", minimum: 100, maximum: 100_000 },
    format: "whole",
    source: "COST_RANGE draws each assumption independently from a triangular distribution (low, base, high)",
  },
  {
    name: resultNames.rangeSeed,
    label: "Seed",
    unit: "",
    value: 1,
    rule: { kind: "whole", minimum: 1, maximum: 1e9 },
    format: "plain",
    source: "The same seed gives the same draws",
  },
  {
    name: resultNames.priceAndRate,
    label: "Price and rate together",
    unit: "of the draws",
    value: PRICE_AND_RATE,
    rule: { kind: "decimal", minimum: 0, maximum: 1 },
    format: "plain",
    source:
      "Judgement: a long bulk contract is cheap and its runs are spread over many GPUs, which sustain less; 0 draws them apart",
  },
];
