import { f, type Formula } from "../../grid/formula/formula";
import type { Claim } from "../../study/study";
import { ASIDE, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { aside, heading, note, placeHeadings, placeTitle, type SectionContext } from "../section";

/** A quotation runs on over the column beside it; so does what is counted. */
const [COUNTED, SOURCE] = [FIRST_NUMBER + 1, FIRST_NUMBER + 4];

const MEASURES: Record<Claim["measure"], { what: string; formula(context: SectionContext): Formula; format: string }> =
  {
    runs: {
      what: "Runs of all experiments above",
      formula: ({ placed }) => f`${placed.experiments.totalRuns}`,
      format: formats.whole,
    },
    pointsPerSweep: {
      what: "Learning rates per sweep",
      formula: ({ placed, study }) => f`${placed.assumptions.inputs[study.pointsByWidth!.count]!}`,
      format: formats.whole,
    },
    widths: {
      what: "Widths in the table below",
      formula: ({ placed }) => f`COUNT(${placed.models.row("width")})`,
      format: formats.whole,
    },
    largestParams: {
      what: "Parameters of the largest model",
      formula: ({ placed }) => f`MAX(${placed.models.row("params")})`,
      format: formats.billions,
    },
  };

/** What a source says of its own size, against the counts of the sheet. Left out where there is nothing. */
export function claims(context: SectionContext): void {
  const { sheet, study } = context;
  if (study.claims.length === 0) return;
  placeTitle(
    sheet,
    "Claims of the source",
    "What the source states about its size, and the matching counts on this sheet.",
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Quotation", "left"),
    [VALUE]: heading("This sheet"),
    [ASIDE]: heading("", "left"),
    [COUNTED]: heading("Counted", "left"),
    [SOURCE]: heading("Source", "left"),
  });
  for (const { quotation, source, measure, atLeast, atMost } of study.claims) {
    const row = sheet.nextRow;
    const { what, formula, format } = MEASURES[measure];
    sheet.place(row, LABEL, { content: `“${quotation}”` });
    const value = sheet.place(row, VALUE, { content: () => formula(context), format });
    sheet.place(row, ASIDE, aside(f`IF(AND(${value}>=${atLeast},${value}<=${atMost}),"agrees","differs")`));
    sheet.place(row, COUNTED, note(what));
    sheet.place(row, SOURCE, note(source));
  }
  sheet.skip(1);
}
