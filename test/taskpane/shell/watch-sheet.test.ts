import type { Host } from "../../../src/grid/host";
import { queueWrites } from "../../../src/taskpane/shell/queue-writes";
import { watchSheet, type SheetState } from "../../../src/taskpane/shell/watch-sheet";

function slowHost() {
  const reads: ((usd: number) => void)[] = [];
  let change = () => {};
  const host = {
    read: () =>
      new Promise((resolve) => reads.push((usd) => resolve({ sheetId: "sheet-1", cells: { total_usd: [[usd]] } }))),
    selection: () => Promise.resolve({ address: "A1" }),
    onChange(listener: () => void) {
      change = listener;
      return () => {
        change = () => {};
      };
    },
  } as unknown as Host;
  return { host, reads, change: () => change() };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("changes during a read are answered by one more read", async () => {
  const { host, reads, change } = slowHost();
  const seen: (number | undefined)[] = [];
  watchSheet(host, [], (state: SheetState) => seen.push(state.breakdown?.usd));
  change();
  change();
  change();
  expect(reads).toHaveLength(1);
  reads[0]!(1);
  await settle();
  expect(reads).toHaveLength(2);
  reads[1]!(2);
  await settle();
  expect(reads).toHaveLength(2);
  expect(seen).toEqual([1, 2]);
});

test("refresh waits for a state that was read after it was asked for", async () => {
  const { host, reads } = slowHost();
  const seen: (number | undefined)[] = [];
  const watch = watchSheet(host, [], (state) => seen.push(state.breakdown?.usd));
  let refreshed = false;
  void watch.refresh().then(() => (refreshed = true));
  reads[0]!(1);
  await settle();
  expect(refreshed).toBe(false);
  reads[1]!(2);
  await settle();
  expect(refreshed).toBe(true);
  expect(seen).toEqual([1, 2]);
});

test("nothing is heard after stop", async () => {
  const { host, reads, change } = slowHost();
  const seen: SheetState[] = [];
  const watch = watchSheet(host, [], (state) => seen.push(state));
  watch.stop();
  reads[0]!(1);
  change();
  await settle();
  expect(seen).toEqual([]);
  expect(reads).toHaveLength(1);
});

test("a host that fails is reported, and read again at the next change", async () => {
  let fail = true;
  let change = () => {};
  const seen: SheetState[] = [];
  const host = {
    read: () =>
      fail ? Promise.reject(new Error("busy")) : Promise.resolve({ sheetId: "sheet-1", cells: { total_usd: [[7]] } }),
    selection: () => Promise.reject(new Error("no selection")),
    onChange: (listener: () => void) => ((change = listener), () => {}),
  } as unknown as Host;
  watchSheet(host, [], (state) => seen.push(state));
  await settle();
  fail = false;
  change();
  await settle();
  expect(seen[0]).toMatchObject({ breakdown: null, failure: new Error("busy") });
  expect(seen[1]).toMatchObject({ breakdown: { usd: 7 }, selection: undefined, failure: undefined });
});

test("of the values given while a write is under way the newest of each name is written, in one request", async () => {
  const written: [string, object][] = [];
  const failures: unknown[] = [];
  const write = queueWrites(
    {
      async write(sheetId, values) {
        await settle();
        written.push([sheetId, values]);
        if ("bad" in values) throw new Error("protected");
      },
    },
    (error) => failures.push(error),
  );
  const first = write("copy 1", { price: 1 });
  void write("copy 1", { price: 2 });
  void write("copy 1", { price: 3, steps: 5 });
  void write("copy 2", { bad: 4 });
  await first;
  expect(written).toEqual([
    ["copy 1", { price: 1 }],
    ["copy 1", { price: 3, steps: 5 }],
    ["copy 2", { bad: 4 }],
  ]);
  expect(failures).toEqual([new Error("protected")]);
});
