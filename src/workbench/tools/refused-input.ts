import { DataValidationType, type Injector, type Workbook } from "@univerjs/core";
import { DataValidatorRegistryService } from "@univerjs/preset-sheets-data-validation";
import { reasonOfText } from "../decimal-commas";

const OF_NUMBERS = [DataValidationType.DECIMAL, DataValidationType.WHOLE];

/** Where a rule refuses a number with a decimal comma, the comma is what to mend: it is named before the limits. */
export function nameRefusedCommas(injector: Injector, workbook: () => Workbook): void {
  const validators = injector.get(DataValidatorRegistryService);
  for (const type of OF_NUMBERS) {
    const validator = validators.getValidatorItem(type);
    if (!validator) continue;
    const said = validator.getRuleFinalError.bind(validator);
    validator.getRuleFinalError = (rule, place) => {
      const { subUnitId, row, col } = place;
      // The cell holds what was typed until it is put back.
      const comma = reasonOfText(workbook().getSheetBySheetId(subUnitId)?.getCellRaw(row, col));
      return comma === undefined ? said(rule, place) : `${comma}. ${said(rule, place)}`;
    };
  }
}
