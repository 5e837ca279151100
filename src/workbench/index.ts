import { catalogue } from "../functions";
import type { Host } from "../grid/host";
import { mountPane } from "../taskpane/shell/mount-pane";
import { openedStudy } from "./opened-study";
import { Opening } from "./opening";
import { openingHost } from "./opening-host";
import { resizablePane } from "./pane-size";
import "./workbench.css";

/** Put in by the build. */
declare const FILE_NAMESPACE: string;

const opened = openedStudy(location.href);

/** The engine is several times the size of all else, so it comes after the pane, which shows the total without it. */
async function open(): Promise<Host> {
  const opening = new Opening(document.getElementById("opening")!);
  try {
    opening.shows("Loading the spreadsheet…", 1);
    const { openSpreadsheet } = await import(/* webpackChunkName: "spreadsheet" */ "./open-spreadsheet");
    opening.shows("Calculating the sheet…", 2);
    const host = await openSpreadsheet(document.getElementById("spreadsheet")!, opened.sheet, FILE_NAMESPACE);
    opening.isOver();
    return host;
  } catch (error) {
    // start.ts says it in the page.
    reportError(error);
    throw error;
  }
}

const functions = Object.fromEntries(catalogue.map(({ name, call }) => [name, call]));
const pane = document.getElementById("pane")!;
pane.replaceChildren();
mountPane(pane, openingHost(opened.sheet, functions, FILE_NAMESPACE, open()), opened.notice);
resizablePane(pane);
// A link that is pasted into the address of an open workbench changes its fragment alone.
addEventListener("hashchange", () => location.reload());
