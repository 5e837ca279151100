import { catalogue } from "../../functions";
import { associateFunctions } from "../functions/associate-functions";
import { ErrorMessages } from "../functions/error-messages";
import { showOutsideExcel } from "./show-outside-excel";
import "./taskpane.css";

/** Put in by the build. */
declare const NAMESPACE: string;

const element = document.getElementById("pane")!;
const messages = new ErrorMessages();

if (typeof Office === "undefined" || typeof CustomFunctions === "undefined") {
  showOutsideExcel(element);
} else {
  // At once: Excel may load this page for its functions alone and never show it.
  associateFunctions(catalogue, messages);
  void Office.onReady(async ({ host }) => {
    if (host !== Office.HostType.Excel) return showOutsideExcel(element);
    try {
      // Apart from the functions, which are a tenth of it and must not wait for it.
      const { openPane } = await import(/* webpackChunkName: "pane" */ "./open-pane");
      openPane(element, NAMESPACE, messages);
    } catch {
      // A page kept from before a new version asks for scripts that are gone.
      const notice = Object.assign(document.createElement("p"), {
        role: "alert",
        textContent: "The pane could not be loaded. Close it and open it again; the functions still work.",
      });
      element.replaceChildren(notice);
    }
  });
}
