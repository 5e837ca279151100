import { countOf } from "../../study/moments";
import { PUBLISHED, settingsOf, TEXT, type Correction, type Reading, type Study, type Sweep } from "../../study/study";
import { address, areaAddress, cellAt } from "../../grid/address";
import { formats } from "../formats";
import { DETAIL, FIRST_NUMBER, isLine, LABEL, POINTS, SETTINGS, sweepOf } from "../columns";
import { usdFormula } from "../model-formulas";
import { resultNames, switchName, TOKENS_PER_RUN } from "../result-names";
import { heading, placeHeadings, placeTitle, type Section, type SectionContext } from "../section";
import { pointsInForce } from "./line-points";
import { widthCells } from "./widths";

const [FLOPS, USD, SHARE, WORDS] = [FIRST_NUMBER, FIRST_NUMBER + 1, FIRST_NUMBER + 2, FIRST_NUMBER + 3];
const IN_FORCE = "in force";

/** A row a reading, and room for the place and the reason one under the other. */
const rowsOf = ({ readings }: Correction): number => Math.max(2, readings.length);
const rowsOfAll = (study: Study): number => study.corrections.reduce((sum, it) => sum + rowsOf(it), 0);

/** Section and headings above; published, text and a blank row below. */
const FRAME_ROWS = 5;

export const corrections: Section = {
  rows: (study) => (study.corrections.length === 0 ? 0 : rowsOfAll(study) + FRAME_ROWS),
  place(sheet, context) {
    const { study } = context;
    placeTitle(
      sheet,
      "Corrections",
      "Where the article's script, its text and the paper differ. Choose a reading on a yellow ground; the changes beside it stand whatever is chosen.",
    );
    placeHeadings(sheet, sheet.nextRow, {
      [LABEL]: heading("Place in doubt", "left"),
      [DETAIL]: heading("Reading in force", "left"),
      [SETTINGS]: heading("Reading"),
      [POINTS]: heading(""),
      [FLOPS]: heading("FLOPs"),
      [USD]: heading("US$"),
      [SHARE]: heading("Of the total"),
      [WORDS]: heading("Where it stands, and the reason", "left", 1),
    });
    const top = sheet.nextRow;
    for (const correction of study.corrections) {
      const row = sheet.nextRow;
      const sweep = sweepOf(study, correction.sweep);
      const cell = cellAt(row, DETAIL);
      sheet.place(row, LABEL, { content: correction.name });
      sheet.place(row, DETAIL, { content: PUBLISHED, style: "input", align: "left" });
      sheet.name(switchName(correction.id), cell, correction.name);
      const choices = [PUBLISHED, ...correction.readings.map(({ choice }) => choice)];
      sheet.validate({
        area: cell,
        rule: { kind: "list", choices },
        message: `The reading must be ${choices.map((it) => `“${it}”`).join(" or ")}.`,
      });
      for (const [index, reading] of correction.readings.entries()) {
        const at = row + index;
        sheet.place(at, SETTINGS, { content: reading.choice, align: "right" });
        sheet.place(at, POINTS, {
          content: `=IF(${switchName(correction.id)}=${address({ row: at, column: SETTINGS })},"${IN_FORCE}","")`,
          style: "note",
          align: "left",
          indent: 1,
        });
        const flops = address({ row: at, column: FLOPS });
        sheet.place(at, FLOPS, { content: `=${changeFormula(context, sweep, reading)}`, format: formats.flopsChange });
        sheet.place(at, USD, { content: `=${usdFormula(flops)}`, format: formats.usdChange });
        sheet.place(at, SHARE, {
          content: `=IF(${resultNames.publishedReadingFlops}=0,0,${flops}/${resultNames.publishedReadingFlops})`,
          format: formats.percentChange,
        });
      }
      sheet.place(row, WORDS, { content: correction.place, style: "note", align: "left", indent: 1 });
      sheet.place(row + 1, WORDS, { content: correction.reason, style: "note", align: "left", indent: 1 });
    }

    const body = (column: number) => areaAddress({ row: top, column, rows: rowsOfAll(study), columns: 1 }, "row");
    const { publishedReadingFlops, publishedReadingUsd, textReadingFlops, textReadingUsd, totalFlops } = resultNames;
    const publishedRow = sheet.nextRow;
    const totals: [label: string, detail: string, flops: string, flopsName: string, usdName: string][] = [
      [
        "Total as the script has it",
        "Every switch at “published”",
        `=${totalFlops}-SUMIF(${body(POINTS)},"${IN_FORCE}",${body(FLOPS)})`,
        publishedReadingFlops,
        publishedReadingUsd,
      ],
      [
        "Total by the article's own text",
        "Every switch at “text” that can be",
        `=${publishedReadingFlops}+SUMIF(${body(SETTINGS)},"${TEXT}",${body(FLOPS)})`,
        textReadingFlops,
        textReadingUsd,
      ],
    ];
    for (const [index, [label, detail, content, flopsName, usdName]] of totals.entries()) {
      const row = publishedRow + index;
      sheet.place(row, LABEL, { content: label, style: "total" });
      sheet.place(row, DETAIL, { content: detail, style: "total" });
      for (const column of [SETTINGS, POINTS]) sheet.place(row, column, { content: null, style: "total" });
      const flops = cellAt(row, FLOPS);
      sheet.place(row, FLOPS, { content, format: formats.flops, style: "total" });
      sheet.place(row, USD, { content: `=${usdFormula(areaAddress(flops))}`, format: formats.usd, style: "total" });
      sheet.place(row, SHARE, {
        content: `=IF(${publishedReadingFlops}=0,0,${areaAddress(flops)}/${publishedReadingFlops}-1)`,
        format: formats.percentChange,
        style: "total",
      });
      sheet.name(flopsName, flops, `FLOPs. ${detail}`);
      sheet.name(usdName, cellAt(row, USD), `US$. ${detail}`);
    }
    const changes = (column: number) => ({ row: top, column, rows: rowsOfAll(study), columns: 1 });
    sheet.name(resultNames.readingChangesFlops, changes(FLOPS), "What each other reading changes, FLOPs");
    sheet.name(resultNames.readingChangesUsd, changes(USD), "What each other reading changes, US$");
  },
};

