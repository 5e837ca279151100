import { openExcel, type OpenExcel } from "../open-excel";
import { pointsOfCharacters } from "./limits";
import { activeSheet, refusalOf } from "./run";

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

type Batch = (context: Excel.RequestContext) => unknown;

const range = (context: Excel.RequestContext, address = "A1") => activeSheet(context).getRange(address);
const series = (context: Excel.RequestContext) =>
  activeSheet(context).charts.add("ColumnClustered", range(context, "A1:A3"), "Columns").series.getItemAt(0);
const rule =
  (set: Excel.DataValidationRule): Batch =>
  (context) =>
    (range(context).dataValidation.rule = set);
const decimal = (formula1: number | string, formula2: number | string): Batch =>
  rule({ decimal: { formula1, formula2, operator: "Between" } });
const whole = (formula1: number, formula2: number): Batch =>
  rule({ wholeNumber: { formula1, formula2, operator: "Between" } });
const alert =
  (title: string, message: string): Batch =>
  (context) =>
    (range(context).dataValidation.errorAlert = { showAlert: true, style: "Stop", title, message });
const prompt =
  (title: string, message: string): Batch =>
  (context) =>
    (range(context).dataValidation.prompt = { showPrompt: true, title, message });
const format =
  (set: (format: Excel.RangeFormat) => unknown): Batch =>
  (context) =>
    set(range(context).format);
const content =
  (value: unknown): Batch =>
  (context) =>
    (range(context).formulas = [[value]]);
const name =
  (text: string, of?: string, comment?: string): Batch =>
  (context) =>
    context.workbook.names.add(text, of ?? range(context), comment);
const sheet =
  (text: string): Batch =>
  (context) =>
    context.workbook.worksheets.add(text);
const condition =
  (formula: string): Batch =>
  (context) =>
    (range(context).conditionalFormats.add("Custom").custom.rule.formula = formula);

const x = (count: number): string => "x".repeat(count);

/** The most that Excel takes, and what is just beyond it. */
const LIMITS: readonly [what: string, taken: Batch, refused: Batch][] = [
  ["the text of a cell", content(x(32_767)), content(x(32_768))],
  ["a text behind an apostrophe", content(`'${x(32_767)}`), content(`'${x(32_768)}`)],
  ["a number", content(9.9e307), content(1e308)],
  ["the content of a cell", content(true), content({ a: 1 })],
  ["a name's length", name(x(255)), name(x(256))],
  ["a name's letters", name("a.b_c\\1?"), name("a b")],
  ["a name that is no cell", name("xfe1"), name("xfd1")],
  ["a name that is no row or column", name("rc_"), name("r1c1")],
  ["a name that is no truth value", name("true_"), name("TRUE")],
  ["a name's comment", name("a", undefined, x(255)), name("a", undefined, x(256))],
  ["a name's formula", name("a", "=LAMBDA([x],x)"), name("a", "=LAMBDA([x],x")],
  ["the name of a sheet", sheet(x(31)), sheet(x(32))],
  ["the letters of a sheet's name", sheet("Costs, 1+1!"), sheet("Costs: 1/2")],
  ["the first letter of a sheet's name", sheet("a'b"), sheet("'ab")],
  ["whole characters in a sheet's name", sheet("a🚀"), sheet("a\ud83d")],
  ["no control characters in a sheet's name", sheet("a b"), sheet("a\u0001b")],
  ["a sheet's name that is not Excel's own", sheet("Historia"), sheet("History")],
  ["a sheet's name that no other has", sheet("Sheet2"), sheet("SHEET1")],
  [
    "a list of choices",
    rule({ list: { inCellDropDown: true, source: x(255) } }),
    rule({ list: { inCellDropDown: true, source: x(256) } }),
  ],
  ["the bounds of a number", decimal(1, 1), decimal(1.1, 1)],
  ["the bounds of a whole number", whole(1, 2), whole(2, 1)],
  ["a whole bound", whole(1, 2), whole(1.5, 2)],
  ["a bound that is a formula", decimal("=A1", "=A2"), decimal("=A1", "=A2+")],
  ["the length of a bound's formula", decimal(0, `=${x(254)}`), decimal(0, `=${x(255)}`)],
  [
    "a validation of one kind",
    rule({ custom: { formula: "=A1>1" } }),
    rule({ custom: { formula: "=A1>1" }, list: { inCellDropDown: true, source: "a" } }),
  ],
  [
    "a validation by a formula",
    rule({ custom: { formula: "=A1>1" } }),
    rule({ custom: { formula: "=SUM({1,2})>A1" } }),
  ],
  ["an alert's title", alert(x(32), ""), alert(x(33), "")],
  ["an alert's text", alert("", x(225)), alert("", x(226))],
  ["a prompt's title", prompt(x(32), ""), prompt(x(33), "")],
  ["a prompt's text", prompt("", x(255)), prompt("", x(256))],
  ["the formula of a conditional format", condition("=$H1=0"), condition("=((")],
  ["the sign before a condition", condition("=A1"), condition("A1")],
  [
    "a column's width",
    format((it) => (it.columnWidth = pointsOfCharacters(255))),
    format((it) => (it.columnWidth = pointsOfCharacters(256))),
  ],
  ["a column's width above nothing", format((it) => (it.columnWidth = 0)), format((it) => (it.columnWidth = -1))],
  ["a row's height", format((it) => (it.rowHeight = 409)), format((it) => (it.rowHeight = 410))],
  ["steps of indent", format((it) => (it.indentLevel = 250)), format((it) => (it.indentLevel = 251))],
  ["whole steps of indent", format((it) => (it.indentLevel = 1)), format((it) => (it.indentLevel = 1.5))],
  ["the size of a font", format((it) => (it.font.size = 409)), format((it) => (it.font.size = 410))],
  ["a colour", format((it) => (it.fill.color = "#00ff00")), format((it) => (it.fill.color = "#00ff0"))],
  ["a truth value", format((it) => (it.wrapText = false)), format((it) => (it.wrapText = "no" as never))],
  [
    "a border inside an area",
    (context) => (range(context, "A1:A2").format.borders.getItem("InsideHorizontal").style = "Dot"),
    (context) => (range(context, "A1:A2").format.borders.getItem("InsideVertical").style = "Dot"),
  ],
  [
    "frozen rows",
    (context) => activeSheet(context).freezePanes.freezeRows(1_048_575),
    (context) => activeSheet(context).freezePanes.freezeRows(1_048_576),
  ],
  [
    "frozen columns",
    (context) => activeSheet(context).freezePanes.freezeColumns(16_383),
    (context) => activeSheet(context).freezePanes.freezeColumns(16_384),
  ],
  [
    "the last cell",
    (context) => range(context, "XFD1048576").load("address"),
    (context) => range(context, "XFD1048577").load("address"),
  ],
  [
    "the last column",
    (context) => activeSheet(context).getRangeByIndexes(0, 16_383, 1, 1).load("address"),
    (context) => activeSheet(context).getRangeByIndexes(0, 16_383, 1, 2).load("address"),
  ],
  [
    "a range of cells",
    (context) => activeSheet(context).getRangeByIndexes(0, 0, 1, 1).load("address"),
    (context) => activeSheet(context).getRangeByIndexes(0, 0, 0, 1).load("address"),
  ],
  [
    "areas that are apart",
    (context) => (activeSheet(context).getRanges("A1:B2,C3").format.wrapText = true),
    (context) => (activeSheet(context).getRanges("A1:B2,B2:C3").format.wrapText = true),
  ],
  [
    "as many values as cells",
    (context) => (range(context, "A1:B1").values = [[1, 2]]),
    (context) => (range(context, "A1:B1").values = [[1, 2, 3]]),
  ],
  ["the name of a series", (context) => (series(context).name = x(255)), (context) => (series(context).name = x(256))],
  [
    "the gap between bars",
    (context) => (series(context).gapWidth = 500),
    (context) => (series(context).gapWidth = 501),
  ],
  [
    "the cells of a series",
    (context) => series(context).setValues(range(context, "A1:A9")),
    (context) => series(context).setValues(range(context, "A1:B9")),
  ],
];

