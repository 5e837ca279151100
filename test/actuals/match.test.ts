import * as fc from "../fast-check";
import { matchRuns, withoutCounter, type Planned } from "../../src/actuals/match";
import { suggestedMapping } from "../../src/actuals/mapping";
import { readRuns, type ActualRun } from "../../src/actuals/runs";
import { readTable } from "../../src/actuals/table";

const PLAN: readonly Planned[] = [
  { experiment: "Base", model: "Llama 3 8B" },
  { experiment: "Base", model: "Qwen3 8B" },
  { experiment: "Long", model: "Llama 3 8B" },
  { experiment: "Widths", model: "D = 1024" },
  { experiment: "Widths", model: "D = 2048" },
];
const run = (name: string, trained?: string): ActualRun => ({
  name,
  outcome: "finished",
  gpuHours: 1,
  tokens: 1,
  ...(trained === undefined ? {} : { trained }),
});
const suggestedOf = (planned: readonly Planned[], it: ActualRun) => matchRuns([it], planned).groups[0]!.suggested;

test.each([
  ["Qwen3-8B", 1],
  ["QWEN3_8b", 1],
  ["qwen3 8b lr=1e-3", 1],
  ["long · llama3-8b", 2],
  ["base/Llama 3 8B", 0],
  ["llama-3-8b", undefined],
  ["width-2048", 4],
  ["d1024", 3],
  ["d10240", undefined],
  ["GPT-5", undefined],
  ["", undefined],
])("a run whose export says %j trained the plan's model no. %s, or what the user says", (text, expected) => {
  expect(suggestedOf(PLAN, run("brisk-wave-1", text))).toBe(expected);
});

test("runs whose names differ by their counter are one group, the largest group first", () => {
  const { groups, groupOf } = matchRuns(
    [run("d1024-seed-1"), run("qwen3-8b-run-1"), run("d1024-seed-2"), run("17")],
    PLAN,
  );
  expect(groups).toEqual([
    { label: "d1024", runs: 2, suggested: 3 },
    { label: "qwen3-8b", runs: 1, suggested: 1 },
    { label: "17", runs: 1, suggested: undefined },
  ]);
  expect(groupOf).toEqual([0, 1, 0, 2]);
  expect(withoutCounter("llama-8b")).toBe("llama-8b");
});

test("where the plan has one model, names say nothing of it, and a column that says another is asked about", () => {
  expect(suggestedOf([PLAN[0]!], run("brisk-wave-1"))).toBe(0);
  expect(suggestedOf([PLAN[0]!], run("brisk-wave-1", "Qwen3 8B"))).toBeUndefined();
});

test("columns of a model and an experiment are taken by their headings, and blank ones leave the name", () => {
  const table = readTable("Name,State,Group,Runtime,config.model\na,finished,Long,1h,llama3-8b\nb,finished,,1h,\n");
  const { runs } = readRuns(table, suggestedMapping(table), { gpus: 8, tokensPerStep: 1 });
  expect(runs.map(({ trained }) => trained)).toEqual(["Long · llama3-8b", undefined]);
});

test("every run is in one group, and the groups count them all", () => {
  const name = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom("d1024-1", "d1024-2", "llama 3 8b", "constructor"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.option(name, { nil: undefined }))), (rows) => {
      const runs = rows.map(([it, trained]) => run(it, trained));
      const { groups, groupOf } = matchRuns(runs, PLAN);
      expect(groupOf).toHaveLength(runs.length);
      expect(groups.map(({ runs: count }) => count)).toEqual(
        groups.map((_, index) => groupOf.filter((it) => it === index).length),
      );
      expect(groups.reduce((sum, it) => sum + it.runs, 0)).toBe(runs.length);
    }),
  );
});
