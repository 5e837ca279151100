import { openExcel, type OpenExcel } from "../open-excel";
import { activeSheet, refusalOf, run } from "./run";

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

const sheets = (context: Excel.RequestContext) => context.workbook.worksheets;
const names = () => it.excel.sheets.map(({ name }) => name);

describe("sheets", () => {
  test("are found by their names in whatever letters, and by their ids", async () => {
    const [byName, byId] = await run((context) => [
      sheets(context).getItem("SHEET1").load("name"),
      sheets(context).getItem(it.excel.active.id).load("name"),
    ]);
    expect([byName.name, byId.name]).toEqual(["Sheet1", "Sheet1"]);
    expect(await refusalOf((context) => sheets(context).getItem("Sheet9").load("name"))).toMatch(/^ItemNotFound/);
  });

  test("can be deleted but for the last that is visible", async () => {
    const hidden = it.excel.addSheet("hidden");
    it.excel.setVisibility(hidden, "Hidden");
    expect(await refusalOf((context) => sheets(context).getItem("Sheet1").delete())).toMatch(/^InvalidOperation/);
    expect(await refusalOf((context) => sheets(context).getItem("hidden").delete())).toBeUndefined();
    expect(names()).toEqual(["Sheet1"]);
  });

  test("can be hidden but for the last that is visible, and the one shown gives way to another", async () => {
    const hide = (name: string) => (context: Excel.RequestContext) =>
      (sheets(context).getItem(name).visibility = "Hidden");
    expect(await refusalOf(hide("Sheet1"))).toMatch(/^InvalidOperation/);
    const other = it.excel.addSheet("other");
    await run(hide("Sheet1"));
    expect(it.excel.active).toBe(other);
    expect(await refusalOf((context) => sheets(context).getItem("Sheet1").activate())).toMatch(/^InvalidOperation/);
  });

  test("that are very hidden cannot be deleted", async () => {
    it.excel.setVisibility(it.excel.addSheet("deep"), "VeryHidden");
    expect(await refusalOf((context) => sheets(context).getItem("deep").delete())).toMatch(/^InvalidOperation/);
    await run((context) => (sheets(context).getItem("deep").visibility = "Visible"));
    expect(await refusalOf((context) => sheets(context).getItem("deep").delete())).toBeUndefined();
  });

  test("of charts are not listed, keep their names, and have no cells", async () => {
    const chart = it.excel.addSheet("Chart1", "chart");
    const { items } = await run((context) => sheets(context).load("items/name"));
    expect(items.map(({ name }) => name)).toEqual(["Sheet1"]);
    expect(await refusalOf((context) => sheets(context).add("chart1"))).toMatch(/^ItemAlreadyExists/);
    expect(await refusalOf((context) => sheets(context).getItem("Chart1").load("id"))).toMatch(/^UnsupportedSheet/);
    it.excel.show(chart);
    expect(await refusalOf((context) => activeSheet(context).load("id"))).toMatch(/^UnsupportedSheet/);
    expect(await refusalOf((context) => context.workbook.getActiveCell().load("address"))).toMatch(/^UnsupportedSheet/);
  });

  test("that are protected take no content, no look and nothing drawn upon them", async () => {
    await run((context) => activeSheet(context).protection.protect());
    const cell = (context: Excel.RequestContext) => activeSheet(context).getRange("A1");
    for (const change of [
      (context: Excel.RequestContext) => (cell(context).values = [[1]]),
      (context: Excel.RequestContext) => (cell(context).numberFormat = [["0"]]),
      (context: Excel.RequestContext) => (cell(context).format.fill.color = "#000000"),
      (context: Excel.RequestContext) => (cell(context).dataValidation.rule = { custom: { formula: "=A1" } }),
      (context: Excel.RequestContext) => cell(context).conditionalFormats.add("Custom"),
      (context: Excel.RequestContext) => activeSheet(context).charts.add("Pie", cell(context)),
    ])
      expect(await refusalOf(change)).toMatch(/^AccessDenied/);
    expect(it.excel.active.cells.size + it.excel.active.log.length).toBe(0);
    expect(await refusalOf((context) => cell(context).load("values"))).toBeUndefined();
    await run((context) => activeSheet(context).protection.unprotect());
    expect(await refusalOf((context) => (cell(context).values = [[1]]))).toBeUndefined();
  });

  test("of a workbook whose structure is protected neither come nor go nor change their names", async () => {
    it.excel.addSheet("other");
    it.excel.isProtected = true;
    for (const change of [
      (context: Excel.RequestContext) => sheets(context).add("new"),
      (context: Excel.RequestContext) => sheets(context).getItem("other").delete(),
      (context: Excel.RequestContext) => (sheets(context).getItem("other").name = "new"),
      (context: Excel.RequestContext) => (sheets(context).getItem("other").visibility = "Hidden"),
    ])
      expect(await refusalOf(change)).toMatch(/^AccessDenied/);
    expect(names()).toEqual(["Sheet1", "other"]);
  });

  test("that are gone leave their ranges and themselves behind as errors", async () => {
    it.excel.addSheet("other");
    const context = new Excel.RequestContext();
    const range = sheets(context).getItem("other").getRange("A1");
    range.load("values");
    context.trackedObjects.add(range);
    await context.sync();
    it.excel.deleteSheet(it.excel.sheets[1]!);
    range.values = [[1]];
    await expect(context.sync()).rejects.toMatchObject({ code: "InvalidReference" });
    const afterwards = await refusalOf((context) => {
      const sheet = sheets(context).add("brief");
      sheet.delete();
      sheet.activate();
    });
    expect(afterwards).toMatch(/^ItemNotFound/);
  });
});