test.each(LIMITS)("Excel takes %s up to its limit, and nothing beyond", async (_, taken, refused) => {
  expect(await refusalOf(taken)).toBeUndefined();
  it = openExcel();
  expect(await refusalOf(refused)).toMatch(/^(InvalidArgument|ItemAlreadyExists): /);
});

test.each(["General", "0.00E+00", '[>=1000]"$"0.0,"K";"$"0', '+0.0%;"−"0.0%;0.0%', "yyyy-mm-dd", "@", "[Red]0"])(
  "%s is a number format",
  async (pattern) => {
    expect(await refusalOf((context) => (range(context).numberFormat = [[pattern]]))).toBeUndefined();
  },
);

test.each(["", "[Nope]0", "0;0;0;0;0", '"open', "dd0", "0;;;;;"])("“%s” is not a number format", async (pattern) => {
  expect(await refusalOf((context) => (range(context).numberFormat = [[pattern]]))).toMatch(/^InvalidArgument.*format/);
});

test.each([
  ["text of a date", "May 5"],
  ["text of a number", "1/2"],
  ["sign before a text", "-x"],
  ["truth value", "true"],
])("a %s is not taken for text unless it is marked as one", async (_, text) => {
  expect(await refusalOf(content(text))).toMatch(/^InvalidArgument.*as text/);
  expect(await refusalOf(content(`'${text}`))).toBeUndefined();
  expect(it.excel.active.cells.get("0,0")).toEqual({ content: text });
});

test("a cell whose format is text keeps a formula as text", async () => {
  const refused = await refusalOf((context) => {
    range(context).numberFormat = [["@"]];
    range(context).formulas = [["=1+1"]];
  });
  expect(refused).toBeUndefined();
  expect(it.excel.active.cells.get("0,0")).toEqual({ content: "=1+1", isText: true, format: "@" });
});

test("a request of more than 5 MB is refused on the web and taken on the desktop", async () => {
  const long: Batch = (context) => (range(context, "A1:A200").values = Array.from({ length: 200 }, () => [x(30_000)]));
  expect(await refusalOf(long)).toMatch(/^RequestPayloadSizeLimitExceeded/);
  it = openExcel({ profile: "desktop" });
  expect(await refusalOf(long)).toBeUndefined();
});
