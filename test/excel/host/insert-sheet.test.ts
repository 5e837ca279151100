import { paper } from "../../../src/studies";
import { insertSheet } from "../../../src/excel/host/insert-sheet";
import { REQUIREMENTS } from "../../../src/excel/host/requirements";
import { HostError, type Progress } from "../../../src/grid/host";
import { breakdownSheet, type FormulaStyle } from "../../../src/breakdown/breakdown";
import { failureNotice } from "../../../src/taskpane/shell/notice-bar";
import type { Failure, FakeSheet } from "../fake-excel";
import { openExcel, type OpenExcel } from "../open-excel";
import { rebuildSheet } from "../rebuild-sheet";
import { until } from "../until";

const STYLES: readonly FormulaStyle[] = ["excel", "addin"];
const sheetIn = (style: FormulaStyle) =>
  breakdownSheet(paper, { style, charts: true, spell: (name) => `TRAIN.${name}` });
const sheet = sheetIn("excel");
/** A fifteenth of what Excel on the web takes in one request (5 MB): the sheet stays far from it. */
const LARGEST_BYTES = 345_000;
const SHORT = { checkMs: 50, writeMs: 50, contentCharacters: 1_500_000 };

let it: OpenExcel;
beforeEach(() => {
  it = openExcel();
});

const written = (): FakeSheet => it.excel.sheets.find(({ name }) => name.startsWith(sheet.name))!;

describe.each(STYLES)("the %s sheet in Excel", (style) => {
  const sheet = sheetIn(style);

  test("is written in one request after one that looks", async () => {
    expect(await it.host.insert(sheet)).toEqual({ name: sheet.name });
    expect(it.excel.requests).toHaveLength(2);
    expect(it.excel.requests[0]!.bytes).toBeLessThan(2000);
    expect(it.excel.requests[1]!.bytes).toBeLessThan(LARGEST_BYTES);
    expect(it.excel.active).toBe(written());
  });

  test("arrives cell by cell and name by name as the template has it", async () => {
    await it.host.insert(sheet);
    const rebuilt = rebuildSheet(written());
    sheet.rows.forEach((cells, row) =>
      cells.forEach((cell, column) => {
        const { content = null, format } = rebuilt.rows[row]?.[column] ?? {};
        const wanted = cell?.content === "" ? null : (cell?.content ?? null);
        expect([row, column, content, format]).toEqual([row, column, wanted, cell?.format]);
      }),
    );
    expect(rebuilt.names).toEqual(sheet.names);
  });

  test("defines its names before the formulas that use them", async () => {
    await it.host.insert(sheet);
    const { Actions, ObjectPaths } = it.excel.requests[1]!.body;
    const isName = ({ ObjectPathId }: { ObjectPathId: number }) => {
      const path = ObjectPaths[ObjectPathId]!;
      return path.Name === "Add" && ObjectPaths[path.ParentObjectPathId]?.Name === "Names";
    };
    const lastName = Actions.findLastIndex(isName);
    // Beside them is the mark by which the insert knows its sheet, and that it is hidden.
    expect(Actions.filter(isName)).toHaveLength(sheet.names.length + 2);
    expect(Actions.findIndex(({ Name }) => Name === "Formulas")).toBeGreaterThan(lastName);
  });
});

/** ExcelApi 1.20 is asked for before it is used. */
const MERGES_UNDO = 20;

test("nothing newer is called than what the manifest requires, and it is enough", async () => {
  it = openExcel({ excelApi: REQUIREMENTS.ExcelApi });
  await it.host.insert(sheet);
  const newest = [...it.asked]
    .map((version) => Number(version.split(".")[1]))
    .filter((version) => version !== MERGES_UNDO);
  expect(Math.max(...newest)).toBeLessThanOrEqual(Number(REQUIREMENTS.ExcelApi.split(".")[1]));
  it = openExcel({ excelApi: "1.8" });
  await expect(it.host.insert(sheet)).rejects.toThrow(HostError);
});

test("a second copy takes the next free name, whatever its letters' case", async () => {
  await it.host.insert(sheet);
  written().name = sheet.name.toUpperCase();
  expect(await it.host.insert(sheet)).toEqual({ name: `${sheet.name} (2)` });
  expect(it.excel.sheets).toHaveLength(3);
});

test("a sheet too large for one request goes in several, in order, and comes out the same", async () => {
  const steps: Progress[] = [];
  await insertSheet(sheet, { onProgress: (progress) => steps.push(progress) }, { ...SHORT, contentCharacters: 5000 });
  expect(it.excel.requests.length).toBeGreaterThan(4);
  expect(rebuildSheet(written()).rows.flat().filter(Boolean)).toHaveLength(
    sheet.rows.flat().filter((cell) => cell && (cell.content || cell.format)).length,
  );
  expect(steps.map(({ share }) => share)).toEqual([...steps.map(({ share }) => share)].sort((a, b) => a - b));
  const parts = it.excel.requests.length - 1;
  expect(steps.map(({ step }) => step)).toEqual([
    "Checking the workbook",
    ...Array.from({ length: parts }, (_, index) => `Writing part ${index + 1} of ${parts}`),
    "Done",
  ]);
  expect(steps.at(-1)!.share).toBe(1);
});

