import { figureNames } from "../../study/assumptions";
import { SECONDS_PER_HOUR } from "../../core/cost";
import type { Study } from "../../study/study";
import { address } from "../../grid/address";
import { sourceOf, type InputCell } from "../assumptions";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, LABEL, POINTS, SETTINGS } from "../columns";
import { resultNames } from "../result-names";
import { heading, placeHeadings, placeTitle, type Section } from "../section";
import { placeInput } from "./assumption-table";

const PRICES_USD_PER_HOUR = [1.5, 2, 2.5, 3, 3.5, 4, 5] as const;
const UTILISATIONS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5] as const;

const PEAK = "peak_flops_per_gpu";

const peak = (study: Study): InputCell => ({
  name: PEAK,
  label: "Peak rate of one GPU",
  unit: "FLOP/s",
  value: study.peakFlopsPerGpu,
  rule: "decimal",
  minimum: 1e9,
  maximum: 1e18,
  format: formats.flops,
  source: sourceOf(study, PEAK),
});

/** Section, peak and utilisation in force; headings and GPU hours; a blank row. */
const FRAME_ROWS = 6;

export const priceTable: Section = {
  rows: () => FRAME_ROWS + PRICES_USD_PER_HOUR.length,
  place(sheet, { study }) {
    placeTitle(
      sheet,
      "Price and utilisation",
      "The total, US$, at other rents of a GPU hour (down) and other shares of its peak that training sustains (across).",
    );
    placeInput(sheet, sheet.nextRow, peak(study));
    const inForce = sheet.nextRow;
    sheet.place(inForce, LABEL, { content: "Utilisation in force" });
    sheet.place(inForce, DETAIL, { content: "Sustained rate / peak rate", style: "note" });
    sheet.place(inForce, SETTINGS, { content: `=${figureNames.flopsPerGpu}/${PEAK}`, format: formats.percent });

    const headingRow = sheet.nextRow;
    placeHeadings(sheet, headingRow, { [LABEL]: heading("Total, US$", "left"), [POINTS]: heading("US$ an hour") });
    for (const [index, utilisation] of UTILISATIONS.entries()) {
      sheet.place(headingRow, FIRST_NUMBER + index, {
        content: utilisation,
        format: "0%",
        style: "input",
        align: "right",
      });
    }
    const hoursRow = sheet.nextRow;
    sheet.place(hoursRow, LABEL, { content: "GPU hours" });
    for (const index of UTILISATIONS.keys()) {
      const column = FIRST_NUMBER + index;
      sheet.place(hoursRow, column, {
        content: `=${resultNames.totalFlops}/${SECONDS_PER_HOUR}/(${address({ row: headingRow, column })}*${PEAK})`,
        format: formats.hours,
      });
    }
    const top = sheet.nextRow;
    for (const price of PRICES_USD_PER_HOUR) {
      const row = sheet.nextRow;
      sheet.place(row, POINTS, { content: price, format: formats.price, style: "input" });
      for (const index of UTILISATIONS.keys()) {
        const column = FIRST_NUMBER + index;
        const hours = address({ row: hoursRow, column }, "row");
        sheet.place(row, column, {
          content: `=${hours}*${address({ row, column: POINTS }, "column")}`,
          format: formats.usd,
        });
      }
    }
    sheet.validate({
      area: { row: headingRow, column: FIRST_NUMBER, rows: 1, columns: UTILISATIONS.length },
      rule: { kind: "decimal", minimum: 0.001, maximum: 1 },
      message: "A utilisation must be from 0.001 to 1.",
    });
    sheet.validate({
      area: { row: top, column: POINTS, rows: PRICES_USD_PER_HOUR.length, columns: 1 },
      rule: { kind: "decimal", minimum: 0, maximum: 1000 },
      message: "A price must be from 0 to 1,000 US$ an hour.",
    });
  },
};
