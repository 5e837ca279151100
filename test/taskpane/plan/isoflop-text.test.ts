import { MOST_BUDGETS, MOST_ISOFLOP_MODELS } from "../../../src/study/isoflop";
import { USUAL_SHARES } from "../../../src/study/ladder";
import {
  budgetsText,
  readBudgets,
  readIsoflopModels,
  readShares,
  sharesText,
} from "../../../src/taskpane/plan/isoflop-text";

test("budgets are a list, a range of two a decade, or a range with a step, smallest first", () => {
  expect(readBudgets("1e19, 1e18; 3e18")).toEqual({ value: [1e18, 3e18, 1e19] });
  expect(readBudgets("6e18 to 6e20")).toEqual({ value: [6e18, 1.9e19, 6e19, 1.9e20, 6e20] });
  expect(readBudgets("1e18 to 2.7e19 step 3")).toEqual({ value: [1e18, 3e18, 9e18, 2.7e19] });
  expect(readBudgets("100 EFLOP, 3×10^20")).toEqual({ value: [1e20, 3e20] });
  expect(readBudgets(budgetsText([6e18, 1.5e21]))).toEqual({ value: [6e18, 1.5e21] });
});

test("what is no budget is named", () => {
  for (const [text, problem] of [
    ["", /one budget or more/],
    ["much", /“much” is not a number of FLOPs/],
    ["1e18, -3", /“-3”/],
    ["3e18 to 1e18", /to a larger one/],
    ["1e18 to 1e20 step 1", /greater than 1/],
    ["1e18, 1e18", /listed twice/],
    [Array.from({ length: MOST_BUDGETS + 1 }, (_, it) => it + 1).join(", "), /At most 16 budgets/],
    ["1 to 1e30", /At most 16 budgets/],
  ] as const)
    expect(readBudgets(text)).toEqual({ problem: expect.stringMatching(problem) });
});

test("widths may be a range, whose steps are √2 in multiples of 64, or a step that is given", () => {
  expect(readIsoflopModels("512 to 2048", [])).toEqual({ value: [512, 704, 1024, 1472, 2048] });
  expect(readIsoflopModels("512 to 1024 step 256, Llama 3 8B", [])).toEqual({
    value: [512, 768, 1024, "Llama 3 8B"],
  });
  expect(readIsoflopModels("1,024; pythia 1b", [])).toEqual({ value: [1024, "Pythia 1B"] });
  // As many as fit, however large they are.
  expect(readIsoflopModels(`10001 to ${10_000 + MOST_ISOFLOP_MODELS} step 1`, [])).toEqual({
    value: Array.from({ length: MOST_ISOFLOP_MODELS }, (_, index) => 10_001 + index),
  });
  for (const [text, problem] of [
    ["", /widths or names/],
    ["2048 to 512", /to a larger one/],
    ["512 to 1024 step 0.5", /whole number/],
    ["512 to 100000 step 1", new RegExp(`At most ${MOST_ISOFLOP_MODELS} models`)],
    ["512, 512 to 1024", /listed twice/],
    ["Lama 3 8B", /nearest is “Llama 3 8B”/],
  ] as const)
    expect(readIsoflopModels(text, [])).toEqual({ problem: expect.stringMatching(problem) });
});

test("rungs are shares of the target, as fractions, numbers or percent", () => {
  expect(readShares("1/1000, 3%; 0.01")).toEqual({ value: [0.001, 0.01, 0.03] });
  expect(readShares(sharesText(USUAL_SHARES))).toEqual({ value: [...USUAL_SHARES] });
  for (const text of ["", "1", "2/1", "0", "1/0", "1/2/3", "some"]) expect(readShares(text)).toHaveProperty("problem");
});
