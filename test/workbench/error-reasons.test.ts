import { catalogue } from "../../src/functions";
import { nameReason, referencesOf, spilledReason } from "../../src/workbench/error-reasons";

const surroundings = {
  functions: [...catalogue.map(({ name }) => name), "SUM", "IF", "ROUND", "VLOOKUP"],
  sheetsWith: (name: string) =>
    name === "usd_per_gpu_hour" ? ["Cost breakdown", "Cost breakdown (2)"] : name === "total_usd" ? ["Plan"] : [],
};

test.each([
  ["=FLOPS(1024)", "There is no function FLOPS. Did you mean FLOPS_PER_TOKEN?"],
  ["=ROUND(RUN_COSTS(1e21),0)", "There is no function RUN_COSTS. Did you mean RUN_COST?"],
  ["=VLOKUP(A1,B1:C3,2)", "There is no function VLOKUP. Did you mean VLOOKUP?"],
  ["=XYZZY(1)", "There is no function XYZZY."],
  ["=TOKENS_FOR_BUDGET(20B)", '20B is no number of a formula: write 2e10, or "20B" in quotes.'],
  ["=MODEL_PARAMS(llama 3)", 'llama is no name on this sheet. A text needs quotes: "llama".'],
  ["=RUN_COST(1024;8)", "Arguments are separated by commas."],
  ["=total_usd*2", "Now Plan has a cell named total_usd. Enter the formula again."],
  ["=usd_per_gpu_hour*2", "2 sheets have a cell named usd_per_gpu_hour. Say which: 'Cost breakdown'!usd_per_gpu_hour."],
])("%s says why it shows #NAME?", (formula, reason) => {
  expect(nameReason(formula, surroundings)).toBe(reason);
});

test.each(['=SUM(A1:B2,1e6,40%,1.5E+24)&"FLOPS(1)"', "=IF(TRUE,'Cost breakdown (2)'!$C$9)", '=SUM({1,"x";2,3})'])(
  "of %s all is known",
  (formula) => {
    expect(nameReason(formula, surroundings)).toBeUndefined();
  },
);

test("references are found with their sheets, and not in texts or names of functions", () => {
  expect(referencesOf(`=SUM($A$1:b2)+LOG10(3)&"C4"&'It''s, 1'!D5+Sheet1!E6`)).toEqual([
    { cell: "A1" },
    { cell: "B2" },
    { sheet: "It's, 1", cell: "D5" },
    { sheet: "Sheet1", cell: "E6" },
  ]);
});

test("a reference to all that spills from a cell says which range to write", () => {
  const rangeOf = (sheet: string | undefined, cell: string) =>
    cell === "G2" && (sheet === undefined || sheet === "It's") ? "G2:G4" : undefined;
  expect(spilledReason('=SUM(G2#)&"H2#"', rangeOf)).toBe(
    "The # of G2#, for all that spills from G2, is not known here. Write the range: G2:G4.",
  );
  expect(spilledReason("=SUM('It''s'!$G$2#)", rangeOf)).toMatch(/Write the range: 'It''s'!G2:G4\.$/);
  expect(spilledReason("=SUM(A1#)", rangeOf)).toMatch(/A1 spills nothing: write the range of the cells\.$/);
  expect(spilledReason('=SUM(G2)&"G2#"', rangeOf)).toBeUndefined();
});
