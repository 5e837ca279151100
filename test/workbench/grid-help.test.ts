import { ownHelpPage } from "../../src/workbench/grid-help";

test.each([
  ["=RUN_COST(A1,3)", "help/workbench/RUN_COST.html"],
  ['=IF(A1="MFU(1)",SUM(flops_per_token(1024)),0)', "help/workbench/FLOPS_PER_TOKEN.html"],
  ["=SUM(A1:A9)", undefined],
  ["", undefined],
])("the help of %s is %s", (formula, page) => {
  expect(ownHelpPage(formula)).toBe(page);
});
