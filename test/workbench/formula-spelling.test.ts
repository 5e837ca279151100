import { catalogue } from "../../src/functions";
import { fromFile, inFile } from "../../src/workbench/file/formula-spelling";

const isOurs = (name: string): boolean => catalogue.some((it) => it.name === name);

test.each([
  ["=RUN_COST(A1,3)", "_xldudf_TRAIN_RUN_COST(A1,3)"],
  ["=SUM(RUN_COST(A1),run_days(2))", "SUM(_xldudf_TRAIN_RUN_COST(A1),_xldudf_TRAIN_RUN_DAYS(2))"],
  ['=IF(A1="RUN_COST(1)","SORT(x)",\'MAP (1)\'!B2)', 'IF(A1="RUN_COST(1)","SORT(x)",\'MAP (1)\'!B2)'],
  ["=XLOOKUP(1,A1:A2,SORT(B1:B2))", "_xlfn.XLOOKUP(1,A1:A2,_xlfn._xlws.SORT(B1:B2))"],
  ["=SUM(A1:A2)*SEQUENCE(2)", "SUM(A1:A2)*_xlfn.SEQUENCE(2)"],
])("%s is %s in a file, and comes back", (formula, filed) => {
  expect(inFile(formula, isOurs, "TRAIN")).toBe(filed);
  expect(fromFile(filed, isOurs).toUpperCase()).toBe(formula.toUpperCase());
});

test("a namespace with dots has underscores in a file, as Excel writes it", () => {
  expect(inFile("=RUN_COST(A1)", isOurs, "TRAIN.ITS.OWNER")).toBe("_xldudf_TRAIN_ITS_OWNER_RUN_COST(A1)");
});

test.each([
  ["_xldudf_RUN_COST(1)", "=RUN_COST(1)"],
  ["_xldudf_MY_OWN_PAPER_FLOPS(1)", "=PAPER_FLOPS(1)"],
  ["TRAIN.FLOPS_PER_TOKEN(A1)", "=FLOPS_PER_TOKEN(A1)"],
  ["_xldudf_TRAIN_ITS_OWNER_RUN_COST(1)", "=RUN_COST(1)"],
  ["TRAIN.ITS.OWNER.RUN_COST(1)", "=RUN_COST(1)"],
  ["CEILING.MATH(1.5)", "=CEILING.MATH(1.5)"],
  ["_xldudf_OTHERS_FUNCTION(1)", "=_xldudf_OTHERS_FUNCTION(1)"],
])("whatever its namespace, %s is opened as %s", (filed, formula) => {
  expect(fromFile(filed, isOurs)).toBe(formula);
});
