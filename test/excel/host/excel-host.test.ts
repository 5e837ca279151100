import { paper } from "../../../src/studies";
import { CellError } from "../../../src/grid/cell";
import { numberFormatOf } from "../../../src/grid/unit-format";
import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { cellKey, type FakeSheet } from "../fake-excel";
import { openExcel, type OpenExcel } from "../open-excel";

const sheet = breakdownSheet(paper, { style: "excel" });
const place = (name: string) => sheet.names.find((it) => it.name === name)!.area;

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

const contentAt = (row: number, column: number) => it.excel.active.cells.get(cellKey(row, column))?.content;

describe("reading", () => {
  beforeEach(() => it.host.insert(sheet));

  test("gives the values of names in one request, whatever their number, and leaves out those that are missing", async () => {
    const before = it.excel.requests.length;
    const { row } = place("experiment_usd");
    it.excel.evaluate = (_, at) => at - row + 1;
    const names = ["usd_per_gpu_hour", "experiment_names", "experiment_usd", "no_such_name"];
    const { sheetId, cells } = (await it.host.read(names))!;
    expect(sheetId).toBe(it.excel.active.id);
    expect(Object.keys(cells)).toEqual(["usd_per_gpu_hour", "experiment_names", "experiment_usd"]);
    expect(cells.usd_per_gpu_hour).toEqual([[3]]);
    expect(cells.experiment_names!.flat()).toEqual(paper.experiments.map(({ name }) => name));
    expect(cells.experiment_usd!.flat()).toEqual(paper.experiments.map((_, index) => index + 1));
    expect(it.excel.requests.length).toBe(before + 1);
  });

  test("gives null on a sheet that has none of the names", async () => {
    it.excel.active = it.excel.sheets[0]!;
    expect(await it.host.read(["total_usd"])).toBeNull();
  });

  test("tells errors from texts, and says when Excel is still calculating", async () => {
    it.excel.evaluate = () => new CellError("#DIV/0!");
    const total = async () => (await it.host.read(["total_usd"]))!.cells.total_usd;
    expect(await total()).toEqual([[new CellError("#DIV/0!")]]);
    expect((await it.host.read(["total_usd"]))!.isCalculating).toBe(false);
    // The first of the functions of add-ins, the second of Excel's own that ask a server.
    for (const busy of ["#BUSY!", "#GETTING_DATA"]) {
      it.excel.evaluate = () => new CellError(busy as never);
      expect(await total()).toEqual([[new CellError("#N/A", "Excel is still calculating")]]);
      expect((await it.host.read(["total_usd"]))!.isCalculating).toBe(true);
    }
    it.excel.evaluate = () => new CellError("#SPILL!" as never);
    expect(await total()).toEqual([[new CellError("#VALUE!", "the cell shows #SPILL!")]]);
  });
});

describe("contents", () => {
  beforeEach(() => it.host.insert(sheet));

  test("are the formulas and values of cells and the areas of the sheet's names, in one request", async () => {
    const before = it.excel.requests.length;
    const [total, price] = [place("total_usd"), place("usd_per_gpu_hour")];
    it.excel.evaluate = () => 42;
    const { sheetId, names, areas } = await it.host.contents([total, price]);
    expect(sheetId).toBe(it.excel.active.id);
    expect(areas).toEqual([[[{ formula: contentAt(total.row, total.column), value: 42 }]], [[{ value: 3 }]]]);
    expect(names).toEqual(Object.fromEntries(sheet.names.map(({ name, area }) => [name, area])));
    expect(it.excel.requests.length).toBe(before + 1);
  });

  test("are refused where another sheet was selected since the one that is meant", async () => {
    const { id } = it.excel.active;
    it.excel.active = it.excel.sheets[0]!;
    await expect(it.host.contents([], id)).rejects.toMatchObject({ message: "Another sheet was selected meanwhile." });
  });
});

test("cells of other sheets are read by their sheet's name, whichever is in view, in one request", async () => {
  await it.host.insert(sheet);
  const { name } = it.excel.active;
  it.excel.active = it.excel.sheets[0]!;
  const before = it.excel.requests.length;
  const price = { sheet: name, area: place("usd_per_gpu_hour") };
  const widths = { sheet: name, area: place("model_widths") };
  const [one, many] = await it.host.valuesOf!([price, widths]);
  expect(one).toEqual([[3]]);
  expect(many!.flat()).toHaveLength(widths.area.rows * widths.area.columns);
  expect(it.excel.requests.length).toBe(before + 1);
});

