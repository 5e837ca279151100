import type { WorksheetFunction } from "../../grid/define-function";
import { numberFormatOf } from "../../grid/unit-format";

const text = (basicValue: string) => ({ type: "String" as const, basicType: "String" as const, basicValue });

/**
 * A result that stays a number to every formula, and shows its unit, equation and source as a card; its number format is a
 * default that the cell's own overrides. ExcelApi 1.19:
 * https://learn.microsoft.com/office/dev/add-ins/excel/excel-data-types-add-properties-to-basic-cell-values
 */
export const valueCard = ({ name, unit, equation, source }: WorksheetFunction, value: number) => ({
  type: "Double" as const,
  basicType: "Double" as const,
  basicValue: value,
  ...(numberFormatOf(unit) !== undefined && { numberFormat: numberFormatOf(unit)! }),
  properties: { Function: text(name), Unit: text(unit), Equation: text(equation), Source: text(source) },
});

export type ValueCard = ReturnType<typeof valueCard>;

/** The version whose numbers may have properties; an older Excel would show an error in place of the number. */
export const showsCards = (): boolean => Office.context.requirements.isSetSupported("ExcelApi", "1.19");
