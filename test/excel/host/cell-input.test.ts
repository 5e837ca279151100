import * as fc from "../../fast-check";
import { cellInput } from "../../../src/excel/host/cell-input";

test.each([
  "1/2",
  "May 5",
  "5 May",
  "12:30",
  "3-4",
  "1e5",
  "$3",
  "TRUE",
  "false",
  "+1",
  "-x",
  "@name",
  "'quoted",
  "#N/A",
  "12.5 %",
  "June 2024",
  "janvier 2024",
  "Donnerstag, 26. September 2024 12:34",
  "١٢ مارس",
  "Llama 3 8B",
])("“%s” is typed so that it stays text", (text) => {
  expect(cellInput(text)).toBe(`'${text}`);
});

test.each([
  "Total",
  "fixed",
  "US$",
  "D × L",
  "A sentence with a number such as 5 in it, which is longer than any date",
])("“%s” is typed as it is", (text) => {
  expect(cellInput(text)).toBe(text);
});

test("formulas, numbers, truth values and empty cells are not touched", () => {
  for (const content of ["=A1", 5, true, null, ""]) expect(cellInput(content)).toBe(content);
});

test("no text loses or gains a character but the apostrophe", () => {
  fc.assert(fc.property(fc.string(), (text) => [text, `'${text}`].includes(String(cellInput(text)))));
});