describe("writing", () => {
  const held = (name: string) => {
    const { row, column } = place(name);
    return it.excel.sheets.slice(1).map(({ cells }) => cells.get(cellKey(row, column))!.content);
  };

  test("sets the named cells of the sheet it is given, in one request, whichever sheet is active", async () => {
    await it.host.insert(sheet);
    await it.host.insert(sheet);
    const [first, second] = it.excel.sheets.slice(1) as [FakeSheet, FakeSheet];
    const before = it.excel.requests.length;
    await it.host.write(second.id, { usd_per_gpu_hour: 2, train_steps: 7 });
    await it.host.write(first.id, { usd_per_gpu_hour: 5 });
    expect(held("usd_per_gpu_hour")).toEqual([5, 2]);
    expect(held("train_steps")).toEqual([50_000, 7]);
    expect(it.excel.requests.length).toBe(before + 2);
    expect(it.excel.active).toBe(second);
  });

  test("says so where the sheet has no such cell or is gone, and then sets none of the others", async () => {
    await it.host.insert(sheet);
    const { id } = it.excel.active;
    await expect(it.host.write(id, { usd_per_gpu_hour: 2, no_such_name: 1 })).rejects.toMatchObject({
      message: "The sheet was deleted, or it no longer has a cell named usd_per_gpu_hour or no_such_name.",
      advice: expect.stringContaining("breakdown sheet"),
    });
    expect(held("usd_per_gpu_hour")).toEqual([3]);
    await it.host.insert(sheet);
    it.excel.deleteSheet(it.excel.sheets[1]!);
    await expect(it.host.write(id, { usd_per_gpu_hour: 2 })).rejects.toThrow(/was deleted/);
    expect(held("usd_per_gpu_hour")).toEqual([3]);
  });

  test("explains a protected sheet", async () => {
    await it.host.insert(sheet);
    it.excel.active.isProtected = true;
    await expect(it.host.write(it.excel.active.id, { usd_per_gpu_hour: 2 })).rejects.toMatchObject({
      message: expect.stringMatching(/^The cell was not changed\. /),
      advice: expect.stringContaining("Unprotect"),
    });
  });
});

describe("typing a formula", () => {
  test("is refused where Excel would not take it, and says so", async () => {
    await expect(it.host.type("=TRAIN.RUN_COST(1")).rejects.toThrow(/The formula was not inserted.*InvalidArgument/);
    expect(it.excel.active.cells.size).toBe(0);
  });

  test("puts it into the active cell and says where that is", async () => {
    it.excel.activeCell = { row: 3, column: 1, rows: 1, columns: 1 };
    expect(await it.host.type("=TRAIN.PAPER_BREAKDOWN()")).toEqual({ address: "B4" });
    expect(contentAt(3, 1)).toBe("=TRAIN.PAPER_BREAKDOWN()");
  });

  test("replaces nothing that the cell holds unless that was asked for", async () => {
    await it.host.type("=TRAIN.RUN_COST(1)");
    await expect(it.host.type("=TRAIN.RUN_COST(2)")).rejects.toMatchObject({
      name: "FilledCell",
      message: "A1 is not empty.",
    });
    expect(contentAt(0, 0)).toBe("=TRAIN.RUN_COST(1)");
    await it.host.type("=TRAIN.RUN_COST(2)", { replace: true });
    expect(contentAt(0, 0)).toBe("=TRAIN.RUN_COST(2)");
  });

  test("gives the cell the number format of its result and room for it, unless the user has set one", async () => {
    it.excel.activeCell = { row: 3, column: 1, rows: 1, columns: 1 };
    await it.host.type("=TRAIN.RUN_COST(5.4E24)", { numberFormat: numberFormatOf("US$") });
    expect(it.excel.active.cells.get(cellKey(3, 1))).toEqual({
      content: "=TRAIN.RUN_COST(5.4E24)",
      format: '"$"#,##0.00',
    });
    expect(it.excel.active.log).toContainEqual({ at: "B4", on: "Range.Format", name: "ColumnWidth", value: 80 });
    it.excel.activeCell = { row: 4, column: 1, rows: 1, columns: 1 };
    it.excel.active.cells.set(cellKey(4, 1), { format: "0" });
    await it.host.type("=TRAIN.RUN_COST(1E21)", { numberFormat: numberFormatOf("US$") });
    expect(it.excel.active.cells.get(cellKey(4, 1))).toEqual({ content: "=TRAIN.RUN_COST(1E21)", format: "0" });
  });

  test("that Excel refuses leaves the cell's format as it was", async () => {
    await expect(it.host.type("=TRAIN.RUN_COST(", { numberFormat: numberFormatOf("US$") })).rejects.toThrow(
      /was not inserted/,
    );
    expect(it.excel.active.cells.size).toBe(0);
  });
});

