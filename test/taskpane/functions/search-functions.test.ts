import { defineFunction } from "../../../src/grid/define-function";
import { positive } from "../../../src/grid/parameter";
import { searchFunctions } from "../../../src/taskpane/functions/search-functions";

const declare = (name: Uppercase<string>, summary: string, parameter: string) =>
  defineFunction({
    name,
    summary,
    unit: "",
    equation: "",
    source: "test",
    parameters: { [parameter]: positive(`The ${parameter} of it.`) },
    examples: [],
    compute: () => 0,
  });
const functions = [
  declare("GPU_HOURS", "Hours that a run cost takes.", "flops"),
  declare("RUN_COST", "Price of the hours.", "usd"),
  declare("RUN_DAYS", "Days on a cluster.", "gpus"),
];
const names = (query: string) => searchFunctions(functions, query).map((fn) => fn.name);

test("an empty query lists all, in the order of the catalogue", () => {
  expect(names(" ")).toEqual(["GPU_HOURS", "RUN_COST", "RUN_DAYS"]);
});

test("names, summaries and parameters are searched, upper and lower case alike", () => {
  expect(names("cluster")).toEqual(["RUN_DAYS"]);
  expect(names("USD")).toEqual(["RUN_COST"]);
});

test("a name that matches comes before a text that does", () => {
  expect(names("run cost")).toEqual(["RUN_COST", "GPU_HOURS"]);
  expect(names("=RUN_COST(")).toEqual(["RUN_COST", "GPU_HOURS"]);
});

test("every word must occur", () => {
  expect(names("run banana")).toEqual([]);
});
