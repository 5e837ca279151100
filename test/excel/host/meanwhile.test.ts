import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { insertSheet } from "../../../src/excel/host/insert-sheet";
import type { HostError } from "../../../src/grid/host";
import { paper } from "../../../src/studies";
import { cellKey, type FakeSheet } from "../fake-excel";
import { addName } from "../fake/names";
import { range } from "../fake/nodes";
import { openExcel, type OpenExcel } from "../open-excel";

/** What the host does in a workbook that somebody else, or its user, works in meanwhile. */

const sheet = breakdownSheet(paper, { style: "excel", charts: true });
const SHORT = { checkMs: 50, writeMs: 50, contentCharacters: 1_500_000 };
const IN_PARTS = { ...SHORT, contentCharacters: 5000 };

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

const names = () => it.excel.sheets.map(({ name }) => name);
const duringRequest = (wanted: number, happen: () => void): void => {
  it.excel.onRequest = (count) => {
    if (count === wanted) happen();
  };
};
/** More turns than any work takes that is under way. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("a value goes to the sheet that was read once another one is shown", async () => {
  await it.host.insert(sheet);
  await it.host.insert(sheet);
  const [first, second] = it.excel.sheets.slice(1) as [FakeSheet, FakeSheet];
  const { row, column } = sheet.names.find(({ name }) => name === "usd_per_gpu_hour")!.area;
  it.excel.show(first);
  const { sheetId } = (await it.host.read(["usd_per_gpu_hour"]))!;
  it.excel.show(second);
  await it.host.write(sheetId, { usd_per_gpu_hour: 2 });
  expect([first, second].map(({ cells }) => cells.get(cellKey(row, column))!.content)).toEqual([2, 3]);
});

test("an insert that fails leaves a sheet that somebody else has made of the same template", async () => {
  duringRequest(2, () => {
    const theirs = it.excel.addSheet(sheet.name);
    addName(it.excel, theirs.names, sheet.names[0]!.name, range(theirs, [sheet.names[0]!.area]));
    it.excel.edit("A1", "their work", theirs);
  });
  it.excel.failures = [{ request: 2, kind: { code: "ServiceNotAvailable" } }];
  await expect(it.host.insert(sheet)).rejects.toThrow();
  expect(names()).toEqual(["Sheet1", sheet.name]);
});

test("an answer that comes late does not take away what the user has written into the sheet since", async () => {
  it.excel.failures = [
    { request: 2, kind: "hang after writing" },
    { request: 3, kind: { code: "ServiceNotAvailable" } },
  ];
  await expect(insertSheet(sheet, {}, SHORT)).rejects.toThrow(/may remain/);
  it.excel.edit("Z1", "a note of the user's", it.excel.sheets[1]);
  it.excel.answerLate();
  await settle();
  expect(names()).toEqual(["Sheet1", sheet.name]);
});

test("a sheet that Excel writes after it was given up is taken back; where it can't be, the user is told", async () => {
  const cases: readonly [happen: () => void, stays: boolean, said: RegExp | undefined][] = [
    [() => undefined, false, undefined],
    [
      () => it.excel.edit("Z1", "a note of the user's", it.excel.sheets[1]),
      true,
      /answered late.*was added: “.+”\. It stays, because it was changed/,
    ],
    [() => (it.excel.isProtected = true), true, /answered late.*may have been added: “.+”\. It could not be deleted/],
  ];
  for (const [happen, stays, said] of cases) {
    it = openExcel();
    // The undo that follows the failure finds no sheet; Excel writes it afterwards.
    it.excel.failures = [{ request: 2, kind: "hang" }];
    const late: string[] = [];
    const onLate = ({ message }: HostError) => void late.push(message);
    await expect(insertSheet(sheet, { onLate }, SHORT)).rejects.toThrow(/did not answer/);
    expect(names()).toEqual(["Sheet1"]);
    // The next request is the undo that follows the late answer.
    it.excel.onRequest = () => {
      it.excel.onRequest = () => undefined;
      happen();
    };
    it.excel.answerLate();
    await settle();
    expect(names()).toEqual(stays ? ["Sheet1", sheet.name] : ["Sheet1"]);
    expect(late).toEqual(said ? [expect.stringMatching(said)] : []);
  }
});

test("a sheet that the user renames while it is written is written to its end", async () => {
  duringRequest(3, () => (it.excel.sheets[1]!.name = "My costs"));
  expect(await insertSheet(sheet, {}, IN_PARTS)).toEqual({ name: "My costs" });
  const last = sheet.rows.findLastIndex((cells) => cells.some((cell) => cell?.content));
  const column = sheet.rows[last]!.findIndex((cell) => cell?.content);
  expect(it.excel.sheets[1]!.cells.get(cellKey(last, column))?.content).toBe(sheet.rows[last]![column]!.content);
});

test("nothing of a failed insert stays where the sheet shown before is gone", async () => {
  it.excel.addSheet("other");
  duringRequest(2, () => it.excel.deleteSheet(it.excel.sheets[0]!));
  it.excel.failures = [{ request: 2, kind: { code: "MemoryLimitReached", afterActions: 100 } }];
  await expect(it.host.insert(sheet)).rejects.toThrow();
  expect(names()).toEqual(["other"]);
});

test("a sheet that the user has begun to work in stays when its insert fails, and the error names it", async () => {
  const typed = { Z1: "a note below", A1: "a title of the user's own" };
  for (const [address, content] of Object.entries(typed)) {
    it = openExcel();
    duringRequest(3, () => {
      it.excel.edit(address, content, it.excel.sheets[1]);
      it.excel.sheets[1]!.name = "My costs";
    });
    it.excel.failures = [{ request: 3, kind: { code: "ServiceNotAvailable", afterActions: 1 } }];
    await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toMatchObject({
      message: expect.stringMatching(/service is not available.*“My costs” stays, because it was changed/),
    });
    expect(names()).toEqual(["Sheet1", "My costs"]);
  }
});

test("whenever the user types while an insert is taken back, what was typed stays and can be seen", async () => {
  let typedAt = 0;
  for (const limits of [SHORT, { ...SHORT, contentCharacters: 40_000 }]) {
    const [failing, afterActions] = limits === SHORT ? [2, 100] : [3, 1];
    const failure = { request: failing, kind: { code: "ServiceNotAvailable", afterActions } } as const;
    let requests = Infinity;
    for (let during = failing + 1; during <= requests; during++) {
      it = openExcel();
      it.excel.failures = [failure];
      let typedInto: FakeSheet | undefined;
      duringRequest(during, () => {
        const made = it.excel.sheets[1];
        if (made?.visibility !== "Visible") return;
        it.excel.show(made);
        it.excel.edit("Z1", "a note of the user's", made);
        typedInto = made;
      });
      await expect(insertSheet(sheet, {}, limits)).rejects.toThrow();
      requests = it.excel.requests.length;
      if (!typedInto) continue;
      typedAt++;
      expect(it.excel.sheets).toContain(typedInto);
      expect([typedInto.visibility, it.excel.active.name]).toEqual(["Visible", typedInto.name]);
    }
  }
  expect(typedAt).toBeGreaterThan(6);
});

test("whatever Excel refuses of taking a sheet back, the sheet can be seen if it is still there", async () => {
  let stayed = 0;
  let requests = Infinity;
  for (let refused = 3; refused < requests; refused++) {
    it = openExcel();
    it.excel.failures = [
      { request: 2, kind: { code: "MemoryLimitReached", afterActions: 100 } },
      { request: refused, kind: { code: "ServiceNotAvailable" } },
    ];
    await expect(insertSheet(sheet, {}, SHORT)).rejects.toThrow();
    expect(it.excel.sheets.map(({ visibility }) => visibility)).not.toContain("Hidden");
    if (it.excel.sheets.length > 1) stayed++;
    else requests = refused;
  }
  expect(stayed).toBeGreaterThan(4);
});

test("a part of a sheet that was renamed meanwhile is taken back all the same", async () => {
  const before = it.excel.snapshot();
  duringRequest(3, () => (it.excel.sheets[1]!.name = "My costs"));
  it.excel.failures = [{ request: 3, kind: { code: "MemoryLimitReached", afterActions: 1 } }];
  await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toThrow(/run out of memory/);
  expect(it.excel.snapshot()).toEqual(before);
});

test("a sheet that is protected while it is written is taken back, and the error says why", async () => {
  const before = it.excel.snapshot();
  duringRequest(3, () => (it.excel.sheets[1]!.isProtected = true));
  await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toMatchObject({
    message: expect.stringContaining("does not let the add-in change this"),
  });
  expect(it.excel.snapshot()).toEqual(before);
});

test("a sheet that is deleted while it is written is not looked for under its name", async () => {
  duringRequest(3, () => {
    it.excel.deleteSheet(it.excel.sheets[1]!);
    it.excel.addSheet(sheet.name);
  });
  await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toThrow(/deleted while it was being written/);
  expect(names()).toEqual(["Sheet1", sheet.name]);
  expect(it.excel.sheets[1]!.cells.size).toBe(0);
});

test("where the workbook's structure is protected meanwhile, the error says that a part may have stayed", async () => {
  duringRequest(3, () => (it.excel.isProtected = true));
  it.excel.failures = [{ request: 3, kind: { code: "ServiceNotAvailable" } }];
  await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toMatchObject({
    message: expect.stringContaining("Part of it may remain in the workbook."),
    advice: expect.stringContaining(`“${sheet.name}”`),
  });
});

test("whoever has gone to another sheet is left there when an insert is taken back", async () => {
  const other = it.excel.addSheet("other");
  duringRequest(3, () => it.excel.show(other));
  it.excel.failures = [{ request: 3, kind: { code: "ServiceNotAvailable" } }];
  await expect(insertSheet(sheet, {}, IN_PARTS)).rejects.toThrow();
  expect(it.excel.active).toBe(other);
  expect(names()).toEqual(["Sheet1", "other"]);
});

test("the mark by which an insert knows its sheet is of that sheet alone, hidden and different each time", async () => {
  await it.host.insert(sheet);
  await it.host.insert(sheet);
  const marks = it.excel.sheets.slice(1).map((made) => made.names.get("flopsheet_mark")!.props);
  expect(marks.map(({ Visible }) => Visible)).toEqual([false, false]);
  expect(marks[0]!.Formula).toMatch(/^="[0-9a-f-]{36}"$/);
  expect(marks[0]!.Formula).not.toBe(marks[1]!.Formula);
  expect(it.excel.names.size).toBe(0);
});

test("a cancelled insert that cannot be taken back says what may have stayed, and not that it was cancelled alone", async () => {
  const controller = new AbortController();
  duringRequest(2, () => controller.abort());
  it.excel.failures = [{ request: 3, kind: { code: "ServiceNotAvailable" } }];
  await expect(it.host.insert(sheet, { signal: controller.signal })).rejects.toMatchObject({
    name: "HostError",
    message: "The insert was cancelled. Part of it may remain in the workbook.",
  });
  expect(names()).toEqual(["Sheet1", sheet.name]);
});
