import { checkStudyFile } from "../../../src/study/file";
import { cellsOf, draftKey, draftsWithout, pasted } from "../../../src/taskpane/plan/experiment-rows";
import { planOf } from "../../../src/taskpane/plan/plan";
import { PLAN_EXAMPLES } from "../../../src/taskpane/plan/plan";
import { priceOf } from "../../../src/taskpane/plan/plan-cost";

const top = { row: 0, column: "name" } as const;

test("cells come between tabs and lines; those in quotes have line breaks and quotes of their own", () => {
  expect(cellsOf('a\tb\r\nc\t"d\ne ""f"""\n')).toEqual([
    ["a", "b"],
    ["c", 'd\ne "f"'],
  ]);
  expect(cellsOf("a\t\t")).toEqual([["a", "", ""]]);
  expect(cellsOf("\n\na")).toEqual([[""], [""], ["a"]]);
  expect(cellsOf('"a')).toEqual([['"a']]);
});

test("rows with headings in any order become experiments", () => {
  const { file, drafts, rows, leftOut } = pasted(
    planOf(),
    [
      "Tokens\tModel\tName\tRuns",
      "15T\tLlama 3 8B\tBase\t1",
      "300B\t512, 1024\tNarrow\t15",
      "optimal\t2,048\tChinchilla\t3",
      "",
    ].join("\r\n"),
    top,
  );
  expect([drafts, leftOut, rows]).toEqual([{}, [], 3]);
  expect(checkStudyFile(file).experiments).toEqual([
    { name: "Base", sweeps: [{ models: ["Llama 3 8B"], settings: 3, points: 1, tokens: 15e12 }] },
    { name: "Narrow", sweeps: [{ models: [512, 1024], points: 15, tokens: 300e9 }] },
    { name: "Chinchilla", sweeps: [{ models: [2048], points: 3, tokens: "optimal" }] },
  ]);
  expect(priceOf(file)!.runs).toBe(3 + 30 + 3);
});

test("rows without headings fill from the cell that was pasted into", () => {
  const { file, drafts } = pasted(planOf(), "1024\t1B\n2048\t2B", { row: 1, column: "models" });
  expect(drafts).toEqual({});
  expect(file.experiments.slice(1).map(({ sweeps }) => sweeps)).toEqual([
    [{ models: [1024], tokens: 1e9 }],
    [{ models: [2048], tokens: 2e9 }],
  ]);
});

test("invalid cells are kept by row and column, and what has no column is named: nothing is dropped", () => {
  const { drafts, leftOut, file } = pasted(
    planOf(),
    ["name\tmodel\ttokens\truns\tnotes", "A\tLlama 3 8C\t15T\t1\tslow", "B\t1024\tmany\t1.5\t", "C\t\t1B\t1\t"].join(
      "\n",
    ),
    top,
  );
  expect(drafts).toEqual({
    "0:models": "Llama 3 8C",
    "1:tokens": "many",
    "1:points": "1.5",
    "2:models": "",
  });
  expect(leftOut).toEqual(["Line 2, column 5 (notes): “slow” has no column in the table."]);
  expect(file.experiments.map(({ name }) => name)).toEqual(["A", "B", "C"]);
  expect(pasted(planOf(), "x\t1024\t1B\t1\t1\textra", top).leftOut).toEqual([
    "Line 1, column 6: “extra” has no column in the table.",
  ]);
  const many = pasted(planOf(), Array.from({ length: 203 }, (_, at) => `E${at}\t1024`).join("\n"), top);
  expect(many.file.experiments).toHaveLength(200);
  expect(many.leftOut).toHaveLength(3);
});

test("an experiment of several sweeps is not written over by a row", () => {
  const paper = PLAN_EXAMPLES.find(({ id }) => id === "scaling-exponents")!.file();
  const at = paper.experiments.findIndex(({ sweeps }) => sweeps.length > 1);
  const { file, drafts } = pasted(paper, "Mine\t1024", { row: at, column: "name" });
  expect(drafts).toEqual({ [`${at}:models`]: "1024" });
  expect(file.experiments[at]!.sweeps).toEqual(paper.experiments[at]!.sweeps);
});

test("what is invalid goes with its row, and moves up with the rows below one that is gone", () => {
  const drafts = {
    [draftKey(0, "name")]: "first",
    [draftKey(1, "models")]: "gone",
    [draftKey(1, "points")]: "gone too",
    [draftKey(2, "models")]: "third",
    [draftKey(10, "settings")]: "eleventh",
  };
  expect(draftsWithout(drafts, 1)).toEqual({
    [draftKey(0, "name")]: "first",
    [draftKey(1, "models")]: "third",
    [draftKey(9, "settings")]: "eleventh",
  });
});
