import { evaluateSheet } from "../calculation/evaluate-sheet";
import { catalogue } from "../functions";
import type { Cell, Matrix } from "../grid/cell";
import type { Sheet } from "../grid/sheet";

/** What every cell of a sheet shows by our own calculation, to compare with what a spreadsheet made of it. */
export const expectedValues = (sheet: Sheet, spell: (functionName: string) => string): Matrix<Cell> =>
  evaluateSheet(sheet, Object.fromEntries(catalogue.map(({ name, call }) => [spell(name), call])));
