import { LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import enUS from "@univerjs/preset-sheets-core/locales/en-US";
import { defaultTheme } from "@univerjs/themes";
import "@univerjs/preset-sheets-core/lib/index.css";
import type { Registration } from "./register-functions";

/** Copying a sheet by its tab would leave the copy reading the first sheet's names; inserting it again does not. */
const HIDDEN_MENUS = ["sheet.command.copy-sheet"];

/** A spreadsheet in `container`, knowing the functions of `formula`, with no workbook yet. */
export function createUniver(container: HTMLElement, formula: Registration, darkMode: boolean) {
  const univer = new Univer({
    theme: defaultTheme,
    darkMode,
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(enUS) },
    logLevel: LogLevel.WARN,
  });
  const { plugins } = UniverSheetsCorePreset({
    container,
    formula,
    ribbonType: "simple",
    menu: Object.fromEntries(HIDDEN_MENUS.map((id) => [id, { hidden: true }])),
  });
  for (const plugin of plugins) {
    if (Array.isArray(plugin)) univer.registerPlugin(...plugin);
    else univer.registerPlugin(plugin);
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
