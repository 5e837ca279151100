import { checkExcel, type Area } from "../../../src/excel/check/check-excel";
import { ErrorMessages } from "../../../src/excel/functions/error-messages";
import { CellError } from "../../../src/grid/cell";
import { isMatrix } from "../../../src/grid/define-function";
import { resultNames } from "../../../src/breakdown/result-names";
import { calculate, type Altered } from "../fake/calculate";
import type { FakeSheet, ProfileName } from "../fake-excel";
import { loadOffice } from "../load-office";
import { openExcel, type OpenExcel } from "../open-excel";

const spell = (name: string): string => `TRAIN.${name}`;
const office = loadOffice();

interface Settings extends Altered {
  profile?: ProfileName;
}

/** An Excel that calculates, in which something may have gone wrong. */
function calculating({ profile = "web", ...altered }: Settings = {}): OpenExcel {
  const opened = openExcel({ profile });
  calculate(opened.excel, office, opened.messages, spell, altered);
  return opened;
}

/** Nothing in the stand-in comes later than it is asked for. */
const check = ({ messages }: OpenExcel, areas?: readonly Area[]) =>
  checkExcel({ spell, messages, patienceMs: 0, ...(areas && { areas }) });

test.each<[ProfileName, blank: string, lambda: string]>([
  ["web", "nothing", "is there"],
  ["desktop", "0, which is refused", "is there"],
  ["mac", "0, which is refused", "is there"],
  ["current", "nothing", "is there"],
  ["retail2021", "0, which is refused", "not in this Excel: refused: InvalidArgument"],
  ["volume2021", "0, which is refused", "not in this Excel: refused: InvalidArgument"],
])("everything is right in %s, and the workbook is as it was", async (profile, blank, lambda) => {
  const it = calculating({ profile });
  it.excel.edit("B2", "=1+1");
  const before = it.excel.snapshot();
  const report = await check(it);
  expect(report.wrong).toEqual([]);
  expect(report.right).toBeGreaterThan(80);
  expect(report.text).toContain(`A blank cell reaches a function as\tnothing, or 0 that is refused\t${blank}\n`);
  expect(report.text).toContain(`LAMBDA, for “Add names”\t\t${lambda}\n`);
  expect(it.excel.active.name).toBe(report.sheetName);
  expect([...it.excel.active.cells.values()].map(({ content }) => content)).toContain(`${report.right} right, 0 wrong`);
  await report.remove();
  expect(it.excel.snapshot()).toEqual(before);
});

test("an Excel that does not spill shows so", async () => {
  const { wrong } = await check(calculating({ profile: "retail2019" }), ["Spilling"]);
  expect(wrong).toEqual([
    expect.stringMatching(/^Spilling: =SEQUENCE\(2\) spills/),
    "Spilling: A function over an array spills: 12, blank",
    expect.stringMatching(/^Spilling: A spill into a filled cell shows/),
  ]);
});

/** Has the breakdown lose something as soon as it is inserted. */
const losing =
  (lose: (sheet: FakeSheet) => void) =>
  ({ excel }: OpenExcel): void => {
    excel.onRequest = () =>
      excel.sheets.filter((it) => it.names.has(resultNames.totalUsd)).forEach((sheet) => lose(sheet));
  };

const without = (name: string) =>
  losing(({ log }) => void log.splice(0, log.length, ...log.filter((it) => it.name !== name)));

interface Fault {
  settings?: Settings;
  plant?: (it: OpenExcel) => void;
  area: Area;
  found: RegExp;
}

const ofFunction = (wanted: string, answer: NonNullable<Altered["answer"]>): Settings => ({
  answer: (name, right, args) => (name === wanted ? answer(name, right, args) : right),
});

