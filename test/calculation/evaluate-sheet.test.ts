import { evaluateSheet, type SheetFunctions } from "../../src/calculation/evaluate-sheet";
import { nativeFunctions } from "../../src/calculation/native-functions";
import { CellError, type Cell, type Matrix } from "../../src/grid/cell";
import type { Content, Sheet, SheetName } from "../../src/grid/sheet";
import { xlsxFile } from "../../src/xlsx/xlsx-file";
import { describeInLibreOffice, throughLibreOffice } from "../xlsx/libre-office";

const sheetOf = (rows: readonly (readonly Content[])[], names: readonly SheetName[] = []): Sheet => ({
  name: "Test",
  rows: rows.map((row) => row.map((content) => ({ content }))),
  columnWidths: [],
  rowHeights: {},
  frozen: { rows: 0, columns: 0 },
  names,
  validations: [],
  conditionalFormats: [],
  charts: [],
});

/** A1:C4, with a formula that the case adds below. */
const DATA: readonly (readonly Content[])[] = [
  [1, "apple", true],
  [2, "Pear", null],
  [4, "apple", false],
  [-3, "", 0.5],
];
const NAMES: readonly SheetName[] = [
  { name: "numbers", area: { row: 0, column: 0, rows: 4, columns: 1 }, comment: "" },
  { name: "first", area: { row: 0, column: 0, rows: 1, columns: 1 }, comment: "" },
];
const result = (formula: string, functions?: SheetFunctions): Cell =>
  evaluateSheet(sheetOf([...DATA, [`=${formula}`]], NAMES), functions)[4]![0]!;

/** What Excel's documentation or Excel's arithmetic gives for each. */
const CASES: readonly (readonly [formula: string, result: Cell])[] = [
  ["1+2*3", 7],
  ["(1+2)*3", 9],
  ["2^3^2", 64],
  ["-2^2", 4],
  ["2^-1", 0.5],
  ["10-4-3", 3],
  ["12/3/2", 2],
  ["50%", 0.5],
  ["-50%*2", -1],
  ["1=1", true],
  ["1<>1", false],
  ["2>=3", false],
  ['"a"="A"', true],
  ['"b">"a"', true],
  ['5<"a"', true],
  ['"a"<TRUE', true],
  ['1&"x"&TRUE', "1xTRUE"],
  ['0.1+0.2&""', "0.3"],
  ['1E+21&""', "1E+21"],
  ['"3"+1', 4],
  ["TRUE+1", 2],
  ['"a""b"', 'a"b'],
  ["C2+1", 1],
  ['C2&"x"', "x"],
  ['C2=""', true],
  ["C2=0", true],
  ["C2", 0],
  ["first*SUM(numbers)", 4],
  ["SUM(A1:C4)", 4.5],
  ["SUM(numbers,10)", 14],
  ["COUNT(A1:C4)", 5],
  ["COUNTBLANK(A1:C4)", 2],
  ["COUNTBLANK(C2)", 1],
  ["IF(ISNUMBER(NA()),1,2)", 2],
  // A reference to one cell is a range: what is not a number in it does not count.
  ["SUM(A1,B1,C2)", 1],
  ["MIN(C2,7)", 7],
  ["MIN(C2+0,7)", 0],
  ["AND(C1,C2)", true],
  ["MAX(A1:C4)", 4],
  ["MIN(numbers)", -3],
  ["SUMPRODUCT(A1:A4,A1:A4)", 30],
  ["SUMPRODUCT((A1:A4>1)*1)", 2],
  ['SUMPRODUCT((B1:B4="apple")*A1:A4)', 5],
  ['SUMIF(B1:B4,"APPLE",A1:A4)', 5],
  ['SUMIF(A1:A4,">1")', 6],
  ['SUMIF(A1:A4,"<>2")', 2],
  ['SUMIFS(A1:A4,B1:B4,"apple",A1:A4,">=2")', 4],
  ['COUNTIF(B1:B4,"apple")', 2],
  ["COUNTIF(A1:A4,A2)", 1],
  ["INDEX(A1:B4,2,2)", "Pear"],
  ["INDEX(A1:A4,3)", 4],
  ["INDEX(A1:C1,2)", "apple"],
  ["SUM(INDEX(A1:C4,0,1))", 4],
  ["MATCH(4,A1:A4,0)", 3],
  ['MATCH("pear",B1:B4,0)', 2],
  ["MATCH(3,A1:A3)", 2],
  ["MATCH(1.5,{4;2;1},-1)", 2],
  ['IF(A1=1,"yes",1/0)', "yes"],
  ["IF(A1=2,1)", false],
  ["AND(A1=1,A2=2)", true],
  ["AND(C1:C3)", false],
  ["ABS(A4)", 3],
  ["INT(-1.5)", -2],
  ['HYPERLINK("https://example.org/a","the page")', "the page"],
  ['HYPERLINK("https://example.org/a")', "https://example.org/a"],
  ["ISNUMBER(A1)", true],
  ["ISNUMBER(B1)", false],
  ["ISNUMBER(C2)", false],
  ["LOG(8,2)", 3],
  ["LOG(1000)", 3],
  ["ROUND(2.5,0)", 3],
  ["ROUND(-2.5,0)", -3],
  ["ROUND(1.005,2)", 1.01],
  ["ROUND(1234,-2)", 1200],
  ["ROUND(5.4E+24,2)", 5.4e24],
];
/** To LibreOffice a truth is a number everywhere, and an empty text in a cell is no value; an exponent has three digits. */
const OTHERWISE_IN_LIBREOFFICE = ['"a"<TRUE', "SUM(A1:C4)", "COUNT(A1:C4)", '1&"x"&TRUE', '1E+21&""'];