test("the selection is named with its sheet, and an error of ours with its message", async () => {
  expect(await it.host.selection()).toEqual({ address: "Sheet1!A1" });
  await it.host.type("=TRAIN.RUN_COST(-1)");
  it.excel.evaluate = () => new CellError("#VALUE!");
  it.messages.record("Sheet1!A1", "RUN_COST", new CellError("#VALUE!", "flops must be a number, zero or greater"));
  expect(await it.host.selection()).toEqual({ address: "Sheet1!A1", error: "flops must be a number, zero or greater" });
});

test("a function is spelled with the namespace of the build, or bare where there is none", () => {
  expect(it.host.spell("RUN_COST")).toBe("TRAIN.RUN_COST");
  expect(openExcel({ namespace: "" }).host.spell("RUN_COST")).toBe("RUN_COST");
});

test("says so while another workbook is in front", async () => {
  await it.host.insert(sheet);
  it.excel.isBehind = true;
  for (const request of [() => it.host.read(["total_usd"]), () => it.host.selection(), () => it.host.type("=1+1")]) {
    await expect(request()).rejects.toMatchObject({
      message: expect.stringContaining("Another workbook is active."),
      advice: "Go back to this workbook and try again.",
    });
  }
});

test("says so while a cell is being edited, and on a sheet that has no cells", async () => {
  it.excel.isEditing = true;
  await expect(it.host.selection()).rejects.toThrow(/A cell is being edited/);
  it.excel.isEditing = false;
  it.excel.show(it.excel.addSheet("Chart1", "chart"));
  await expect(it.host.read(["total_usd"])).rejects.toThrow(/This kind of sheet has no cells/);
});

describe("workbook names for the functions", () => {
  test("are added in one request after one that looks", async () => {
    expect(await it.host.addWorkbookNames!()).toEqual({
      added: lambdaNames.map(({ name }) => name),
      kept: [],
      refused: [],
    });
    expect([...it.excel.names.values()].map(({ props }) => props.Formula)).toEqual(
      lambdaNames.map(({ formula }) => formula),
    );
    expect(it.excel.requests).toHaveLength(2);
  });

  test("leave a name that is there as it is", async () => {
    it.excel.addName("Run_Cost", "=42");
    const { added, kept } = await it.host.addWorkbookNames!();
    expect(kept).toEqual(["RUN_COST"]);
    expect(added).toHaveLength(lambdaNames.length - 1);
    expect(it.excel.names.get("run_cost")!.props.Formula).toBe("=42");
  });

  test("that Excel refuses are told by name with the reason, and the others are added", async () => {
    it.excel.refusesName = ({ name }) => (name === "RUN_FLOPS" ? "InternalError" : undefined);
    const { added, refused } = await it.host.addWorkbookNames!();
    expect(refused).toEqual([{ name: "RUN_FLOPS", reason: expect.stringContaining("InternalError") }]);
    expect(added).toEqual(lambdaNames.map(({ name }) => name).filter((name) => name !== "RUN_FLOPS"));
    expect([...it.excel.names.values()].map(({ props }) => props.Name).sort()).toEqual([...added].sort());
  });

  test("that Excel refuses are explained", async () => {
    it.excel.refusesName = ({ formula }) => (formula.endsWith("(1)") ? undefined : "AccessDenied");
    await expect(it.host.addWorkbookNames!()).rejects.toMatchObject({
      message: expect.stringMatching(/^The names were not added\. /),
      advice: expect.stringContaining("Unprotect"),
    });
    expect(it.excel.names.size).toBe(0);
  });
});

describe("a file of ours", () => {
  const file = new Uint8Array(20_000).fill(7);
  file.set([0x50, 0x4b]);

  test.each(["web", "desktop"] as const)(
    "is opened as a new workbook in Excel on the %s, byte by byte",
    async (profile) => {
      const { excel, host } = openExcel({ profile });
      const before = excel.snapshot();
      await host.openAsNew!(file);
      expect(excel.opened).toEqual([Buffer.from(file)]);
      expect(excel.snapshot()).toEqual(before);
    },
  );

  test("that Excel does not open is said", async () => {
    const { host } = openExcel();
    await expect(host.openAsNew!(new Uint8Array([1, 2]))).rejects.toThrow(/^The workbook was not opened\. Excel says/);
  });

  test("is not offered as a download in Excel for Mac, where nothing comes of one", () => {
    expect([openExcel({ profile: "mac" }).host.downloads, openExcel().host.downloads]).toEqual([false, true]);
  });
});
