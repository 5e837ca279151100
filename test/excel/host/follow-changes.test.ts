import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { cellAt } from "../../../src/grid/address";
import { paper } from "../../../src/studies";
import { openExcel, type OpenExcel } from "../open-excel";
import { until } from "../until";

const sheet = breakdownSheet(paper, { style: "excel", charts: true });

let it: OpenExcel;
let told: number;
let stop: () => void;

/** Longer than any change takes to settle. */
const A_WHILE = 1000;
/** Lets the workbook's messages come to the page, which are no timers of it. */
const messagesArrive = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));

beforeEach(async () => {
  it = openExcel();
  told = 0;
  stop = it.host.onChange(() => void told++);
  await until(() => it.excel.requests.length === 1);
  await messagesArrive();
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
});
afterEach(() => jest.useRealTimers());

/** Tells what has settled by now. */
async function settle(): Promise<void> {
  await messagesArrive();
  jest.advanceTimersByTime(A_WHILE);
}

test("the pane is told of a change once, whatever it set off", async () => {
  it.excel.edit("A1", 1);
  it.excel.edit("A2", 2);
  it.excel.select(cellAt(3, 3));
  await settle();
  expect(told).toBe(1);
});

test.each<[string, () => void]>([
  ["a cell is edited", () => it.excel.edit("A1", 1)],
  ["another cell is selected", () => it.excel.select(cellAt(3, 3))],
  ["another sheet is shown", () => it.excel.show(it.excel.addSheet("other"))],
  ["the functions have answered", () => it.excel.finishCalculating()],
  ["a sheet is deleted", () => it.excel.deleteSheet(it.excel.addSheet("other"))],
])("the pane is told when %s", async (_, happen) => {
  happen();
  await settle();
  expect(told).toBe(1);
});

test("a pane that no longer listens is not told", async () => {
  stop();
  it.excel.edit("A1", 1);
  await settle();
  expect(told).toBe(0);
});

test("the pane's own reads set nothing off, and its write is told of once", async () => {
  it.excel.addName("price", "=1");
  await it.host.read(["price"]);
  await it.host.selection();
  await settle();
  expect(told).toBe(0);
  await it.host.type("=1+1");
  await settle();
  expect(told).toBe(1);
});

test("nothing is told while a sheet is inserted, and once when it is there", async () => {
  it.excel.failures = [{ request: 3, kind: "hang after writing" }];
  const inserted = it.host.insert(sheet);
  await until(() => it.excel.sheets.length === 2);
  await settle();
  expect(told).toBe(0);
  it.excel.answerLate();
  await inserted;
  await settle();
  expect(told).toBe(1);
});

test("the pane is told at least once a second while changes come every 70 ms for a minute", async () => {
  const seconds = 60;
  for (let ms = 0; ms < seconds * 1000; ms += 70) {
    it.excel.edit("A1", ms);
    await messagesArrive();
    jest.advanceTimersByTime(70);
  }
  expect(told).toBeGreaterThanOrEqual(seconds);
  // Not once for each of them: a change is still told of with those that follow it.
  expect(told).toBeLessThan(2 * seconds);
});

test("a pane out of view is told of nothing, and once of what it missed when it comes into view", async () => {
  jest.useRealTimers();
  let isShown = true;
  let changed: (isShown: boolean) => void = () => undefined;
  it = openExcel({ visibility: { isShown: () => isShown, onChange: (listener) => void (changed = listener) } });
  stop = it.host.onChange(() => void told++);
  await until(() => it.excel.requests.length === 1);
  await messagesArrive();
  jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "queueMicrotask"] });
  isShown = false;
  changed(false);
  for (const value of [1, 2]) {
    it.excel.edit("A1", value);
    await settle();
  }
  expect(told).toBe(0);
  isShown = true;
  changed(true);
  await settle();
  expect(told).toBe(1);
});
