import { catalogue } from "../../functions";
import { associateFunctions } from "../functions/associate-functions";
import { ErrorMessages } from "../functions/error-messages";
import * as cards from "../functions/value-card";
import { paneVisibility, whenShown } from "../host/visibility";
import { waitForExcel } from "./wait-for-excel";
import "./taskpane.css";

/** Put in by the build. */
declare const NAMESPACE: string;
declare const CARDS: boolean;

const element = document.getElementById("pane")!;
const messages = new ErrorMessages();
const hasLibrary = typeof Office !== "undefined";

/** Excel gives the page a frame, or says in its address what it is; a browser that somebody opened does neither. */
const isEmbedded = window.parent !== window || /_host_Info/i.test(location.href);

async function start(): Promise<void> {
  // At once: Excel may load this page for its functions alone and never show it.
  if (hasLibrary && typeof CustomFunctions !== "undefined")
    associateFunctions(catalogue, messages, CARDS ? cards : undefined);
  const outcome = await waitForExcel({
    ready: () => (hasLibrary ? Office.onReady() : Promise.reject(new Error("no library"))),
    excel: hasLibrary ? Office.HostType.Excel : "Excel",
    isEmbedded,
    storage: () => sessionStorage,
    reload: () => location.reload(),
  });
  switch (outcome) {
    case "excel":
      return open();
    case "outside":
      return (await withoutExcel()).showOutsideExcel(element);
    case "reloading":
      return;
    case "silent":
      (await withoutExcel()).showSilentExcel(element, hasLibrary ? "no answer" : "no library", () => location.reload());
      // It may come after all, once Excel is less busy.
      if (hasLibrary) void Office.onReady(({ host }) => host === Office.HostType.Excel && void open());
  }
}

/** What is shown in place of the pane. */
const withoutExcel = () => import(/* webpackChunkName: "without-excel" */ "./without-excel");

/** Shows the pane, once somebody sees it. */
async function open(): Promise<void> {
  const visibility = paneVisibility(window, Office.addin);
  await whenShown(visibility);
  try {
    // Apart from the functions, which are a tenth of it and must not wait for it.
    const { openPane } = await import(/* webpackChunkName: "pane" */ "./open-pane");
    element.classList.remove("outside");
    openPane(element, NAMESPACE, messages, visibility);
  } catch {
    // A page kept from before a new version asks for scripts that are gone.
    const notice = Object.assign(document.createElement("p"), {
      role: "alert",
      textContent: "The pane could not be loaded. Close it and open it again; the functions still work.",
    });
    element.replaceChildren(notice);
  }
}

void start();
