import { f, pinned, type Formula, type Operand, type Place } from "../../grid/formula/formula";
import { span } from "../../grid/sheet-builder";
import { followedBy, usd } from "../../study/arithmetic";
import { isAssumption, type Range } from "../../study/assumptions";
import { endsText } from "../../study/scenario";
import { rangeCells } from "../../study/study";
import { termsOf } from "../../study/sums";
import { rangedInputs, rangeOfInput } from "../../study/uncertain";
import { ASIDE, DETAIL, FIRST_NUMBER, LABEL, VALUE } from "../columns";
import { formats } from "../formats";
import { resultNames } from "../result-names";
import { aside, heading, inCells, longText, note, placeHeadings, placeTitle, type SectionContext } from "../section";
import { placeRange } from "./range";

const [LOW, BASE, HIGH] = [VALUE, ASIDE, FIRST_NUMBER];
const [LOW_USD, HIGH_USD, SWING, RANK, REASON] = [
  FIRST_NUMBER + 1,
  FIRST_NUMBER + 2,
  FIRST_NUMBER + 3,
  FIRST_NUMBER + 4,
  FIRST_NUMBER + 5,
];

/** Bars of the tornado. */
const LARGEST = 8;

export interface SensitivityCells {
  /** The tornado's labels and its two series. */
  labels: Place;
  low: Place;
  high: Place;
  /** Where the range and the utilisation of whole runs begin, which are printed apart. */
  rangeRow: number;
  ratesRow: number;
}

/** Columns that a page has room for, before the texts that run on. */
export const SENSITIVITY_FIGURES = REASON;

