import { LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset, UniverSheetsPlugin } from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";
import { defaultTheme } from "@univerjs/themes";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { Registration } from "./register-functions";
import { withOurWords } from "./words";

/** Nobody shares a workbook here, so there is nothing to protect a sheet from. */
const HIDDEN_MENUS = [
  "sheet.contextMenu.permission",
  "sheet.command.add-range-protection-from-toolbar",
  "sheet.command.add-range-protection-from-context-menu",
  "sheet.command.view-sheet-permission-from-context-menu",
  "sheet.command.add-range-protection-from-sheet-bar",
  "sheet.command.change-sheet-protection-from-sheet-bar",
  "sheet.command.view-sheet-permission-from-sheet-bar",
  "sheet.command.delete-worksheet-protection-from-sheet-bar",
];

/** Of a sheet with more cells the engine would keep nothing for undo, and copy it piece by piece. */
const ANY_SIZE = { largeSheetOperation: { largeSheetCellCountThreshold: Infinity } };

/** A spreadsheet in `container`, knowing the functions of `formula`, with no workbook yet. */
export function createUniver(container: HTMLElement, formula: Registration, darkMode: boolean) {
  const univer = new Univer({
    theme: defaultTheme,
    darkMode,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: withOurWords(mergeLocales(enUS)) },
    logLevel: LogLevel.WARN,
  });
  const { plugins } = UniverSheetsCorePreset({
    container,
    formula,
    ribbonType: "simple",
    menu: Object.fromEntries(HIDDEN_MENUS.map((id) => [id, { hidden: true }])),
  });
  for (const plugin of plugins) {
    if (!Array.isArray(plugin)) univer.registerPlugin(plugin);
    else if (plugin[0] === UniverSheetsPlugin) univer.registerPlugin(plugin[0], { ...plugin[1], ...ANY_SIZE });
    else univer.registerPlugin(...plugin);
  }
  return { univer, univerAPI: FUniver.newAPI(univer) };
}

export type UniverInstance = ReturnType<typeof createUniver>;

const preference = matchMedia("(prefers-color-scheme: dark)");

export const prefersDark = (): boolean => preference.matches;

/** Calls back whenever the user turns the system's dark mode on or off. */
export function onPreferenceChange(listener: (dark: boolean) => void): void {
  preference.addEventListener("change", ({ matches }) => listener(matches));
}