describe("an internal error at names that come with all the rest (OfficeDev/office-js#1345)", () => {
  const internal: Failure = { request: 2, kind: { code: "GeneralException", afterActions: 30 } };

  test("is met by a second try, whose names have a request of their own", async () => {
    it.excel.failures = [internal];
    expect(await it.host.insert(sheet)).toEqual({ name: sheet.name });
    expect(it.excel.sheets.map(({ name }) => name)).toEqual(["Sheet1", sheet.name]);
    expect(rebuildSheet(written()).names).toEqual(sheet.names);
    const [names, cells] = it.excel.requests
      .slice(-2)
      .map(({ body }) => body.Actions.filter(({ Name }) => Name === "Formulas").length);
    expect(names).toBe(0);
    expect(cells).toBeGreaterThan(0);
  });

  test("is one step of the undo history then too", async () => {
    it = openExcel({ profile: "current" });
    it.excel.failures = [internal];
    await it.host.insert(sheet);
    expect(it.excel.undo.steps).toBe(1);
  });

  test("is not tried again while a sheet of the first try may be there", async () => {
    it.excel.failures = [internal, { request: 3, kind: { code: "ServiceNotAvailable" } }];
    await expect(it.host.insert(sheet)).rejects.toThrow(/may remain/);
    expect(it.excel.sheets).toHaveLength(2);
  });
});

describe("what Ctrl+Z takes back of an insert", () => {
  const insertInParts = () => insertSheet(sheet, {}, { ...SHORT, writeMs: 5000, contentCharacters: 20_000 });

  test("is all of it in an Excel that merges, in however many requests it went", async () => {
    it = openExcel({ profile: "current" });
    await insertInParts();
    expect(it.excel.requests.length).toBeGreaterThan(4);
    expect(it.excel.undo.steps).toBe(1);
    await it.host.insert(sheet);
    expect(it.excel.undo.steps).toBe(2);
  });

  test("is one request of it in an older one", async () => {
    await insertInParts();
    expect(it.excel.undo.steps).toBeGreaterThan(1);
  });

  test("is less where Excel cannot undo something of it, but the sheet is there", async () => {
    it = openExcel({ profile: "current" });
    it.excel.undo.notUndone.add("ChartSeries.GapWidth");
    expect(await it.host.insert(sheet)).toEqual({ name: sheet.name });
    expect(it.excel.sheets).toHaveLength(2);
    expect(written().charts).toHaveLength(sheet.charts.length);
  });

  test("is nothing where it failed: the workbook is as it was, and later changes are steps of their own", async () => {
    it = openExcel({ profile: "current" });
    const before = it.excel.snapshot();
    it.excel.failures = [{ request: 3, kind: { code: "GeneralException", afterActions: 3 } }];
    await expect(insertInParts()).rejects.toThrow(/The sheet was not inserted/);
    expect(it.excel.snapshot()).toEqual(before);
    const { steps } = it.excel.undo;
    await it.host.type("=1+1");
    await it.host.type("=2+2", { replace: true });
    expect(it.excel.undo.steps).toBe(steps + 2);
  });
});

