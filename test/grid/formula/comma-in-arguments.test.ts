import { commaInArguments } from "../../../src/grid/formula/comma-in-arguments";

test.each([
  ["=FLOPS_PER_TOKEN(1,024)", "“1,024” is read as two arguments, 1 and 24. If it is one number, write 1024."],
  ["=RUN_COST(5,4E+24)", "“5,4E+24” is read as two arguments, 5 and 4E+24. If it is one number, write 5.4E+24."],
  ["=RUN_COST(A1,0,05)", "“0,05” is read as two arguments, 0 and 5. If it is one number, write 0.05."],
])("%s is asked about", (formula, question) => {
  expect(commaInArguments(formula)).toBe(question);
});

test.each([
  "=FLOPS_PER_TOKEN(1024,24)",
  "=RUN_COST(1e21,2.5)",
  "=RUN_COST(A5,4E+24)",
  '=IF(A1="1,024",1,2)',
  "=SUM({1,024})",
  "='1,024'!A1",
  "=SUM(B1:B5,4e2)",
])("%s is not", (formula) => {
  expect(commaInArguments(formula)).toBeUndefined();
});
