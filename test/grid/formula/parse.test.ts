import { parseFormula } from "../../../src/grid/formula/parse";

test("references are areas, other words are names", () => {
  expect(parseFormula("$B$2:c$4")).toEqual({ kind: "area", area: { row: 1, column: 1, rows: 3, columns: 2 } });
  expect(parseFormula("AA10")).toEqual({ kind: "area", area: { row: 9, column: 26, rows: 1, columns: 1 } });
  expect(parseFormula("Total_usd")).toEqual({ kind: "name", name: "total_usd" });
  expect(parseFormula("LOG10(1)")).toMatchObject({ kind: "call", name: "LOG10" });
});

test("an argument that is left out is blank", () => {
  expect(parseFormula("F(,1,)")).toMatchObject({ args: [{ value: null }, { value: 1 }, { value: null }] });
  expect(parseFormula("F()")).toMatchObject({ args: [] });
});

test.each(["1+", "(1", "F(1", "1 2", "{1,2", "*2", ")"])(
  "“%s” is refused with the formula in the message",
  (formula) => {
    expect(() => parseFormula(formula)).toThrow(`“${formula}” breaks off or goes wrong`);
  },
);

test("a reference to another sheet is refused: a sheet stands alone", () => {
  expect(() => parseFormula("'Other sheet'!A1")).toThrow("nothing that a formula of one sheet holds");
  expect(() => parseFormula("Other!A1")).toThrow("nothing that a formula of one sheet holds");
});
