import { CellError, ERROR_CODES, isErrorCode } from "../../src/grid/cell";

test("an error is shown by its code", () => {
  expect(String(new CellError("#N/A", "why"))).toBe("#N/A");
  expect(new CellError("#NUM!").message).toBe("");
});

test("Excel's error codes are told from other texts", () => {
  expect(ERROR_CODES.every(isErrorCode)).toBe(true);
  expect(["#VALUE", "value", "", "#SPILL!"].some(isErrorCode)).toBe(false);
});
