import { getEventListeners } from "node:events";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Sheet } from "../../../src/grid/sheet";
import { openExcel } from "../open-excel";
import { until } from "../until";

setFlagsFromString("--expose_gc");
const collectGarbage = runInNewContext("gc") as () => void;

const TIMES = 50;

/** A sheet of its own for each insert, with everything that a breakdown has. */
const template = (): Sheet => ({
  name: "Costs",
  rows: [[{ content: "Price", style: "title" }], [{ content: 3, style: "input" }, { content: "=A2*2" }]],
  columnWidths: [20, 10],
  rowHeights: { 0: 27 },
  frozen: { rows: 1, columns: 1 },
  names: [{ name: "price", area: { row: 1, column: 0, rows: 1, columns: 1 }, comment: "The price" }],
  validations: [
    {
      area: { row: 1, column: 0, rows: 1, columns: 1 },
      rule: { kind: "decimal", minimum: 0, maximum: 10 },
      message: "A price.",
    },
  ],
  conditionalFormats: [{ kind: "dataBar", area: { row: 1, column: 1, rows: 1, columns: 1 } }],
  charts: [],
});

const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};
const timers = () => process.getActiveResourcesInfo().filter((it) => it === "Timeout").length;

test("fifty inserts, each deleted by its tab, leave no sheet, no name, no listener, no timer and no memory of them", async () => {
  const { excel, host } = openExcel();
  const before = excel.snapshot();
  const waiting = timers();
  const made: WeakRef<Sheet>[] = [];
  for (let round = 0; round < TIMES; round++) {
    const { signal } = new AbortController();
    let sheet: Sheet | undefined = template();
    made.push(new WeakRef(sheet));
    await host.insert(sheet, { signal });
    sheet = undefined;
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
    expect(excel.sheets).toHaveLength(2);
    excel.deleteSheet(excel.sheets[1]!);
  }
  expect(excel.snapshot()).toEqual(before);
  expect(excel.names.size).toBe(0);
  // The last insert tells the pane of itself a moment later.
  await until(() => timers() <= waiting);
  await turns(20);
  collectGarbage();
  await turns(20);
  collectGarbage();
  // The last one may still be in a register.
  expect(made.filter((it) => it.deref() !== undefined).length).toBeLessThanOrEqual(1);
});

test("fifty panes that come and go ask Excel for its events once", async () => {
  const { excel, host } = openExcel();
  const heard: WeakRef<() => void>[] = [];
  for (let round = 0; round < TIMES; round++) {
    const listener = () => undefined;
    heard.push(new WeakRef(listener));
    const stop = host.onChange(listener);
    await turns(2);
    stop();
  }
  expect(excel.requests.filter(({ text }) => text.includes("_RegisterDataChangedEvent"))).toHaveLength(1);
  await turns(20);
  collectGarbage();
  expect(heard.filter((it) => it.deref() !== undefined).length).toBeLessThanOrEqual(1);
});