test.each(CASES)("=%s is %p", (formula, expected) => {
  const found = result(formula);
  if (typeof expected === "number") expect(found).toBeCloseTo(expected, 12);
  else expect(found).toBe(expected);
});

test("every native function has a case", () => {
  const called = new Set(
    CASES.flatMap(([formula]) => [...formula.matchAll(/([A-Z][A-Z0-9]*)\(/g)].map(([, name]) => name!)),
  );
  expect(Object.keys(nativeFunctions).filter((it) => !called.has(it))).toEqual([]);
});

describeInLibreOffice("in LibreOffice", () => {
  test("the results are the same", () => {
    const sheet = sheetOf([...DATA, ...CASES.map(([formula]) => [`=${formula}`])], NAMES);
    const properties = { title: "", subject: "", creator: "", description: "", keywords: "", created: new Date(0) };
    const { cases } = throughLibreOffice(
      { cases: xlsxFile(sheet, { values: [], properties, recalculate: true }) },
      { recalculates: true },
    );
    const found = CASES.map(([formula], index) => {
      const { value } = cases.cells.get(`A${DATA.length + index + 1}`)!;
      return [formula, typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value];
    });
    const same = (all: readonly (readonly unknown[])[]) =>
      all.filter(([formula]) => !OTHERWISE_IN_LIBREOFFICE.includes(formula as string));
    expect(same(found)).toEqual(same(CASES));
  });
});

test.each([
  ["1/0", "#DIV/0!"],
  ["0^0", "#NUM!"],
  ["0^-1", "#DIV/0!"],
  ["(-1)^0.5", "#NUM!"],
  ['"a"+1', "#VALUE!"],
  ["1E308*10", "#NUM!"],
  ["MATCH(9,A1:A4,0)", "#N/A"],
  ["INDEX(A1:A4,5)", "#REF!"],
  ["SUM(1,#N/A)", "#N/A"],
  ["NA()", "#N/A"],
  ["SUMPRODUCT(A1:A4,A1:A3)", "#VALUE!"],
  ["1+(2/0)", "#DIV/0!"],
])("=%s is the error %s", (formula, code) => {
  expect(result(formula)).toMatchObject({ code });
});

test("functions beside Excel's own are called with cells and areas, under the name that the formula calls", () => {
  const seen: unknown[] = [];
  const double = (...args: (Cell | Matrix<Cell> | undefined)[]): Matrix<Cell> => {
    seen.push(...args);
    return [[2 * (args[0] as number)]];
  };
  expect(result("_xldudf_NS_DOUBLE(A2,A1:A2)+1", { _xldudf_NS_DOUBLE: double })).toBe(5);
  expect(seen).toEqual([2, [[1], [2]]]);
});

test("formulas wait for one another, wherever they stand", () => {
  expect(evaluateSheet(sheetOf([["=B1+1", "=C1*2", "=A2"], [5]]))[0]).toEqual([11, 10, 5]);
});

test("what is wrong with the sheet itself is said with the cell", () => {
  expect(() => result("NOSUCH(1)")).toThrow("A5: NOSUCH is not a known function");
  expect(() => result("nosuch+1")).toThrow("A5: the sheet has no name nosuch");
  expect(() => result("A1:A4")).toThrow("A5: the formula gives a table");
  expect(() => evaluateSheet(sheetOf([["=B1", "=A1"]]))).toThrow("A1 refers to itself: A1 → B1 → A1");
  expect(() => result('COUNTIF(B1:B4,"a*")')).toThrow("A5: the criterion “a*” has a wildcard");
  expect(() => result("IF(A1:A4,1,2)")).toThrow("A5: a choice for each cell of a table");
  expect(() => result("1+")).toThrow("A5: “1+” breaks off");
});

test("an error in a cell passes through what uses it, with its message", () => {
  const failing = () => [[new CellError("#VALUE!", "width must be a positive whole number")]];
  expect(evaluateSheet(sheetOf([["=F()", "=A1*2", "=IF(ISNUMBER(B1),1,0)"]]), { F: failing })[0]!.slice(1)).toEqual([
    new CellError("#VALUE!", "width must be a positive whole number"),
    0,
  ]);
});
