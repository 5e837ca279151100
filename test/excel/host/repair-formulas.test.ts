import { openExcel, type OpenExcel } from "../open-excel";
import { activeSheet, run } from "../fake/run";

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
  it.excel.evaluate = () => 7;
});

const shown = async (address: string) =>
  (await run((context) => activeSheet(context).getRange(address).load("values"))).values.flat();
const formulas = async (address: string) =>
  (await run((context) => activeSheet(context).getRange(address).load("formulas"))).formulas.flat();

test("a formula of ours that shows #NAME? or #BUSY! is entered again, and shows its value", async () => {
  it.excel.edit("B2", "=TRAIN.RUN_COST(1)");
  it.excel.edit("B3", "=2*train.gpu_hours(1)");
  it.excel.getStuck("B2", "#NAME?");
  it.excel.getStuck("B3", "#BUSY!");
  expect(await shown("B2:B3")).toEqual(["#NAME?", "#BUSY!"]);
  expect(await it.host.repair!()).toBe(2);
  expect(await shown("B2:B3")).toEqual([7, 7]);
});

test("a name that Excel gave a function when it opened a file without the add-in becomes the function again", async () => {
  it.excel.edit("A1", '=_xldudf_TRAIN_RUN_COST(1)&"_xldudf_TRAIN_RUN_COST("');
  expect(await shown("A1")).toEqual(["#NAME?"]);
  expect(await it.host.repair!()).toBe(1);
  expect(await formulas("A1")).toEqual(['=TRAIN.RUN_COST(1)&"_xldudf_TRAIN_RUN_COST("']);
});

test("every sheet is repaired, whichever is shown", async () => {
  it.excel.edit("A1", "=TRAIN.RUN_COST(1)");
  it.excel.getStuck("A1", "#BUSY!");
  it.excel.show(it.excel.addSheet("other"));
  expect(await it.host.repair!()).toBe(1);
});

test("formulas of others, values and other errors stay as they are", async () => {
  it.excel.edit("A1", "=OTHER.RUN_COST(1)");
  it.excel.edit("A2", '=NOSUCH("TRAIN.RUN_COST(1)")');
  it.excel.edit("A3", "=TRAIN.RUN_COST(1)");
  it.excel.edit("A4", "'#NAME?");
  const requests = it.excel.requests.length;
  expect(await it.host.repair!()).toBe(0);
  expect(it.excel.requests.slice(requests).some(({ text }) => text.includes('"ActionType":4'))).toBe(false);
});

test("a sheet that is read in several requests is repaired in all of them", async () => {
  const rows = [1, 30_000, 60_000];
  for (const row of rows) {
    it.excel.edit(`B${row}`, "=TRAIN.RUN_COST(1)");
    it.excel.getStuck(`B${row}`, "#BUSY!");
  }
  const cells = it.excel.active.cells.size;
  expect(await it.host.repair!()).toBe(3);
  for (const row of rows) expect(await shown(`B${row}`)).toEqual([7]);
  expect(it.excel.active.cells.size).toBe(cells);
});

test("a repair that Excel does not let through says so", async () => {
  it.excel.edit("A1", "=TRAIN.RUN_COST(1)");
  it.excel.getStuck("A1", "#BUSY!");
  it.excel.active.isProtected = true;
  await expect(it.host.repair!()).rejects.toThrow(/^Not all formulas were repaired\. Excel does not let the add-in/);
});
