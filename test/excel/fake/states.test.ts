import { CellError } from "../../../src/grid/cell";
import { HostBusy } from "../../../src/grid/host";
import { openExcel, type OpenExcel } from "../open-excel";
import { areaOf, node } from "./nodes";
import { activeSheet, refusalOf, run } from "./run";

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

const cell = (context: Excel.RequestContext) => activeSheet(context).getRange("A1");
const shown = (address = "A1") => run((context) => activeSheet(context).getRange(address).load("values,valueTypes"));

test("while the user types in a cell every request is refused, reading too", async () => {
  it.excel.isEditing = true;
  expect(await refusalOf((context) => (cell(context).values = [[1]]))).toMatch(/^InvalidOperationInCellEditMode/);
  expect(await refusalOf((context) => cell(context).load("values"))).toMatch(/^InvalidOperationInCellEditMode/);
  expect(it.excel.active.cells.size).toBe(0);
});

test.each<[string, "isEditing" | "isBehind", string]>([
  ["a cell is being edited", "isEditing", "A cell is being edited."],
  ["another workbook is in front", "isBehind", "Another workbook is active."],
])("while %s the host is busy, which is no failure, and answers again afterwards", async (_, state, said) => {
  it.excel.edit("A1", 7);
  it.excel.active.names.set("total_usd", node("NamedItem", { sheet: it.excel.active, areas: [areaOf("A1")] }));
  it.excel[state] = true;
  for (const ask of [() => it.host.read(["total_usd"]), () => it.host.selection()]) {
    const error: unknown = await ask().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HostBusy);
    expect((error as HostBusy).message).toContain(said);
  }
  it.excel[state] = false;
  expect((await it.host.read(["total_usd"]))!.cells["total_usd"]).toEqual([[7]]);
});

describe("while another workbook is in front", () => {
  beforeEach(() => {
    it.excel.addName("anywhere", "=1");
    it.excel.isBehind = true;
  });

  test("a sheet's names and the active cell cannot be had", async () => {
    const names = (context: Excel.RequestContext) => activeSheet(context).names.getItemOrNullObject("a").load("name");
    expect(await refusalOf(names)).toMatch(/^InvalidSelection/);
    expect(await refusalOf((context) => context.workbook.getActiveCell().load("address"))).toMatch(/^InvalidSelection/);
  });

  test("the workbook's names and the cells of its sheets can", async () => {
    const { items } = await run((context) => context.workbook.names.load("items/name,items/type"));
    expect(items.map(({ name, type }) => [name, type])).toEqual([["anywhere", null]]);
    expect(await refusalOf((context) => cell(context).load("values"))).toBeUndefined();
  });
});

describe("a cell shows", () => {
  test("#BUSY! until the add-in's functions have answered, and what Excel calculates itself at once", async () => {
    it.excel.evaluate = () => 7;
    it.excel.isCalculating = true;
    await run((context) => (activeSheet(context).getRange("A1:B1").formulas = [["=2*TRAIN.RUN_COST(1)", "=1+1"]]));
    expect(await shown("A1:B1")).toMatchObject({ values: [["#BUSY!", 7]], valueTypes: [["Error", "Double"]] });
    it.excel.finishCalculating();
    expect((await shown()).values).toEqual([[7]]);
  });

  test("#NAME? for a function that nobody has, and its value once a name stands for it", async () => {
    it.excel.evaluate = () => 7;
    await run((context) => (cell(context).formulas = [["=RUN_COST(1)"]]));
    expect((await shown()).values).toEqual([["#NAME?"]]);
    it.excel.addName("Run_Cost", "=LAMBDA(x,x)");
    expect((await shown()).values).toEqual([[7]]);
  });

  test("an error as a text of its own type", async () => {
    it.excel.evaluate = () => new CellError("#DIV/0!");
    await run((context) => (cell(context).formulas = [["=1/0"]]));
    expect(await shown()).toMatchObject({ values: [["#DIV/0!"]], valueTypes: [["Error"]] });
  });
});

describe("a result of several cells", () => {
  const type = () => run((context) => (cell(context).formulas = [["=TRAIN.FLOPS_PER_TOKEN(D1:D2)"]]));
  beforeEach(() => {
    it.excel.evaluate = () => [[1], [2]];
  });

  test("spills into the cells below", async () => {
    await type();
    expect((await shown("A1:A3")).values).toEqual([[1], [2], [""]]);
  });

  test("does not spill over what is there", async () => {
    it.excel.edit("A2", "mine");
    await type();
    expect((await shown("A1:A2")).values).toEqual([["#SPILL!"], ["mine"]]);
  });

  test("shows its first cell and no more in Excel 2019", async () => {
    it = openExcel({ profile: "retail2019" });
    it.excel.evaluate = () => [[1], [2]];
    await type();
    expect((await shown("A1:A2")).values).toEqual([[1], [""]]);
  });
});
