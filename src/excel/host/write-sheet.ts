import { areaAddress, type Area } from "../../grid/address";
import { columnPixels, POINTS_PER_PIXEL } from "../../grid/measures";
import type { ConditionalFormat, Sheet, Validation, ValidationRule } from "../../grid/sheet";
import { BAR_COLOUR, drawHighlight, drawLook, type Inside } from "./cell-look";
import { sectionsOf, type RowBlock } from "./row-blocks";
import { styleAreas } from "./style-areas";
import { writeChart } from "./write-chart";

const pointsOfCharacters = (characters: number) => columnPixels(characters) * POINTS_PER_PIXEL;

/** Excel cuts a longer alert off with an error. */
const LONGEST_ALERT = 225;
const LONGEST_COMMENT = 255;
/** An address list past this is refused by some versions. */
const LONGEST_ADDRESS_LIST = 250;

/** Queues what must exist before any formula does: the sheet's names. */
export function writeNames(worksheet: Excel.Worksheet, sheet: Sheet): void {
  for (const { name, area, comment } of sheet.names) {
    worksheet.names.add(name, rangeOf(worksheet, area), comment.slice(0, LONGEST_COMMENT));
  }
}

/** Queues the content of some rows; number formats go first, so that a cell shows its value in them from the start. */
export function writeRows(worksheet: Excel.Worksheet, block: RowBlock): void {
  for (const { top, formulas, numberFormats } of sectionsOf(block)) {
    const range = worksheet.getRangeByIndexes(top, 0, formulas.length, formulas[0]!.length);
    if (numberFormats.flat().some((it) => it !== null)) range.numberFormat = numberFormats;
    range.formulas = formulas;
  }
}

/** Queues everything that is not content: looks, sizes, frozen panes, validation, conditional formats and charts. */
export function writeLayout(worksheet: Excel.Worksheet, sheet: Sheet): void {
  for (const { look, areas } of styleAreas(sheet)) {
    for (const inside of INSIDES) {
      const alike = areas.filter(({ rows, columns }) => rows > 1 === inside.rows && columns > 1 === inside.columns);
      for (const list of addressLists(alike)) drawLook(worksheet.getRanges(list).format, look, inside);
    }
  }
  sheet.columnWidths.forEach((characters, column) => {
    if (characters === sheet.columnWidths[column - 1]) return;
    const same = sheet.columnWidths.slice(column).findIndex((it) => it !== characters);
    const columns = same < 0 ? sheet.columnWidths.length - column : same;
    worksheet.getRangeByIndexes(0, column, 1, columns).format.columnWidth = pointsOfCharacters(characters);
  });
  const heights = Object.entries(sheet.rowHeights).map(([row, points]) => ({ row: Number(row), points }));
  for (let first = 0, end = 0; first < heights.length; first = end) {
    const { row, points } = heights[first]!;
    while (heights[end]?.points === points && heights[end]!.row === row + end - first) end++;
    worksheet.getRangeByIndexes(row, 0, end - first, 1).format.rowHeight = points;
  }
  freeze(worksheet, sheet.frozen);
  for (const it of sheet.validations) validate(worksheet, it);
  for (const it of sheet.conditionalFormats) highlight(worksheet, it);
  for (const it of sheet.charts) writeChart(worksheet, it);
}

const INSIDES: readonly Inside[] = [false, true].flatMap((rows) => [false, true].map((columns) => ({ rows, columns })));

const rangeOf = (worksheet: Excel.Worksheet, area: Area) => worksheet.getRange(areaAddress(area));

function addressLists(areas: readonly Area[]): string[] {
  const lists: string[] = [];
  for (const address of areas.map((it) => areaAddress(it))) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_ADDRESS_LIST)
      lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}

function freeze(worksheet: Excel.Worksheet, { rows, columns }: Sheet["frozen"]): void {
  if (rows > 0 && columns > 0) worksheet.freezePanes.freezeAt(worksheet.getRangeByIndexes(0, 0, rows, columns));
  else if (rows > 0) worksheet.freezePanes.freezeRows(rows);
  else if (columns > 0) worksheet.freezePanes.freezeColumns(columns);
}

function validate(worksheet: Excel.Worksheet, { area, rule, message }: Validation): void {
  const { dataValidation } = rangeOf(worksheet, area);
  dataValidation.rule = ruleOf(rule);
  dataValidation.errorAlert = {
    showAlert: true,
    style: "Stop",
    title: "Invalid value",
    message: message.slice(0, LONGEST_ALERT),
  };
}

function ruleOf(rule: ValidationRule): Excel.DataValidationRule {
  if (rule.kind === "list") return { list: { inCellDropDown: true, source: rule.choices.join(",") } };
  const between = { formula1: rule.minimum, formula2: rule.maximum, operator: "Between" as const };
  return rule.kind === "whole" ? { wholeNumber: between } : { decimal: between };
}

function highlight(worksheet: Excel.Worksheet, it: ConditionalFormat): void {
  const { conditionalFormats } = rangeOf(worksheet, it.area);
  if (it.kind === "dataBar") {
    const { dataBar } = conditionalFormats.add("DataBar");
    dataBar.positiveFormat.fillColor = BAR_COLOUR;
    dataBar.positiveFormat.gradientFill = false;
    // From zero, so that a bar twice as long is a figure twice as large.
    dataBar.lowerBoundRule = { type: "Number", formula: "0" };
  } else {
    const { custom } = conditionalFormats.add("Custom");
    custom.rule.formula = `=${it.formula}`;
    drawHighlight(custom.format, it.style);
  }
}
