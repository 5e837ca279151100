import * as fc from "../fast-check";
import { address, areaAddress, cellAt, columnLetters } from "../../src/grid/address";

test("columns are counted as Excel letters them", () => {
  expect([0, 25, 26, 51, 52, 701, 702, 16383].map(columnLetters)).toEqual([
    "A",
    "Z",
    "AA",
    "AZ",
    "BA",
    "ZZ",
    "AAA",
    "XFD",
  ]);
});

test("letters read back as the column they came from", () => {
  fc.assert(
    fc.property(fc.nat(16383), (column) => {
      const back = [...columnLetters(column)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
      expect(back).toBe(column);
    }),
  );
});

test("a dollar keeps the part of an address that it stands before", () => {
  const cell = { row: 4, column: 2 };
  expect([address(cell), address(cell, "row"), address(cell, "column"), address(cell, "both")]).toEqual([
    "C5",
    "C$5",
    "$C5",
    "$C$5",
  ]);
});

test("an area of one cell has no colon", () => {
  expect(areaAddress({ row: 0, column: 0, rows: 1, columns: 1 })).toBe("A1");
  expect(areaAddress({ row: 0, column: 0, rows: 2, columns: 3 }, "both")).toBe("$A$1:$C$2");
  expect(areaAddress({ row: 1, column: 1, rows: 3, columns: 1 })).toBe("B2:B4");
  expect(areaAddress({ row: 1, column: 1, rows: 1, columns: 3 })).toBe("B2:D2");
  expect(cellAt(4, 2)).toEqual({ row: 4, column: 2, rows: 1, columns: 1 });
});
