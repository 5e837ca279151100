import { catalogue } from "../functions";
import type { Host } from "../grid/host";
import { openedStudy } from "./opened-study";
import { mountPane } from "../taskpane/shell/mount-pane";
import { onPreferenceChange, prefersDark } from "./univer";
import { ErrorMessages } from "./error-messages";
import { registration } from "./register-functions";
import { createUniver, type UniverInstance } from "./univer";
import { workbookFiles } from "./file/workbook-file";
import { univerHost, WORKBOOK_ID } from "./univer-host";
import "./workbench.css";

declare global {
  interface Window {
    /** For the browser's console and the tests. */
    flopsheet: { univerAPI: UniverInstance["univerAPI"]; host: Host };
  }
}

const messages = new ErrorMessages();
const spreadsheet = createUniver(
  document.getElementById("spreadsheet")!,
  registration(catalogue, messages),
  prefersDark(),
);
const { univerAPI } = spreadsheet;
const opened = openedStudy(location.href);
const host: Host = {
  ...univerHost(spreadsheet, opened.sheet, messages),
  files: workbookFiles(spreadsheet, {
    workbookId: WORKBOOK_ID,
    isOurs: (name) => catalogue.some((it) => it.name === name),
    namespace: "TRAIN",
  }),
};
onPreferenceChange((dark) => univerAPI.toggleDarkMode(dark));
mountPane(document.getElementById("pane")!, host, opened.notice);
// A link that is pasted into the address of an open workbench changes its fragment alone.
addEventListener("hashchange", () => location.reload());
window.flopsheet = { univerAPI, host };
