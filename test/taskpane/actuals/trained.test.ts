import { matchRuns, type ActualRun } from "../../../src/actuals";
import { groupsTrained, trainedRuns } from "../../../src/taskpane/actuals/trained";

const run = (name: string): ActualRun => ({ name, outcome: "finished", gpuHours: 1, tokens: 1 });
const runs = [run("d1024-1"), run("teapot-1"), run("teapot-2"), run("kettle-1")];
const names = ["D = 1024", "D = 2048"];
const matching = matchRuns(
  runs,
  names.map((model) => ({ experiment: "", model })),
);
const placesOf = (...[choices, others]: [Map<string, string | undefined>, string | undefined]) =>
  trainedRuns(runs, matching, groupsTrained(matching, names, choices, others)).map(({ of }) => of);

test("what the user says goes before what a name suggests, and what was said of the others goes last", () => {
  expect(placesOf(new Map(), undefined)).toEqual([0, undefined, undefined, undefined]);
  expect(placesOf(new Map(), "D = 2048")).toEqual([0, 1, 1, 1]);
  expect(placesOf(new Map([["kettle", "D = 1024"]]), "D = 2048")).toEqual([0, 1, 1, 0]);
  expect(placesOf(new Map([["d1024", undefined]]), undefined)).toEqual([undefined, undefined, undefined, undefined]);
});

test("a model that the plan no longer has is none, and no other takes its place", () => {
  expect(placesOf(new Map([["kettle", "D = 512"]]), "D = 4096")).toEqual([0, undefined, undefined, undefined]);
});
