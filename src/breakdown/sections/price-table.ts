import { SECONDS_PER_HOUR } from "../../core/cost";
import { bind, f, pinned, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { runUtilisation, stepUtilisation } from "../../study/arithmetic";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { heading, note, placeHeadings, placeTitle, type SectionContext } from "../section";

const PRICES_USD_PER_HOUR = [1.5, 2, 2.5, 3, 3.5, 4, 5] as const;
const UTILISATIONS = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5] as const;

/** The total at other prices and other shares of the peak, and last in each direction at the current ones, which are marked. */
export function priceTable(context: SectionContext): void {
  const { sheet, placed } = context;
  placeTitle(
    sheet,
    "Price and utilisation",
    "Total in US$ by price per GPU-hour (rows) and utilisation over the whole run (columns).",
  );
  const peak = placed.assumptions.inputs["peak_flops_per_gpu"];
  const current = (
    [
      ["Current utilisation of steps (MFU)", "Sustained / peak FLOP/s", stepUtilisation],
      ["Current utilisation of the whole run", "MFU of steps × goodput", runUtilisation],
    ] as const
  ).map(([label, detail, utilisation]) => {
    const row = sheet.nextRow;
    sheet.place(row, LABEL, { content: label });
    sheet.place(row, DETAIL, note(detail));
    return sheet.place(row, VALUE, { content: bind(utilisation, placed.assumptions.inputs), format: formats.percent });
  });
  const currentColumn = FIRST_NUMBER + UTILISATIONS.length;
  sheet.place(sheet.nextRow - 1, currentColumn, { ...note("current"), align: "right" });

  const headingRow = sheet.nextRow;
  placeHeadings(sheet, { [LABEL]: heading("Total, US$", "left"), [ASIDE]: heading("US$ per hour") });
  const utilisations = UTILISATIONS.map((it, index) =>
    sheet.place(headingRow, FIRST_NUMBER + index, { content: it, format: "0%", style: "input", align: "right" }),
  );
  const currentUtilisation = sheet.place(headingRow, currentColumn, {
    content: f`${current[1]!}`,
    format: formats.percent,
    style: "heading",
    align: "right",
  });
  const hoursRow = sheet.nextRow;
  sheet.place(hoursRow, LABEL, { content: "GPU-hours" });
  const hours = [...utilisations, currentUtilisation].map((utilisation) =>
    sheet.place(hoursRow, utilisation.column, {
      content: () => f`${placed.experiments.totalTimed}/${SECONDS_PER_HOUR}/(${utilisation}*${peak!})`,
      format: formats.hours,
    }),
  );
  const placeTotals = (price: Place): Place => {
    for (const of of hours)
      sheet.place(price.row, of.column, {
        content: f`${pinned(of, "row")}*${pinned(price, "column")}`,
        format: formats.usd,
      });
    return price;
  };
  const prices = PRICES_USD_PER_HOUR.map((it) =>
    placeTotals(sheet.place(sheet.nextRow, ASIDE, { content: it, format: formats.price, style: "input" })),
  );
  const currentPrice = placed.assumptions.inputs["usd_per_gpu_hour"]!;
  const currentRow = sheet.nextRow;
  sheet.place(currentRow, LABEL, { content: "At the current price" });
  const priceInForce = placeTotals(
    sheet.place(currentRow, ASIDE, { content: f`${currentPrice}`, format: formats.price }),
  );
  // In a row of its own, where a long text has room.
  const basisRow = currentRow + 1;
  const basisUsd = sheet.place(basisRow, ASIDE, { ...note(null), format: formats.price, align: "right" });
  const basis = sheet.place(basisRow, FIRST_NUMBER, note(null));
  sheet.name(resultNames.priceBasis, basis, "The price that was last taken from a list, and who says it");
  sheet.name(resultNames.priceBasisUsd, basisUsd, "The price that was last taken from a list, US$ per GPU-hour");
  // A price that was typed, or came with a scenario, is of no list.
  sheet.place(
    basisRow,
    LABEL,
    note(
      f`IF(${pinned(basis, "")}="","",IF(${pinned(basisUsd, "")}=${currentPrice},"Taken from a price list","Taken from a price list before"))`,
    ),
  );
  sheet.highlight({
    kind: "formula",
    area: span(prices[0]!, { ...priceInForce, column: currentColumn }),
    // The first cell of the table: its row's price, its column's utilisation.
    formula: () =>
      f`(${pinned(prices[0]!, "column")}=${pinned(currentPrice, "both")})+(${pinned({ ...prices[0]!, row: headingRow }, "row")}=${pinned(currentUtilisation, "both")})>0`,
    style: "current",
  });
  sheet.validate({
    area: span(utilisations[0]!, utilisations.at(-1)),
    rule: { kind: "decimal", minimum: 0.001, maximum: 1 },
    message: "A utilisation must be from 0.001 to 1.",
  });
  sheet.validate({
    area: span(prices[0]!, prices.at(-1)),
    rule: { kind: "decimal", minimum: 0, maximum: 1e6 },
    message: "A price must be from 0 to 1,000,000 US$ per hour.",
  });
  sheet.skip(1);
}