/** The total with one input at its low or high value, widest swing first, and the range of the total from all of them. */
export function sensitivity(context: SectionContext): SensitivityCells {
  const { sheet, study, placed } = context;
  placeTitle(
    sheet,
    "Sensitivity",
    "The total with one assumption at its low or high value and all others unchanged. Low and High can be edited.",
  );
  placeHeadings(sheet, {
    [LABEL]: heading("Assumption", "left"),
    [DETAIL]: heading("Name in formulas", "left"),
    [LOW]: heading("Low"),
    [BASE]: heading("Base"),
    [HIGH]: heading("High"),
    [LOW_USD]: heading("US$ at low"),
    [HIGH_USD]: heading("US$ at high"),
    [SWING]: heading("Swing"),
    [RANK]: heading("Rank"),
    [REASON]: heading("Basis for the range", "left", 1),
  });
  const top = sheet.nextRow;
  const all = rangedInputs(study);
  const column = (at: number): Place => ({ row: top, column: at, rows: all.length, columns: 1 });
  const swings = column(SWING);
  for (const it of all) {
    const row = sheet.nextRow;
    const { low, high, reason } = rangeOfInput(study, it);
    const format = formats[it.format];
    sheet.place(row, LABEL, { content: it.label });
    sheet.place(row, DETAIL, note(it.name));
    const lowest = sheet.place(row, LOW, { content: low, format, style: "input" });
    sheet.place(row, BASE, { content: f`${placed.assumptions.inputs[it.name]!}`, format });
    const highest = sheet.place(row, HIGH, { content: high, format, style: "input" });
    const named = rangeCells(it.name);
    sheet.name(named.low, lowest, `Low: ${it.label}`);
    sheet.name(named.high, highest, `High: ${it.label}`);
    const at = (column: number, value: Place) =>
      sheet.place(row, column, { content: () => totalAt(context, it.name, value), format: formats.usd });
    const [lowUsd, highUsd] = [at(LOW_USD, lowest), at(HIGH_USD, highest)];
    const swing = sheet.place(row, SWING, { content: f`ROUND(ABS(${highUsd}-${lowUsd}),2)`, format: formats.usd });
    const above = span({ ...swings, rows: 1 }, swing);
    sheet.place(row, RANK, {
      // Of equal swings the upper comes first; what moves nothing has no rank.
      content: f`IF(${swing}=0,"",SUMPRODUCT((${swings}>${swing})*1)+SUMPRODUCT((${above}=${swing})*1))`,
      format: formats.whole,
      style: "note",
      align: "right",
    });
    sheet.place(row, REASON, aside(reasonNow(lowest, highest, { low, high, reason })));
  }

  for (const at of [LOW, HIGH]) {
    sheet.validate({
      area: column(at),
      rule: { kind: "decimal", minimum: 1e-9, maximum: 1e30 },
      message: "A low or high value must be a number above zero.",
    });
  }
  sheet.highlight({
    kind: "formula",
    area: { row: top, column: LOW_USD, rows: all.length, columns: SWING - LOW_USD + 1 },
    formula: () => f`${pinned({ ...swings, rows: 1 }, "column")}=0`,
    style: "muted",
  });

  sheet.skip(1);
  placeHeadings(sheet, {
    [LABEL]: heading("Change in the total, US$", "left"),
    [LOW_USD]: heading("At low"),
    [HIGH_USD]: heading("At high"),
  });
  const tornadoTop = sheet.nextRow;
  const shown = Math.min(LARGEST, all.length);
  for (let place = 1; place <= shown; place++) {
    const row = sheet.nextRow;
    // A rank fewer for each assumption that moves nothing; where a swing is an error, so is every bar.
    const ranked = (of: Place, change: (found: Formula) => Formula, otherwise: Operand) =>
      f`IF(${place}>COUNT(${column(RANK)})+0*SUM(${swings}),${otherwise},${change(f`INDEX(${of},MATCH(${place},${column(RANK)},0))`)})`;
    const change = (at: number) =>
      sheet.place(row, at, {
        content: () => ranked(column(at), (found) => f`ROUND(${found}-${placed.experiments.totalUsd},2)`, 0),
        format: formats.usdChange,
      });
    sheet.place(row, LABEL, { content: ranked(column(LABEL), (found) => found, "") });
    change(LOW_USD);
    change(HIGH_USD);
  }
  const figureRanges: Place = { row: top, column: DETAIL, rows: all.length, columns: HIGH - DETAIL + 1 };
  sheet.name(resultNames.figureRanges, figureRanges, "One row per assumption: name, low, base, high");
  const rangeRow = sheet.nextRow;
  const ratesRow = placeRange(context, figureRanges);
  sheet.name(resultNames.figureLabels, column(LABEL), "Assumptions that the total depends on");
  sheet.name(resultNames.lowUsd, column(LOW_USD), "US$ of all experiments with one assumption at its low value");
  sheet.name(resultNames.highUsd, column(HIGH_USD), "US$ of all experiments with one assumption at its high value");
  sheet.skip(1);
  const bars = (at: number): Place => ({ row: tornadoTop, column: at, rows: shown, columns: 1 });
  return { labels: bars(LABEL), low: bars(LOW_USD), high: bars(HIGH_USD), rangeRow, ratesRow };
}

/** Why the range is as it is; one that was changed has another reason than the study's. */
function reasonNow(lowest: Place, highest: Place, { low, high, reason }: Range): Formula {
  return f`IF((${lowest}=${low})*(${highest}=${high})=1,${longText(reason)},${`Your own range. The study has ${endsText({ low, high })}`})`;
}

/** US$ of all runs with another value of one input. */
function totalAt(context: SectionContext, name: string, value: Place): Formula {
  const { study, placed } = context;
  const { totalUsd, totalTimed } = placed.experiments;
  if (!isAssumption(name)) {
    const current = placed.assumptions.inputs[name]!;
    return f`${totalUsd}+(${value}/${current}-1)*${placed.sums.usdOfCount(name)}`;
  }
  const changed = { [name]: value };
  const isInFlops = termsOf(study).some((it) => followedBy(it.flops(study.shape)).includes(name));
  const flops = isInFlops ? placed.sums.totalFlops(changed) : totalTimed;
  return inCells(context, usd, { ...changed, flops });
}
