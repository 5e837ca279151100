import type { Claim } from "../../study/study";
import { address } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, LINE_COUNT, POINTS, SETTINGS } from "../columns";
import { resultNames } from "../result-names";
import { aside, heading, placeHeadings, placeTitle, type Section } from "../section";

const MEASURES: Record<Claim["measure"], { what: string; formula: string; format: string }> = {
  runs: { what: "Runs of all experiments above", formula: resultNames.totalRuns, format: formats.whole },
  pointsPerLine: { what: "Points on a learning-rate line", formula: LINE_COUNT, format: formats.whole },
  widths: { what: "Widths in the table below", formula: `COUNT(${resultNames.widths})`, format: formats.whole },
  largestParams: {
    what: "Parameters of the largest width",
    formula: `MAX(${resultNames.params})`,
    format: formats.billions,
  },
};

/** Section and headings above, a blank row below. */
const FRAME_ROWS = 3;

export const claims: Section = {
  rows: (study) => (study.claims.length === 0 ? 0 : study.claims.length + FRAME_ROWS),
  place(sheet, { study }) {
    placeTitle(sheet, "The paper's own words", "What its abstract says of its size, and the counts of this sheet.");
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("The paper's words", "left"),
      [DETAIL]: heading("Where", "left"),
      [SETTINGS]: heading("This sheet"),
      [POINTS]: heading("", "left"),
      [FIRST_NUMBER + 1]: heading("What is counted", "left"),
    });
    for (const { quotation, source, measure, atLeast, atMost } of study.claims) {
      const row = sheet.nextRow;
      const { what, formula, format } = MEASURES[measure];
      const value = address({ row, column: SETTINGS });
      sheet.place(row, LABEL, { content: `“${quotation}”` });
      sheet.place(row, DETAIL, { content: source, style: "note" });
      sheet.place(row, SETTINGS, { content: `=${formula}`, format });
      sheet.place(row, POINTS, aside(`=IF(AND(${value}>=${atLeast},${value}<=${atMost}),"agrees","differs")`));
      sheet.place(row, FIRST_NUMBER + 1, { content: what, style: "note" });
    }
  },
};
