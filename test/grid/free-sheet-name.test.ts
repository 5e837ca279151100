import { freeSheetName } from "../../src/grid/free-sheet-name";

test("a name that no sheet has is taken as it is, otherwise the first free number is added", () => {
  expect(freeSheetName("Costs", ["Sheet1"])).toBe("Costs");
  expect(freeSheetName("Costs", ["COSTS", "Costs (2)", "Costs (4)"])).toBe("Costs (3)");
});

test("a long name gives way to its number, as Excel takes 31 characters", () => {
  const wanted = "Cost breakdown of a long paper!";
  const name = freeSheetName(wanted, [wanted]);
  expect(name).toBe("Cost breakdown of a long pa (2)");
  expect(name).toHaveLength(31);
});

test("a character of two halves is not cut between them", () => {
  const wanted = `${"a".repeat(26)}🚀 costs`;
  expect(freeSheetName(wanted, [wanted.slice(0, 31)])).toBe(`${"a".repeat(26)} (2)`);
});