const FAULTS: Readonly<Record<string, Fault>> = {
  "a blank price is free of charge": {
    settings: ofFunction("RUN_COST", (_, right, args) => (args[1] === null ? [[0]] : right)),
    area: "Arguments",
    found: /A blank cell reaches a function as: 0$/m,
  },
  "a blank counts as one run": {
    settings: ofFunction("SWEEP_FLOPS", (_, right, args) =>
      isMatrix(args[1]) && args[1].flat().includes(null) ? [[(right[0]![0] as number) * 1.01]] : right,
    ),
    area: "Breakdown, add-in functions",
    found: /Total US\$ with [A-Z]+\d+, a count of runs, cleared/,
  },
  "an error in a range spoils the cells beside it": {
    settings: ofFunction("RUN_TOKENS", (_, right) =>
      right.flat().some((it) => it instanceof CellError)
        ? right.map((row) => row.map(() => new CellError("#VALUE!")))
        : right,
    ),
    area: "Arguments",
    found: /A range with an error: the cell beside it: #VALUE!/,
  },
  "a function is not registered": {
    plant: ({ excel }) => (excel.addIn as Map<string, unknown>).delete("TRAIN.MODEL_PARAMS"),
    area: "Examples",
    found: /=TRAIN\.MODEL_PARAMS\(1024\): #NAME\?/,
  },
  "a function answers with another number": {
    settings: ofFunction("GPU_HOURS", (_, right) => right.map((row) => row.map((it) => (it as number) * 1.001))),
    area: "Examples",
    found: /=TRAIN\.GPU_HOURS\(1260000000000000000\): 1\.001/,
  },
  "functions never answer": {
    plant: ({ excel }) => (excel.isCalculating = true),
    area: "Times",
    found: /The last of them: #BUSY!/,
  },
  "a message of an error is lost": {
    plant: (it) => (it.messages = new ErrorMessages()),
    area: "Errors",
    found: /The message that the pane shows for it: none/,
  },
  "a formula of the sheet is calculated in another way": {
    settings: {
      cell: (sheet, row, column, value) =>
        typeof value === "number" && /SUMPRODUCT/.test(String(sheet.cells.get(`${row},${column}`)!.content))
          ? value * 2
          : value,
    },
    area: "Breakdown, Excel formulas",
    found: /Every cell of the sheet: \d+ other/,
  },
  "a name is lost": {
    plant: losing(({ names }) => void names.delete(resultNames.experimentNames)),
    area: "Breakdown, Excel formulas",
    found: /Names that refer to their cells: not experiment_names/,
  },
  "a cell may be typed into unchecked": {
    plant: without("Rule"),
    area: "Breakdown, Excel formulas",
    found: /Cells that are checked as they are typed into: not /,
  },
  "conditional formats are lost": {
    plant: without("Add"),
    area: "Breakdown, Excel formulas",
    found: /Conditional formats: not /,
  },
  "a chart is lost": {
    plant: losing(({ charts }) => void charts.splice(2)),
    area: "Breakdown, Excel formulas",
    found: /Charts: 2/,
  },
  "frozen rows and columns scroll": {
    plant: without("FreezeAt"),
    area: "Breakdown, Excel formulas",
    found: /Frozen panes: none/,
  },
  "number formats are lost": {
    plant: losing(({ cells }) => cells.forEach((it) => void delete it.format)),
    area: "Breakdown, Excel formulas",
    found: /Number formats: not /,
  },
  "one LAMBDA is refused": {
    plant: ({ excel }) => (excel.refusesName = ({ name }) => (/RUN_FLOPS/.test(name) ? "InvalidArgument" : undefined)),
    area: "Workbook names",
    found: /The name RUN_FLOPS: refused: InvalidArgument/,
  },
  "a requirement set is missing": {
    plant: () => {
      const { requirements } = Office.context;
      const isThere = requirements.isSetSupported.bind(requirements);
      requirements.isSetSupported = (set: string, version?: string | number) =>
        set !== "SharedRuntime" && isThere(set, version as string);
    },
    area: "This Excel",
    found: /SharedRuntime 1\.1, which the add-in needs: is missing/,
  },
};

test.each(Object.entries(FAULTS))("it is found that %s", async (_, { settings, plant, area, found }) => {
  const it = calculating(settings);
  plant?.(it);
  const before = it.excel.snapshot();
  const report = await check(it, [area]);
  expect(report.wrong.join("\n")).toMatch(found);
  it.excel.onRequest = () => undefined;
  await report.remove();
  expect(it.excel.snapshot()).toEqual(before);
});
