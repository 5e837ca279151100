import {
  BooleanNumber,
  DataValidationErrorStyle,
  DataValidationOperator,
  DataValidationRenderMode,
  DataValidationType,
  type IRange,
  type IStyleBase,
  type ISheetDataValidationRule,
} from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  CFRuleType,
  CFSubRuleType,
  CFValueType,
  type IConditionFormattingRule,
} from "@univerjs/preset-sheets-conditional-formatting";
import { AddDataValidationMutation } from "@univerjs/preset-sheets-data-validation";
import type { Area } from "../../grid/address";
import { highlights, type Look } from "../../grid/looks";
import { palette } from "../../grid/palette";
import type { ConditionalFormat, Sheet, Validation } from "../../grid/sheet";
import { PART_OF_SHEET } from "../part-of-sheet";
import { replaceNames } from "../sheet-names";
import type { UniverInstance } from "../univer";

const rangeOf = ({ row, column, rows, columns }: Area): IRange => ({
  startRow: row,
  endRow: row + rows - 1,
  startColumn: column,
  endColumn: column + columns - 1,
});

/** Gives a sheet that was written its input rules and its shading. They are part of the sheet, so undo knows nothing of them. */
export function writeRules({ univerAPI }: UniverInstance, { unitId, sheetId, sheet, addressOf }: WrittenSheet): void {
  const place = { unitId, subUnitId: sheetId };
  const rule = sheet.validations.map((it, index) => validationRule(it, `${sheetId}-input-${index}`));
  if (rule.length > 0) univerAPI.syncExecuteCommand(AddDataValidationMutation.id, { ...place, rule }, PART_OF_SHEET);
  sheet.conditionalFormats.forEach((it, index) => {
    const rule = formatRule(it, `${sheetId}-shading-${index}`, (formula) => replaceNames(formula, addressOf));
    univerAPI.syncExecuteCommand(AddConditionalRuleMutation.id, { ...place, rule }, PART_OF_SHEET);
  });
}

export interface WrittenSheet {
  unitId: string;
  sheetId: string;
  sheet: Sheet;
  /** Where a name of the sheet is. */
  addressOf: (name: string) => string | undefined;
}

function validationRule({ area, rule, message }: Validation, uid: string): ISheetDataValidationRule {
  const common = {
    uid,
    ranges: [rangeOf(area)],
    errorStyle: DataValidationErrorStyle.STOP,
    showErrorMessage: true,
    error: message,
    // An input that was cleared says so where its result is.
    allowBlank: true,
  };
  if (rule.kind === "list") {
    return {
      ...common,
      type: DataValidationType.LIST,
      formula1: JSON.stringify(rule.choices),
      showDropDown: true,
      renderMode: DataValidationRenderMode.ARROW,
    };
  }
  return {
    ...common,
    type: rule.kind === "whole" ? DataValidationType.WHOLE : DataValidationType.DECIMAL,
    operator: DataValidationOperator.BETWEEN,
    formula1: String(rule.minimum),
    formula2: String(rule.maximum),
  };
}

const highlightStyle = ({ ink, fill, bold }: Look): IStyleBase => ({
  ...(ink ? { cl: { rgb: ink } } : {}),
  ...(fill ? { bg: { rgb: fill } } : {}),
  ...(bold ? { bl: BooleanNumber.TRUE } : {}),
});

function formatRule(
  format: ConditionalFormat,
  cfId: string,
  withAddresses: (formula: string) => string,
): IConditionFormattingRule {
  const common = { cfId, ranges: [rangeOf(format.area)], stopIfTrue: false };
  if (format.kind === "dataBar") {
    return {
      ...common,
      rule: {
        type: CFRuleType.dataBar,
        isShowValue: true,
        // From zero, so that a bar twice as long is a figure twice as large.
        config: {
          min: { type: CFValueType.num, value: 0 },
          max: { type: CFValueType.max },
          isGradient: false,
          positiveColor: palette.softAccent,
          nativeColor: palette.softAccent,
        },
      },
    };
  }
  return {
    ...common,
    rule: {
      type: CFRuleType.highlightCell,
      subType: CFSubRuleType.formula,
      value: `=${withAddresses(format.formula)}`,
      style: highlightStyle(highlights[format.style]),
    },
  };
}
