import { cellAt } from "../../../src/grid/address";
import { openExcel, type OpenExcel } from "../open-excel";
import { activeSheet, run } from "./run";

let it: OpenExcel;
let told: string[];
beforeEach(() => {
  it = openExcel();
  told = [];
});

/** Notes what the handlers of the workbook's events are told. */
const listen = () =>
  run(({ workbook: { worksheets } }) => {
    worksheets.onChanged.add(
      async ({ address, changeType, source }) => void told.push(`${changeType} ${address} ${source}`),
    );
    worksheets.onCalculated.add(async () => void told.push("calculated"));
    worksheets.onActivated.add(async ({ worksheetId }) => void told.push(`activated ${worksheetId}`));
    worksheets.onDeleted.add(async ({ worksheetId }) => void told.push(`deleted ${worksheetId}`));
    worksheets.onSelectionChanged.add(async ({ address }) => void told.push(`selected ${address}`));
  });

/** Once everything that is under way has been told. */
const later = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

test("a handler is told what the user does, in order", async () => {
  await listen();
  const other = it.excel.addSheet("other");
  it.excel.edit("B2", 5);
  it.excel.select(cellAt(2, 1));
  it.excel.show(other);
  it.excel.deleteSheet(it.excel.sheets[0]!);
  expect(told).toEqual([]);
  await later();
  expect(told).toEqual(["RangeEdited B2 Local", "calculated", "selected B3", `activated ${other.id}`, "deleted {1}"]);
});

test("a handler is told of the add-in's own writes, after the request", async () => {
  await listen();
  await run((context) => (activeSheet(context).getRange("A1:A2").values = [[1], [2]]));
  await later();
  expect(told).toEqual(["RangeEdited A1:A2 Local", "calculated"]);
});

test("nobody is told who has not asked", async () => {
  it.excel.edit("B2", 5);
  await listen();
  await later();
  expect(told).toEqual([]);
});

test("a handler of one sheet is told of that sheet only", async () => {
  const other = it.excel.addSheet("other");
  await run((context) =>
    activeSheet(context)
      .load("id")
      .onChanged.add(async ({ address }) => void told.push(address)),
  );
  it.excel.edit("A1", 1);
  it.excel.edit("A2", 1, other);
  await later();
  expect(told).toEqual(["A1"]);
});

test("a handler that was taken away is told no more", async () => {
  const context = new Excel.RequestContext();
  const handler = context.workbook.worksheets.onChanged.add(async ({ address }) => void told.push(address));
  await context.sync();
  handler.remove();
  await handler.context.sync();
  it.excel.edit("A1", 1);
  await later();
  expect(told).toEqual([]);
});
