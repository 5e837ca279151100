import * as fc from "../../fast-check";
import { runs } from "../../sizes";
import {
  bind,
  call,
  f,
  functionsOf,
  joined,
  pinned,
  placesOf,
  textOf,
  variable,
  variablesOf,
  verbatim,
  type Formula,
  type Place,
} from "../../../src/grid/formula/formula";
import { parseFormula, type Syntax } from "../../../src/grid/formula/parse";
import { expressions, VALUES, wholeExpressions } from "./expressions";

/** What a parsed text comes to, operator by operator. */
function valueOf(it: Syntax): number {
  if (it.kind === "value") return it.value as number;
  if (it.kind === "name") return VALUES[it.name]!;
  if (it.kind === "unary") return it.operator === "-" ? -valueOf(it.operand) : valueOf(it.operand);
  if (it.kind !== "binary") throw new Error(`a ${it.kind}`);
  const [left, right] = [valueOf(it.left), valueOf(it.right)];
  if (it.operator === "^") return left ** right;
  if (it.operator === "*") return left * right;
  if (it.operator === "/") return left / right;
  return it.operator === "+" ? left + right : left - right;
}
const read = (formula: Formula): number => valueOf(parseFormula(textOf(formula)));

const cell = (row: number, column: number): Place => ({ row, column, rows: 1, columns: 1 });

test("a text means what its formula means: brackets are where they are needed", () => {
  fc.assert(
    fc.property(wholeExpressions, ({ operand, value }) => {
      // In whole numbers nothing is rounded, so a bracket too few shows in the last digit.
      expect(read(f`${operand}`) + 0).toBe(value + 0);
    }),
    { numRuns: runs(1000) },
  );
  fc.assert(
    fc.property(expressions, ({ operand, value }) => {
      expect(read(f`${operand}`) / value).toBeCloseTo(1, 6);
    }),
    { numRuns: runs(1000) },
  );
});

test("brackets are only where they are needed", () => {
  const [a, b, c] = [variable("a_"), variable("b_"), variable("c_")];
  expect(textOf(f`${f`${a}*${b}`}+${f`${b}*${c}`}`)).toBe("a_*b_+b_*c_");
  expect(textOf(f`${f`${a}+${b}`}+${c}`)).toBe("a_+b_+c_");
  expect(textOf(f`${a}-${f`${b}*${c}`}`)).toBe("a_-b_*c_");
  expect(textOf(f`${f`${a}*${b}`}/${c}`)).toBe("a_*b_/c_");
  expect(textOf(f`2*${f`${a}^2`}`)).toBe("2*a_^2");
  expect(textOf(f`${a}-${f`${b}^2`}`)).toBe("a_-b_^2");
  expect(textOf(f`IF(${f`${a}<${b}`},${f`${a}+${b}`},${c})`)).toBe("IF(a_<b_,a_+b_,c_)");
  expect(textOf(f`${f`${a}*2`}<${f`${b}+1`}`)).toBe("a_*2<b_+1");

  expect(textOf(f`${f`${a}+${b}`}*${c}`)).toBe("(a_+b_)*c_");
  expect(textOf(f`${a}/${f`${b}*${c}`}`)).toBe("a_/(b_*c_)");
  expect(textOf(f`${a}-${f`${b}-${c}`}`)).toBe("a_-(b_-c_)");
  expect(textOf(f`-${f`${a}^2`}`)).toBe("-(a_^2)");
  expect(textOf(f`-${f`${a}^2*${b}`}`)).toBe("-(a_^2*b_)");
  expect(textOf(f`${a}*-${f`${b}*${c}`}`)).toBe("a_*-(b_*c_)");
  expect(textOf(f`${f`2*${a}`}^2`)).toBe("(2*a_)^2");
  expect(textOf(f`${f`${a}<${b}`}+1`)).toBe("(a_<b_)+1");
  expect(textOf(f`${f`${a}&"+"`}&${b}`)).toBe('a_&"+"&b_');
});

test("an operator in a text, in brackets or in the power of ten of a number binds nothing", () => {
  expect(textOf(f`2*${f`LEN("1+1")`}`)).toBe('2*LEN("1+1")');
  expect(textOf(f`2*${f`SUM(${cell(0, 0)}+1)`}`)).toBe("2*SUM(A1+1)");
  expect(textOf(f`${f`1.5E-9`}*${2}`)).toBe("1.5E-9*2");
});

test("a cell is its name, or its address, which stays put only where it is a range", () => {
  const named: Place = { ...cell(1, 1), name: "train_steps" };
  expect(textOf(f`${named}*${cell(2, 2)}+SUM(${{ row: 0, column: 0, rows: 2, columns: 3 }})`)).toBe(
    "train_steps*C3+SUM($A$1:$C$2)",
  );
  expect(textOf(f`${pinned(named, "row")}`)).toBe("B$2");
});

test("a name that a cell gets after it was referred to is shown", () => {
  const place = cell(4, 0);
  const formula = f`2*${place}`;
  expect(textOf(formula)).toBe("2*A5");
  place.name = "later_name";
  expect(textOf(formula)).toBe("2*later_name");
});

test("literals are written as Excel writes them", () => {
  expect(textOf(f`F(${true},${false},${'say "hi"'},${1e21},${1e-9})`)).toBe('F(TRUE,FALSE,"say ""hi""",1E+21,1E-9)');
  expect(textOf(f`${-2}^2+${-2}`)).toBe("(-2)^2+-2");
  expect(textOf(f`${verbatim("{1,2}")}`)).toBe("{1,2}");
});

test("a call is written with its trailing arguments left out and in its host's spelling", () => {
  const spelled = (formula: Formula) => textOf(formula, { spell: (name) => `TRAIN.${name}` });
  expect(spelled(call("RUN_COST", [1, undefined, cell(0, 0)]))).toBe("TRAIN.RUN_COST(1,,A1)");
  expect(spelled(call("RUN_COST", [1, undefined, undefined]))).toBe("TRAIN.RUN_COST(1)");
  expect(spelled(call("RUN_COST", [undefined]))).toBe("TRAIN.RUN_COST()");
  expect(textOf(call("RUN_COST", []))).toBe("RUN_COST()");
  expect(textOf(f`2*${call("RUN_COST", [f`${cell(0, 0)}+1`])}`)).toBe("2*RUN_COST(A1+1)");
});

test("formulas are joined by an operator, each in the brackets it needs", () => {
  expect(textOf(joined([f`${variable("a_")}+1`, 2, variable("b_")], "*"))).toBe("(a_+1)*2*b_");
  expect(textOf(joined([variable("a_")], "+"))).toBe("a_");
});

test("variables are filled in however deep, and one that is left open is a fault", () => {
  const formula = f`${variable("a_")}*${f`${variable("b_")}+${variable("a_")}`}`;
  expect(textOf(bind(formula, { a_: cell(0, 0), b_: f`${cell(1, 0)}*2` }))).toBe("A1*(A2*2+A1)");
  expect(() => bind(formula, { a_: 1 })).toThrow("the formula has no b_");
});

test("a formula knows the cells, variables and functions it is made of", () => {
  const [a, b] = [cell(0, 0), cell(1, 1)];
  const formula = f`SUM(${a})*${f`${call("RUN_COST", [b, variable("x_")])}+ROUND(${variable("y_")},0)`}`;
  expect(placesOf(formula)).toEqual([a, b]);
  expect(variablesOf(formula)).toEqual(["x_", "y_"]);
  expect([...functionsOf(formula)].sort()).toEqual(["ROUND", "RUN_COST", "SUM"]);
});
