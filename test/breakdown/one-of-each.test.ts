import { remarksOn } from "../../src/actuals/remarks";
import { readTable } from "../../src/actuals/table";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { evaluateSheet } from "../../src/calculation/evaluate-sheet";
import { counted } from "../../src/grid/counted";
import { studyOf } from "../../src/study/read-file";
import { planOf } from "../../src/taskpane/plan/plan";

const one = studyOf({
  ...planOf(),
  experiments: [{ name: "One run", sweeps: [{ models: [1024], settings: 1, points: 1 }] }],
});

test("one is counted in the singular, a thousand with its comma", () => {
  expect([counted(1, "run"), counted(1200, "run"), counted(1, "row is", "rows are")]).toEqual([
    "1 run",
    "1,200 runs",
    "1 row is",
  ]);
});

/** "1 runs", and not "11 runs", "0.1 units", nor "Table E1 shows". */
const ONE_OF_MANY = /(?<![\w.,])1 (?:runs|settings|configurations|models|experiments|GPUs|nodes|columns|rows|layers)\b/;

test("a sheet of one run has no “1 runs” nor “1 settings”", () => {
  const texts = evaluateSheet(breakdownSheet(one, { style: "excel" }))
    .flat()
    .filter((it) => typeof it === "string");
  expect(texts).toContain("1 setting");
  expect(texts.filter((it) => ONE_OF_MANY.test(it))).toEqual([]);
});

test("of one thing in an export of runs the words are of one", () => {
  expect(readTable("name,state\na\n").problems[0]!.reason).toBe("it has 1 column, the first line 2");
  const running = { runs: 1, gpuHours: 1, usd: 1 };
  const none = { runs: 0, gpuHours: 0, usd: 0 };
  const gaps = [{ line: 2, reason: "it has no tokens" }];
  const outcomes = { finished: none, failed: none, running };
  const remarks = remarksOn({ withoutGpus: 1, withoutPart: 1, gaps }, { outcomes, others: [] }, 1);
  expect(remarks).toHaveLength(4);
  expect(remarks.filter((it) => ONE_OF_MANY.test(it))).toEqual([]);
});
