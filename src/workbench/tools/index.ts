import { ICommandService, LocaleService, LocaleType, mergeLocales, type Plugin, type PluginCtor } from "@univerjs/core";
import {
  AddConditionalRuleMutation,
  UniverSheetsConditionalFormattingPreset,
} from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormatting from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { AddDataValidationMutation, UniverSheetsDataValidationPreset } from "@univerjs/preset-sheets-data-validation";
import dataValidation from "@univerjs/preset-sheets-data-validation/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filter from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsFindReplacePreset } from "@univerjs/preset-sheets-find-replace";
import findReplace from "@univerjs/preset-sheets-find-replace/locales/en-US";
import { UniverSheetsNotePreset } from "@univerjs/preset-sheets-note";
import note from "@univerjs/preset-sheets-note/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sort from "@univerjs/preset-sheets-sort/locales/en-US";
import "@univerjs/preset-sheets-conditional-formatting/lib/index.css";
import "@univerjs/preset-sheets-data-validation/lib/index.css";
import "@univerjs/preset-sheets-filter/lib/index.css";
import "@univerjs/preset-sheets-find-replace/lib/index.css";
import "@univerjs/preset-sheets-note/lib/index.css";
import "@univerjs/preset-sheets-sort/lib/index.css";
import type { UniverInstance } from "../univer";
import { withOurWords } from "../words";
import { leaveRecordsOutOfFind } from "./find-shown-cells";
import { nameRefusedCommas } from "./refused-input";

export { writeRules } from "./write-rules";

const NEEDED = [AddDataValidationMutation.id, AddConditionalRuleMutation.id];

/**
 * What a spreadsheet has beside its cells: input rules, shading by a condition, notes, find and replace, sort and filter. Loaded once the
 * first sheet is calculated, which needs none of it.
 */
export async function addTools({ univer, univerAPI }: UniverInstance): Promise<void> {
  const locale = [conditionalFormatting, dataValidation, filter, findReplace, note, sort];
  univer
    .__getInjector()
    .get(LocaleService)
    .load({ [LocaleType.EN_US]: withOurWords(mergeLocales(...locale)) });
  const presets = [
    UniverSheetsDataValidationPreset({ showEditOnDropdown: false }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFindReplacePreset(),
    UniverSheetsSortPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsNotePreset(),
  ];
  for (const plugin of presets.flatMap((it): unknown[] => it.plugins)) {
    const [type, options] = (Array.isArray(plugin) ? plugin : [plugin]) as [PluginCtor<Plugin>, object?];
    univer.registerPlugin(type, options);
  }
  // The engine starts plugins that come late in a task of its own, and tells nobody.
  const commands = univer.__getInjector().get(ICommandService);
  while (!NEEDED.every((id) => commands.hasCommand(id))) await new Promise((resolve) => setTimeout(resolve, 5));
  leaveRecordsOutOfFind(univer.__getInjector());
  nameRefusedCommas(univer.__getInjector(), () => univerAPI.getActiveWorkbook()!.getWorkbook());
}
