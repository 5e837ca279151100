import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { HostError } from "../../../src/grid/host";
import type { Sheet } from "../../../src/grid/sheet";
import { paper } from "../../../src/studies";
import { openExcel } from "../open-excel";

const sheet = breakdownSheet(paper, { style: "excel", charts: true });

/** The sheet with something else in its first cell. */
const withContent = (content: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((cells, row) => (row === 0 ? [{ ...cells[0], content }, ...cells.slice(1)] : cells)),
});
const withFormat = (format: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((cells, row) => (row === 0 ? [{ content: 1, format }, ...cells.slice(1)] : cells)),
});
const first = { row: 0, column: 0, rows: 1, columns: 1 };
const withRule = (rule: Sheet["validations"][number]["rule"]): Sheet => ({
  ...sheet,
  validations: [...sheet.validations, { area: first, rule, message: "" }],
});
const nested = (depth: number) => `=${"ABS(".repeat(depth)}1${")".repeat(depth)}`;

/** Each is refused for the reason beside it, which the stand-in names; Excel itself says InvalidArgument and no more. */
const ILLEGAL: readonly [what: string, sheet: Sheet, about: RegExp][] = [
  ["a formula breaks off", withContent("=SUM("), /=SUM\(/],
  ["the call of an unknown function breaks off", withContent("=NOSUCH.FN(1,,"), /NOSUCH\.FN/],
  ["a formula holds a text of 300 characters", withContent(`="${"x".repeat(300)}"&1`), /text of 300 characters/],
  ["calls are nested 70 deep", withContent(nested(70)), /nested more than 64 deep/],
  ["a cell holds 40,000 characters", withContent("word ".repeat(8000)), /40000 characters/],
  ["a number format is none", withFormat("[Nope]0;;;;;"), /\[Nope\]/],
  ["a list of choices has 400 characters", withRule({ kind: "list", choices: ["x".repeat(400)] }), /list of 400/],
  ["a number may lie between 5 and 1", withRule({ kind: "decimal", minimum: 5, maximum: 1 }), /between 5 and 1/],
  [
    "the formula of a conditional format breaks off",
    { ...sheet, conditionalFormats: [{ kind: "formula", area: first, formula: "((", style: "muted" }] },
    /=\(\(/,
  ],
  [
    "a chart's series has a name of 300 characters",
    {
      ...sheet,
      charts: sheet.charts.map((it) => ({
        ...it,
        series: it.series.map((one) => ({ ...one, name: "x".repeat(300) })),
      })),
    },
    /Chart\.Series of 300 characters/,
  ],
  ["a column is 400 characters wide", { ...sheet, columnWidths: [400] }, /Range\.Format: 2103/],
  ["a row is 900 points high", { ...sheet, rowHeights: { 0: 900 } }, /Range\.Format: 900/],
  ["20,000 columns are frozen", { ...sheet, frozen: { rows: 0, columns: 20_000 } }, /FreezeColumns\(20000\)/],
  [
    "a name stands for a cell below the last row",
    { ...sheet, names: [...sheet.names, { name: "below", area: { ...first, row: 1_048_576 }, comment: "" }] },
    /outside the sheet/,
  ],
];

test("there are fourteen illegal sheets", () => {
  expect(new Set(ILLEGAL.map(([what]) => what)).size).toBe(14);
});

test.each(ILLEGAL)("a sheet is refused in which %s, and nothing of it stays", async (_, illegal, about) => {
  const { excel, host } = openExcel();
  const before = excel.snapshot();
  const error: unknown = await host.insert(illegal).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(HostError);
  expect((error as Error).message).toMatch(/InvalidArgument/);
  expect((error as Error).message).toMatch(about);
  expect(excel.snapshot()).toEqual(before);
});

test("the same sheet without a spoiled part is taken", async () => {
  const { excel, host } = openExcel();
  await host.insert(withContent(nested(64)));
  await host.insert(withContent(`="${"x".repeat(255)}"&1`));
  await host.insert(withRule({ kind: "list", choices: ["x".repeat(255)] }));
  await host.insert({ ...sheet, columnWidths: [255], rowHeights: { 0: 409 }, frozen: { rows: 0, columns: 16_383 } });
  expect(excel.sheets).toHaveLength(5);
});
