import { HostBusy, type Host } from "../../../src/grid/host";
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

test("changes during the read that answers others are answered by a read of their own", async () => {
  const { host, reads, change } = slowHost();
  const seen: (number | undefined)[] = [];
  watchSheet(host, [], (state: SheetState) => seen.push(state.breakdown?.usd));
  for (let read = 0; read < 4; read++) {
    change();
    reads[read]!(read);
    await settle();
  }
  expect(reads).toHaveLength(5);
  expect(seen).toEqual([0, 1, 2, 3]);
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
  void write("copy 1", { steps: 5 });
  void write("copy 1", { price: 3 });
  void write("copy 2", { bad: 4 });
  await first;
  expect(written).toEqual([
    ["copy 1", { price: 1 }],
    ["copy 1", { price: 3, steps: 5 }],
    ["copy 2", { bad: 4 }],
  ]);
  expect(failures).toEqual([new Error("protected")]);
});

describe("with time that the test moves on", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** A host that answers its reads with these one after the other, and with the last of them for good. */
  function hostThat(...answers: (HostBusy | { usd: number; isCalculating?: boolean })[]) {
    let reads = 0;
    const host = {
      async read() {
        const answer = answers[Math.min(reads++, answers.length - 1)]!;
        if (answer instanceof HostBusy) throw answer;
        return { sheetId: "1", cells: { total_usd: [[answer.usd]] }, isCalculating: answer.isCalculating };
      },
      async selection() {
        const answer = answers[Math.min(reads - 1, answers.length - 1)]!;
        if (answer instanceof HostBusy) throw answer;
        return { address: "Sheet1!A1" };
      },
      onChange: () => () => undefined,
    } as unknown as Host;
    return { host, reads: () => reads };
  }
  const editing = new HostBusy("A cell is being edited.", "Press Enter.");

  test("what was read stays while a cell is edited or another workbook is in front, and is read again afterwards", async () => {
    const seen: SheetState[] = [];
    const { host } = hostThat({ usd: 1 }, editing, editing, { usd: 2 });
    const watch = watchSheet(host, [], (state) => seen.push(state));
    await jest.advanceTimersByTimeAsync(0);
    await watch.refresh();
    expect(seen.map(({ breakdown }) => breakdown?.usd)).toEqual([1]);
    await jest.advanceTimersByTimeAsync(5000);
    expect(seen.map(({ breakdown, failure }) => [breakdown?.usd, failure])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect(seen.at(-1)!.selection).toEqual({ address: "Sheet1!A1" });
    watch.stop();
  });

  test("where nothing was read yet the pane says what it waits for, and reads as soon as it can", async () => {
    const seen: SheetState[] = [];
    const watch = watchSheet(hostThat(editing, { usd: 2 }).host, [], (state) => seen.push(state));
    await jest.advanceTimersByTimeAsync(5000);
    expect(seen.map(({ breakdown, failure }) => [breakdown?.usd, failure])).toEqual([
      [undefined, editing],
      [2, undefined],
    ]);
    watch.stop();
  });

  test("functions that do not answer for half a minute are stuck, and are not asked without end", async () => {
    const seen: SheetState[] = [];
    const { host, reads } = hostThat({ usd: 1, isCalculating: true });
    const watch = watchSheet(host, [], (state) => seen.push(state));
    await jest.advanceTimersByTimeAsync(28_000);
    expect(seen.at(-1)!.isStuck).toBe(false);
    await jest.advanceTimersByTimeAsync(4000);
    expect(seen.at(-1)!.isStuck).toBe(true);
    const before = reads();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads()).toBe(before);
    watch.stop();
  });

  test("functions that answer in time are not stuck", async () => {
    const seen: SheetState[] = [];
    const slow = { usd: 1, isCalculating: true };
    const { host, reads } = hostThat(slow, slow, { usd: 2 });
    const watch = watchSheet(host, [], (state) => seen.push(state));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(seen.at(-1)).toMatchObject({ breakdown: { usd: 2 }, isStuck: false });
    expect(reads()).toBe(3);
    watch.stop();
  });

  test("a pane that is gone does not ask again", async () => {
    const { host, reads } = hostThat({ usd: 1, isCalculating: true });
    const watch = watchSheet(host, [], () => undefined);
    await jest.advanceTimersByTimeAsync(0);
    watch.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(reads()).toBe(1);
  });
});
