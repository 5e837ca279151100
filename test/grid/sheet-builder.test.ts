import { cellAt } from "../../src/grid/address";
import { sheetBuilder } from "../../src/grid/sheet-builder";

const FRAME = { name: "A", columnWidths: [10], frozen: { rows: 0, columns: 0 } };

test("a new sheet is empty, and its next row is the first", () => {
  const sheet = sheetBuilder();
  expect(sheet.nextRow).toBe(0);
  expect(sheet.build(FRAME)).toEqual({
    ...FRAME,
    rows: [],
    rowHeights: {},
    names: [],
    validations: [],
    conditionalFormats: [],
    charts: [],
  });
});

test("cells stand where they are placed, with nothing in between", () => {
  const sheet = sheetBuilder();
  sheet.place(1, 2, { content: 5 });
  sheet.place(1, 0, { content: "a" });
  expect(sheet.nextRow).toBe(2);
  expect(sheet.build(FRAME).rows).toEqual([[], [{ content: "a" }, null, { content: 5 }]]);
});

test("skipped rows are empty, and the next row comes after them", () => {
  const sheet = sheetBuilder();
  sheet.place(0, 0, { content: 1 });
  sheet.skip(2);
  expect(sheet.nextRow).toBe(3);
  sheet.skip(0);
  expect(sheet.build(FRAME).rows).toEqual([[{ content: 1 }], [], []]);
});

test("two cells at one place and two areas of one name are refused", () => {
  const sheet = sheetBuilder();
  sheet.place(0, 0, { content: 1 });
  expect(() => sheet.place(0, 0, { content: 2 })).toThrow("two cells at row 0, column 0");
  sheet.name("first", cellAt(0, 0), "The first");
  sheet.name("second", cellAt(0, 1), "The second");
  expect(() => sheet.name("first", cellAt(1, 0), "Again")).toThrow("two areas named first");
  expect(sheet.build(FRAME).names).toEqual([
    { name: "first", area: cellAt(0, 0), comment: "The first" },
    { name: "second", area: cellAt(0, 1), comment: "The second" },
  ]);
});

test("what belongs to the sheet is kept in the order it came in", () => {
  const sheet = sheetBuilder();
  const validation = { area: cellAt(0, 0), rule: { kind: "list", choices: ["a"] }, message: "One of a." } as const;
  const format = { kind: "dataBar", area: cellAt(0, 0) } as const;
  const chart = {
    kind: "bar",
    title: "T",
    categories: cellAt(0, 0),
    series: [],
    valueAxisTitle: "",
    valueFormat: "0",
    place: cellAt(2, 2),
  } as const;
  sheet.validate(validation);
  sheet.highlight(format);
  sheet.chart(chart);
  sheet.rowHeight(3, 27);
  expect(sheet.build(FRAME)).toMatchObject({
    validations: [validation],
    conditionalFormats: [format],
    charts: [chart],
    rowHeights: { 3: 27 },
  });
});
