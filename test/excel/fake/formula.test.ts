import { breakdownSheet } from "../../../src/breakdown/breakdown";
import { nativeFunctions } from "../../../src/calculation/native-functions";
import { lambdaNames } from "../../../src/excel/functions/lambda-names";
import { paper } from "../../../src/studies";
import { addInFunctions, excelFunction } from "./excel-functions";
import { readCriterion, readFormula, type Surroundings } from "./formula";
import { PROFILES, type Profile } from "./profiles";

const inExcel = (profile: Profile = PROFILES.web): Surroundings => ({
  profile,
  addIn: addInFunctions("TRAIN"),
  hasSheet: (name) => ["sheet1", "my, sheet"].includes(name.toLowerCase()),
});
const nested = (depth: number) => `=${"ABS(".repeat(depth)}1${")".repeat(depth)}`;

test.each([
  "=SUM(A1:A9)",
  "=IF(A1,,2)",
  "=-2^2%",
  "=1E-9+.5+5.",
  '={1,2;-3,"a"}',
  '="a""b"&TRUE',
  "=SUM((A1:A3>1)*1)",
  "=A:A 1:1",
  "=SUM((A1,B2))",
  "=A1#",
  "=@A1:A3",
  "=sheet1!A1",
  "='My, sheet'!$A$1:$B$2",
  "=A1:INDEX(B1:B9,3)",
  "=INDEX(TRAIN.PAPER_BREAKDOWN(2),1,1)",
  "=train.run_cost(1)",
  "=LET(x,1,y,x+1,x*y)",
  "=LAMBDA(a,[b],[c],IF(ISOMITTED(b),a,b))",
  "=LAMBDA(x,x+1)(1)",
  "=NOSUCH.FN(1,,)",
  "=größe*2",
  nested(64),
  `=SUM(${Array.from({ length: 255 }, () => "1").join(",")})`,
])("Excel takes %s", (formula) => {
  expect(() => readFormula(formula, inExcel())).not.toThrow();
});

test.each([
  "=",
  "=SUM(",
  "=SUM(1",
  "=)",
  "=((",
  "=1+",
  "=&1",
  "=1 2",
  "=1..2",
  "=A1:",
  '="a',
  "='a'b",
  "=IF(1;2)",
  "={}",
  "={1,A1}",
  "={1,2;3}",
  "=5(1)",
  "=1E309",
  "=Nowhere!A1",
  "=[Book2]Sheet1!A1",
  "=Table1[width]",
  "=[x]",
  "=LAMBDA()",
  "=LAMBDA(x,",
  "=LAMBDA(x+1,2)",
  "=LAMBDA(A1,A1)",
  "=LAMBDA(x,x,x)",
  "=LAMBDA([x],y,x+y)",
  "=LAMBDA([x y],1)",
  "=LET(x,1)",
  "=LET(1,1,1)",
  "=LET(x,1,x,2,x)",
  "=ROUND(1)",
  "=ABS(1,2)",
  "=IF(1)",
  "=MEDIAN.NOT(",
  "=PI(1)",
  "=VLOOKUP(1,A1:B2,2,0,1)",
  "=TRAIN.RUN_COST()",
  "=TRAIN.RUN_COST(1,2,3,4)",
  nested(65),
  `=SUM(${Array.from({ length: 256 }, () => "1").join(",")})`,
  `="${"x".repeat(256)}"`,
  `=1${"+1".repeat(4096)}`,
])("Excel refuses %s", (formula) => {
  expect(() => readFormula(formula, inExcel())).toThrow(/incorrect format/);
});

test("a text in a formula is as long as what it says, not as what is typed", () => {
  expect(() => readFormula(`="${'""'.repeat(255)}"`, inExcel())).not.toThrow();
  expect(() => readFormula(`="${'""'.repeat(256)}"`, inExcel())).toThrow(/256 characters/);
});

test("a condition may hold neither arrays nor unions nor intersections", () => {
  expect(() => readCriterion("=AND($H59=0,A1>1)", inExcel())).not.toThrow();
  for (const formula of ["=SUM({1,2})", "=SUM((A1,B1))", "=A1:B2 B1:C3"])
    expect(() => readCriterion(formula, inExcel())).toThrow(/array, a union or an intersection/);
});

test("an Excel without LAMBDA takes neither its optional arguments nor a call of one, and a plain one for a name", () => {
  for (const formula of ["=LAMBDA([x],1)", "=LAMBDA(x,x)(1)"])
    expect(() => readFormula(formula, inExcel(PROFILES.retail2021))).toThrow();
  expect(excelFunction("LAMBDA", PROFILES.retail2021)).toBeUndefined();
  expect(excelFunction("LET", PROFILES.retail2021)).toBeDefined();
  expect(excelFunction("LET", PROFILES.retail2019)).toBeUndefined();
});

test("which functions a formula calls is known, its own variables apart", () => {
  const { functions } = readFormula(
    "=LET(twice,LAMBDA(x,2*x),twice(SUM(A1))+NOSUCH.FN(1)+TRAIN.RUN_COST(1))",
    inExcel(),
  );
  expect([...functions].sort()).toEqual(["LAMBDA", "LET", "NOSUCH.FN", "SUM", "TRAIN.RUN_COST"]);
});

test("every function that a sheet of ours may call is known, with how many arguments it takes", () => {
  const known = (name: string) => addInFunctions("TRAIN").has(name) || excelFunction(name, PROFILES.web) !== undefined;
  const sheets = (["excel", "addin"] as const).map((style) =>
    breakdownSheet(paper, { style, charts: true, spell: (name) => `TRAIN.${name}` }),
  );
  const contents = sheets.flatMap(({ rows }) => rows.flat().map((cell) => cell?.content));
  const formulas = [...contents, ...lambdaNames.map(({ formula }) => formula)].filter((it) =>
    String(it).startsWith("="),
  );
  const called = formulas.flatMap((it) => [...readFormula(String(it), inExcel()).functions]);
  expect(called.filter((name) => !known(name))).toEqual([]);
  // What the file's own calculation knows, Excel must know.
  expect(Object.keys(nativeFunctions).filter((name) => !excelFunction(name, PROFILES.retail2019))).toEqual([]);
});