/** Row of a reading's changes among all of them, from 0. */
export function readingRow(study: Study, readingId: string): number {
  let row = 0;
  for (const correction of study.corrections) {
    const index = correction.readings.findIndex(({ id }) => id === readingId);
    if (index >= 0) return row + index;
    row += rowsOf(correction);
  }
  throw new Error(`no reading ${readingId} in the study`);
}

/** FLOPs that a reading adds: for each width, the settings it adds there × points × tokens × M. */
function changeFormula(context: SectionContext, sweep: Sweep, { change }: Reading): string {
  const { study } = context;
  const read = { ...sweep, ...change };
  const settingsAt = (it: Sweep, model: number) => (it.models.includes(model) ? settingsOf(it.factors) : 0);
  const added = study.models.map((_, index) => settingsAt(read, index) - settingsAt(sweep, index));
  const terms: string[] = [];
  for (let first = 0; first < added.length;) {
    let end = first;
    while (end < added.length && added[end] === added[first]) end++;
    if (added[first] !== 0) {
      const factors = [
        widthCells(context, "flopsPerToken"),
        ...(isLine(sweep) ? [pointsInForce(context)] : []),
        ...(sweep.tokens === "optimal" ? [widthCells(context, "optimalTokens")] : []),
      ].map((area) => areaAddress({ ...area, column: area.column + first, columns: end - first }));
      terms.push(`${added[first]}*${end - first === 1 ? factors.join("*") : `SUMPRODUCT(${factors.join(",")})`}`);
    }
    first = end;
  }
  if (terms.length === 0) return "0";
  const count = isLine(sweep) || sweep.points === 1 ? "" : `*${countOf(sweep)}`;
  const tokens = sweep.tokens === "optimal" ? "" : `*${TOKENS_PER_RUN}`;
  return `(${terms.join("+")})${count}${tokens}`;
}