describe("the used range", () => {
  const used = (valuesOnly: boolean) => (context: Excel.RequestContext) =>
    activeSheet(context).getUsedRangeOrNullObject(valuesOnly).load("address");

  test("is nothing on an empty sheet", async () => {
    expect((await run(used(false))).isNullObject).toBe(true);
  });

  test("counts cells that have a look only where it is not asked for values alone", async () => {
    await run((context) => {
      activeSheet(context).getRange("B2:C3").values = [
        [1, 2],
        [3, 4],
      ];
      activeSheet(context).getRange("E9").numberFormat = [["0"]];
      activeSheet(context).getRange("A12").format.fill.color = "#ffff00";
    });
    expect((await run(used(true))).address).toBe("Sheet1!B2:C3");
    expect((await run(used(false))).address).toBe("Sheet1!A2:E12");
  });

  test("does not count a cell that was emptied", async () => {
    await run((context) => (activeSheet(context).getRange("A1:A2").values = [[1], [2]]));
    await run((context) => (activeSheet(context).getRange("A1").values = [[""]]));
    expect((await run(used(true))).address).toBe("Sheet1!A2");
  });
});

describe("an object that is not there", () => {
  const missing = (context: Excel.RequestContext) => activeSheet(context).names.getItemOrNullObject("nope");

  test("says so, and so does whatever is asked of it", async () => {
    const range = await run((context) => missing(context).getRangeOrNullObject().load("values"));
    expect(range.isNullObject).toBe(true);
  });

  test("takes a call without doing anything, as Microsoft's samples have it", async () => {
    expect(await refusalOf((context) => sheets(context).getItemOrNullObject("Sample").delete())).toBeUndefined();
  });

  test("does not take a value, which would be lost", async () => {
    expect(await refusalOf((context) => (missing(context).getRangeOrNullObject().values = [[1]]))).toMatch(
      /^ItemNotFound/,
    );
  });

  test("cannot be reached by a call that demands it", async () => {
    expect(await refusalOf((context) => activeSheet(context).names.getItem("nope").load("name"))).toMatch(
      /^ItemNotFound/,
    );
  });
});

describe("charts", () => {
  const chartOf = (context: Excel.RequestContext, address: string, by?: "Rows" | "Columns") =>
    activeSheet(context).charts.add("ColumnClustered", activeSheet(context).getRange(address), by);

  test.each([
    ["A1:B9", "Columns", 2],
    ["A1:B9", "Rows", 9],
    ["A1:B9", undefined, 2],
    ["A1:I2", undefined, 2],
  ] as const)("of %s by %s have %d series and no more", async (address, by, count) => {
    const at = (index: number) => (context: Excel.RequestContext) => {
      chartOf(context, address, by).series.getItemAt(index).name = "last";
    };
    expect(await refusalOf(at(count - 1))).toBeUndefined();
    expect(await refusalOf(at(count))).toMatch(new RegExp(`^InvalidArgument.*chart that has ${count}`));
  });

  test("have one more series after one was added", async () => {
    const added = await refusalOf((context) => {
      const { series } = chartOf(context, "A1:A3");
      series.add("second");
      series.getItemAt(1).gapWidth = 50;
    });
    expect(added).toBeUndefined();
  });

  test("lie on their own sheet, whichever their cells are on", async () => {
    it.excel.addSheet("other");
    const elsewhere = (context: Excel.RequestContext) => sheets(context).getItem("other").getRange("A1");
    expect(await refusalOf((context) => activeSheet(context).charts.add("Pie", elsewhere(context)))).toBeUndefined();
    const refused = await refusalOf((context) => chartOf(context, "A1:A3").setPosition(elsewhere(context)));
    expect(refused).toMatch(/^InvalidArgument.*its own sheet/);
  });
});

describe("names", () => {
  test("of one sheet do not collide with those of another or of the workbook", async () => {
    it.excel.addSheet("other");
    const add = (context: Excel.RequestContext, of: Excel.NamedItemCollection) =>
      of.add("price", activeSheet(context).getRange("A1"));
    expect(await refusalOf((context) => add(context, context.workbook.names))).toBeUndefined();
    expect(await refusalOf((context) => add(context, activeSheet(context).names))).toBeUndefined();
    expect(await refusalOf((context) => add(context, sheets(context).getItem("other").names))).toBeUndefined();
    expect(await refusalOf((context) => add(context, context.workbook.names))).toMatch(/^ItemAlreadyExists/);
  });
});