describe("whatever fails, the workbook is as it was and the pane says what happened and what to do", () => {
  const failures: readonly [title: string, failure: Failure | Failure[], said: RegExp][] = [
    [
      "the look is refused",
      { request: 1, kind: { code: "AccessDenied" } },
      /does not let the add-in change this.*unlock/s,
    ],
    [
      "Excel hangs at the look",
      { request: 1, kind: "hang" },
      /did not answer within 0\.05 seconds.*Wait until it answers/s,
    ],
    [
      "the write is refused at once, and again with the names first",
      [2, 6].map((request) => ({ request, kind: { code: "GeneralException" } })),
      /Excel says: There was an internal error.*GeneralException.*Try again/s,
    ],
    [
      "the write fails half-way",
      { request: 2, kind: { code: "MemoryLimitReached", afterActions: 100 } },
      /run out of memory.*Close other workbooks/s,
    ],
    [
      "the write fails at its last action",
      { request: 2, kind: { code: "InvalidArgument", afterActions: 400 } },
      /InvalidArgument/,
    ],
    [
      "a cell is being edited",
      { request: 2, kind: { code: "InvalidOperationInCellEditMode" } },
      /cell is being edited.*Press Enter or Esc/s,
    ],
    ["Excel hangs at the write before it writes", { request: 2, kind: "hang" }, /did not answer/],
    ["Excel hangs at the write after it wrote", { request: 2, kind: "hang after writing" }, /did not answer/],
  ];

  test.each(failures)("%s", async (_, failure, said) => {
    const before = it.excel.snapshot();
    it.excel.failures = [failure].flat();
    const error: unknown = await insertSheet(sheet, {}, SHORT).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(HostError);
    const { intent, title, advice } = failureNotice("", error);
    expect(intent).toBe("error");
    expect(title).toMatch(/^The sheet was not inserted\. /);
    expect(`${title} ${advice}`).toMatch(said);
    expect(it.excel.snapshot()).toEqual(before);
  });

  test.each([3, 4, 5])("request %d of a sheet in several parts fails", async (request) => {
    const before = it.excel.snapshot();
    it.excel.failures = [{ request, kind: { code: "ServiceNotAvailable", afterActions: 1 } }];
    await expect(insertSheet(sheet, {}, { ...SHORT, contentCharacters: 5000 })).rejects.toThrow(
      /service is not available/,
    );
    expect(it.excel.snapshot()).toEqual(before);
  });

  test("an answer that comes after the pane gave up is taken back too", async () => {
    const before = it.excel.snapshot();
    it.excel.failures = [{ request: 2, kind: "hang" }];
    await expect(insertSheet(sheet, {}, SHORT)).rejects.toThrow(/did not answer/);
    it.excel.answerLate();
    await until(() => it.excel.events.happened.some(({ name }) => name === "Deleted"));
    expect(it.excel.snapshot()).toEqual(before);
  });

  test("the payload is larger than Excel takes", async () => {
    const before = it.excel.snapshot();
    it.excel.largestRequest = 50_000;
    await expect(it.host.insert(sheet)).rejects.toThrow(/too large for one request to Excel/);
    expect(it.excel.snapshot()).toEqual(before);
  });

  test("the structure of the workbook is protected", async () => {
    it.excel.isProtected = true;
    const before = it.excel.snapshot();
    await expect(it.host.insert(sheet)).rejects.toMatchObject({
      message: expect.stringMatching(/structure of this workbook is protected/),
      advice: expect.stringMatching(/Protect Workbook/),
    });
    expect(it.excel.snapshot()).toEqual(before);
    expect(it.excel.requests).toHaveLength(1);
  });

  test("somebody takes the free name meanwhile: theirs stays and ours takes the next", async () => {
    it.excel.onRequest = (count) => {
      if (count === 2) it.excel.addSheet(sheet.name);
    };
    expect(await it.host.insert(sheet)).toEqual({ name: `${sheet.name} (2)` });
    expect(it.excel.sheets.find(({ name }) => name === sheet.name)!.cells.size).toBe(0);
  });

  test("somebody fills a sheet of the free name while ours fails: theirs is not taken for ours", async () => {
    it.excel.onRequest = (count) => {
      if (count !== 2) return;
      const theirs = it.excel.addSheet(sheet.name);
      theirs.cells.set("0,0", { content: "their work" });
    };
    it.excel.failures = [{ request: 2, kind: { code: "InvalidArgument" } }];
    await expect(it.host.insert(sheet)).rejects.toThrow(HostError);
    expect(it.excel.sheets.map(({ name }) => name)).toEqual(["Sheet1", sheet.name]);
    expect(written().cells.get("0,0")).toEqual({ content: "their work" });
  });

  test("a chart sheet, which Excel does not list, has the free name: the user is told", async () => {
    it.excel.addSheet(sheet.name, "chart");
    const before = it.excel.snapshot();
    await expect(it.host.insert(sheet)).rejects.toMatchObject({
      message: expect.stringContaining(`The name “${sheet.name}” was already in use each time.`),
      advice: expect.stringContaining("Rename the other sheet"),
    });
    expect(it.excel.snapshot()).toEqual(before);
    // It looks and writes three times.
    expect(it.excel.requests).toHaveLength(6);
  });

  test("undoing fails as well: the user is told which sheet to delete", async () => {
    it.excel.failures = [
      { request: 2, kind: { code: "GeneralException", afterActions: 50 } },
      { request: 3, kind: { code: "ServiceNotAvailable" } },
    ];
    await expect(it.host.insert(sheet)).rejects.toMatchObject({
      message: expect.stringMatching(/may remain/),
      advice: expect.stringContaining(`delete the sheet “${sheet.name}”`),
    });
  });

  test.each([1, 2])("the user cancels during request %d", async (request) => {
    const controller = new AbortController();
    const before = it.excel.snapshot();
    it.excel.onRequest = (count) => {
      if (count === request) controller.abort();
    };
    await expect(it.host.insert(sheet, { signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
    expect(it.excel.snapshot()).toEqual(before);
  });
});
