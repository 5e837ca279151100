import { cellValues, type SheetFunctions } from "../../src/calculation/evaluate-sheet";
import { catalogue } from "../../src/functions";
import { address, type Area, type Position } from "../../src/grid/address";
import type { Cell, Matrix } from "../../src/grid/cell";
import { isMatrix } from "../../src/grid/define-function";
import type { Content, PlacedCell, Sheet, ValidationRule } from "../../src/grid/sheet";
import { breakdownSheet } from "../../src/breakdown/breakdown";
import { resultNames } from "../../src/breakdown/result-names";
import type { Study } from "../../src/study/study";

/** A cell that its sheet's style says is the user's to change, and what it admits where the sheet says so. */
export interface InputCell extends Position {
  address: string;
  cell: PlacedCell;
  rule: ValidationRule | undefined;
}

/** What was typed into which cells; null was cleared. */
export type Typed = readonly (readonly [at: InputCell, content: Content])[];

const holds = (area: Area, { row, column }: Position): boolean =>
  row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;

export const inputCells = (sheet: Sheet): InputCell[] =>
  sheet.rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) =>
      cell?.style === "input"
        ? [
            {
              row,
              column,
              address: address({ row, column }),
              cell,
              rule: sheet.validations.find(({ area }) => holds(area, { row, column }))?.rule,
            },
          ]
        : [],
    ),
  );

export function areaOf(sheet: Sheet, wanted: string): Area {
  const named = sheet.names.find(({ name }) => name === wanted);
  if (!named) throw new Error(`the sheet has no name ${wanted}`);
  return named.area;
}

/** The sheet with those contents in their cells, everything else as it was. */
export function withTyped(sheet: Sheet, typed: Typed): Sheet {
  const rows = [...sheet.rows];
  for (const [{ row, column }, content] of typed) {
    const cells = [...rows[row]!];
    cells[column] = { ...cells[column]!, content };
    rows[row] = cells;
  }
  return { ...sheet, rows };
}

const functions: SheetFunctions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));

/** Some desktops hand the blank cells of a range over as 0 and not as null. */
const zeroForBlank = (value: Cell | Matrix<Cell> | undefined) =>
  isMatrix(value) ? value.map((row) => row.map((it) => it ?? 0)) : value;
const desktopFunctions: SheetFunctions = Object.fromEntries(
  catalogue.map(({ name, call }) => [name, (...args) => call(...args.map(zeroForBlank))]),
);

/** A study's sheet in each style, and the add-in's once more as a desktop calculates it. */
export const STYLES = ["excel", "addin", "desktop"] as const;
export type CalculatedStyle = (typeof STYLES)[number];

export const sheetsOf = (study: Study): Readonly<Record<CalculatedStyle, Sheet>> => {
  const addin = breakdownSheet(study, { style: "addin" });
  return { excel: breakdownSheet(study, { style: "excel" }), addin, desktop: addin };
};

export const valuesOf = (sheet: Sheet, style: CalculatedStyle): ((position: Position) => Cell) =>
  cellValues(sheet, style === "desktop" ? desktopFunctions : functions);

/** The total that each style's sheet shows. */
export const totalsOf = (
  sheets: Readonly<Record<CalculatedStyle, Sheet>>,
  typed: Typed,
): Readonly<Record<CalculatedStyle, Cell>> => {
  const at = areaOf(sheets.excel, resultNames.totalUsd);
  const total = (style: CalculatedStyle) => valuesOf(withTyped(sheets[style], typed), style)(at);
  return { excel: total("excel"), addin: total("addin"), desktop: total("desktop") };
};
