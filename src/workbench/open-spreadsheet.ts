import { catalogue } from "../functions";
import type { Host } from "../grid/host";
import type { Sheet } from "../grid/sheet";
import { softenDarkMode } from "./dark-colours";
import { ErrorMessages } from "./error-messages";
import { followLinks } from "./links";
import { loadTools } from "./load-tools";
import { helpFromGrid } from "./grid-help";
import { goRoundRegions, returnFromDialogs, undoFromBars } from "./regions";
import { registration } from "./register-functions";
import { createUniver, onPreferenceChange, prefersDark, type UniverInstance } from "./univer";
import { workbookFiles } from "./file/workbook-file";
import { printSheets } from "./print";
import { SheetNames } from "./sheet-names";
import { univerHost, WORKBOOK_ID } from "./univer-host";

declare global {
  interface Window {
    /** For the browser's console and the tests. */
    flopsheet: { univerAPI: UniverInstance["univerAPI"]; host: Host };
  }
}

/** Opens the spreadsheet in an element with its first sheet; resolves once that is calculated. */
export async function openSpreadsheet(container: HTMLElement, first: Sheet, namespace: string): Promise<Host> {
  const messages = new ErrorMessages();
  const spreadsheet = createUniver(container, registration(catalogue, messages), prefersDark());
  const { univerAPI } = spreadsheet;
  softenDarkMode(spreadsheet.univer.__getInjector());
  onPreferenceChange((dark) => univerAPI.toggleDarkMode(dark));
  const calculated = new Promise<void>((resolve) => {
    const ended = univerAPI.getFormula().calculationEnd(() => {
      ended.dispose();
      // Those who came first are told first.
      setTimeout(resolve);
    });
  });
  const tools = loadTools(spreadsheet, calculated);
  const host: Host = {
    ...univerHost(spreadsheet, first, messages, tools),
    namespace,
    files: workbookFiles(spreadsheet, {
      workbookId: WORKBOOK_ID,
      isOurs: (name) => catalogue.some((it) => it.name === name),
      namespace,
      tools,
    }),
  };
  followLinks(spreadsheet);
  const names = new SheetNames(spreadsheet.univer.__getInjector(), WORKBOOK_ID);
  printSheets(spreadsheet, (sheetId, name) => names.area(sheetId, name));
  helpFromGrid(spreadsheet);
  goRoundRegions();
  returnFromDialogs();
  undoFromBars(host);
  window.flopsheet = { univerAPI, host };
  await calculated;
  return host;
}
